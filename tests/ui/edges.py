"""How well a control stands out from what it lies on, measured along its edge on the screen's own pixels."""

import io
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import resvg_py
from PIL import Image

from kiosk.ui.grid import Box
from tests.ui.ink import Colour, contrast, luminance, named

ENOUGH: Final = 3.0
"""The contrast that WCAG 2 (1.4.11) asks of what is needed to see that there is a control."""
PLACES: Final = 24
"""Cuts across each of the four sides, over their middle part."""
OUTSIDE_PX: Final = 4
BROKEN_SHARE: Final = 0.15
"""So much of an edge may go unseen: Clever's hand, or the card that says “Touch here”, may lie on it."""


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge: the share of the cuts across it that show less than `ENOUGH`, and the colours of the worst."""

    faint_share: float
    worst: float
    outside: Colour
    inside: Colour

    @property
    def is_seen(self) -> bool:
        return self.faint_share <= BROKEN_SHARE

    def __str__(self) -> str:
        return f"{named(self.inside)} on {named(self.outside)}: {self.worst:.2f} along {self.faint_share:.0%} of its edge, needs {ENOUGH}"


def control_of(box: Box, shapes: list[Any]) -> Any | None:
    """The largest drawn shape that lies within a target (a little may hang out); None where nothing is drawn there."""

    def area_within(shape: Any) -> float:
        across = min(shape.right, box.right) - max(shape.x, box.x)
        up = min(shape.top, box.top) - max(shape.y, box.y)
        return float(max(0, across) * max(0, up))

    within = [shape for shape in shapes if area_within(shape) > 0.8 * shape.width * shape.height > 0]
    return max(within, key=lambda shape: float(shape.width * shape.height), default=None)


@lru_cache(256)
def outline(svg: str) -> Image.Image:
    """Where a drawing covers what lies beneath, as a mask; its soft shadow does not."""
    png = resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True)
    alpha = Image.open(io.BytesIO(bytes(png))).convert("RGBA").getchannel("A")
    return alpha.point([255 if value >= 128 else 0 for value in range(256)])


def edge_of(shape: Any, screen: Image.Image) -> Edge:
    """Cut across the edge of a drawn shape from outside inwards: somewhere on the way it must stand out."""
    mask = outline(shape.svg)
    left, top = round(shape.x), round(screen.height - shape.top)
    reach = max(6, round(min(mask.size) * 0.09))
    faint, count, worst = Counter[tuple[Colour, Colour]](), 0, 21.0
    for line, is_row in _lines(mask):
        for start, step in _ends(mask, line, is_row=is_row):
            cut = _cut(screen, (left, top), (line, start, step, reach), is_row=is_row)
            if len(cut) < reach:
                continue
            count += 1
            light, dark = max(cut, key=luminance), min(cut, key=luminance)
            if contrast(light, dark) < ENOUGH:
                faint[cut[0], cut[-1]] += 1
                worst = min(worst, contrast(light, dark))
    outside, inside = max(faint, key=faint.__getitem__, default=((0, 0, 0), (0, 0, 0)))
    return Edge(sum(faint.values()) / max(1, count), worst, outside, inside)


def _lines(mask: Image.Image) -> list[tuple[int, bool]]:
    rows = [(round(mask.height * (0.2 + 0.6 * at / PLACES)), True) for at in range(PLACES)]
    return rows + [(round(mask.width * (0.2 + 0.6 * at / PLACES)), False) for at in range(PLACES)]


def _ends(mask: Image.Image, line: int, *, is_row: bool) -> list[tuple[int, int]]:
    """Where a row or column meets the shape at both of its ends, and which way is inwards."""
    strip = mask.crop((0, line, mask.width, line + 1) if is_row else (line, 0, line + 1, mask.height))
    box = strip.getbbox()
    if box is None:
        return []
    first, last = (box[0], box[2]) if is_row else (box[1], box[3])
    return [(first, 1), (last - 1, -1)]


def _cut(
    screen: Image.Image, corner: tuple[int, int], cut: tuple[int, int, int, int], *, is_row: bool
) -> list[Colour]:
    """The colours on the way inwards, from `OUTSIDE_PX` before the edge; those off the screen are left out."""
    line, start, step, reach = cut
    found: list[Colour] = []
    for by in range(-OUTSIDE_PX, reach + 1):
        along = start + step * by
        x, y = (corner[0] + along, corner[1] + line) if is_row else (corner[0] + line, corner[1] + along)
        if 0 <= x < screen.width and 0 <= y < screen.height:
            found.append(screen.getpixel((x, y)))  # type: ignore[arg-type]  # an RGB picture holds triples
    return found
