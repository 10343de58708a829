"""A scene in two layers, drawn into a design of 1280 × 640: the backdrop, and on clear ground the cast before it."""

from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

from kiosk.scenario.model import Figure as Role
from kiosk.scenario.model import Scene
from kiosk.ui.art import figure, states
from kiosk.ui.art.cast import CAST
from kiosk.ui.art.kit import Kit
from kiosk.ui.art.library import written
from kiosk.ui.art.marks import group, path, rect, trace, within
from kiosk.ui.art.palette import CREAM
from kiosk.ui.art.person import Arm, Face, Person, Stance
from kiosk.ui.art.shading import number_of
from kiosk.ui.art.stances import ATTITUDES, stance

SIZE: Final = (states.WIDTH, states.HEIGHT)
VIEW_SIZE: Final = (1280, 800)
ADULT_HEAD: Final = 82.0
FEET: Final = 614.0
PLACES: Final = {
    1: (430,),
    2: (300, 560),
    3: (235, 430, 635),
    4: (200, 350, 505, 670),
    5: (180, 300, 425, 550, 690),
}
BESIDE_SCREEN: Final = (190, 330, 100, 430, 530)
FURTHEST_PROP: Final = 800.0
VEHICLES: Final = frozenset({"car", "van", "minibus"})
HANDY: Final = frozenset({"phone", "tablet", "comics", "umbrella", "letter"})


@dataclass(frozen=True, slots=True)
class Placed:
    """Someone on the stage: who, how, and where the feet are."""

    role: str
    person: Person
    stance: Stance
    x: float
    y: float
    held: str = ""
    has_prop: bool = False

    def drawn(self, *, has_shadow: bool) -> str:
        body = figure.drawn(self.person, self.stance, ADULT_HEAD, held=self.held, has_shadow=has_shadow)
        return group(body, f"translate({self.x:.0f},{self.y:.0f})", id=f"cast-{self.role}")

    @property
    def head(self) -> tuple[float, float, float]:
        """Middle and radius of the head, hair and hat within it."""
        unit = ADULT_HEAD * self.person.proportions.head
        return self.x, self.y - figure.height(self.person, ADULT_HEAD) + unit * 0.5, unit * 0.8

    @property
    def body(self) -> tuple[float, float, float, float]:
        """Left, top, right and foot of what is body through and through."""
        unit = ADULT_HEAD * self.person.proportions.head
        top = self.y - figure.height(self.person, ADULT_HEAD) + unit * 1.15
        return self.x - unit * 0.32, top, self.x + unit * 0.32, self.y - unit * 0.1

    @property
    def reach(self) -> str:
        """The outline of a box round all of the body, arms out and up included."""
        unit = ADULT_HEAD * self.person.proportions.head
        top = self.y - figure.height(self.person, ADULT_HEAD) - unit * 0.7
        return trace(
            "M", self.x - unit * 1.4, top, "h", unit * 2.8, "V", self.y + unit * 0.2, "h", unit * -2.8, "Z"
        )


def drawn(scene: Scene, kit: Kit, is_quiet: bool = False) -> str:
    """The whole scene as a drawing in our marks; `kit` hears of each name that has no picture."""
    return backdrop(scene, kit, is_quiet) + cast(scene, kit, is_quiet)


def setting(scene: Scene) -> Scene:
    """The scene as far as its backdrop goes: two scenes of the same setting have the same backdrop."""
    return Scene(scene.backdrop, scene.states, (), tuple(name for name in scene.props if name in VEHICLES))


def backdrop(scene: Scene, kit: Kit, is_quiet: bool = False) -> str:
    """All that stands still behind the cast, opaque, and the foreground, which the cast repeats where it hides them."""
    place = _backdrop(scene.backdrop, kit)
    for name in scene.states:
        if name not in states.STATES:
            kit.tell(f"the state {name}")
    is_indoors = place.get("data-indoors") == "yes"
    state = _state(scene, place)
    layers = (
        "" if is_indoors else states.sky(state, is_quiet=is_quiet),
        _layers(place, states.name_of(scene.states), is_quiet),
        "" if is_indoors else states.light(state) + states.puddles(state),
        rect(0, 0, *SIZE, 0, CREAM, opacity=0.3) if is_quiet else "",
        _vehicles(scene, kit),
        "" if is_quiet else _layer(place, "fore"),
        states.rain(state),
    )
    return "".join(layers)


def cast(scene: Scene, kit: Kit, is_quiet: bool = False) -> str:
    """Who is there and what they brought, on clear ground; empty where nobody is and nothing was brought.

    Drops fall over bodies, never over faces. The rest of the rain is the backdrop's.
    """
    place = _backdrop(scene.backdrop, kit.silent())
    state = _state(scene, place)
    screen = _found(place, "slot-screen")
    placed, on_screen = _placed(scene, kit, has_screen=screen is not None)
    layers = (
        _shown_on(screen, on_screen) if screen is not None else "",
        *(one.drawn(has_shadow=not state.is_wet) for one in placed),
        _brought(scene, placed, kit),
        "" if is_quiet else _hiding(_layer(place, "fore"), placed),
        states.rain(state, tuple(one.head for one in placed), tuple(one.body for one in placed)),
    )
    return "".join(layers)


def _state(scene: Scene, place: ET.Element) -> states.State:
    return states.of(() if place.get("data-indoors") == "yes" else scene.states)


def _hiding(fore: str, placed: list[Placed]) -> str:
    """The foreground again, as far as it stands before somebody."""
    if not fore:
        return ""
    reach = "".join(one.reach for one in placed)
    return within(path(reach, "none"), fore) if reach else ""


