"""The officer's tiles: a label, its value, a double rim on the one in focus; and what each button does there."""

import math
from typing import Any

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from hardware.events import Side
from kiosk.look import Telling
from kiosk.ui import labels, sides, signs, theme
from kiosk.ui.cards import Plate
from kiosk.ui.grid import Box, Grid
from kiosk.ui.pieces import Shape, Words


def tile_boxes(grid: Grid, count: int, room: Box | None = None) -> list[Box]:
    """Boxes for so many tiles, in rows of three at most, filling the room between head and foot, or this `room`.

    Of eight the first is as wide as two: three full rows.
    """
    if count == 0:
        return []
    if count == 8:
        nine = tile_boxes(grid, 9, room)
        first, second = sorted(nine[:2], key=lambda box: box.x)
        return [Box(first.x, first.y, second.right - first.x, first.height), *nine[2:]]
    columns = count if count <= 3 else 2 if count == 4 else 3
    rows = math.ceil(count / columns)
    room = room or grid.tiles
    width = (room.width - (columns - 1) * grid.gap) // columns
    height = min((room.height - (rows - 1) * grid.gap) // rows, grid.px(250))
    boxes = []
    for number in range(count):
        row, column = divmod(number, columns)
        x = room.x + column * (width + grid.gap)
        box = Box(x, room.top - (row + 1) * height - row * grid.gap, width, height)
        boxes.append(grid.sided(box))
    return boxes


class Tile(Widget):
    """One setting: small label over its large value."""

    grid = ObjectProperty()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        grid: Grid = self.grid
        self._worn = theme.palette(grid.look)
        self.plate = Plate(grid=grid, is_touched=True, radius=26, pos=self.pos, size=self.size)
        is_low = self.height <= grid.px(130)
        pad, middle = grid.px(24), round(self.height * (0.5 if is_low else 0.58))
        foot = grid.px(10 if is_low else 20)
        width = self.width - 2 * pad
        self.label = Words(
            max_lines=1,
            size_px=grid.small_px,
            pos=(self.x + pad, self.y + middle),
            size=(width, self.height - middle - grid.px(8 if is_low else 14)),
        )
        self.value = Words(
            is_bold=True,
            max_lines=1,
            size_px=grid.body_px + grid.px(6),
            pos=(self.x + pad, self.y + foot),
            size=(width, middle - foot),
        )
        self.alone = Words(
            is_bold=True,
            max_lines=2,
            size_px=grid.body_px,
            pos=(self.x + pad, self.y + grid.px(20)),
            size=(width, self.height - grid.px(34)),
        )
        for piece in (self.plate, self.label, self.value, self.alone):
            self.add_widget(piece)

    def show(self, label: str, value: str, *, is_focused: bool) -> None:
        """What a tile only does stands alone, and large."""
        self.label.text = label if value else ""
        self.alone.text = "" if value else label
        self.value.text = value
        worn = self._worn
        self.plate.is_lit = is_focused
        self.plate.fill = worn.lit if is_focused else worn.tile
        self.value.colour = self.alone.colour = worn.lit_letters if is_focused else worn.letters
        self.label.colour = worn.lit_letters if is_focused else worn.soft_letters


class ButtonHint(Widget):
    """A button's sign and what it does here; where a story is told without words, `meaning` says it."""

    grid = ObjectProperty()
    side = ObjectProperty(Side.GO)
    text = StringProperty("")
    meaning = ObjectProperty(None, allownone=True)
    """The sign that stands for the words; none on the officer's screens, which keep theirs."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.sign, self.what, self.words = Shape(), Shape(is_hidden=True), Words(max_lines=1)
        for piece in (self.sign, self.what, self.words):
            self.add_widget(piece)
        names = ("pos", "size", "side", "text", "meaning", "grid")
        self.bind(**dict.fromkeys(names, self._lay_out))
        self._lay_out()

    def _lay_out(self, *_: Any) -> None:
        grid: Grid | None = self.grid
        if grid is None or self.width <= 100:
            return
        worn = theme.palette(grid.look)
        side = int(min(self.height, grid.px(64)))
        foot = self.y + (int(self.height) - side) // 2
        gap = grid.px(14)
        self.sign.is_hidden = not self.text
        self.sign.pos, self.sign.size = (self.x, foot), (side, side)
        self.sign.svg = sides.sign(side, is_go=self.side is Side.GO, worn=worn)
        is_worded = self.meaning is None or grid.look.telling is Telling.CAPTIONS
        self.what.is_hidden = is_worded or not self.text
        if not is_worded:
            draw: signs.Sign = self.meaning
            self.what.pos, self.what.size = (self.x + side + gap, foot), (side, side)
            self.what.svg = draw(side, worn.letters)
        self.words.colour = worn.letters
        self.words.size_px = grid.hint_px
        self.words.pos = (self.x + side + gap, self.y)
        self.words.size = (self.width - side - gap, self.height)
        self.words.text = self.text if is_worded else ""


class StartButton(Widget):
    """START, and that holding GO does the same."""

    grid = ObjectProperty()
    is_pressed = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.plate = Plate(radius=60)
        self.words = Words(text=labels.START, is_bold=True, align="center", max_lines=1)
        self.note = Words(text=labels.HOLD_GO, align="center", max_lines=1)
        for piece in (self.plate, self.words, self.note):
            self.add_widget(piece)
        names = ("pos", "size", "grid", "is_pressed")
        self.bind(**dict.fromkeys(names, self._lay_out))
        self._lay_out()

    def _lay_out(self, *_: Any) -> None:
        if self.grid is None or self.width <= 100:
            return
        worn = theme.palette(self.grid.look)
        self.plate.grid = self.grid
        self.plate.pos, self.plate.size = self.pos, self.size
        self.plate.fill = worn.taken if self.is_pressed else worn.bar
        self.plate.is_lit = self.is_pressed
        third = round(self.height * 0.4)
        self.words.size_px = self.grid.body_px + self.grid.px(8)
        self.words.pos = (self.x, self.y + third - self.grid.px(4))
        self.words.size = (self.width, self.height - third)
        self.note.size_px = self.grid.small_px
        self.note.pos, self.note.size = (self.x, self.y + self.grid.px(14)), (self.width, third)
        self.words.colour = self.note.colour = worn.lit_letters if self.is_pressed else worn.bar_letters
