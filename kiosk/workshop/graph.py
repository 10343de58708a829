"""A scenario's paths as a drawing: beats from left to right, the decision a diamond, seconds under each."""

from dataclasses import dataclass
from html import escape
from typing import Final

from kiosk.scenario import paths
from kiosk.scenario.model import Beat, Decision, Rehearsal, Scenario
from kiosk.scenario.timing import beat_seconds
from kiosk.scenario.values import END

WIDTH, HEIGHT, ACROSS, DOWN = 176, 66, 52, 26
INK, PAPER, RIGHT, OTHER, AMBER = "#1D2433", "#FFFDF6", "#005FCC", "#7A5BA8", "#FFD166"
NAMES: Final = {
    ("right",): "right",
    ("wrong",): "look again",
    ("no-answer",): "no answer",
    ("check", "other"): "asked somebody else",
}


@dataclass(frozen=True, slots=True)
class Link:
    start: str
    end: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a beat stands: its column and row, counted from 0."""

    column: int
    row: float


def links(scenario: Scenario) -> tuple[Link, ...]:
    """Every way from one beat to the next, in the order of the file."""
    return tuple(
        Link(beat.id, target, NAMES.get(path, ""))
        for beat in scenario.beats
        for path, target in paths.links(beat)
        if target != END
    )


def spots(scenario: Scenario) -> dict[str, Spot]:
    """A place for each beat: as far right as the longest way to it, beats side by side below one another."""
    columns = {scenario.start: 0}
    ways = links(scenario)
    for _ in scenario.beats:
        for way in ways:
            if way.start in columns:
                columns[way.end] = max(columns.get(way.end, 0), columns[way.start] + 1)
    beside: dict[int, list[str]] = {}
    for beat in scenario.beats:
        beside.setdefault(columns.get(beat.id, 0), []).append(beat.id)
    most = max(len(names) for names in beside.values())
    return {
        name: Spot(column, row + (most - len(names)) / 2)
        for column, names in beside.items()
        for row, name in enumerate(names)
    }


def drawing(scenario: Scenario) -> str:
    """The scenario's paths as one SVG element."""
    places = spots(scenario)
    across = max(spot.column for spot in places.values()) + 1
    down = max(spot.row for spot in places.values()) + 1
    width, height = across * (WIDTH + ACROSS), down * (HEIGHT + DOWN) + DOWN
    parts = [_arrow(way, places) for way in links(scenario)]
    parts += [_beat(scenario, beat, places[beat.id]) for beat in scenario.beats]
    label = escape(f"The paths of {scenario.title}", quote=True)
    return (
        f'<svg role="img" aria-label="{label}" viewBox="0 0 {width} {height:.0f}" width="{width}" '
        f'height="{height:.0f}" font-family="Andika, sans-serif" font-size="14">{"".join(parts)}</svg>'
    )


def _left(spot: Spot) -> tuple[float, float]:
    return spot.column * (WIDTH + ACROSS) + 4, spot.row * (HEIGHT + DOWN) + DOWN


def _arrow(way: Link, places: dict[str, Spot]) -> str:
    x, y = _left(places[way.start])
    to_x, to_y = _left(places[way.end])
    x, y, to_y = x + WIDTH, y + HEIGHT / 2, to_y + HEIGHT / 2
    bend = ACROSS * 0.6
    colour = {"right": RIGHT, "look again": OTHER, "no answer": OTHER}.get(way.name, INK)
    line = f"M{x},{y:.0f}C{x + bend:.0f},{y:.0f} {to_x - bend:.0f},{to_y:.0f} {to_x - 8},{to_y:.0f}"
    tip = f"M{to_x - 9},{to_y - 5:.0f}l9,5l-9,5Z"
    name = (
        f'<text x="{to_x + 4}" y="{to_y - HEIGHT / 2 - 5:.0f}" font-size="12" fill="{colour}">{escape(way.name)}</text>'
        if way.name
        else ""
    )
    return f'<path d="{line}" fill="none" stroke="{colour}" stroke-width="2"/><path d="{tip}" fill="{colour}"/>{name}'


def _beat(scenario: Scenario, beat: Beat, spot: Spot) -> str:
    x, y = _left(spot)
    if isinstance(beat, Decision):
        middle = y + HEIGHT / 2
        shape = (
            f'<path d="M{x},{middle:.0f}L{x + WIDTH / 2},{y - 12:.0f}L{x + WIDTH},{middle:.0f}'
            f'L{x + WIDTH / 2},{y + HEIGHT + 12:.0f}Z" fill="{AMBER}" stroke="{INK}" stroke-width="2"/>'
        )
    else:
        round_px = 32 if isinstance(beat, Rehearsal) else 10
        shape = (
            f'<rect x="{x}" y="{y:.0f}" width="{WIDTH}" height="{HEIGHT}" rx="{round_px}" fill="{PAPER}" '
            f'stroke="{INK}" stroke-width="2"/>'
        )
    middle_x = x + WIDTH / 2
    told = f"{beat_seconds(scenario, beat):.0f} s"
    return (
        f'<g text-anchor="middle" fill="{INK}">{shape}'
        f'<text x="{middle_x}" y="{y + 30:.0f}" font-weight="bold">{escape(beat.id)}</text>'
        f'<text x="{middle_x}" y="{y + 50:.0f}">{told}</text></g>'
    )
