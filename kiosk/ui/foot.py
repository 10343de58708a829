"""The options at the foot of the officer's rooms: a row of plates, one of them in focus."""

from collections.abc import Sequence
from typing import Any

from kivy.properties import ObjectProperty
from kivy.uix.widget import Widget

from kiosk.play.rooms.screens import Option
from kiosk.ui import theme
from kiosk.ui.cards import Plate
from kiosk.ui.grid import Box, Grid
from kiosk.ui.pieces import Words

WIDEST_UNITS = 330


def option_boxes(room: Box, count: int, grid: Grid) -> list[Box]:
    """So many plates of one width in a row, as far to the end of the line as they go."""
    if count == 0:
        return []
    widest = max(grid.px(WIDEST_UNITS), 150)
    width = min(widest, (room.width - (count - 1) * grid.gap) // count)
    left = room.right - count * width - (count - 1) * grid.gap
    return [Box(left + number * (width + grid.gap), room.y, width, room.height) for number in range(count)]


class OptionPlate(Widget):
    """One option; what does it by touch, and by GO where it is in focus."""

    grid = ObjectProperty()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        grid: Grid = self.grid
        self._worn = theme.palette(grid.look)
        self.plate = Plate(grid=grid, is_touched=True, radius=26, pos=self.pos, size=self.size)
        pad = grid.px(18)
        self.words = Words(
            is_bold=True,
            align="center",
            max_lines=2,
            size_px=grid.body_px,
            pos=(self.x + pad, self.y + grid.px(16)),
            size=(self.width - 2 * pad, self.height - grid.px(26)),
        )
        self.add_widget(self.plate)
        self.add_widget(self.words)

    def show(self, label: str, *, is_focused: bool) -> None:
        self.words.text = label
        self.plate.is_lit = is_focused
        self.plate.fill = self._worn.lit if is_focused else self._worn.tile
        self.words.colour = self._worn.lit_letters if is_focused else self._worn.letters


class Options(Widget):
    """The row; `boxes` are where a finger does each."""

    grid = ObjectProperty()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.boxes: list[Box] = []
        self._plates: list[OptionPlate] = []

    def show(self, options: Sequence[Option], focus: int, room: Box) -> None:
        """Lay these into `room`; the same number of them in the same room keep their places."""
        grid: Grid = self.grid
        boxes = option_boxes(room, len(options), grid)
        if boxes != self.boxes:
            self.clear_widgets()
            self.boxes = boxes
            self._plates = [OptionPlate(grid=grid, pos=box.pos, size=box.size) for box in boxes]
            for plate in self._plates:
                self.add_widget(plate)
        for number, (plate, option) in enumerate(zip(self._plates, options, strict=True)):
            plate.show(option.label, is_focused=number == focus)
