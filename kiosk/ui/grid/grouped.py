"""Places on the screens on which a group answers."""

from kiosk.ui.grid.asked import Asked
from kiosk.ui.grid.box import Box, turns
from kiosk.ui.grid.letters import OFFICER_TARGET_MM, PIXELS_A_MM
from kiosk.ui.grid.told import Told


class Grouped(Asked, Told):
    __slots__ = ()

    @property
    def officer_px(self) -> int:
        """How large at least what the officer touches is, in pixels."""
        pixels_a_mm = PIXELS_A_MM.get((self.width, self.height), self.height / 135.6)
        return max(self.px(76), round(OFFICER_TARGET_MM * pixels_a_mm) + 2)

    @property
    @turns
    def everyone(self) -> Box:
        """A pill at the upper edge, between the corner that pauses and the card: everyone has pressed."""
        left = self.margin + self.corner
        right = min(self.card.x - self.gap, left + round(self.width * 0.34))
        height = self.officer_px
        return Box(left, self.height - self.margin - height, right - left, height)

    @property
    def count_keys(self) -> Box:
        """The officer's row, at the upper edge between the two corners."""
        width = min(self.width - 2 * (self.corner + self.margin), round(self.officer_px * 6.4))
        height = self.officer_px
        return Box((self.width - width) // 2, self.height - self.margin - height, width, height)

    @property
    def count_boxes(self) -> tuple[Box, Box, Box, Box]:
        """One less, the number, one more, done."""
        row, gap = self.count_keys, self.gap
        width = (row.width - 3 * gap) // 4
        first, second, third, last = (
            Box(row.x + number * (width + gap), row.y, width, row.height) for number in range(4)
        )
        return first, second, third, last
