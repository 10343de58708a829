"""Pictograms: a step to rehearse, a choice of the check, an answer's sign. Each reads at 96 px, without a word."""

from collections.abc import Callable
from typing import Final

from kiosk.ui.art import figure, robot
from kiosk.ui.art.cast import CAST
from kiosk.ui.art.kit import Kit
from kiosk.ui.art.marks import circle, ellipse, group, path, rect, rounded, solid, stroke, within
from kiosk.ui.art.palette import GO, INK, NEVER_GO, PLUM, WHITE
from kiosk.ui.art.person import Arm, Face, Person, Stance
from kiosk.ui.art.theme import Theme

SIDE: Final = 96
MIDDLE: Final = SIDE / 2
ARROW: Final = "#9A4632"
HONEY_DISC, MINT_DISC, ROSE_DISC, SKY_DISC = "#FFE3A1", "#CFE6DF", "#EAD3E4", "#D6E4F0"
BUST_DISCS: Final = (HONEY_DISC, MINT_DISC, ROSE_DISC, SKY_DISC)


def drawn(name: str, kit: Kit) -> str:
    """The pictogram in a square of 96 units; an unknown name is an empty disc, and `kit` hears of it."""
    if name in PICTOGRAMS:
        return PICTOGRAMS[name]()
    if name in OF_CLEVER:
        return OF_CLEVER[name](kit.theme)
    if name in CAST:
        return bust(name)
    role = name.removeprefix("phone-")
    if role != name and role in CAST:
        return phone(role)
    kit.tell(f"the pictogram {name}")
    return disc(MINT_DISC)


def names() -> tuple[str, ...]:
    """Every name that has a pictogram."""
    return (*OF_CLEVER, *PICTOGRAMS, *CAST, *(f"phone-{role}" for role in CAST))


def disc(colour: str, *inner: str) -> str:
    return within(path(circle(MIDDLE, MIDDLE, MIDDLE - 1), colour), *inner)


def placed(content: str, x: float, y: float, scale: float = 1.0, turn: float = 0) -> str:
    return group(content, f"translate({x:.1f},{y:.1f}) rotate({turn}) scale({scale:.3f})")


def head_and_shoulders(person: Person, face: Face, x: float, crown: float, head: float) -> str:
    """Someone whose crown is at `crown` and whose head is `head` high."""
    size = head / person.proportions.head
    body = figure.drawn(person, Stance(face=face), size, has_shadow=False)
    return placed(body, x, crown + figure.height(person, size))


def bust(role: str) -> str:
    person = CAST[role]
    colour = BUST_DISCS[sum(map(ord, role)) % len(BUST_DISCS)]
    is_tall = person.covering or person.hair in {"afro", "bun", "puffs"}
    return disc(
        colour, head_and_shoulders(person, Face(curve=1, lift=0.3), MIDDLE, 24 if is_tall else 19, 50)
    )


def phone(role: str) -> str:
    """Someone on a telephone's screen, with the sign of a call."""
    person = CAST[role]
    case = path(rounded(19, 2, 58, 92, 11), INK)
    screen = within(
        path(rounded(24, 9, 48, 75, 5), SKY_DISC),
        head_and_shoulders(person, Face(curve=1, open=0.3, lift=0.3), MIDDLE, 26, 36),
    )
    waves = stroke("M82,30q6,8 0,17M89,24q10,14 0,29M14,30q-6,8 0,17M7,24q-10,14 0,29", ARROW, 4)
    return case + screen + ellipse(MIDDLE, 89, 3, 3, "#8B93A1") + waves


def step_back(theme: Theme) -> str:
    arrow = stroke("M62,26H34M45,14L33,26L45,38", ARROW, 7.5)
    return disc(HONEY_DISC, _boots(theme, 50, 78, 0.62), ellipse(50, 80, 40, 5, PLUM, opacity=0.15), arrow)


def say_it(theme: Theme) -> str:
    head = placed(_scarf(theme) + robot.head(theme, theme.pose("say")), 40, 131, 0.38)
    waves = stroke("M80.5,44q5,9 0,18M86.5,40q6.5,13 0,26", ARROW, 4)
    return disc(MINT_DISC, head, waves)


def tell() -> str:
    grown_up = head_and_shoulders(CAST["mum"], Face(curve=1, turn=-0.6, gaze=(-0.6, 0.4)), 62, 21, 38)
    child = head_and_shoulders(CAST["maya"], Face(open=0.4, lift=0.4, turn=0.7, gaze=(0.6, -0.6)), 30, 45, 32)
    return disc(ROSE_DISC, grown_up, child)


def go_back_inside() -> str:
    frame = path("M43,84V32Q43,13 62,13Q81,13 81,32V84Z", "#F7E9D0")
    inside = path("M48,84V33Q48,18 62,18Q76,18 76,33V84Z", "#FFD98A")
    door = path("M76,84V33Q76,22 69,19L60,30V90Z", "#2F7370") + ellipse(64, 60, 2, 2.6, "#FFD166")
    arrow = stroke("M12,58H48M37,46L49,58L37,70", ARROW, 7.5)
    return disc(SKY_DISC, path("M0,82H96V96H0Z", "#E3CDA8"), frame, inside, door, arrow)


def stay_put(theme: Theme) -> str:
    ring = ellipse(MIDDLE, 72, 38, 13, "#5BAA98") + ellipse(MIDDLE, 71, 32, 10, "#7FC0B0")
    down = stroke("M48,12V32M37,23L48,34L59,23", ARROW, 7.5)
    return disc(HONEY_DISC, ring, _boots(theme, MIDDLE, 74, 0.6), down)


