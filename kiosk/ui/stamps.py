"""What the tock of a press that means nothing is to eyes: a stamp at the lower edge of the side that was pressed."""

from typing import TYPE_CHECKING, Any

from kivy.properties import ObjectProperty
from kivy.uix.widget import Widget

from hardware.events import Side
from kiosk.ui import sides, theme
from kiosk.ui.pieces import Shape

if TYPE_CHECKING:
    from kiosk.ui.grid import Grid

SIDE_UNITS = 92
LARGER = 1.16
"""Every other stamp is so much larger: a second press of the same side is seen too."""


class Stamps(Widget):
    """One stamp for each side, of which at most one is seen."""

    grid = ObjectProperty()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.of = {side: Shape(is_hidden=True) for side in Side}
        for stamp in self.of.values():
            self.add_widget(stamp)
        self._shown: tuple[Side | None, int] = (None, 0)

    def show(self, side: Side | None, presses: int) -> None:
        """Stamp this side, as the press number `presses` of this line; None takes the stamp away."""
        if (side, presses) == self._shown:
            return
        self._shown = (side, presses)
        for one, stamp in self.of.items():
            stamp.is_hidden = one is not side
        if side is not None:
            self._stamp(side, is_large=presses % 2 == 0)

    def _stamp(self, side: Side, *, is_large: bool) -> None:
        grid: Grid = self.grid
        width = round(grid.px(SIDE_UNITS) * (LARGER if is_large else 1))
        left = grid.px(4) if side is Side.GO else grid.width - width - grid.px(4)
        stamp = self.of[side]
        stamp.pos, stamp.size = (left, grid.caption.top - round(width * 0.4)), (width, width)
        stamp.svg = sides.stamp(width, is_go=side is Side.GO, worn=theme.palette(grid.look))
