"""Small pills: what comes now and next (quiet mode), what was safe, and the hint that any button goes on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from hardware.events import Side
from kiosk.look import Telling
from kiosk.play.screens import Verdict
from kiosk.ui import labels, shapes, sides, signs, theme
from kiosk.ui.pieces import Shape, Words

if TYPE_CHECKING:
    from kiosk.ui.grid import Grid

MOST_SIGNS = 10


class Pill(Widget):
    """A few words on a round-ended card; where a story is told without words, a row of signs on one as wide as they are."""

    grid = ObjectProperty()
    text = StringProperty("")
    is_lit = BooleanProperty(False)
    is_bold = BooleanProperty(False)
    has_signs = BooleanProperty(False)
    """The two answers' signs before the words: both buttons are meant."""
    meaning = ObjectProperty(None, allownone=True)
    """The sign that stands for the words."""
    is_touched = BooleanProperty(False)
    """Something to touch, whose edge has to be seen."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.plate = Shape()
        self.words = Words(align="center", max_lines=1)
        self.signs = tuple(Shape(is_hidden=True) for _ in range(MOST_SIGNS))
        for piece in (self.plate, self.words, *self.signs):
            self.add_widget(piece)
        names = ("pos", "size", "text", "grid", "is_bold", "is_lit", "has_signs", "meaning", "is_touched")
        self.bind(**dict.fromkeys(names, self._lay_out))
        self._lay_out()

    @property
    def worn(self) -> theme.Palette:
        return theme.palette(self.grid.look)

    def _lay_out(self, *_: Any) -> None:
        grid: Grid | None = self.grid
        is_seen = bool(self.text) and grid is not None and self.width > 0
        self.plate.is_hidden = not is_seen
        for sign in self.signs:
            sign.is_hidden = True
        if grid is None or not is_seen:
            self.words.text = ""
            return
        is_worded = grid.look.telling is Telling.CAPTIONS
        self.words.text = self.text if is_worded else ""
        left, width = self.x, int(self.width)
        if not is_worded:
            width = self._row_width(self.row(), int(self.height))
            left = self.x + (int(self.width) - width) // 2
        self._lay_plate(left, width)
        if is_worded:
            self._lay_words(self._lay_row(self.before_words(), int(self.x)))
        else:
            self._lay_row(self.row(), int(left))

    def before_words(self) -> Sequence[str]:
        """The drawings that stand before the words."""
        return self._both_answers() if self.has_signs else ()

    def row(self) -> Sequence[str]:
        """The drawings that stand there instead of words."""
        own = (self.meaning(self.sign_side, self._letters),) if self.meaning else ()
        return (*self.before_words(), *own)

    @property
    def sign_side(self) -> int:
        return round(float(self.height) * 0.6)

    @property
    def _letters(self) -> str:
        return self.worn.lit_letters if self.is_lit else self.worn.letters

    def _both_answers(self) -> tuple[str, ...]:
        side = self.sign_side
        return tuple(sides.sign(side, is_go=is_go, worn=self.worn) for is_go in (True, False))

    def _row_width(self, row: Sequence[str], height: int) -> int:
        side = self.sign_side
        return len(row) * side + max(0, len(row) - 1) * (side // 4) + 2 * (height // 3)

    def _lay_plate(self, left: float, width: int) -> None:
        grid: Grid = self.grid
        height, drop = int(self.height), grid.px(5)
        self.plate.pos, self.plate.size = (left, self.y), (width, height)
        edge = self.worn.edge if self.is_touched else self.worn.card_edge
        self.plate.svg = shapes.card(
            width,
            height,
            fill=self.worn.taken if self.is_lit else self.worn.card,
            radius=(height - drop) // 2,
            edges=[(edge, max(2, grid.px(4)))] if edge else (),
            drop=drop,
        )

    def _lay_row(self, row: Sequence[str], left: int) -> int:
        """Draw these in a row; returns where they end, in pixels from the left edge of the widget."""
        drop, side = self.grid.px(5), self.sign_side
        height = int(self.height)
        at = height // 3
        for piece, svg in zip(self.signs, row, strict=False):
            piece.size, piece.svg, piece.is_hidden = (side, side), svg, False
            piece.pos = (left + at, self.y + drop + (height - drop - side) // 2)
            at += side + side // 4
        return at

    def _lay_words(self, left: int) -> None:
        grid: Grid = self.grid
        drop = grid.px(5)
        self.words.colour = self._letters
        self.words.is_bold = self.is_bold
        self.words.size_px = grid.body_px if self.is_bold else grid.hint_px
        self.words.pos = (self.x + left, self.y + drop)
        self.words.size = (self.width - left - self.height // 3, self.height - drop)


class NowNext(Pill):
    """In quiet mode, what is on and what follows; otherwise nothing. Without words: a star for each story, then the answers."""

    def __init__(self, **kwargs: Any) -> None:
        self._item, self._items = 1, 1
        super().__init__(**kwargs)

    def show(self, item: int, items: int, *, is_quiet: bool, following: str = "you choose") -> None:
        """Say which story it is, from 1, and of how many."""
        self._item, self._items = item, items
        self.text = f"{labels.NOW}: story {item} of {items}   {labels.NEXT}: {following}" if is_quiet else ""

    def row(self) -> Sequence[str]:
        worn, side = self.worn, self.sign_side
        stars = [
            shapes.star(
                side,
                worn.star_done if number < self._item else worn.star_to_come,
                edge=worn.star_edge,
                is_done=number < self._item,
            )
            for number in range(min(self._items, MOST_SIGNS - 3))
        ]
        return (*stars, signs.go_on(side, worn.letters), *self._both_answers())


class SidePill(Pill):
    """What was safe, with the sign of that answer; and a star, an eye or two heads for how it went."""

    side = ObjectProperty(Side.GO)
    verdict = ObjectProperty(Verdict.RIGHT)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(is_bold=True, **kwargs)
        self.bind(side=self._lay_out, verdict=self._lay_out)

    def before_words(self) -> Sequence[str]:
        side, worn = self.sign_side, self.worn
        return (sides.sign(side, is_go=self.side is Side.GO, worn=worn), self._badge())

    def _badge(self) -> str:
        """How it went, for eyes: what three rising or two level notes say to ears."""
        side, worn = self.sign_side, self.worn
        if self.verdict is Verdict.RIGHT:
            return shapes.star(side, worn.star_done, edge=worn.star_edge, is_done=True)
        draw = signs.look_again if self.verdict is Verdict.LOOK_AGAIN else signs.together
        return draw(side, worn.letters)
