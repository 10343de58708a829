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
        """A box for each option of the PIN screen, from 0. Digits stand alike whichever way words run, as on a telephone."""
        wide, tall = self._key
        whole = 3 * wide + 2 * self.gap
        left = self.margin if self.look.is_right_to_left else self.width - self.margin - whole
        top = (
            self.height
            - self.corner
            - (self.height - self.corner - self.margin - 4 * tall - 3 * self.gap) // 2
        )
        boxes: dict[int, Box] = {}
        for place, option in enumerate(KEYPAD):
            row, column = divmod(place, 3)
            x, y = left + column * (wide + self.gap), top - (row + 1) * tall - row * self.gap
            boxes[option] = Box(x, y, wide, tall)
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
    def pin_slots(self) -> list[Box]:
        """A place for each digit, the first on the left."""
        column, tall = self._pin_column, max(self.px(150), round(self.title_px * 1.9))
        wide = min(self.px(124), (column.width - 3 * self.gap) // 4)
        foot = self.left_to_right.pin_title.y - self.gap - tall
        whole = 4 * wide + 3 * self.gap
        left = self.width - column.x - whole if self.look.is_right_to_left else column.x
        return [Box(left + place * (wide + self.gap), foot, wide, tall) for place in range(4)]

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

    # The settings

    @property
    def below_corners(self) -> int:
        """Below this nothing but its target is touched: neither pause nor the officer's corner."""
        return min(self.head.y - self.px(8), self.height - self.corner)

    @property
    @turns
    def set_up_title(self) -> Box:
        head = self.head
        return Box(head.x, head.y, round(self.width * 0.46) - head.x - self.gap, head.height)

    @property
    @turns
    def set_up_notes(self) -> Box:
        """What the officer should know, beside the title."""
        left, head = round(self.width * 0.46), self.head
        return Box(left, head.y, self.width - self.margin - left, head.height)

    @property
    def set_up_tiles(self) -> Box:
        foot = self.start.top + self.gap
        return Box(self.margin, foot, self.width - 2 * self.margin, self.below_corners - foot)

    # Choosing one of several

    @turns
    def feet(self, count: int) -> list[Box]:
        """What leads elsewhere, at the foot on the right."""
        wide = max(self.px(250), 150)
        left = self.width - self.margin - count * wide - (count - 1) * self.gap
        return [Box(left + n * (wide + self.gap), self.margin, wide, self.foot_height) for n in range(count)]

    def office_hint(self, place: int, feet: int) -> Box:
        """What the buttons do, beside so many feet; GO is left as on the case."""
        found = self.left_to_right.feet(feet)
        room = found[0].x - self.margin - self.gap
        left = self.width - self.margin - room if self.look.is_right_to_left else self.margin
        return Box(left + place * (room // 2), self.margin, room // 2, self.foot_height)

    def options(self, count: int, *, has_note: bool = True) -> list[Box]:
        """So many options in even rows between the head, or the note under it, and the foot."""
        if count < 1:
            return []
        columns = {1: 1, 2: 2, 3: 3, 4: 2, 7: 4, 8: 4, 10: 4, 11: 4}.get(count, 3)
        rows = -(-count // columns)
        top = self.under_head.y - self.px(8) if has_note else self.below_corners
        foot = self.margin + self.foot_height + self.gap
        wide = (self.width - 2 * self.margin - (columns - 1) * self.gap) // columns
        tall = min((top - foot - (rows - 1) * self.gap) // rows, self.px(240))
        boxes = []
        for number in range(count):
            row, column = divmod(number, columns)
            x = self.margin + column * (wide + self.gap)
            boxes.append(self.sided(Box(x, top - (row + 1) * tall - row * self.gap, wide, tall)))
        return boxes

    # In the middle of a round

    @property
    def card_tiles(self) -> Box:
        """Between what comes next and the foot, which is lower than where there is START."""
        foot = self.margin + self.foot_height + self.gap
        return Box(self.margin, foot, self.width - 2 * self.margin, self.under_head.y - foot - self.px(8))

    # Finding a class

    @property
    @turns
    def typed(self) -> Box:
        """What has been typed, beside the title and clear of the corner."""
        left = round(self.width * 0.46)
        return Box(left, self.head.y, self.width - self.corner - self.gap - left, self.head.height)

    @property
    def keyboard(self) -> tuple[Box, ...]:
        """A box for each letter from A to Z, the space and delete: three rows of ten, always from the left."""
        gap = max(5, self.px(8))
        tall = max(self.px(84), 48)
        wide = (self.width - 2 * self.margin - 9 * gap) // 10
        top = self.margin + self.foot_height + self.gap + 3 * tall + 2 * gap
        boxes = []
        for place in range(28):
            row, column = divmod(place, 10)
            is_broad = place >= 26
            column = column if not is_broad else 6 + 2 * (place - 26)
            x = self.margin + column * (wide + gap)
            box = Box(x, top - (row + 1) * tall - row * gap, 2 * wide + gap if is_broad else wide, tall)
            boxes.append(box)
        return tuple(boxes)

    def found_rows(self, count: int) -> list[Box]:
        """Classes or schools, two to a row between the head and the keyboard."""
        top, foot = self.below_corners, self.keyboard[0].top + self.gap
        wide = (self.width - 2 * self.margin - self.gap) // 2
        tall = min((top - foot - self.gap) // 2, self.px(150))
        boxes = []
        for number in range(count):
            row, column = divmod(number, 2)
            x = self.margin + column * (wide + self.gap)
            boxes.append(self.sided(Box(x, top - (row + 1) * tall - row * self.gap, wide, tall)))
        return boxes

    @property
    def found_note(self) -> Box:
        top, foot = self.below_corners, self.keyboard[0].top + self.gap
        return Box(self.margin + self.px(8), foot, self.width - 2 * self.margin - self.px(16), top - foot)
