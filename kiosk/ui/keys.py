"""A key of the officer's keypad or keyboard: one word on a card; asleep while it leads nowhere."""

from typing import TYPE_CHECKING, Any

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.play.office.entering import DOT
from kiosk.ui import shapes, theme
from kiosk.ui.cards import Plate
from kiosk.ui.pieces import Shape, Words

if TYPE_CHECKING:
    from kiosk.ui.grid import Grid


class Key(Widget):
    """`is_lit`: in focus."""

    grid = ObjectProperty()
    text = StringProperty("")
    is_awake = BooleanProperty(True)
    is_lit = BooleanProperty(False)
    is_hidden = BooleanProperty(False)
    is_hint = BooleanProperty(False)
    """Its text only says what belongs here."""
    letters_px = NumericProperty(0)
    """The wished size of its letters; 0: large for one, small for a word."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        grid: Grid = self.grid
        self._worn = theme.palette(grid.look)
        self.plate = Plate(grid=grid, is_touched=True, radius=22, pos=self.pos, size=self.size)
        pad = grid.px(8)
        self.words = Words(
            is_bold=True,
            align="center",
            max_lines=1,
            pos=(self.x + pad, self.y + grid.px(6)),
            size=(self.width - 2 * pad, self.height - grid.px(6)),
        )
        side = round(min(self.width, self.height) * 0.26)
        self.dot = Shape(
            pos=(self.x + (int(self.width) - side) // 2, self.y + (int(self.height) - side) // 2),
            size=(side, side),
        )
        for piece in (self.plate, self.words, self.dot):
            self.add_widget(piece)
        self.bind(**dict.fromkeys(("text", "is_awake", "is_lit", "is_hidden", "is_hint"), self._dress))
        self._dress()

    def _dress(self, *_: Any) -> None:
        grid, worn = self.grid, self._worn
        self.plate.is_lit = self.is_lit
        self.plate.is_hidden = self.is_hidden or not self.is_awake
        self.plate.fill = worn.lit if self.is_lit else worn.tile
        is_loud = self.is_awake and not self.is_hint
        self.words.colour = (
            worn.lit_letters if self.is_lit else worn.letters if is_loud else worn.soft_letters
        )
        self.words.size_px = self.letters_px or (
            grid.title_px if len(self.text) == 1 else grid.small_px + grid.px(4)
        )
        is_dot = self.text == DOT
        self.words.is_bold = not self.is_hint
        self.words.text = "" if is_dot or self.is_hidden else self.text
        self.dot.is_hidden = not is_dot or self.is_hidden
        self.dot.svg = shapes.disc(int(self.dot.width), self.words.colour)
