"""A scene in two layers, drawn into a design of 1280 × 640: the backdrop, and on clear ground the cast before it."""

from typing import Final
from xml.etree import ElementTree as ET

from kiosk.scenario.model import Scene
from kiosk.ui.art import figure, standing, states
from kiosk.ui.art.cast import CAST
from kiosk.ui.art.kit import Kit
from kiosk.ui.art.library import written
from kiosk.ui.art.marks import group, path, rect, within
from kiosk.ui.art.palette import CREAM
from kiosk.ui.art.person import Arm, Face, Stance
from kiosk.ui.art.shading import number_of
from kiosk.ui.art.standing import DEVICES, HANDY, Placed

SIZE: Final = (states.WIDTH, states.HEIGHT)
VIEW_SIZE: Final = (1280, 800)
ABOVE_CROWN: Final = 0.12
"""Share of a screen that stays free above the head of the one who is on it."""
FURTHEST_PROP: Final = 920.0
"""Clever stands further right."""
ON_WALL: Final = {"fire-bell": "translate(760,210)"}
VEHICLES: Final = frozenset({"car", "van", "minibus", "ambulance", "taxi", "bus"})


def drawn(scene: Scene, kit: Kit, is_quiet: bool = False) -> str:
    """The whole scene as a drawing in our marks; `kit` hears of each name that has no picture."""
    return backdrop(scene, kit, is_quiet) + cast(scene, kit, is_quiet)


def setting(scene: Scene) -> Scene:
    """The scene as far as its backdrop goes: two scenes of the same setting have the same backdrop."""
    return Scene(scene.backdrop, scene.states, (), tuple(name for name in scene.props if _is_behind(name)))


def backdrop(scene: Scene, kit: Kit, is_quiet: bool = False) -> str:
    """All that stands still behind the cast, opaque, and the foreground, which the cast repeats where it hides them."""
    place = _backdrop(scene.backdrop, kit)
    for name in scene.states:
        if name not in states.STATES:
            kit.tell(f"the state {name}")
    is_indoors = place.get("data-indoors") == "yes"
    state, own = _state(scene, place), f"state-{states.name_of(scene.states)}"
    layers = (
        "" if is_indoors else states.sky(state, is_quiet=is_quiet),
        _layers(place, own, states.of(scene.states), is_quiet),
        "" if is_indoors else states.light(state) + _layer(place, own) + states.puddles(state),
        rect(0, 0, *SIZE, 0, CREAM, opacity=0.3) if is_quiet else "",
        _behind(scene, kit),
        _layer(place, "front"),
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
    placed, on_screen = standing.placed(scene, kit, screen)
    is_close = screen is not None
    layers = (
        *(one.drawn(has_shadow=not (state.is_wet or is_close)) for one in placed),
        _hiding(_layer(place, "front"), placed),
        _shown_on(screen, on_screen) if screen is not None else "",
        _brought(scene, placed, kit, is_close=is_close),
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
    return "".join(people.get(layer.get("id", ""), lambda one=layer: written(one))() for layer in layers)


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


def _layers(backdrop: ET.Element, own: str, state: states.State, is_quiet: bool) -> str:
    """The still layers. `own` is that of the state: what windows show indoors; outdoors it comes after the light."""
    is_indoors = backdrop.get("data-indoors") == "yes"
    names = ["far", "mid", own] if is_indoors else ["far", "mid"]
    names += ["ground"] if is_quiet else ["detail", "ground"]
    if state.has_sun and not is_quiet:
        names.append("light")
    return "".join(_layer(backdrop, name) for name in names)


def _behind(scene: Scene, kit: Kit) -> str:
    """What stands behind the cast (a car) or hangs on a wall."""
    return "".join(
        group(kit.library.text("prop", name), ON_WALL.get(name, "translate(770,592)"), id=f"prop-{name}")
        for name in scene.props
        if _is_behind(name) and name in kit.library.names("prop")
    )


def _is_behind(name: str) -> bool:
    return name in VEHICLES or name in ON_WALL


def _brought(scene: Scene, placed: list[Placed], kit: Kit, *, is_close: bool) -> str:
    """What stands before the cast (a dog); what is in a hand is drawn with the hand."""
    out, free = "", max((one.x + one.unit * 0.5 for one in placed), default=330.0)
    held = next((name for name in scene.props if name in HANDY), "") if _is_held(placed) else ""
    for name in scene.props:
        if name not in kit.library.names("prop"):
            kit.tell(f"the prop {name}")
        elif not (_is_behind(name) or name == held or (is_close and name in DEVICES)):
            left, width = _extent(kit.library.calm("prop", name))
            x = min(free, FURTHEST_PROP - width) - left
            out += group(kit.library.text("prop", name), f"translate({x:.0f},614)", id=f"prop-{name}")
            free += width
    return out


def _extent(drawing: ET.Element) -> tuple[float, float]:
    """Where a drawing begins at the left of its origin, and how wide it is."""
    left, _, width, _ = (float(value) for value in drawing.get("viewBox", "0 0 90 90").split())
    return left, width


def _is_held(placed: list[Placed]) -> bool:
    return any(one.has_prop for one in placed)


def _shown_on(screen: ET.Element, caller: Placed | None) -> str:
    """Head and shoulders of the one who is on the screen."""
    if caller is None:
        return ""
    x, y, w, h = (number_of(screen, name) for name in ("x", "y", "width", "height"))
    head = h * 0.42
    person = caller.person
    body = figure.drawn(person, caller.stance, head, has_shadow=False)
    at = f"translate({x + w / 2:.1f},{y + h * ABOVE_CROWN + figure.height(person, head):.1f})"
    return within(rect(x, y, w, h, number_of(screen, "rx"), screen.get("fill", "#DDE9E4")), group(body, at))


def _far_cast() -> str:
    calm = Stance()
    grandad = group(figure.drawn(CAST["grandad"], calm, 20), "translate(872,566)")
    return grandad + group(figure.drawn(CAST["maya"], calm, 20), "translate(846,572)")


def _near_cast() -> str:
    flying = Stance(Arm(34, 14), Arm(50, 150), Face(curve=1, open=0.4, turn=-0.4, gaze=(-0.4, -1)))
    return group(figure.drawn(CAST["omar"], flying, 42), "translate(1092,682)")
