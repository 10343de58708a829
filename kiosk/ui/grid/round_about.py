"""Places before, after and outside a round: the hello, the end, the officer's screens, and trouble."""

from kiosk.ui.grid.box import Box, turns
from kiosk.ui.grid.told import Told


class RoundAbout(Told):
    __slots__ = ()

    # The hello

    @property
    def right_column(self) -> int:
        """The left edge of the words on the attract screen, from left to right."""
        return round(self.width * 0.625)

    @turns
    def greeting(self, foot: int, height: int) -> Box:
        """A line of words beside Clever on the attract screen, `foot` pixels up."""
        left = self.right_column
        return Box(left, foot, self.width - left - self.margin, height)

    @property
    @turns
    def ask(self) -> Box:
        least = self.width - self.right_column + self.px(30)
        width = min(round(least * self.growth), round(self.width * 0.56))
        return Box(
            self.width - self.margin - width,
            self.margin,
            width,
            max(self.px(82), round(self.body_px * 2.2)),
        )

    @property
    def notice(self) -> Box:
        ask, height = self.ask, round(self.small_px * 1.3 * 3) + self.px(26)
        return Box(ask.x, ask.top + self.gap, ask.width, height)

    # The officer's screens

    @property
    def foot_height(self) -> int:
        """Of what leads elsewhere, and of what the buttons do beside it."""
        return max(self.px(96), 56)

    @property
    def head(self) -> Box:
        """The title line of the officer's screens."""
        left = self.margin + self.px(8)
        height = round(self.title_px * 1.35)
        return Box(left, self.height - self.margin - height, self.width - 2 * left, height)

    @property
    def under_head(self) -> Box:
        head, height = self.head, round(self.small_px * 2.7)
        return Box(head.x, head.y - height - self.px(4), head.width, height)

    @property
    @turns
    def start(self) -> Box:
        width = max(self.px(330), 200)
        return Box(self.width - self.margin - width, self.margin, width, max(self.px(140), 96))

    @property
    def tiles(self) -> Box:
        foot = self.start.top + self.gap
        return Box(self.margin, foot, self.width - 2 * self.margin, self.under_head.y - foot - self.px(8))

    def foot_hint(self, place: int) -> Box:
        """The hint at the foot beside START, counted from 0; GO is left as on the case."""
        width = (self.width - self.start.width - 3 * self.margin) // 2
        left = self.start.right if self.look.is_right_to_left else 0
        return Box(left + self.margin + place * width, self.margin, width, self.start.height)

    def card_hint(self, place: int) -> Box:
        width = self.px(210)
        left = self.width - 2 * self.margin - 2 * width if self.look.is_right_to_left else 0
        return Box(left + self.margin + place * width, self.margin, width, self.foot_height)

    @property
    @turns
    def card_notes(self) -> Box:
        left = self.card_hint(1).right + self.gap
        return Box(left, self.margin, self.width - self.margin - left, self.foot_height)

    @property
    @turns
    def trouble(self) -> Box:
        height = min(round(self.px(400) * self.growth), self.height - 2 * self.margin)
        left = round(self.width * 0.46)
        return Box(left, (self.height - height) // 2, self.width - left - self.px(60), height)

    # The end

    @property
    @turns
    def finish_card(self) -> Box:
        left = round(self.width * (0.37 if self.growth < 1.1 else 0.32))
        foot = self.caption.top + self.gap
        return Box(left, foot, self.width - self.margin - left, self.height - self.margin - foot)

    def _has_room(self, lines: int) -> bool:
        """Whether so many bold lines leave the card's signs and their names room enough."""
        if self._is_tight:
            return self.finish_card.height >= round(lines * self.body_px * 1.25) + self.px(124) + self._names
        return self.finish_card.height >= round(lines * self.body_px * 1.5) + self.px(140) + self._names

    @property
    def _is_tight(self) -> bool:
        """Whether letters are so large that all that stands on the card of the end moves together."""
        return self.growth >= 1.1

    @property
    def _names(self) -> int:
        """How high two lines of a sign's name are."""
        return round(self.small_px * (2.1 if self._is_tight else 2.7))

    @property
    def finish_head(self) -> Box:
        """What the signs are; large letters leave no room for it, and none is lost: Clever says so."""
        card, lines = self.finish_card, 1.2 if self._is_tight else 1.4
        height = round(self.body_px * lines) if self._has_room(2) else 0
        width = card.width - 2 * self.px(20)
        down = self.px(6 if self._is_tight else 14)
        return Box(card.x + self.px(20), card.top - height - down, width, height)

    @property
    def finish_childline(self) -> Box:
        card, height = self.finish_card, round(self.body_px * (1.3 if self._is_tight else 1.55))
        return Box(
            card.x + self.px(24),
            card.y + self.px(18 if self._is_tight else 26),
            card.width - 2 * self.px(24),
            height,
        )

    @property
    def finish_tell(self) -> Box:
        """Whom to tell: the caption asks that too, and this gives way first."""
        card, height = self.finish_card, round(self.body_px * 1.35) if self._has_room(3) else 0
        return Box(
            card.x + self.px(20), self.finish_childline.top + self.px(4), card.width - 2 * self.px(20), height
        )

    @turns
    def finish_signs(self, count: int) -> list[tuple[Box, Box]]:
        """Pictograms in a row and their names under them."""
        if count == 0:
            return []
        card = self.finish_card
        foot, top = self.finish_tell.top + self.px(4), self.finish_head.y - self.px(4)
        width = (card.width - 2 * self.px(16)) // count
        words = self._names
        side = max(8, min(top - foot - words, width - self.px(16), self.px(190)))
        foot += max(0, top - foot - words - side) // 2
        found = []
        for number in range(count):
            left = card.x + self.px(16) + number * width
            y = foot + words
            found.append(
                (
                    Box(left + (width - side) // 2, y, side, side),
                    Box(left + self.px(4), foot, width - self.px(8), words),
                )
            )
        return found