def view(name: str, kit: Kit) -> str:
    """A picture without a cast of its own: `attract`, `room` or `calm`, in a design of 1280 × 800."""
    people = {"cast-far": _far_cast, "cast-near": _near_cast}
    layers = kit.library.calm("view", name)
    return "".join(
        people.get(layer.get("id", ""), lambda one=layer: written(one))() for layer in layers
    )


def _backdrop(name: str, kit: Kit) -> ET.Element:
    if not kit.library.has("backdrop", name):
        kit.tell(f"the backdrop {name}")
        name = "plain"
    return kit.library.calm("backdrop", name)


def _found(root: ET.Element, name: str) -> ET.Element | None:
    return next((element for element in root.iter() if element.get("id") == name), None)


def _layer(backdrop: ET.Element, name: str) -> str:
    layer = _found(backdrop, name)
    return "" if layer is None else written(layer)


def _layers(backdrop: ET.Element, state_name: str, is_quiet: bool) -> str:
    """The still layers. A state has one of its own: outdoors it lights windows, indoors it is what windows show."""
    own = f"state-{state_name}"
    is_indoors = backdrop.get("data-indoors") == "yes"
    names = ["far", "mid", own] if is_indoors else ["far", "mid"]
    names += ["ground"] if is_quiet else ["detail", "ground"]
    if states.STATES[state_name].has_sun and not is_quiet:
        names.append("light")
    if not is_indoors:
        names.append(own)
    return "".join(_layer(backdrop, name) for name in names)


def _placed(scene: Scene, kit: Kit, *, has_screen: bool) -> tuple[list[Placed], Placed | None]:
    """Who stands where; in a scene with a screen, the one who is on it apart."""
    known = []
    for one in scene.cast:
        if one.role in CAST:
            known.append(one)
        else:
            kit.tell(f"the role {one.role}")
        if one.attitude not in ATTITUDES:
            kit.tell(f"the attitude {one.attitude}")
    caller = None
    if has_screen and known and (len(known) > 1 or not CAST[known[-1].role].is_child):
        last = known.pop()
        caller = Placed(last.role, CAST[last.role], stance(CAST[last.role], last.attitude), 0, 0)
    return _standing(known[:5], _in_hand(scene), kit, has_screen=has_screen), caller


def _in_hand(scene: Scene) -> str:
    return next((prop for prop in scene.props if prop in HANDY), "")


def _standing(known: list[Role], prop: str, kit: Kit, *, has_screen: bool) -> list[Placed]:
    places = BESIDE_SCREEN if has_screen else PLACES.get(len(known), PLACES[1])
    towards = [1 if has_screen else _towards(index, len(known)) for index in range(len(known))]
    holder = _holder(known, towards) if prop else -1
    out = []
    for index, (one, x) in enumerate(zip(known, places, strict=False)):
        person = CAST[one.role]
        thing = person.holds or (prop if index == holder else "")
        is_free = not _is_raised(one, towards[index])
        posed = stance(person, one.attitude, towards[index], is_holding=bool(thing) and is_free)
        held = kit.library.text("prop", thing) if thing and is_free else ""
        feet = FEET + (6 if person.is_child else -2)
        out.append(Placed(one.role, person, posed, x, feet, held, has_prop=index == holder))
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
    """The last one with a free right hand; -1 where nobody has one."""
    free = (
        index
        for index in reversed(range(len(known)))
        if not CAST[known[index].role].holds and not _is_raised(known[index], towards[index])
    )
    return next(free, -1)


def _vehicles(scene: Scene, kit: Kit) -> str:
    """What stands behind the cast (a car)."""
    return "".join(
        group(kit.library.text("prop", name), "translate(770,592)", id=f"prop-{name}")
        for name in scene.props
        if name in VEHICLES & kit.library.names("prop")
    )


def _brought(scene: Scene, placed: list[Placed], kit: Kit) -> str:
    """What stands before the cast (a dog); what is in a hand is drawn with the hand."""
    out, x = "", max((one.x for one in placed), default=330) + 62
    is_in_hand = any(one.has_prop for one in placed)
    for name in scene.props:
        if name not in kit.library.names("prop"):
            kit.tell(f"the prop {name}")
        elif name not in VEHICLES and not (is_in_hand and name == _in_hand(scene)):
            out += group(
                kit.library.text("prop", name), f"translate({min(x, FURTHEST_PROP):.0f},622)", id=f"prop-{name}"
            )
            x += 90
    return out


def _shown_on(screen: ET.Element, caller: Placed | None) -> str:
    """Head and shoulders of the one who is on the screen."""
    if caller is None:
        return ""
    x, y, w, h = (number_of(screen, name) for name in ("x", "y", "width", "height"))
    head = h * 0.42
    person = caller.person
    body = figure.drawn(person, caller.stance, head, has_shadow=False)
    at = f"translate({x + w / 2:.1f},{y + h * 0.12 + figure.height(person, head):.1f})"
    return within(rect(x, y, w, h, number_of(screen, "rx"), screen.get("fill", "#DDE9E4")), group(body, at))


def _far_cast() -> str:
    calm = Stance()
    grandad = group(figure.drawn(CAST["grandad"], calm, 20), "translate(872,566)")
    return grandad + group(figure.drawn(CAST["maya"], calm, 20), "translate(846,572)")


def _near_cast() -> str:
    flying = Stance(Arm(34, 14), Arm(50, 150), Face(curve=1, open=0.4, turn=-0.4, gaze=(-0.4, -1)))
    return group(figure.drawn(CAST["omar"], flying, 42), "translate(1092,682)")
