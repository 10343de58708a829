"""What all of the officer's rooms have in common: a title, room for what is told, and options at the foot."""

from typing import Any

from kiosk.play.rooms.screens import RoomScreen
from kiosk.ui import labels
from kiosk.ui.cards import Plate
from kiosk.ui.foot import Options
from kiosk.ui.grid import Box
from kiosk.ui.pieces import Mark, Words
from kiosk.ui.screens.view import Target, View


class RoomView(View):
    """The views of rooms; each fills `room` in its own way."""

    def build(self) -> None:
        self.options = Options(grid=self.near)
        self.add_widget(self.options)

    @property
    def room(self) -> Box:
        """What is between the title and the options."""
        grid = self.near
        foot = self.foot.top + grid.gap
        return Box(grid.margin, foot, grid.width - 2 * grid.margin, grid.head.y - grid.px(4) - foot)

    @property
    def foot(self) -> Box:
        """Where the options stand, beside what the two buttons do."""
        grid = self.near
        hints = 2 * self._hint_width + grid.gap
        height = max(grid.px(120), 84)
        return grid.sided(Box(grid.margin + hints, grid.margin, grid.width - 2 * grid.margin - hints, height))

    @property
    def _hint_width(self) -> int:
        return max(self.near.px(190), 128)

    def hint_box(self, place: int) -> Box:
        """GO is left, as on the case."""
        grid, width = self.near, self._hint_width
        left = grid.width - grid.margin - 2 * width if self.look.is_right_to_left else grid.margin
        return Box(left + place * width, self.foot.y, width, self.foot.height)

    @property
    def label_px(self) -> int:
        """Letters of what stands beside something else; they grow with the room, so that a large panel reads as easily."""
        return max(self.near.small_px, round(self.near.height * 0.042))

    @property
    def read_px(self) -> int:
        """Letters of what is read at arm's length."""
        return max(25, round(self.near.height * 0.05))

    @property
    def large_px(self) -> int:
        return max(self.near.body_px, round(self.near.height * 0.0625))

    def lay(self, screen: RoomScreen, title: str) -> None:
        """Show the title and the options."""
        self.ids.title.text = title
        self.options.show(screen.options, screen.focus, self.foot)
        self.hint(len(screen.options))

    def hint(self, count: int) -> None:
        """Say what the two buttons do with so many options."""
        self.ids.go_hint.text = labels.DO_THIS if count else ""
        self.ids.never_go_hint.text = labels.NEXT_FIELD if count > 1 else ""

    def targets(self) -> tuple[Target, ...]:
        return tuple(Target(box, number) for number, box in enumerate(self.options.boxes))

    def columns(self, share: float) -> tuple[Box, Box]:
        """The room in two: the first takes `share` of its width."""
        grid, room = self.near, self.room
        width = round((room.width - grid.gap) * share)
        first = Box(room.x, room.y, width, room.height)
        second = Box(first.right + grid.gap, room.y, room.width - width - grid.gap, room.height)
        return grid.sided(first), grid.sided(second)

    def within(self, row: Box, box: Box) -> Box:
        """A place in a row, worked out from left to right, on the side where it belongs."""
        if not self.look.is_right_to_left:
            return box
        return Box(row.x + row.right - box.right, box.y, box.width, box.height)

    def beside(self, box: Box, pad: int, right: int) -> Box:
        """Room for words in a box with a sign at its beginning, which takes `pad`; `right` is left free at its end."""
        first, last = (right, pad) if self.look.is_right_to_left else (pad, right)
        return box.inset(first, self.near.px(8), last, 0)

    def write(self, box: Box, size_px: int, lines: int, **kwargs: Any) -> Words:
        """Words in a box, in the letters of the room unless another colour is given."""
        kwargs.setdefault("colour", self.worn.letters)
        words = Words(pos=box.pos, size=box.size, size_px=size_px, max_lines=lines, **kwargs)
        self.add_widget(words)
        return words

    def plate(self, box: Box, **kwargs: Any) -> Plate:
        kwargs.setdefault("fill", self.worn.tile)
        plate = Plate(grid=self.near, pos=box.pos, size=box.size, **kwargs)
        self.add_widget(plate)
        return plate

    def mark(self, box: Box) -> Mark:
        """Room for a sign."""
        mark = Mark(pos=box.pos, size=box.size)
        self.add_widget(mark)
        return mark


def stacked(box: Box, count: int, gap: int) -> list[Box]:
    """So many rows of one height, from the top."""
    height = (box.height - (count - 1) * gap) // max(1, count)
    return [Box(box.x, box.top - (n + 1) * height - n * gap, box.width, height) for n in range(count)]
