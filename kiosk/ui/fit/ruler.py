"""How many lines a text takes, measured once for all sizes."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kiosk.ui.breaking import words_of
from kiosk.ui.measure import Setting

MEASURED_PX: Final = 100
"""Widths grow with the size but for rounding: over the core pack a line measured at 100 px and one at its own size differ
by 1.2 % at the most (hinting), which `SPARE` holds."""
SPARE: Final = 0.985


@dataclass(frozen=True, slots=True)
class Ruler:
    """The words of a text and the gaps before them, in sizes of the letters. A gap of None is the author's line break."""

    words: tuple[float, ...]
    gaps: tuple[float | None, ...]

    def lines(self, width: float) -> int | None:
        """On how many lines the text stands in this width (in sizes of the letters); None where a word is too wide."""
        if max(self.words, default=0.0) > width * SPARE:
            return None
        count, used = 0, float("inf")
        for gap, word in zip(self.gaps, self.words, strict=True):
            if gap is None or used + gap + word > width * SPARE:
                count, used = count + 1, word
            else:
                used += gap + word
        return count


@lru_cache(8192)
def ruler(text: str, *, is_bold: bool) -> Ruler:
    """Measure a text."""
    setting = Setting(text, MEASURED_PX, is_bold)
    spans = words_of(text)
    words, gaps = [], []
    end = 0
    for span in spans:
        words.append(_em(text[span.start : span.end], is_bold=is_bold))
        between = text[end : span.start]
        gaps.append(None if "\n" in between else setting.width(end, span.start) / MEASURED_PX)
        end = span.end
    return Ruler(tuple(words), tuple(gaps))


@lru_cache(8192)
def _em(word: str, *, is_bold: bool) -> float:
    return Setting(word, MEASURED_PX, is_bold).width(0, len(word)) / MEASURED_PX
