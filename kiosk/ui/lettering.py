"""Words fitted to a box and drawn by Pillow: every script shaped right, every word's place known."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PIL import Image, ImageDraw

from kiosk.ui.bidi import is_right_to_left
from kiosk.ui.breaking import Span, greedy, lines_of, pages_of, words_of
from kiosk.ui.grid.letters import LINE_PITCH
from kiosk.ui.measure import Setting

SMALLEST_PX: Final = 16
SHRINKS_TO: Final = 0.85
"""A caption is made smaller down to this share of its size, so that it stays whole, before it is cut into pages."""
MARGIN_PX: Final = 8
"""Room round the drawn letters for what hangs over: accents, swashes, an f at the edge."""
KEPT: Final = 1024
"""How many fitted texts are remembered."""


@dataclass(frozen=True, slots=True)
class WordBox:
    """Where a spoken word stands, in pixels from the lettering's top left corner."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Lettering:
    """Text that has been broken into lines at one size. Sizes in pixels."""

    text: str
    spans: tuple[Span, ...]
    size_px: int
    is_bold: bool
    width: int
    pitch: int

    @property
    def height(self) -> int:
        return self.pitch * len(self.spans)

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(self.text[span.start : span.end] for span in self.spans)

    @property
    def is_right_to_left(self) -> bool:
        return is_right_to_left(self.text)

    @property
    def setting(self) -> Setting:
        return Setting(self.text, self.size_px, self.is_bold)


def letter(
    text: str, size_px: int, width: float, *, is_bold: bool = False, is_even: bool = True
) -> Lettering:
    """Break `text` to `width` pixels at exactly this size."""
    setting = Setting(text, size_px, is_bold)
    lines = lines_of(setting, width) if is_even else greedy(setting, words_of(text), width)
    longest = max((setting.width(line.start, line.end) for line in lines), default=0.0)
    return Lettering(text, tuple(lines), size_px, is_bold, int(longest) + 1, round(size_px * LINE_PITCH))


@lru_cache(KEPT)
def fit(
    text: str, size_px: int, width: int, height: int, *, is_bold: bool = False, max_lines: int = 3
) -> Lettering:
    """The largest lettering up to `size_px` that stands within `width` × `height` pixels on at most `max_lines` lines.

    Where even the smallest size does not fit, that one is given: what is cut off can then be seen in a test.
    """
    found = letter(text, size_px, width, is_bold=is_bold)
    for size in range(size_px, SMALLEST_PX - 1, -1):
        found = letter(text, size, width, is_bold=is_bold, is_even=False)
        if len(found.spans) <= max_lines and found.height <= height and found.width <= width:
            break
    return letter(text, found.size_px, width, is_bold=is_bold)


@lru_cache(KEPT)
def pages(text: str, size_px: int, width: int, height: int, *, max_lines: int) -> tuple[Span, ...]:
    """The parts in which a caption is shown, one after the other: one where it fits nearly at its size."""
    found = fit(text, size_px, width, height, max_lines=max_lines)
    if found.size_px >= SHRINKS_TO * size_px or not text.strip():
        return (Span(0, len(text)),)
    return tuple(pages_of(Setting(text, size_px), width, max_lines))


def _line_left(lettering: Lettering, span: Span, setting: Setting, align: str) -> float:
    free = lettering.width - setting.width(span.start, span.end)
    if align == "center":
        return free / 2
    is_right = (align == "end") != setting.is_right_to_left
    return free if is_right else 0.0


def draw(lettering: Lettering, *, align: str = "start") -> Image.Image:
    """White letters on nothing, `MARGIN_PX` larger on every side than the lettering; tint them while drawing."""
    size = (lettering.width + 2 * MARGIN_PX, lettering.height + 2 * MARGIN_PX)
    mask = Image.new("L", size, 0)
    pen = ImageDraw.Draw(mask)
    setting = lettering.setting
    baseline = round((lettering.pitch + setting.main.rise * lettering.size_px) / 2)
    for number, span in enumerate(lettering.spans):
        left = _line_left(lettering, span, setting, align) + MARGIN_PX
        y = MARGIN_PX + number * lettering.pitch + baseline
        setting.draw(pen, left, y, (span.start, span.end))
    white = Image.new("L", size, 255)
    return Image.merge("RGBA", (white, white, white, mask))


def word_boxes(lettering: Lettering, start: int, end: int, *, align: str = "start") -> tuple[WordBox, ...]:
    """Where the characters `start:end` stand: one box, or one for each line that they reach over."""
    setting = lettering.setting
    boxes = []
    for number, span in enumerate(lettering.spans):
        left = _line_left(lettering, span, setting, align)
        for first, last in setting.places((span.start, span.end), start, end):
            boxes.append(
                WordBox(round(left + first), number * lettering.pitch, round(last - first), lettering.pitch)
            )
    return tuple(boxes)
