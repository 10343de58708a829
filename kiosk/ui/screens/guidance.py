"""What an officer does now: numbered steps, and beside them whom to ring."""

from typing import Any

from kiosk.play.rooms.screens import Guidance
from kiosk.ui import shapes
from kiosk.ui.grid import Box
from kiosk.ui.pieces import Words
from kiosk.ui.screens.room import RoomView, stacked

MOST_CONTACTS = 7
LONGEST_SHORT = 14
SHORT_SHARE = 0.5


class GuidanceView(RoomView):
    def build(self) -> None:
        super().build()
        self._steps: tuple[tuple[str, str], ...] = ()
        self._contacts: tuple[tuple[str, str], ...] = ()
        self._drawn: list[Any] = []

    def show(self, screen: Guidance) -> None:
        self.lay(screen, screen.title)
        if (screen.steps, screen.contacts) == (self._steps, self._contacts):
            return
        self._steps, self._contacts = screen.steps, screen.contacts
        for one in self._drawn:
            self.remove_widget(one)
        first, second = self.columns(0.55)
        gap = self.near.px(6)
        rows = zip(stacked(first, len(screen.steps), gap), screen.steps, strict=True)
        self._drawn = [piece for number, row in enumerate(rows) for piece in self._step(number, *row)]
        self._drawn += self._list(second, screen.contacts[:MOST_CONTACTS])

    def _step(self, number: int, box: Box, step: tuple[str, str]) -> list[Any]:
        """A number in a disc, what to do, and under it what that means."""
        grid, worn = self.near, self.worn
        side = min(box.height, grid.px(64))
        disc = self.mark(grid_side(self, box, side))
        disc.svg = shapes.disc(side, worn.bar, edge=worn.card_edge)
        count = self.write(
            Box(int(disc.x), int(disc.y), side, side),
            self.label_px,
            1,
            is_bold=True,
            align="center",
            colour=worn.bar_letters,
        )
        count.text = str(number + 1)
        pad = side + grid.px(14)
        words = box.inset(0, 0, pad, 0) if self.look.is_right_to_left else box.inset(pad, 0, 0, 0)
        half = round(words.height * 0.52)
        told = (
            (Box(words.x, words.top - half, words.width, half), self.read_px, True, step[0]),
            (Box(words.x, words.y, words.width, words.height - half), self.label_px, False, step[1]),
        )
        drawn: list[Any] = [disc, count]
        for place, size_px, is_bold, text in told:
            piece = self.write(place, size_px, 1, is_bold=is_bold)
            piece.text = text
            drawn.append(piece)
        return drawn

    def _list(self, box: Box, contacts: tuple[tuple[str, str], ...]) -> list[Any]:
        """Whom to ring, one under the other on a card: who, and the number at the end of the line, or of the next one."""
        grid = self.near
        drawn: list[Any] = [self.plate(box)]
        room = box.inset(grid.px(24), grid.px(18), grid.px(24), grid.px(12))
        rows = stacked(room, sum(lines_of(name) for name, _ in contacts), 0)
        for name, number in contacts:
            first = rows.pop(0)
            is_long = lines_of(name) > 1
            half = first.width if is_long else round(first.width * SHORT_SHARE)
            who = Box(first.x, first.y, half, first.height)
            line = rows.pop(0) if is_long else first.inset(half, 0, 0, 0)
            drawn += [self._said(who, name, is_number=False), self._said(line, number, is_number=True)]
        return drawn

    def _said(self, box: Box, text: str, *, is_number: bool) -> Words:
        align = "end" if is_number else "start"
        words = self.write(box, self.label_px, 1, is_bold=is_number, align=align)
        words.text = text
        return words


def lines_of(name: str) -> int:
    """A long name has a line of its own."""
    return 1 if len(name) <= LONGEST_SHORT else 2


def grid_side(view: RoomView, box: Box, side: int) -> Box:
    """A square at the beginning of a row."""
    left = box.right - side if view.look.is_right_to_left else box.x
    return Box(left, box.y + (box.height - side) // 2, side, side)