def ask_first() -> str:
    bubble = path("M15,40Q15,16 48,16Q81,16 81,40Q81,64 48,64Q42,64 37,63L22,76L26,59Q15,52 15,40Z", WHITE)
    mark = stroke("M39,34Q39,25 48,25Q57,25 57,33Q57,39 48,42V46", ARROW, 6.5) + ellipse(
        MIDDLE, 55, 3.8, 3.8, ARROW
    )
    return disc(MINT_DISC, bubble, mark)


def thumbs_up() -> str:
    skin, shade = "#CDEBEA", "#93C9CF"
    cuff = solid(rounded(20, 46, 16, 36, 7), "#4E9FAE", 4, 2, "#37798C")
    thumb = solid("M40,52C46,42 46,30 47,22Q49,14 56,16Q63,19 61,32L59,44L50,58Z", skin, 4, 2, shade)
    fingers = "".join(
        solid(rounded(44, 42 + i * 10.5, 36 - i * 2.5, 12.5, 6), skin, 3, 1.5, shade) for i in (3, 2, 1, 0)
    )
    palm = path(rounded(34, 46, 24, 36, 9), skin)
    return disc(ROSE_DISC, cuff, thumb, palm, fingers)


def walk_together() -> str:
    grown_up = figure.drawn(
        CAST["grandad"], Stance(Arm(14, -10), Arm(14, 8), Face(curve=1, turn=-0.5)), 20, has_shadow=False
    )
    child = figure.drawn(
        CAST["maya"],
        Stance(Arm(16, 8), Arm(60, 86), Face(curve=1, open=0.3, turn=0.6)),
        18.5,
        has_shadow=False,
    )
    path_ = path("M0,80Q48,70 96,80V96H0Z", "#E3CDA8")
    return disc(SKY_DISC, path_, placed(child, 28, 90), placed(grown_up, 62, 89))


def put_it_down() -> str:
    table = (
        rect(12, 76, 72, 8, 4, "#A9744A")
        + rect(20, 82, 7, 20, 0, "#8A5A38")
        + rect(69, 82, 7, 20, 0, "#8A5A38")
    )
    slate = path("M18,76L27,55H69L78,76Z", INK) + path("M25.5,72.5L31.5,59H64.5L70.5,72.5Z", "#9AD0E6")
    down = stroke("M48,10V40M35,29L48,42L61,29", ARROW, 7.5)
    return disc(ROSE_DISC, table, slate, down)


def school_office() -> str:
    wall = rect(10, 42, 76, 44, 0, "#CF8763") + path("M4,44L18,26H78L92,44Z", "#6F6B8A")
    gable = path("M32,86V38L48,22L64,38V86Z", "#DDA27F") + path(
        "M27,41L48,17L69,41L65,45L48,27L31,45Z", "#5E5A7C"
    )
    clock = ellipse(48, 40, 7, 7, "#FFFBEF") + stroke("M48,40V36M48,40L51,42", INK, 1.8)
    door = path("M40,86V64Q40,55 48,55Q56,55 56,64V86Z", "#2F7370")
    panes = "".join(rect(x, 54, 12, 15, 1.5, "#FFE6A6", stroke="#F7E9D0", stroke_width=3) for x in (16, 68))
    return disc(SKY_DISC, rect(0, 84, 96, 12, 0, "#A3BC7E"), wall, gable, clock, door, panes)


def nobody() -> str:
    """An empty outline where a person would be."""
    dashes = {"stroke_dasharray": "7 8"}
    head = path(circle(MIDDLE, 38, 19), "none", stroke=PLUM, stroke_width=5, stroke_linecap="round", **dashes)
    shoulders = stroke("M15,92Q16,64 48,64Q80,64 81,92", PLUM, 5, **dashes)
    return disc("#EDE7DA", head, shoulders)


def tablet() -> str:
    case = path(rounded(8, 18, 80, 60, 9), INK) + path(rounded(15, 25, 66, 46, 4), "#9AD0E6")
    hill = path("M15,60Q32,44 48,58Q64,46 81,56V67Q81,71 77,71H19Q15,71 15,67Z", "#8EAF6C")
    return disc(HONEY_DISC, case, ellipse(32, 38, 6.5, 6.5, "#FFF3CF"), hill)


def clever_head(theme: Theme) -> str:
    return placed(_scarf(theme) + robot.head(theme, theme.pose("happy")), MIDDLE, 149, 0.47)


def go() -> str:
    arrow = stroke("M26,48H68M49,28L70,48L49,68", GO, 12)
    return path(circle(MIDDLE, MIDDLE, MIDDLE - 1), WHITE) + arrow


def never_go() -> str:
    octagon = "M30,5H66L91,30V66L66,91H30L5,66V30Z"
    sign = path(octagon, WHITE, stroke=WHITE, stroke_width=6, stroke_linejoin="round")
    return sign + rect(20, 39, 56, 18, 5, NEVER_GO)


def _scarf(theme: Theme) -> str:
    return theme.library.text("clever", "scarf")


def _boots(theme: Theme, x: float, y: float, scale: float) -> str:
    boot = theme.library.text("clever", "boot")
    return placed(placed(boot, -29, 0) + placed(boot, 29, 0), x, y, scale)


OF_CLEVER: Final[dict[str, Callable[[Theme], str]]] = {
    "step-back": step_back,
    "say-it": say_it,
    "stay-put": stay_put,
    "clever-head": clever_head,
}
PICTOGRAMS: Final[dict[str, Callable[[], str]]] = {
    "tell": tell,
    "go-back-inside": go_back_inside,
    "ask-first": ask_first,
    "thumbs-up": thumbs_up,
    "walk-together": walk_together,
    "put-it-down": put_it_down,
    "school-office": school_office,
    "nobody": nobody,
    "tablet": tablet,
    "go": go,
    "never-go": never_go,
}
