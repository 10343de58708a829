"""The two teams' signs and the battery that both fill. Neither blue nor orange: no team is an answer."""

import math
from typing import Final

from kiosk.play.group_screens import Battery, Team
from kiosk.ui.shapes import rect, svg
from kiosk.ui.theme import AMBER, INK, PLUM, SEPIA, WHITE, mix

SUN_RAY: Final = "#C98A12"
NIGHT_SKY: Final = "#5B4B8A"
MOON_LIGHT: Final = "#F2E9FF"
CELL: Final = "#2E8B7B"
EMPTY: Final = "#E4DCC8"


def sign(side: int, team: Team) -> str:
    """A round sun with pointed rays, or a crescent on a square night sky: different in outline as well."""
    return _sun(side) if team is Team.SUN else _moon(side)


def _sun(side: int) -> str:
    r = side / 2
    rays = []
    for number in range(12):
        angle = math.tau * number / 12
        points = [(r * 0.98, angle), (r * 0.7, angle + 0.17), (r * 0.7, angle - 0.17)]
        joined = " ".join(
            f"{r + reach * math.cos(at):.2f},{r + reach * math.sin(at):.2f}" for reach, at in points
        )
        rays.append(
            f'<polygon points="{joined}" fill="{SUN_RAY}" stroke="{SUN_RAY}" stroke-width="{side * 0.02:.2f}" '
            'stroke-linejoin="round"/>'
        )
    disc = f'<circle cx="{r}" cy="{r}" r="{r * 0.62:.2f}" fill="{mix(AMBER, PLUM, 0.2)}"/>'
    rim = (
        f'<circle cx="{r - side * 0.008:.2f}" cy="{r - side * 0.012:.2f}" r="{r * 0.6:.2f}" fill="{AMBER}"/>'
    )
    return svg(side, side, *rays, disc, rim, _face(r, r, side * 0.5))


def _moon(side: int) -> str:
    r = side / 2
    ground = rect(side * 0.02, side * 0.02, side * 0.96, side * 0.96, side * 0.2, NIGHT_SKY)
    outer, shift = side * 0.36, side * 0.17
    crescent = (
        f'<path d="M{r + shift:.2f},{r - outer * 0.86:.2f} A{outer:.2f},{outer:.2f} 0 1 0 {r + shift:.2f},{r + outer * 0.86:.2f} '
        f'A{outer * 0.92:.2f},{outer * 0.92:.2f} 0 0 1 {r + shift:.2f},{r - outer * 0.86:.2f}Z" fill="{MOON_LIGHT}"/>'
    )
    stars = "".join(
        f'<circle cx="{side * x:.2f}" cy="{side * y:.2f}" r="{side * size:.2f}" fill="{AMBER}"/>'
        for x, y, size in ((0.76, 0.3, 0.035), (0.84, 0.52, 0.025), (0.72, 0.7, 0.03))
    )
    eye = f'<circle cx="{side * 0.33:.2f}" cy="{side * 0.45:.2f}" r="{side * 0.022:.2f}" fill="{INK}"/>'
    smile = (
        f'<path d="M{side * 0.31:.2f},{side * 0.58:.2f}q{side * 0.05:.2f},{side * 0.05:.2f} {side * 0.1:.2f},0" fill="none" '
        f'stroke="{INK}" stroke-width="{side * 0.022:.2f}" stroke-linecap="round"/>'
    )
    return svg(side, side, ground, crescent, stars, eye, smile)


def _face(x: float, y: float, side: float) -> str:
    eyes = "".join(
        f'<circle cx="{x + dx * side:.2f}" cy="{y - side * 0.06:.2f}" r="{side * 0.055:.2f}" fill="{INK}"/>'
        for dx in (-0.2, 0.2)
    )
    smile = (
        f'<path d="M{x - side * 0.17:.2f},{y + side * 0.14:.2f}q{side * 0.17:.2f},{side * 0.16:.2f} {side * 0.34:.2f},0" '
        f'fill="none" stroke="{INK}" stroke-width="{side * 0.05:.2f}" stroke-linecap="round"/>'
    )
    return eyes + smile


def battery(width: int, height: int, charge: Battery) -> str:
    """A lying battery with a cell for each team's practice, sun and moon in turn; the empty ones are pale."""
    nub, pad = height * 0.14, height * 0.12
    case = width - nub
    body = rect(0, 0, case, height, height * 0.24, INK) + rect(
        case - 1, height * 0.3, nub, height * 0.4, nub * 0.4, INK
    )
    inner = rect(pad * 0.5, pad * 0.5, case - pad, height - pad, height * 0.2, WHITE)
    gap = pad * 0.5
    cell = (case - 2 * pad - (charge.cells - 1) * gap) / max(1, charge.cells)
    cells = []
    for number in range(charge.cells):
        x = pad + number * (cell + gap)
        fill = CELL if number < charge.filled else EMPTY
        cells.append(rect(x, pad, cell, height - 2 * pad, min(cell, height) * 0.16, fill))
        cells.append(
            _badge(
                x + cell / 2,
                height / 2,
                min(cell * 0.6, height * 0.34),
                number,
                is_filled=number < charge.filled,
            )
        )
    return svg(width, height, body, inner, *cells)


def _badge(x: float, y: float, side: float, number: int, *, is_filled: bool) -> str:
    """A dot with rays or a crescent: whose practice filled this cell."""
    colour = WHITE if is_filled else SEPIA
    r = side / 2
    if number % 2 == 0:
        rays = "".join(
            f'<path d="M{x:.2f},{y - r * 0.75:.2f}V{y - r:.2f}" stroke="{colour}" stroke-width="{side * 0.12:.2f}" '
            f'stroke-linecap="round" transform="rotate({turn} {x:.2f} {y:.2f})"/>'
            for turn in range(0, 360, 60)
        )
        return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{r * 0.5:.2f}" fill="{colour}"/>{rays}'
    return (
        f'<path d="M{x + r * 0.35:.2f},{y - r * 0.8:.2f} A{r * 0.9:.2f},{r * 0.9:.2f} 0 1 0 {x + r * 0.35:.2f},{y + r * 0.8:.2f} '
        f'A{r * 0.82:.2f},{r * 0.82:.2f} 0 0 1 {x + r * 0.35:.2f},{y - r * 0.8:.2f}Z" fill="{colour}"/>'
    )
