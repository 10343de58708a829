"""One less, the number, one more, and done: a small row for the officer while all eyes are closed."""

from typing import TYPE_CHECKING, Any

from kivy.properties import ObjectProperty
from kivy.uix.widget import Widget

from kiosk.ui import signs, theme
from kiosk.ui.cards import Plate
from kiosk.ui.pieces import Shape, Words

if TYPE_CHECKING:
    from kiosk.ui.grid import Grid


class CountKeys(Widget):
    grid = ObjectProperty()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.plates = tuple(Plate(is_touched=True, radius=20, is_hidden=True) for _ in range(4))
        self.marks = tuple(Shape(is_hidden=True) for _ in range(4))
        self.words = Words(align="center", max_lines=1)
        for piece in (*self.plates, *self.marks, self.words):
            self.add_widget(piece)
        self._count: int | None = None
        self._is_last = False
        self.bind(**dict.fromkeys(("pos", "size", "grid"), self._lay_out))
        self._lay_out()

    def show(self, count: int | None, *, is_last: bool) -> None:
        """Show a number and its keys; None blanks them all. After the last number the key is a tick."""
        self._count, self._is_last = count, is_last
        self._lay_out()

    def _lay_out(self, *_: Any) -> None:
        grid: Grid | None = self.grid
        is_up = grid is not None and self.width > 100 and self._count is not None
        for piece in (*self.plates, *self.marks):
            piece.is_hidden = not is_up
        self.words.text = str(self._count) if is_up else ""
        if grid is None or not is_up:
            return
        worn = theme.palette(grid.look)
        draws = (signs.less, None, signs.more, signs.take if self._is_last else signs.go_on)
        for plate, mark, box, draw in zip(self.plates, self.marks, grid.count_boxes, draws, strict=True):
            plate.grid = grid
            plate.pos, plate.size = box.pos, box.size
            plate.is_touched = draw is not None
            side = round(box.height * 0.5)
            mark.is_hidden = draw is None
            mark.pos, mark.size = (
                (box.x + (box.width - side) // 2, box.y + (box.height - side) // 2 + grid.px(3)),
                (side, side),
            )
            mark.svg = draw(side, worn.letters) if draw else ""
        number = grid.count_boxes[1]
        self.words.pos, self.words.size = (number.x, number.y + grid.px(3)), number.size
        self.words.size_px, self.words.colour = grid.near.body_px, worn.letters
