"""One ballot as a band. What is told alike is drawn alike, so that nothing can be counted or measured in it."""

from typing import Final

from kiosk.insight.reveal import Split
from kiosk.ui.shapes import rect, svg
from kiosk.ui.theme import Palette

SHARES: Final = {
    Split.MOST_GO: 0.7,
    Split.HALF: 0.5,
    Split.MOST_NEVER_GO: 0.3,
}
"""How much of the band is GO's."""
SAME_SHARES: Final = {Split.SAME: 0.94, Split.MOST_SAME: 0.76}
"""How much of the band is of one colour, where the side is not told."""


def drawn(width: int, height: int, split: Split, worn: Palette) -> str:
    """Both sides' pale colours, as far as each reaches; or one warm colour, where nearly all chose the same."""
    edge = max(2, round(height * 0.05))
    fills = (worn.go_pale, worn.never_go_pale) if split in SHARES else (worn.star_done, worn.star_to_come)
    share = SHARES.get(split, SAME_SHARES.get(split, 0.5))
    inner, tall = width - 2 * edge, height - 2 * edge
    cut = edge + inner * share
    clip = f'<clipPath id="band"><rect x="{edge}" y="{edge}" width="{inner}" height="{tall}" rx="{tall / 2:.2f}"/></clipPath>'
    parts = (
        f'<rect x="0" y="0" width="{cut:.2f}" height="{height}" fill="{fills[0]}"/>'
        f'<rect x="{cut:.2f}" y="0" width="{width - cut:.2f}" height="{height}" fill="{fills[1]}"/>'
    )
    seam = f'<rect x="{cut - edge / 2:.2f}" y="0" width="{edge}" height="{height}" fill="{worn.star_edge}"/>'
    heads = _heads(height, cut, inner) if split in SAME_SHARES else ""
    return svg(
        width,
        height,
        rect(0, 0, width, height, height / 2, worn.star_edge),
        clip,
        f'<g clip-path="url(#band)">{parts}{seam}{heads}</g>',
    )


def _heads(height: int, cut: float, inner: float) -> str:
    """A row of heads side by side in the warm part: together."""
    pitch = height * 0.62
    count = max(2, int((cut - height * 0.3) // pitch))
    left = (cut - count * pitch) / 2
    return "".join(_head(left + (number + 0.5) * pitch, height) for number in range(count) if inner > 0)


def _head(x: float, height: int) -> str:
    r = height * 0.13
    return (
        f'<g fill="#8A5A00"><circle cx="{x:.2f}" cy="{height * 0.38:.2f}" r="{r:.2f}"/>'
        f'<path d="M{x - r * 1.5:.2f},{height * 0.78:.2f}a{r * 1.5:.2f},{r * 1.7:.2f} 0 0 1 {r * 3:.2f},0Z"/></g>'
    )
