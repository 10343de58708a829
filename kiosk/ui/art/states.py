"""States of a scene: the sky, what hangs in it, and the light that falls on the backdrop."""

import random
from dataclasses import dataclass
from typing import Final

from kiosk.ui.art.marks import ellipse, group, number, path, rect, stroke

WIDTH, HEIGHT = 1280, 640
RAIN_DROPS: Final = 150


@dataclass(frozen=True, slots=True)
class State:
    """`sky` is (share of the height, colour); `tint` multiplies what is below the sky, by `strength`."""

    sky: tuple[tuple[float, str], ...]
    tint: str = ""
    strength: float = 0.0
    cloud: tuple[str, str] = ("#FFF6E0", "#F3D3B4")
    has_sun: bool = True
    has_moon: bool = False
    has_beams: bool = False
    is_wet: bool = False


STATES: Final = {
    "morning": State(
        ((0, "#9AD0E6"), (0.45, "#D3EAE4"), (0.7, "#FFF0CF"), (1, "#FFE3B5")), cloud=("#FFFBF0", "#DDE3DC")
    ),
    "day": State(((0, "#8CCBEA"), (0.5, "#C6E6EE"), (0.8, "#F3F1DC")), cloud=("#FFFBF0", "#DDE3DC")),
    "late-afternoon": State(
        ((0, "#86BAD6"), (0.25, "#B9D8DA"), (0.48, "#FBE5BC"), (0.7, "#FFCF94")),
        "#FFDDAA",
        0.55,
        has_beams=True,
    ),
    "rain": State(
        ((0, "#9FB3BF"), (0.38, "#C3CDD0"), (0.7, "#E4E2D6")),
        *("#B9C6D6", 0.6, ("#B4C0C6", "#98A6B0")),
        has_sun=False,
        is_wet=True,
    ),
    "dusk": State(
        ((0, "#5C6C9C"), (0.32, "#B79BB5"), (0.64, "#F2BFA0")),
        *("#A79BC8", 0.6, ("#B9A3BC", "#9A87AC")),
        has_sun=False,
        has_moon=True,
    ),
}


def name_of(names: tuple[str, ...]) -> str:
    """The last of the states that is known; without one, it is day."""
    return next((name for name in reversed(names) if name in STATES), "day")


def of(names: tuple[str, ...]) -> State:
    return STATES[name_of(names)]


def gradient(name: str, stops: tuple[tuple[float, str], ...]) -> str:
    inner = "".join(f'<stop offset="{number(at)}" stop-color="{colour}"/>' for at, colour in stops)
    return f'<linearGradient id="{name}" x1="0" y1="0" x2="0" y2="1">{inner}</linearGradient>'


def sky(state: State, *, is_quiet: bool) -> str:
    """The sky and what hangs in it; a quiet one has neither clouds nor stars."""
    out = gradient("sky-colours", state.sky) + rect(0, 0, WIDTH, HEIGHT, 0, "url(#sky-colours)")
    if state.has_sun:
        out += "".join(ellipse(96, 132, r, r, c, opacity=o) for r, c, o in _SUN)
    if state.has_moon:
        out += ellipse(1010, 112, 60, 60, "#F3E6DA", opacity=0.18) + ellipse(1010, 112, 34, 34, "#F6ECDD")
    return out if is_quiet else out + _stars(state) + _clouds(state)


_SUN = ((190, "#FFF0C0", 0.28), (130, "#FFF0C0", 0.4), (74, "#FFF6D8", 1))
_CLOUDS = ((690, 168, 1.1), (1010, 150, 0.75), (430, 158, 0.55))
_STARS = ((620, 60), (700, 150), (820, 40), (900, 170), (470, 70), (760, 210), (1100, 50))


def _stars(state: State) -> str:
    return (
        "".join(ellipse(x, y, 2.4, 2.4, "#F6ECDD", opacity=0.8) for x, y in _STARS) if state.has_moon else ""
    )


def _clouds(state: State) -> str:
    places = (*_CLOUDS, (170, 166, 1.25), (880, 214, 0.9)) if state.is_wet else _CLOUDS
    return "".join(_cloud(x, y, scale, state) for x, y, scale in places)


def _cloud(x: float, y: float, scale: float, state: State) -> str:
    use = f'<use href="cloud" fill="{state.cloud[0]}"/>'
    below = f'<g transform="translate(0,8)"><use href="cloud" fill="{state.cloud[1]}"/></g>'
    return group(below + use, f"translate({x},{y}) scale({scale})")


def light(state: State) -> str:
    """What falls on the backdrop, behind the cast: a tint that spares the sky, and beams."""
    out = ""
    if state.tint:
        colours = ((0, "#FFFFFF"), (0.16, "#FFFFFF"), (0.42, state.tint), (1, state.tint))
        fill = {"style": "mix-blend-mode:multiply"}
        out += gradient("light-colours", colours)
        out += rect(0, 0, WIDTH, HEIGHT, 0, "url(#light-colours)", opacity=state.strength, **fill)
    return out + (_beams() if state.has_beams else "")


def _beams() -> str:
    stops = "".join(
        f'<stop offset="{at}" stop-color="#FFF3CF" stop-opacity="{opacity}"/>'
        for at, opacity in ((0, 0), (0.3, 0.24), (0.9, 0))
    )
    beam = f'<linearGradient id="beam" x1="0" y1="0" x2="1" y2="1">{stops}</linearGradient>'
    return beam + path("M96,132L700,640H380Z", "url(#beam)") + path("M96,132L1120,640H860Z", "url(#beam)")


def puddles(state: State) -> str:
    if not state.is_wet:
        return ""
    return "".join(
        ellipse(x, y, w, w * 0.15, "#BFD0D8", opacity=0.85)
        + ellipse(x - w * 0.2, y - 2, w * 0.5, w * 0.045, "#FFFFFF", opacity=0.7)
        for x, y, w in ((412, 592, 56), (768, 622, 84), (960, 588, 50))
    )


def rain(
    state: State,
    clear_of: tuple[tuple[float, float, float], ...] = (),
    only_in: tuple[tuple[float, float, float, float], ...] | None = None,
) -> str:
    """Drops, none over a face; `clear_of` holds circles (x, y, radius), `only_in` boxes (left, top, right, foot)."""
    if not state.is_wet:
        return ""
    chance = random.Random(2)
    spots = ((chance.uniform(0, 1300), chance.uniform(-10, 620)) for _ in range(RAIN_DROPS))
    drops = (
        (x, y)
        for x, y in spots
        if all((x - 2 - at) ** 2 + (y + 11 - level) ** 2 > (r + 14) ** 2 for at, level, r in clear_of)
        and (only_in is None or any(a + 5 <= x <= c and b <= y <= d - 22 for a, b, c, d in only_in))
    )
    marks = "".join(f"M{x:.0f},{y:.0f}l-5,22" for x, y in drops)
    return stroke(marks, "#FFFFFF", 2.6, opacity=0.6) if marks else ""
