"""The bar under a stage: the caption; or, where a story is told without words, who speaks and what to do."""

from typing import TYPE_CHECKING, Any

from kivy.properties import ObjectProperty
from kivy.uix.widget import Widget

from kiosk.look import Telling
from kiosk.play.screens import Caption
from kiosk.ui import shapes, signs, theme
from kiosk.ui.caption import CaptionBar
from kiosk.ui.pieces import Picture, Shape, Spoken

if TYPE_CHECKING:
    from kiosk.ui.grid import Grid


class Waves(Spoken):
    """No words at all: sound waves that stand out while a word is heard."""

    def __init__(self, **kwargs: Any) -> None:
        self.resting, self.sounding = Shape(), Shape(is_hidden=True)
        super().__init__(**kwargs)
        self.add_widget(self.resting)
        self.add_widget(self.sounding)

    def draw(self, side: int, worn: theme.Palette) -> None:
        self.size = (side, side)
        for piece, colour in ((self.resting, theme.ASH), (self.sounding, theme.AMBER)):
            piece.pos, piece.size = self.pos, self.size
            piece.svg = signs.waves(
                side, colour if worn is theme.USUAL or piece is self.sounding else worn.letters
            )

    def mark(self, word: tuple[int, int] | None) -> None:
        self.sounding.is_hidden = word is None
        self.resting.is_hidden = word is not None


class SignBar(Widget):
    """Clever's head, the waves of what he says, and an ear; or somebody who stands up, while it is the children's turn."""

    grid = ObjectProperty()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.plate = Shape(is_hidden=True)
        self.speaker = Picture(is_hidden=True)
        self.words = Waves(opacity=0)
        self.ask = Shape(is_hidden=True)
        self._is_turn = False
        for piece in (self.plate, self.speaker, self.words, self.ask):
            self.add_widget(piece)
        names = ("pos", "size", "grid")
        self.bind(**dict.fromkeys(names, self._lay_out))
        self._lay_out()

    def _lay_out(self, *_: Any) -> None:
        grid: Grid | None = self.grid
        if grid is None or self.width <= 100:
            return
        worn = theme.palette(grid.look)
        width, height, drop = int(self.width), int(self.height), grid.px(6)
        self.plate.pos, self.plate.size = self.pos, self.size
        edges = [(worn.card_edge, grid.px(worn.edge_units))] if worn.card_edge else ()
        self.plate.svg = shapes.card(width, height, fill=worn.bar, radius=grid.px(44), edges=edges, drop=drop)
        side = round((height - drop) * 0.72)
        gap = round(side * 0.5)
        left = self.x + (width - 3 * side - 2 * gap) // 2
        foot = self.y + drop + (height - drop - side) // 2
        pieces: tuple[Any, ...] = (self.speaker, self.words, self.ask)
        for number, piece in enumerate(pieces):
            piece.pos = (left + number * (side + gap), foot)
            piece.size = (side, side)
        self.words.draw(side, worn)
        self._ask()

    def show(self, caption: Caption | None, *, is_turn: bool = False) -> None:
        """Say that Clever is speaking, or that it is the children's turn; without a caption nothing is up."""
        is_up = caption is not None
        self._is_turn = is_turn
        self.plate.is_hidden = self.speaker.is_hidden = self.ask.is_hidden = not is_up
        self.words.opacity = 1 if is_up else 0
        self._ask()

    def _ask(self) -> None:
        if self.grid is None or self.ask.width <= 1:
            return
        draw = signs.your_turn if self._is_turn else signs.ear
        letters = theme.palette(self.grid.look).bar_letters
        self.ask.svg = draw(int(self.ask.width), theme.AMBER if self._is_turn else letters)


class Bar(Widget):
    """One of the two, as the look asks. `words` are those in which the one being heard is marked."""

    grid = ObjectProperty()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._bar: CaptionBar | SignBar | None = None
        names = ("pos", "size", "grid")
        self.bind(**dict.fromkeys(names, self._lay_out))
        self._lay_out()

    def _lay_out(self, *_: Any) -> None:
        if self.grid is None:
            return
        if self._bar is None:
            is_worded = self.grid.look.telling is Telling.CAPTIONS
            self._bar = CaptionBar(grid=self.grid) if is_worded else SignBar(grid=self.grid)
            self.add_widget(self._bar)
        self._bar.pos, self._bar.size = self.pos, self.size

    def show(self, caption: Caption | None, *, is_turn: bool = False) -> None:
        if isinstance(self._bar, SignBar):
            self._bar.show(caption, is_turn=is_turn)
        elif self._bar is not None:
            self._bar.show(caption)

    @property
    def words(self) -> Spoken:
        bar: Any = self._bar
        words: Spoken = bar.words
        return words

    @property
    def speaker(self) -> Picture | None:
        """Where the head of whoever speaks is to be drawn."""
        return self._bar.speaker if isinstance(self._bar, SignBar) else None
