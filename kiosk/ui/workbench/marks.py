"""The margin's small drawings: a sign for each kind of beat, and plates for rows and switches."""

from collections.abc import Callable
from typing import Final

from kiosk.ui.shapes import rect, svg
from kiosk.ui.theme import AMBER, CREAM, INK, MUTED, PLUM, SEPIA
from kiosk.ui.workbench.told import Kind

Drawing = Callable[[float], str]
"""Draws in the middle of a square of this side."""


def sign(kind: Kind, side: int) -> str:
    """The sign of a kind of beat: a page, a diamond for the question, a bubble for what is said after it, a ring to do."""
    return svg(side, side, SIGNS[kind](side))


def plate(width: int, height: int, *, fill: str, edge: str = "", edge_px: int = 2) -> str:
    """A row's ground with round corners, with an edge round it where one is asked for."""
    radius = min(8, height / 2)
    if not edge:
        return svg(width, height, rect(0, 0, width, height, radius, fill))
    inner = rect(edge_px, edge_px, width - 2 * edge_px, height - 2 * edge_px, max(1, radius - edge_px), fill)
    return svg(width, height, rect(0, 0, width, height, radius, edge), inner)


def bullet(side: int, *, is_error: bool) -> str:
    """What stands before a problem: a full disc, or a ring where it is only a warning."""
    r, fill = side / 2, PLUM if is_error else CREAM
    return svg(
        side,
        side,
        f'<circle cx="{r}" cy="{r}" r="{r * 0.72:.1f}" fill="{fill}" stroke="{PLUM}" stroke-width="{r * 0.3:.1f}"/>',
    )


def _page(side: float) -> str:
    lines = "".join(
        f'<path d="M{side * 0.3:.1f},{side * at:.1f}H{side * 0.7:.1f}" stroke="{SEPIA}" stroke-width="{side * 0.08:.1f}"/>'
        for at in (0.36, 0.52, 0.68)
    )
    return (
        f'<rect x="{side * 0.14:.1f}" y="{side * 0.08:.1f}" width="{side * 0.72:.1f}" height="{side * 0.84:.1f}" '
        f'rx="{side * 0.1:.1f}" fill="#FFFFFF" stroke="{SEPIA}" stroke-width="{side * 0.09:.1f}"/>{lines}'
    )


def _diamond(side: float) -> str:
    half, reach = side / 2, side * 0.46
    points = f"{half},{half - reach} {half + reach},{half} {half},{half + reach} {half - reach},{half}"
    return (
        f'<polygon points="{points}" fill="{AMBER}" stroke="{INK}" stroke-width="{side * 0.09:.1f}" '
        'stroke-linejoin="round"/>'
    )


def _two_heads(side: float) -> str:
    return "".join(
        f'<circle cx="{side * x:.1f}" cy="{side * 0.32:.1f}" r="{side * 0.16:.1f}" fill="{colour}"/>'
        f'<path d="M{side * (x - 0.22):.1f},{side * 0.86:.1f}a{side * 0.22:.1f},{side * 0.32:.1f} 0 0 1 {side * 0.44:.1f},0Z" '
        f'fill="{colour}"/>'
        for x, colour in ((0.28, MUTED), (0.72, INK))
    )


def _bubble(fill: str, inside: str = "") -> Drawing:
    def drawn(side: float) -> str:
        return (
            f'<path d="M{side * 0.2:.1f},{side * 0.1:.1f}H{side * 0.8:.1f}a{side * 0.12:.1f},{side * 0.12:.1f} 0 0 1 '
            f"{side * 0.12:.1f},{side * 0.12:.1f}V{side * 0.56:.1f}a{side * 0.12:.1f},{side * 0.12:.1f} 0 0 1 "
            f"{-side * 0.12:.1f},{side * 0.12:.1f}H{side * 0.5:.1f}L{side * 0.26:.1f},{side * 0.92:.1f}V{side * 0.68:.1f}"
            f"H{side * 0.2:.1f}a{side * 0.12:.1f},{side * 0.12:.1f} 0 0 1 {-side * 0.12:.1f},{-side * 0.12:.1f}"
            f'V{side * 0.22:.1f}a{side * 0.12:.1f},{side * 0.12:.1f} 0 0 1 {side * 0.12:.1f},{-side * 0.12:.1f}Z" '
            f'fill="{fill}" stroke="{PLUM}" stroke-width="{side * 0.08:.1f}" stroke-linejoin="round"/>'
            + inside.format(
                a=f"{side * 0.3:.1f}", b=f"{side * 0.39:.1f}", c=f"{side * 0.7:.1f}", w=f"{side * 0.1:.1f}"
            )
        )

    return drawn


def _ring(side: float) -> str:
    half = side / 2
    return (
        f'<circle cx="{half}" cy="{half}" r="{side * 0.38:.1f}" fill="none" stroke="{INK}" stroke-width="{side * 0.12:.1f}"/>'
        f'<circle cx="{half}" cy="{half}" r="{side * 0.14:.1f}" fill="{INK}"/>'
    )


def _arrow_round(side: float) -> str:
    half = side / 2
    return (
        f'<path d="M{side * 0.84:.1f},{half}A{side * 0.34:.1f},{side * 0.34:.1f} 0 1 1 {side * 0.66:.1f},{side * 0.2:.1f}" '
        f'fill="none" stroke="{MUTED}" stroke-width="{side * 0.11:.1f}" stroke-linecap="round"/>'
        f'<path d="M{side * 0.52:.1f},{side * 0.06:.1f}L{side * 0.88:.1f},{side * 0.22:.1f}L{side * 0.6:.1f},{side * 0.46:.1f}Z" '
        f'fill="{MUTED}"/>'
    )


LINE: Final = '<path d="M{a},{b}H{c}" stroke="' + PLUM + '" stroke-width="{w}" stroke-linecap="round"/>'
SIGNS: Final[dict[Kind, Drawing]] = {
    Kind.STORY: _page,
    Kind.QUESTION: _diamond,
    Kind.WHOM: _two_heads,
    Kind.RIGHT: _bubble("#CDBEDD"),
    Kind.LOOK_AGAIN: _bubble("#FFFFFF", LINE),
    Kind.TOGETHER: _bubble("#FFFFFF"),
    Kind.PRACTISE: _ring,
    Kind.WHAT_IF: _arrow_round,
}
