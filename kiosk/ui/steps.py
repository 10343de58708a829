"""Cards with a picture: the steps of a rehearsal, and whom to check with."""

from typing import TYPE_CHECKING, Any

from kivy.properties import ObjectProperty
from kivy.uix.widget import Widget

from kiosk.ui import shapes, theme
from kiosk.ui.cards import Plate
from kiosk.ui.pieces import Picture, Shape, Words

if TYPE_CHECKING:
    from kiosk.ui.grid import Grid


class StepCard(Widget):
    """A numbered step: its pictogram and its name. The lit one has an amber rim and bold letters."""

    grid = ObjectProperty()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        grid: Grid = self.grid
        height = int(self.height)
        self.plate = Plate(grid=grid, radius=28, pos=self.pos, size=self.size)
        side = round(height * 0.72)
        pad = (height - side) // 2
        self.picture = Picture(pos=(self.x + pad, self.y + pad + grid.px(3)), size=(side, side))
        left = pad + side + grid.px(14)
        self.words = Words(
            size_px=grid.body_px,
            max_lines=2,
            pos=(self.x + left, self.y + grid.px(6)),
            size=(self.width - left - grid.px(20), height - grid.px(6)),
        )
        disc = grid.px(46)
        self.disc = Shape(
            pos=(self.x + pad - disc // 5, self.y + height - pad - disc * 3 // 5), size=(disc, disc)
        )
        self.disc.svg = shapes.disc(disc, theme.INK)
        self.number = Words(
            colour=theme.CREAM,
            is_bold=True,
            align="center",
            max_lines=1,
            size_px=grid.small_px,
            pos=self.disc.pos,
            size=self.disc.size,
        )
        for piece in (self.plate, self.picture, self.words, self.disc, self.number):
            self.add_widget(piece)

    def show(self, number: int, name: str, *, is_lit: bool, is_acting: bool) -> None:
        self.number.text = str(number)
        self.words.text = name
        self.words.is_bold = is_lit
        self.plate.rim = theme.AMBER if is_lit else ""
        self.plate.fill = theme.AMBER_SOFT if is_lit and is_acting else theme.CREAM


class ChoiceCard(Widget):
    """Someone to check with: a big picture over a name, and the sign of the button that takes it."""

    grid = ObjectProperty()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        grid: Grid = self.grid
        self.plate = Plate(grid=grid, fill=theme.PAPER, radius=32, pos=self.pos, size=self.size)
        foot = round(grid.body_px * 1.5) + grid.px(18)
        side = int(min(self.height - foot - grid.px(34), self.width * 0.7))
        self.picture = Picture(
            pos=(round(self.center_x - side / 2), self.y + foot + grid.px(8)), size=(side, side)
        )
        self.words = Words(
            align="center",
            max_lines=2,
            size_px=grid.body_px,
            pos=(self.x + grid.px(20), self.y + grid.px(14)),
            size=(self.width - 2 * grid.px(20), foot - grid.px(14)),
        )
        sign = grid.px(72)
        self.sign = Shape(
            pos=(self.x + grid.px(18), self.top - sign - grid.px(18)), size=(sign, sign), is_hidden=True
        )
        for piece in (self.plate, self.picture, self.words, self.sign):
            self.add_widget(piece)

    def show(self, text: str, *, is_focused: bool, is_pressed: bool, is_other_pressed: bool) -> None:
        self.words.text = text
        self.words.is_bold = is_focused or is_pressed
        self.plate.rim = theme.INK if is_pressed else theme.AMBER if is_focused else ""
        self.plate.fill = theme.AMBER if is_pressed else theme.SAND if is_other_pressed else theme.PAPER

    def show_sign(self, *, is_go: bool | None) -> None:
        """Which button takes this card; None where the buttons move a focus instead."""
        self.sign.is_hidden = is_go is None
        self.sign.svg = "" if is_go is None else shapes.sign(int(self.sign.width), is_go=is_go)
