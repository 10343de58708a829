"""Places on the screens that tell: the stage, the caption bar under it, and what stands beside Clever."""

from kiosk.look import Telling
from kiosk.ui.grid.box import Box, turns
from kiosk.ui.grid.letters import LINE_PITCH, LINES, Letters

WIDEST_STAGE = 2.3
"""A stage that is flatter shows heads cut off: it reaches down behind the bar instead, and people stand nearer."""
FEET_SHARE = 0.17
"""How far Clever's feet reach to a side, of the height that he has to stand in."""


class Told(Letters):
    __slots__ = ()

    @property
    def caption(self) -> Box:
        """The bar under the stage; it holds signs only, and is slimmer, where a story is told without words."""
        width = self.width - 2 * self.margin
        if self.look.telling is not Telling.CAPTIONS:
            return Box(self.margin, self.margin, width, self.px(128))
        words = round(LINES * self.caption_px * LINE_PITCH) + 2 * self.gap
        return Box(self.margin, self.margin, width, words + self._home_height)

    @property
    def _home_height(self) -> int:
        return round(LINES * self.home_px * LINE_PITCH) if self.is_bilingual else 0

    @property
    def caption_words(self) -> Box:
        """The words on the bar."""
        bar, pad = self.caption, self.px(44)
        return bar.inset(pad, self.px(6) + self._home_height, pad, 0)

    @property
    def home_words(self) -> Box:
        """The words of a second caption, under those of the first."""
        bar, pad = self.caption, self.px(44)
        return Box(bar.x + pad, bar.y + self.px(6), bar.width - 2 * pad, self._home_height)

    @property
    def stage(self) -> Box:
        """The picture above the caption bar; it reaches a little behind the bar's round shoulders, or further."""
        height = max(
            self.height - self.caption.top + self.px(16),
            min(self.height, round(self.width / WIDEST_STAGE)),
        )
        return Box(0, self.height - height, self.width, height)

    @property
    def cast_shift(self) -> int:
        """How far to the right of its drawn place the cast stands, in pixels.

        With words from right to left Clever has the left side, where people are drawn otherwise. They are never mirrored.
        """
        return round(self.width * 0.38) if self.look.is_right_to_left else 0

    @property
    def story_clever(self) -> Box:
        """Clever beside a scene, from left to right."""
        height = round((self.height - self.caption.top) * 0.84)
        width = round(height * 0.86)
        # A raised hand reaches 0.43 of his height to the side, and stays on the page.
        middle = min(round(self.width * 0.84), self.width - round(height * 0.45))
        return Box(middle - width // 2, self.caption.top + self.px(6), width, height)

    @property
    def strip(self) -> Box:
        """What is now and next: top centre, between the two corners."""
        width = min(round(self.small_px * 21), self.width - 2 * self.corner - 2 * self.gap)
        height = round(self.small_px * 2.1)
        return Box((self.width - width) // 2, self.height - self.margin - height, width, height)

    @property
    @turns
    def verdict(self) -> Box:
        """Over Clever's head on the screens that tell: what was safe."""
        width = min(round(self.px(470) * self.growth), self.width - 2 * self.corner - 2 * self.margin)
        height = max(self.px(92), round(self.body_px * 1.5))
        left = self.width - self.corner - self.margin - width
        return Box(left, self.height - self.margin - height, width, height)

    @property
    def room(self) -> Box:
        """The room's whole picture (8 : 5): a flatter window loses floor, which the caption hides, not the bunting."""
        height = max(self.height, round(self.width * 5 / 8))
        return Box(0, self.height - height, self.width, height)

    @property
    def rug(self) -> int:
        """How high the middle of the room's rug lies; Clever stands on it."""
        return round(self.room.top - 0.665 * self.room.height)

    @property
    @turns
    def turn(self) -> Box:
        """Between Clever's feet and the cards of a rehearsal, above the caption; large letters leave it little room."""
        width, height = (
            max(self.px(210), round(self.body_px * (6.4 if self.growth < 1.05 else 5.6))),
            max(self.px(72), round(self.body_px * 1.5)),
        )
        left = self.step_cards(1)[0].x - self.gap - width
        return Box(left, self.caption.top + self.gap, width, height)

    @property
    def practise_clever(self) -> int:
        """The middle of Clever beside the cards of a rehearsal, from left to right."""
        left = self.left_to_right.step_cards(1)[0].x
        middle = min(round(self.width * 0.29), round(left * 0.49))
        if self.growth < 1.05:
            return middle
        feet = round((self.height - self.caption.top) * FEET_SHARE)
        return min(middle, self.left_to_right.turn.x - feet)

    @turns
    def step_cards(self, count: int) -> list[Box]:
        """Cards for the steps of a rehearsal, beside Clever, from the top."""
        if count == 0:
            return []
        width = round(self.width * min(0.52, 0.36 * self.growth**1.2))
        top, foot = self.height - self.margin, self.caption.top + self.gap
        height = min((top - foot - (count - 1) * self.gap) // count, round(self.px(190) * self.growth))
        left = self.width - self.margin - width
        return [Box(left, top - (n + 1) * height - n * self.gap, width, height) for n in range(count)]

    # From one to another

    @property
    @turns
    def between_card(self) -> Box:
        """A large card beside Clever, under the hint."""
        top = self.height - self.margin - self.between_hint_height - self.gap
        foot = self.caption.top + self.gap
        width = round(self.width * 0.52)
        height = min(top - foot, round(width * 0.54))
        right = max(self.margin, round(self.px(60) / self.growth))
        return Box(self.width - right - width, foot + (top - foot - height) // 2, width, height)

    @property
    def between_hint_height(self) -> int:
        return max(self.px(76), round(self.hint_px * 1.6))

    @property
    def between_hint(self) -> Box:
        card = self.between_card
        return Box(card.x, card.top + self.gap // 2, card.width, self.between_hint_height)

    # Between two stories

    @property
    @turns
    def star_card(self) -> Box:
        width = min(round(self.px(560) * self.growth), round(self.width * 0.56))
        room = self.height - self.margin - self.caption.top - self._hint_height - 3 * self.gap
        height = min(round(self.px(250) * self.growth), room)
        right = max(self.margin, round(self.px(90) / self.growth))
        foot = self.caption.top + self.gap + min(self.px(64), max(0, room - height))
        return Box(self.width - right - width, foot, width, height)

    @property
    def _hint_height(self) -> int:
        return max(self.px(76), round(self.hint_px * 1.6))

    @property
    def star_words(self) -> Box:
        card, height = self.star_card, round(self.body_px * 1.45)
        return Box(card.x + self.px(20), card.y + self.px(20), card.width - 2 * self.px(20), height)

    @property
    def next_hint(self) -> Box:
        """Over the card of stars: that any button goes on."""
        card = self.star_card
        return Box(card.x, card.top + self.gap, card.width, self._hint_height)

    @turns
    def stars(self, count: int) -> list[Box]:
        """A row of stars in the upper part of their card, one for each story."""
        card = self.star_card
        room = card.width - 2 * self.px(30)
        high = card.top - self.star_words.top - self.px(16)
        side = max(8, min(self.px(110), room // max(1, count), high))
        left = card.x + (card.width - side * count) // 2
        y = self.star_words.top + (card.top - self.star_words.top - side) // 2
        return [Box(left + number * side, y, side, side) for number in range(count)]
