"""Who stands where: people on the floor of a stage, or close up before a screen, with what is in their hands."""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final
from xml.etree import ElementTree as ET

from kiosk.scenario.model import Figure as Role
from kiosk.scenario.model import Scene
from kiosk.ui.art import figure
from kiosk.ui.art.cast import CAST
from kiosk.ui.art.kit import Kit
from kiosk.ui.art.marks import Point, group, trace
from kiosk.ui.art.person import Person, Stance
from kiosk.ui.art.shading import number_of
from kiosk.ui.art.stances import ATTITUDES, narrowed, stance

ADULT_HEAD: Final = 82.0
CROWD_HEAD: Final = 77.0
FEET: Final = 606.0
MOST: Final = 5
HAND_ROOM: Final = 26.0
"""Between the wrists of two neighbours."""

PLACES: Final = {
    1: (430.0,),
    2: (262.0, 500.0),
    3: (178.0, 342.0, 505.0),
    4: (190.0, 350.0, 510.0, 670.0),
    5: (172.0, 310.0, 448.0, 586.0, 724.0),
}
BEFORE_SCREEN: Final = {1: (262.0,), 2: (166.0, 318.0)}
HUDDLE: Final = (128.0, 223.0, 318.0, 176.0, 270.0)
"""Before a screen, three and more."""

HANDY: Final = frozenset(
    {"phone", "tablet", "comics", "umbrella", "letter", "fishing-rod", "clipboard", "invitation"}
    | {"balloons", "book", "id-card", "controller", "torch", "flag"}
)
DEVICES: Final = frozenset({"phone", "tablet", "controller"})
"""What is drawn already where a screen fills the scene."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Someone on the stage: who, how, and where the feet are; `size` is the height of an adult's head."""

    role: str
    person: Person
    stance: Stance
    x: float
    y: float
    held: str = ""
    has_prop: bool = False
    size: float = ADULT_HEAD

    @property
    def unit(self) -> float:
        return self.size * self.person.proportions.head

    @property
    def crown(self) -> float:
        return self.y - figure.height(self.person, self.size)

    @property
    def hands(self) -> tuple[Point, Point]:
        """Both wrists, the picture's left one first."""
        left, right = figure.wrists(self.person, self.stance, self.size)
        return (self.x + left[0], self.y + left[1]), (self.x + right[0], self.y + right[1])

    @property
    def head(self) -> tuple[float, float, float]:
        """Middle and radius of the head, hair and hat within it."""
        return self.x, self.crown + self.unit * 0.5, self.unit * 0.8

    @property
    def body(self) -> tuple[float, float, float, float]:
        """Left, top, right and foot of what is body through and through."""
        wide = self.unit * 0.32
        return self.x - wide, self.crown + self.unit * 1.15, self.x + wide, self.y - self.unit * 0.1

    @property
    def reach(self) -> str:
        """The outline of a box round all of the body, arms out and up included."""
        unit, top = self.unit, self.crown - self.unit * 0.7
        return trace(
            "M", self.x - unit * 1.4, top, "h", unit * 2.8, "V", self.y + unit * 0.2, "h", unit * -2.8, "Z"
        )

    def drawn(self, *, has_shadow: bool) -> str:
        body = figure.drawn(self.person, self.stance, self.size, held=self.held, has_shadow=has_shadow)
        return group(body, f"translate({self.x:.0f},{self.y:.0f})", id=f"cast-{self.role}")


def placed(scene: Scene, kit: Kit, screen: ET.Element | None) -> tuple[list[Placed], Placed | None]:
    """Who stands where; in a scene with a screen, the one who is on it apart.

    A screen is the `slot-screen` of a backdrop: the last of the cast is on it, unless a child is alone before it.
    """
    known = _known(scene, kit)
    if screen is None:
        return on_floor(known, _in_hand(scene), kit), None
    caller = None
    if known and (len(known) > 1 or not CAST[known[-1].role].is_child or CAST[known[-1].role].is_avatar):
        last = known.pop()
        person = CAST[last.role]
        posed = narrowed(person, stance(person, last.attitude))
        caller = Placed(last.role, person, posed, 0, 0)
    return close_up(known, screen), caller


def _known(scene: Scene, kit: Kit) -> list[Role]:
    known = []
    for one in scene.cast:
        if one.role in CAST:
            known.append(one)
        else:
            kit.tell(f"the role {one.role}")
        if one.attitude not in ATTITUDES:
            kit.tell(f"the attitude {one.attitude}")
    return known


def _in_hand(scene: Scene) -> str:
    return next((prop for prop in scene.props if prop in HANDY), "")


def on_floor(known: list[Role], prop: str, kit: Kit) -> list[Placed]:
    """The first five, side by side; `prop` is in the hand of the last one whose hand is free."""
    known = known[:MOST]
    count = len(known)
    towards = [_towards(index, count) for index in range(count)]
    holder = _holder(known, towards) if prop else -1
    size = CROWD_HEAD if count == MOST else ADULT_HEAD
    out = []
    for index, (one, x) in enumerate(zip(known, PLACES.get(count, ()), strict=True)):
        person = CAST[one.role]
        thing = person.holds or (prop if index == holder else "")
        posed = stance(person, one.attitude, towards[index], is_holding=bool(thing))
        held = kit.library.text("prop", thing) if thing else ""
        feet = FEET + (6 if person.is_child else -2)
        out.append(Placed(one.role, person, posed, x, feet, held, has_prop=index == holder, size=size))
    return _apart(out)


def _apart(people: list[Placed]) -> list[Placed]:
    """The same with arms kept close wherever two neighbours' hands would touch."""
    if not people:
        return people
    near = [right.hands[0][0] - left.hands[1][0] < HAND_ROOM for left, right in pairwise(people)]
    is_near = [before or after for before, after in zip([False, *near], [*near, False], strict=True)]
    return [
        replace(one, stance=narrowed(one.person, one.stance)) if tight else one
        for one, tight in zip(people, is_near, strict=True)
    ]


def close_up(known: list[Role], screen: ET.Element) -> list[Placed]:
    """Seated before a screen, large; `data-head` and `data-seat` of the screen say how large, and where the seat is."""
    size, seat = number_of(screen, "data-head", ADULT_HEAD), number_of(screen, "data-seat", FEET)
    known = known[:MOST]
    out = []
    for one, x in zip(known, BEFORE_SCREEN.get(len(known), HUDDLE), strict=False):
        person = CAST[one.role]
        posed = narrowed(person, stance(person, one.attitude, 1))
        feet = seat + figure.seat(person, size)
        out.append(Placed(one.role, person, posed, x, feet, size=size))
    return out


def _towards(index: int, count: int) -> int:
    """Which way the others are: the left ones look right, the right ones left, someone alone at us."""
    if count == 1:
        return 0
    return 1 if index == 0 or index < (count - 1) / 2 else -1


def _is_raised(one: Role, towards: int) -> bool:
    """Whether the attitude needs the picture's right hand."""
    if one.attitude in {"pointing", "talking", "saying-no"}:
        return towards >= 0
    return one.attitude in {"waving", "glad", "listening", "unsure"}


def _holder(known: list[Role], towards: list[int]) -> int:
    """The last one with a free right hand, or else the last who carries nothing; -1 where nobody can hold a thing."""
    able = [index for index in range(len(known)) if not CAST[known[index].role].holds]
    free = [index for index in able if not _is_raised(known[index], towards[index])]
    return (free or able or [-1])[-1]
