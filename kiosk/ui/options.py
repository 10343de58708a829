"""An option of the officer's choosers: its name, a small note under it, and for a story the sign of its safe answer."""

from typing import TYPE_CHECKING, Any

from kivy.properties import ObjectProperty
from kivy.uix.widget import Widget

from hardware.events import Side
from kiosk.ui import shapes, sides, theme
from kiosk.ui.cards import Plate
from kiosk.ui.pieces import Shape, Words

if TYPE_CHECKING:
    from kiosk.play.screens import Option
    from kiosk.ui.grid import Grid


class OptionTile(Widget):
    """Shows one option; a disc marks the one that is chosen now."""

    grid = ObjectProperty()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        grid: Grid = self.grid
        self._worn = theme.palette(grid.look)
        self.plate = Plate(grid=grid, is_touched=True, radius=24, pos=self.pos, size=self.size)
        self.sign, self.dot = Shape(), Shape()
        self.label = Words(is_bold=True, max_lines=2)
        self.note = Words(max_lines=1)
        for piece in (self.plate, self.sign, self.dot, self.label, self.note):
            self.add_widget(piece)

    def show(self, option: "Option", *, is_foot: bool = False) -> None:
        """Lay its words out."""
        self._lay_out(option, self.grid.px(18 if is_foot or option.side else 24))
        self.label.align = "center" if is_foot else "start"
        self.label.text, self.note.text = option.label, option.note

    def light(self, *, is_focused: bool) -> None:
        """Be in focus or not."""
        worn = self._worn
        self.plate.is_lit = is_focused
        self.plate.fill = worn.lit if is_focused else worn.tile
        self.label.colour = worn.lit_letters if is_focused else worn.letters
        self.note.colour = worn.lit_letters if is_focused else worn.soft_letters
        fill, edge = (worn.lit_letters, "") if is_focused else (worn.taken, worn.letters)
        self.dot.svg = shapes.disc(int(self.dot.width), fill, edge=edge)

    def _lay_out(self, option: "Option", pad: int) -> None:
        grid: Grid = self.grid
        left, right = self.x + pad, int(self.right) - pad
        left = self._put_sign(option.side, left)
        right = self._put_dot(right, is_chosen=option.is_chosen)
        if grid.look.is_right_to_left:
            left, right = self.x + int(self.right) - right, self.x + int(self.right) - left
        foot, top = self.y + grid.px(10), int(self.top) - grid.px(6)
        is_low = self.height < 4 * grid.small_px
        middle = foot + round((top - foot) * (0.48 if is_low else 0.42)) if option.note else foot
        self.label.max_lines = 1 if is_low and option.note else 2
        self.label.size_px = grid.small_px + grid.px(4) if is_low else grid.body_px
        self.note.size_px = grid.small_px
        self.label.pos, self.label.size = (left, middle), (right - left, top - middle)
        self.note.pos, self.note.size = (left, foot), (right - left, middle - foot)

    def _put_sign(self, side: Side | None, left: int) -> int:
        """The sign of a story's safe answer; returns where the words begin."""
        self.sign.is_hidden = side is None
        if side is None:
            return left
        square = int(min(self.grid.px(56), self.height - self.grid.px(24)))
        x = self._sided(left, square)
        self.sign.pos, self.sign.size = (x, self.y + (int(self.height) - square) // 2), (square, square)
        self.sign.svg = sides.sign(square, is_go=side is Side.GO, worn=self._worn)
        return left + square + int(self.grid.px(12))

    def _put_dot(self, right: int, *, is_chosen: bool) -> int:
        """The disc on what is chosen now; returns where the words end."""
        self.dot.is_hidden = not is_chosen
        if not is_chosen:
            return right
        square = int(self.grid.px(30))
        x = self._sided(right - square, square)
        self.dot.pos = (x, self.y + (int(self.height) - square) // 2)
        self.dot.size = (square, square)
        return right - square - int(self.grid.px(8))

    def _sided(self, x: int, width: int) -> int:
        """Where a sign stands that is worked out from left to right."""
        is_turned = self.grid.look.is_right_to_left
        return int(self.x) + int(self.right) - x - width if is_turned else x
