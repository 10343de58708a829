"""Places on the officer's pages: a keypad, rows to choose from, a keyboard. No target reaches into a corner that means something."""

from kiosk.ui.grid.box import Box, turns
from kiosk.ui.grid.round_about import RoundAbout

KEYPAD = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0, 11)
"""The options of the PIN screen as they stand, three to a row: the digits, delete (10) and back (11)."""


class Office(RoundAbout):
    __slots__ = ()

    @property
    def _key(self) -> tuple[int, int]:
        room = self.height - self.corner - self.margin - 3 * self.gap
        tall = min(room // 4, self.px(150))
        return min(round(tall * 1.3), (self.width // 2 - 2 * self.margin) // 3), tall

    @property
    def keypad(self) -> tuple[Box, ...]:
        """A box for each option of the PIN screen, from 0."""
        wide, tall = self._key
        left = self.width - self.margin - 3 * wide - 2 * self.gap
        top = (
            self.height
            - self.corner
            - (self.height - self.corner - self.margin - 4 * tall - 3 * self.gap) // 2
        )
        boxes: dict[int, Box] = {}
        for place, option in enumerate(KEYPAD):
            row, column = divmod(place, 3)
            x, y = left + column * (wide + self.gap), top - (row + 1) * tall - row * self.gap
            boxes[option] = self.sided(Box(x, y, wide, tall))
        return tuple(boxes[option] for option in range(len(KEYPAD)))

    @property
    def _pin_column(self) -> Box:
        """What the keypad leaves, from left to right."""
        wide, _ = self._key
        right = self.width - self.margin - 3 * wide - 2 * self.gap - 2 * self.margin
        return Box(
            self.margin + self.px(8),
            self.margin,
            right - self.margin - self.px(8),
            self.height - 2 * self.margin,
        )

    @property
    @turns
    def pin_title(self) -> Box:
        column, height = self._pin_column, round(self.title_px * 2.6)
        return Box(column.x, column.top - height, column.width, height)

    @property
    @turns
    def pin_slots(self) -> list[Box]:
        column, tall = self._pin_column, max(self.px(150), round(self.title_px * 1.9))
        wide = min(self.px(124), (column.width - 3 * self.gap) // 4)
        foot = self.left_to_right.pin_title.y - self.gap - tall
        return [Box(column.x + place * (wide + self.gap), foot, wide, tall) for place in range(4)]

    @property
    @turns
    def pin_note(self) -> Box:
        column, hint = self._pin_column, self.left_to_right.pin_hint(0)
        top = self.left_to_right.pin_slots[0].y - self.gap
        return Box(column.x, hint.top + self.px(8), column.width, top - hint.top - self.px(8))

    @turns
    def pin_hint(self, place: int) -> Box:
        """What the buttons do, GO over NEVER GO."""
        column, tall = self._pin_column, max(self.px(76), 44)
        return Box(column.x, self.margin + (1 - place) * tall, column.width, tall)
