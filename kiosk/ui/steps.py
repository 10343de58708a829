"""Cards with a picture: the steps of a rehearsal, and whom to check with."""

from typing import TYPE_CHECKING, Any

from kivy.properties import ObjectProperty
from kivy.uix.widget import Widget

from kiosk.look import Telling
from kiosk.ui import shapes, sides, theme
from kiosk.ui.cards import Plate
from kiosk.ui.pieces import Picture, Shape, Words

if TYPE_CHECKING:
    from kiosk.ui.grid import Grid


class StepCard(Widget):
    """A numbered step: its pictogram and its name, or the pictogram alone. The lit one has a double rim, and bold letters."""

    grid = ObjectProperty()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        grid: Grid = self.grid
        self._worn = theme.palette(grid.look)
        self._is_worded = grid.look.telling is Telling.CAPTIONS
        height = int(self.height)
        self.plate = Plate(grid=grid, radius=28, pos=self.pos, size=self.size)
        side = round(height * (0.72 if self._is_worded else 0.8))
        pad = (height - side) // 2
        left = pad if self._is_worded else (int(self.width) - side) // 2
        self.picture = Picture(
            pos=(self._from_start(left, side), self.y + pad + grid.px(3)), size=(side, side)
        )
        self.words = self._make_words(pad + side + grid.px(14))
        self.disc, self.number = self._make_number(pad)
        for piece in (self.plate, self.picture, self.words, self.disc, self.number):
            self.add_widget(piece)

    def _from_start(self, far: float, width: float) -> float:
        """The left edge of what stands so far from the side where reading begins."""
        is_turned = self.grid.look.is_right_to_left
        return float(self.right - far - width if is_turned else self.x + far)

    def _make_words(self, left: int) -> Words:
        grid: Grid = self.grid
        width = self.width - left - grid.px(20)
        return Words(
            size_px=grid.body_px,
            max_lines=2,
            pos=(self._from_start(left, width), self.y + grid.px(6)),
            size=(width, self.height - grid.px(6)),
        )

    def _make_number(self, pad: int) -> tuple[Shape, Words]:
        grid: Grid = self.grid
        side = grid.px(46)
        disc = Shape(
            pos=(self._from_start(pad - side // 5, side), self.y + self.height - pad - side * 3 // 5),
            size=(side, side),
        )
        disc.svg = shapes.disc(side, theme.INK, edge=self._worn.card_edge)
        number = Words(
            colour=theme.CREAM,
            is_bold=True,
            align="center",
            max_lines=1,
            size_px=grid.small_px,
            pos=disc.pos,
            size=disc.size,
        )
        return disc, number

    def show(self, number: int, name: str, *, is_lit: bool, is_acting: bool) -> None:
        worn = self._worn
        is_filled = is_lit and is_acting
        self.number.text = str(number)
        self.words.text = name if self._is_worded else ""
        self.words.is_bold = is_lit
        self.words.colour = worn.lit_letters if is_filled else worn.letters
        self.plate.is_lit = is_lit
        self.plate.fill = worn.lit if is_filled else worn.card


class ChoiceCard(Widget):
    """Someone to check with: a big picture over a name, and the sign of the button that takes it."""

    grid = ObjectProperty()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        grid: Grid = self.grid
        self._worn = theme.palette(grid.look)
        self._is_worded = grid.look.telling is Telling.CAPTIONS
        self.plate = Plate(grid=grid, is_touched=True, radius=32, pos=self.pos, size=self.size)
        foot = grid.choice_foot if self._is_worded else grid.px(18)
        side = int(min(self.height - foot - grid.px(34), self.width * (0.7 if self._is_worded else 0.82)))
        spare = 0 if self._is_worded else (int(self.height) - foot - grid.px(18) - side) // 2
        self.picture = Picture(
            pos=(round(self.center_x - side / 2), self.y + foot + spare + grid.px(8)), size=(side, side)
        )
        self.words = Words(
            align="center",
            max_lines=2,
            size_px=grid.body_px,
            pos=(self.x + grid.px(20), self.y + grid.px(14)),
            size=(self.width - 2 * grid.px(20), max(1, foot - grid.px(14))),
        )
        sign = grid.px(72)
        self.sign = Shape(
            pos=(self.x + grid.px(18), self.top - sign - grid.px(18)), size=(sign, sign), is_hidden=True
        )
        for piece in (self.plate, self.picture, self.words, self.sign):
            self.add_widget(piece)

    def show(self, text: str, *, is_focused: bool, is_pressed: bool, is_other_pressed: bool) -> None:
        worn = self._worn
        self.words.text = text if self._is_worded else ""
        self.words.is_bold = is_focused or is_pressed
        self.plate.is_lit = is_focused or is_pressed
        is_filled = is_pressed or (is_focused and not is_other_pressed)
        self.plate.fill = self._fill(is_focused=is_filled, is_pressed=is_pressed, is_passed=is_other_pressed)
        self.words.colour = worn.lit_letters if is_filled else worn.letters

    def _fill(self, *, is_focused: bool, is_pressed: bool, is_passed: bool) -> str:
        worn = self._worn
        if is_pressed:
            return worn.taken
        if is_focused:
            return worn.lit if self.grid.look.has_high_contrast else worn.tile
        return worn.passed_over if is_passed else worn.tile

    def show_sign(self, *, is_go: bool | None) -> None:
        """Which button takes this card; None where the buttons move a focus instead."""
        self.sign.is_hidden = is_go is None
        side = int(self.sign.width)
        self.sign.svg = "" if is_go is None else sides.sign(side, is_go=is_go, worn=self._worn)
