"""Care: what needs doing on a card at the top, and under it all that is known, each with its sign."""

from typing import Any

from kiosk.play.rooms.screens import CarePage, Fact, Kind
from kiosk.ui import labels, room_signs
from kiosk.ui.grid import Box
from kiosk.ui.pieces import Mark, Words, make_even
from kiosk.ui.screens.room import RoomView, stacked

MOST_TO_DO = 3
"""More at once an officer does not do; the next ones come when these are done."""
MOST_ROWS = 6


class CarePageView(RoomView):
    def build(self) -> None:
        super().build()
        self._shown: CarePage | None = None
        self._drawn: list[Any] = []

    def show(self, screen: CarePage) -> None:
        self.lay(screen, labels.CARE)
        if self._shown is not None and self._is_same(self._shown, screen):
            return
        self._shown = screen
        for one in self._drawn:
            self.remove_widget(one)
        grid, room = self.near, self.room
        to_do = screen.to_do[:MOST_TO_DO]
        line = round(self.read_px * 1.45)
        tall = max(1, len(to_do)) * line + grid.px(26)
        card = Box(room.x, room.top - tall, room.width, tall)
        self._drawn = self._card(card, screen, to_do)
        rest = Box(room.x, room.y, room.width, card.y - grid.px(10) - room.y)
        self._drawn += self._facts(rest, screen.facts)

    @staticmethod
    def _is_same(one: CarePage, other: CarePage) -> bool:
        return (one.to_do, one.summary, one.facts) == (other.to_do, other.summary, other.facts)

    def _card(self, box: Box, screen: CarePage, to_do: tuple[str, ...]) -> list[Any]:
        """What needs doing in amber, or that nothing does."""
        grid, worn = self.near, self.worn
        plate = self.plate(box, fill=worn.lit if to_do else worn.tile, radius=20)
        colour = worn.lit_letters if to_do else worn.letters
        inner = box.inset(grid.px(20), grid.px(14), grid.px(20), grid.px(6))
        drawn: list[Any] = [plate]
        told: list[Words] = []
        for row, text in zip(stacked(inner, max(1, len(to_do)), 0), to_do or (screen.summary,), strict=True):
            kind = Kind.TO_DO if to_do else Kind.FINE
            sign, words = self._row(row, kind, text, colour, is_bold=True)
            drawn += [sign, words]
            told.append(words)
        make_even(told)
        return drawn

    def _row(self, row: Box, kind: Kind, text: str, colour: str, *, is_bold: bool) -> tuple[Mark, Words]:
        grid = self.near
        side = min(row.height - grid.px(8), grid.px(44))
        left = row.right - side if self.look.is_right_to_left else row.x
        sign = self.mark(Box(left, row.y + (row.height - side) // 2, side, side))
        sign.svg = room_signs.KIND[kind](side, colour)
        pad = side + grid.px(14)
        words = row.inset(0, 0, pad, 0) if self.look.is_right_to_left else row.inset(pad, 0, 0, 0)
        told = self.write(words, self.read_px, 1, is_bold=is_bold, colour=colour)
        told.text = text
        return sign, told

    def _facts(self, room: Box, facts: tuple[Fact, ...]) -> list[Any]:
        """Two columns, down the first and then down the second."""
        grid = self.near
        width = (room.width - grid.px(40)) // 2
        rows = max(MOST_ROWS - 1, -(-len(facts) // 2))
        places = []
        for column in range(2):
            box = grid.sided(Box(room.x + column * (width + grid.px(40)), room.y, width, room.height))
            places += stacked(box, rows, 0)
        return [piece for box, fact in zip(places, facts, strict=False) for piece in self._fact(box, fact)]

    def _fact(self, row: Box, fact: Fact) -> list[Any]:
        grid, worn = self.near, self.worn
        soft = worn.soft_letters
        side = min(row.height - grid.px(10), grid.px(34))
        at = Box(row.x, row.y + (row.height - side) // 2, side, side)
        sign = self.mark(self.within(row, at))
        sign.svg = room_signs.KIND[fact.kind](side, worn.letters if fact.kind is Kind.TO_DO else soft)
        left = row.x + side + grid.px(12)
        middle = left + round((row.right - left) * 0.56)
        name = self.within(row, Box(left, row.y, middle - left - grid.px(8), row.height))
        value = self.within(row, Box(middle, row.y, row.right - middle, row.height))
        label = self.write(name, self.label_px, 1, colour=soft)
        label.text = fact.label
        told = self.write(
            value,
            self.label_px,
            1,
            is_bold=fact.kind is not Kind.UNKNOWN,
            colour=soft if fact.kind is Kind.UNKNOWN else worn.letters,
        )
        told.text = fact.value
        return [sign, label, told]
