"""Where pupils' words stand: for each place its box, its wished size and its lines, on every grid that is shown."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from kiosk.look import CAPTION_PERCENTS, Distance, Look
from kiosk.ui.grid import Box, Grid
from kiosk.ui.grid.letters import LINE_PITCH, LINES

SIZES: Final = ((800, 480), (1024, 600), (1280, 800), (1920, 1080))
MOST_PAGES: Final = 4
"""A caption in more pages turns faster than a class can follow."""


@dataclass(frozen=True, slots=True)
class Mode:
    """One way in which the kiosk may be looked at."""

    width: int
    height: int
    distance: Distance
    percent: int

    @property
    def grid(self) -> Grid:
        return Grid(self.width, self.height, Look(self.distance, self.percent))

    def __str__(self) -> str:
        return f"{self.width}x{self.height}, {self.distance}, {self.percent} %"


MODES: Final = tuple(
    Mode(*size, distance, percent) for size in SIZES for distance in Distance for percent in CAPTION_PERCENTS
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A box of one mode: its width in sizes of the letters, and the lines that it holds, at the least size allowed."""

    width: float
    lines: int

    def holds_all_of(self, other: "Frame") -> bool:
        """Whether whatever fits the other fits here: as many lines at least, and none narrower."""
        return self.width >= other.width and self.lines >= other.lines


@dataclass(frozen=True, slots=True)
class Place:
    """Words of one kind. `share` is the least share of the wished size that still counts as fitting.

    `pages` is how many boxes full the text may take one after the other.
    """

    name: str
    box: Callable[[Grid], Box]
    size_px: Callable[[Grid], int]
    max_lines: int
    share: float
    is_bold: bool = False
    pages: int = 1

    def frame(self, mode: Mode, share: float) -> Frame:
        """What the place offers in a mode, with letters at this share of their wished size."""
        grid = mode.grid
        box, size = self.box(grid), self.size_px(grid) * share
        lines = min(self.max_lines, int(box.height // (size * LINE_PITCH)))
        return Frame(box.width / size, lines)


def worst(frames: Iterable[tuple[Mode, Frame]]) -> list[tuple[Mode, Frame]]:
    """The modes that decide: what fits the frames of these fits those of all.

    A frame is left out where another one is no wider and holds no more lines, because a text broken into lines never
    takes more of them when there is more width. (Greedy lines: by induction each line ends no earlier.)
    """
    kept: list[tuple[Mode, Frame]] = []
    for mode, frame in sorted(frames, key=lambda one: (one[1].width, one[1].lines)):
        if not any(frame.holds_all_of(narrower) for _, narrower in kept):
            kept.append((mode, frame))
    return kept


def _choice(count: int) -> Callable[[Grid], Box]:
    def box(grid: Grid) -> Box:
        card, foot = grid.choice_cards(count)[0], grid.choice_foot
        return Box(card.x, card.y, card.width - 2 * grid.px(20), foot - grid.px(14))

    return box


def _step(count: int) -> Callable[[Grid], Box]:
    def box(grid: Grid) -> Box:
        card = grid.step_cards(count)[0]
        side = round(card.height * 0.72)
        left = (card.height - side) // 2 + side + grid.px(14)
        return card.inset(left, grid.px(6), grid.px(20), 0)

    return box


CAPTION: Final = Place(
    "the caption", lambda g: g.caption_words, lambda g: g.caption_px, LINES, 0.85, pages=MOST_PAGES
)
QUESTION: Final = Place("the question", lambda g: g.card_head, lambda g: g.title_px, 2, 0.62, is_bold=True)
RECAP: Final = Place("the recap", lambda g: g.card_body, lambda g: g.body_px, 6, 0.5)
PROMPT: Final = Place("the question's card", lambda g: g.card_body, lambda g: g.title_px, 4, 0.55)
CHECK: Final = Place(
    "the question whom to check with", lambda g: g.check_words, lambda g: g.title_px, 3, 0.6, is_bold=True
)
READY: Final = Place(
    "the card beside Clever",
    lambda g: g.card.inset(g.px(28), g.px(20), g.px(28), g.px(14)),
    lambda g: g.title_px,
    4,
    0.55,
)
ASK: Final = Place(
    "Clever's hello",
    lambda g: g.ask.inset(g.px(24), g.px(8), g.px(24), g.px(4)),
    lambda g: g.body_px,
    2,
    0.6,
)
TROUBLE: Final = Place(
    "the trouble card",
    lambda g: g.trouble.inset(g.px(36), g.px(30), g.px(36), g.px(24)),
    lambda g: g.title_px,
    5,
    0.8,
)
SIGN: Final = Place("a sign's name", lambda g: g.finish_signs(4)[0][1], lambda g: g.small_px, 2, 0.75)
HEAD: Final = Place("the head of the end", lambda g: g.finish_head, lambda g: g.body_px, 1, 0.8, is_bold=True)
CHILDLINE: Final = Place(
    "Childline's card", lambda g: g.finish_childline, lambda g: g.body_px, 1, 0.8, is_bold=True
)
CHOICES: Final = {
    count: Place("a card to choose", _choice(count), lambda g: g.body_px, 2, 0.8) for count in (2, 3)
}
STEPS: Final = {
    count: Place("a step's card", _step(count), lambda g: g.body_px, 2, share, is_bold=True)
    for count, share in ((1, 0.6), (2, 0.6), (3, 0.6), (4, 0.6), (5, 0.45))
}
