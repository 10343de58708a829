"""How wide words are: a text laid out in the order in which it is seen, each part in a face that has its letters."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Protocol

from PIL import ImageDraw, ImageFont

from kiosk.ui import bidi
from kiosk.ui.faces import Face, Font, main_face, opened, pieces

KEPT: Final = 4096
"""How many widths are remembered: a story has some hundreds of words, at a few sizes."""


class Widths(Protocol):
    """Whatever tells how wide characters `start:end` of its text are, in pixels."""

    @property
    def text(self) -> str: ...
    def width(self, start: int, end: int) -> float: ...


@dataclass(frozen=True, slots=True)
class Run:
    """Characters `start:end`, of one face and one direction."""

    start: int
    end: int
    face: Face
    is_right_to_left: bool


@dataclass(frozen=True, slots=True)
class Setting:
    """A text at one size, ready to be measured and drawn in parts."""

    text: str
    size_px: int
    is_bold: bool = False
    is_right_to_left: bool = field(init=False)
    main: Face = field(init=False)
    levels: tuple[int, ...] | None = field(init=False)
    """Of each character; None where all run from left to right."""

    def __post_init__(self) -> None:
        is_rtl = bidi.is_right_to_left(self.text)
        is_mixed = bidi.has_right_to_left(self.text)
        found = tuple(bidi.levels(self.text, is_base_right_to_left=is_rtl)) if is_mixed else None
        for name, value in (("is_right_to_left", is_rtl), ("main", main_face(self.text)), ("levels", found)):
            object.__setattr__(self, name, value)

    def runs(self, start: int, end: int) -> list[Run]:
        """The parts of a line from the left edge to the right."""
        if self.levels is None:
            stretches = [bidi.Stretch(start, end, is_right_to_left=False)]
        else:
            stretches = bidi.in_sight_order(self.levels, start, end)
        found: list[Run] = []
        for one in stretches:
            cut = pieces(self.text, one.start, one.end, self.main)
            runs = [Run(piece.start, piece.end, piece.face, one.is_right_to_left) for piece in cut]
            found += reversed(runs) if one.is_right_to_left else runs
        return found

    def width(self, start: int, end: int) -> float:
        """How far the pen moves over these characters, in pixels."""
        return sum(self.advance(run) for run in self.runs(start, end))

    def advance(self, run: Run, upto: int | None = None) -> float:
        """How far the pen moves over a run, or over its characters before `upto`."""
        text = self.text[run.start : run.end if upto is None else upto]
        return _advance(text, run.face, self.size_px, self.is_bold, run.is_right_to_left)

    def places(self, line: tuple[int, int], start: int, end: int) -> list[tuple[float, float]]:
        """Where the characters `start:end` of a line stand: left and right edges, from its left edge, in order."""
        found: list[tuple[float, float]] = []
        pen = 0.0
        for run in self.runs(*line):
            whole = self.advance(run)
            first, last = max(start, run.start), min(end, run.end)
            if first < last:
                before, through = self.advance(run, first), self.advance(run, last)
                if run.is_right_to_left:
                    before, through = whole - through, whole - before
                found.append((pen + before, pen + through))
            pen += whole
        return _joined(found)

    def draw(self, pen: ImageDraw.ImageDraw, left: float, baseline: int, line: tuple[int, int]) -> None:
        """Draw one line in white, from `left`, on this baseline."""
        for run in self.runs(*line):
            font = opened(run.face, self.size_px, is_bold=self.is_bold)
            anchor = "ls" if isinstance(font, ImageFont.FreeTypeFont) else None
            pen.text(
                (round(left), baseline),
                self.text[run.start : run.end],
                fill=255,
                font=font,
                anchor=anchor,
                direction=_direction(font, is_right_to_left=run.is_right_to_left),
            )
            left += self.advance(run)


def _joined(places: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Places that touch as one."""
    found: list[tuple[float, float]] = []
    for left, right in places:
        if found and left - found[-1][1] < 1:
            found[-1] = (found[-1][0], right)
        else:
            found.append((left, right))
    return found


def _direction(font: Font, *, is_right_to_left: bool) -> str | None:
    """What Pillow is told of a run; without raqm it can only draw to the right and wants to be told nothing."""
    if not isinstance(font, ImageFont.FreeTypeFont) or font.layout_engine != ImageFont.Layout.RAQM:
        return None
    return "rtl" if is_right_to_left else "ltr"


@lru_cache(KEPT)
def _advance(text: str, face: Face, size_px: int, is_bold: bool, is_right_to_left: bool) -> float:
    font = opened(face, size_px, is_bold=is_bold)
    direction = _direction(font, is_right_to_left=is_right_to_left)
    if isinstance(font, ImageFont.FreeTypeFont):
        return font.getlength(text, direction=direction)
    return font.getlength(text)
