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
    """`is_lit`: in focus. `is_plain` is no key but a place that shows a sign, such as a digit of the PIN."""

    grid = ObjectProperty()
    text = StringProperty("")
    is_awake = BooleanProperty(True)
    is_lit = BooleanProperty(False)
    is_plain = BooleanProperty(False)
    letters_px = NumericProperty(0)
    """The wished size of its letters; 0: large for one, small for a word."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        grid: Grid = self.grid
        self._worn = theme.palette(grid.look)
        self.plate = Plate(grid=grid, is_touched=not self.is_plain, radius=22, pos=self.pos, size=self.size)
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
        self.bind(**dict.fromkeys(("text", "is_awake", "is_lit"), self._dress))
        self._dress()

    def _dress(self, *_: Any) -> None:
        grid, worn = self.grid, self._worn
        self.plate.is_touched = self.is_awake and not self.is_plain
        self.plate.is_lit = self.is_lit
        self.plate.is_hidden = not self.is_awake and not self.is_plain
        self.plate.fill = worn.lit if self.is_lit else worn.tile if self.is_awake else worn.ground
        self.words.colour = (
            worn.lit_letters if self.is_lit else worn.letters if self.is_awake else worn.soft_letters
        )
        self.words.size_px = self.letters_px or (
            grid.title_px if len(self.text) == 1 else grid.small_px + grid.px(4)
        )
        is_dot = self.text == DOT
        self.words.text = "" if is_dot else self.text
        self.dot.is_hidden = not is_dot
        self.dot.svg = shapes.disc(int(self.dot.width), self.words.colour)
