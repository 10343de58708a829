"""Words measured, broken into lines and drawn by Pillow: every script shaped right, every word's place known."""

import logging
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont, features

log = logging.getLogger(__name__)

FONTS: Final = Path(__file__).parent / "fonts"
LINE_PITCH: Final = 1.3
"""From baseline to baseline, in sizes of the letters. Andika's own 1.63 is airy enough to lose the thread of a caption."""
SMALLEST_PX: Final = 16
LONELY: Final = 0.1
"""What a line of one word costs, beside how uneven it is."""
WORD: Final = re.compile(r"NEVER GO\S*|Never Go\S*|0800 1111\S*|\S+")
"""What stays on one line: a word, an answer's name, a telephone number."""

SYSTEM_FONTS: Final = Path("/usr/share/fonts")
SCRIPTS: Final = (
    (0x0590, 0x05FF, ("NotoSansHebrew-Regular.ttf", "DejaVuSans.ttf")),
    (0x0600, 0x06FF, ("NotoNaskhArabic-Regular.ttf", "NotoSansArabic-Regular.ttf", "DejaVuSans.ttf")),
    (0x0900, 0x097F, ("NotoSansDevanagari-Regular.ttf", "Lohit-Devanagari.ttf")),
    (0x0980, 0x09FF, ("NotoSansBengali-Regular.ttf", "Lohit-Bengali.ttf")),
    (0x0A00, 0x0A7F, ("NotoSansGurmukhi-Regular.ttf", "Lohit-Gurmukhi.ttf")),
)
"""Scripts that Andika lacks: first and last code point, and the files that may draw them, best first."""

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start:end` of the whole text, as one drawn line."""

    start: int
    end: int


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


def is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in {"R", "AL"}:
            return True
        if direction == "L":
            return False
    return False


@cache
def _has_raqm() -> bool:
    return bool(features.check("raqm"))


@cache
def _system_font(names: tuple[str, ...]) -> Path | None:
    for name in names:
        found = next(SYSTEM_FONTS.rglob(name), None) if SYSTEM_FONTS.is_dir() else None
        if found:
            return found
    log.warning(
        "no font for this script: install one of %s; its letters are drawn as boxes", ", ".join(names)
    )
    return None


def _font_file(text: str, *, is_bold: bool) -> Path:
    for letter in text:
        for first, last, names in SCRIPTS:
            if first <= ord(letter) <= last:
                return _system_font(names) or FONTS / "Andika-Regular.ttf"
    return FONTS / ("Andika-Bold.ttf" if is_bold else "Andika-Regular.ttf")


@cache
def _open(path: Path, size_px: int) -> Font:
    engine = ImageFont.Layout.RAQM if _has_raqm() else ImageFont.Layout.BASIC
    try:
        return ImageFont.truetype(str(path), size_px, layout_engine=engine)
    except OSError as error:
        log_missing(path, error)
        return ImageFont.load_default(size_px)


@cache
def _log_once(path: Path, reason: str) -> None:
    log.error(
        "the font %s cannot be read (%s); Pillow's own is used instead. Install the kiosk again.",
        path,
        reason,
    )


def log_missing(path: Path, error: OSError) -> None:
    _log_once(path, str(error))


def font_for(text: str, size_px: int, *, is_bold: bool = False) -> Font:
    """The font that can draw this text; Pillow's own where the file is missing or broken."""
    return _open(_font_file(text, is_bold=is_bold), size_px)


def _words(text: str) -> list[Span]:
    return [Span(*found.span()) for found in WORD.finditer(text)]


def _greedy(text: str, words: Sequence[Span], font: Font, width: float) -> list[Span]:
    lines: list[Span] = []
    for word in words:
        is_new = bool(lines) and "\n" in text[lines[-1].end : word.start]
        if lines and not is_new and font.getlength(text[lines[-1].start : word.end]) <= width:
            lines[-1] = Span(lines[-1].start, word.end)
        else:
            lines.append(word)
    return lines


def _longest(text: str, lines: Sequence[Span], font: Font) -> float:
    return max((font.getlength(text[line.start : line.end]) for line in lines), default=0.0)


def _even(text: str, words: Sequence[Span], font: Font, width: float, count: int) -> list[Span]:
    """The best way to set these words on exactly `count` lines: even, and broken where the sense breaks."""
    best: list[dict[int, tuple[float, list[Span]]]] = [{0: (0.0, [])}]
    for _ in range(count):
        reached: dict[int, tuple[float, list[Span]]] = {}
        for first, (cost, lines) in best[-1].items():
            for last in range(first, len(words)):
                span = Span(words[first].start, words[last].end)
                long = font.getlength(text[span.start : span.end])
                if long > width and last > first:
                    break
                worse = cost + (1 - long / width) ** 2 - _sense(text, span, is_last=last + 1 == len(words))
                worse += LONELY if last == first else 0.0
                if last + 1 not in reached or worse < reached[last + 1][0]:
                    reached[last + 1] = (worse, [*lines, span])
        best.append(reached)
    found = best[-1].get(len(words))
    return found[1] if found else _greedy(text, words, font, width)


def _sense(text: str, span: Span, *, is_last: bool) -> float:
    """How well a line may end here: best at the end of a sentence, well at a comma."""
    if is_last:
        return 0.0
    end = text[span.end - 1]
    return 0.3 if end in ".!?:…" else 0.12 if end in ",;–" else 0.0


def break_lines(text: str, font: Font, width: float) -> list[Span]:
    """As few lines as fit `width` pixels, broken where the sense breaks, no word left alone on the last line."""
    words = _words(text)
    lines = _greedy(text, words, font, width)
    if len(lines) < 2 or "\n" in text:
        return lines
    return _even(text, words, font, width, len(lines))


def letter(
    text: str, size_px: int, width: float, *, is_bold: bool = False, is_even: bool = True
) -> Lettering:
    """Break `text` to `width` pixels at exactly this size."""
    font = font_for(text, size_px, is_bold=is_bold)
    lines = break_lines(text, font, width) if is_even else _greedy(text, _words(text), font, width)
    longest = int(_longest(text, lines, font)) + 1
    return Lettering(text, tuple(lines), size_px, is_bold, longest, round(size_px * LINE_PITCH))


@cache
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


def _line_left(lettering: Lettering, line: str, font: Font, align: str) -> float:
    free = lettering.width - font.getlength(line)
    if align == "center":
        return free / 2
    is_right = (align == "end") != lettering.is_right_to_left
    return free if is_right else 0.0


def _baseline(font: Font, pitch: int) -> int:
    cap = -font.getbbox("H", anchor="ls")[1] if isinstance(font, ImageFont.FreeTypeFont) else pitch * 0.5
    return round((pitch + cap) / 2)


MARGIN_PX: Final = 8
"""Room round the drawn letters for what hangs over: accents, swashes, an f at the edge."""


def draw(lettering: Lettering, *, align: str = "start") -> Image.Image:
    """White letters on nothing, `MARGIN_PX` larger on every side than the lettering; tint them while drawing."""
    size = (lettering.width + 2 * MARGIN_PX, lettering.height + 2 * MARGIN_PX)
    mask = Image.new("L", size, 0)
    pen = ImageDraw.Draw(mask)
    font = font_for(lettering.text, lettering.size_px, is_bold=lettering.is_bold)
    for number, line in enumerate(lettering.lines):
        left = _line_left(lettering, line, font, align) + MARGIN_PX
        y = MARGIN_PX + number * lettering.pitch + _baseline(font, lettering.pitch)
        anchor = "ls" if isinstance(font, ImageFont.FreeTypeFont) else None
        pen.text((round(left), y), line, fill=255, font=font, anchor=anchor)
    white = Image.new("L", size, 255)
    return Image.merge("RGBA", (white, white, white, mask))


def word_boxes(lettering: Lettering, start: int, end: int, *, align: str = "start") -> tuple[WordBox, ...]:
    """Where the characters `start:end` stand: one box, or one for each line that they reach over."""
    font = font_for(lettering.text, lettering.size_px, is_bold=lettering.is_bold)
    boxes = []
    for number, span in enumerate(lettering.spans):
        first, last = max(start, span.start), min(end, span.end)
        if first >= last:
            continue
        line = lettering.text[span.start : span.end]
        before = font.getlength(line[: first - span.start])
        through = font.getlength(line[: last - span.start])
        left = _line_left(lettering, line, font, align)
        if lettering.is_right_to_left:
            whole = font.getlength(line)
            before, through = whole - through, whole - before
        boxes.append(
            WordBox(round(left + before), number * lettering.pitch, round(through - before), lettering.pitch)
        )
    return tuple(boxes)
