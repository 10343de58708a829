"""Places on the screens that ask: two answers at the foot, a card with the question, cards to choose from.

What belongs to a side stays there, whichever way words run: the printed buttons do not move either.
"""

from kiosk.ui.grid.box import Box, turns
from kiosk.ui.grid.letters import Letters


class Asked(Letters):
    __slots__ = ()

    @property
    def answers_top(self) -> int:
        """How high the answers reach; large letters in the card leave them 22 mm."""
        return round(self.height * (0.355 if self.growth < 1.05 else 0.31))

    @property
    def scene_top_stage(self) -> Box:
        """The stage of the screens with an answer bar."""
        return Box(0, self.answers_top, self.width, self.height - self.answers_top)

    @property
    def go(self) -> Box:
        height = self.answers_top - 2 * self.margin - self.px(4)
        width = (self.width - 2 * self.margin - self.gap) // 2
        return Box(self.margin, self.margin, width, height)

    @property
    def never_go(self) -> Box:
        go = self.go
        return Box(self.width - self.margin - go.width, go.y, go.width, go.height)

    @property
    def seam(self) -> int:
        """The line between the two answers, which Clever peeks over."""
        return self.width // 2

    @property
    def peeking(self) -> Box:
        """Clever's head and hands over the answers' edge, centred on the seam; large letters make him small."""
        width, height = self.px(280 / self.growth), self.px(196 / self.growth)
        return Box(self.seam - width // 2, self.answers_top - self.px(24), width, height)

    @property
    @turns
    def card(self) -> Box:
        """The question card, clear of the cast and of Clever; large letters take it up to the window's edge."""
        widest = self.width - self.margin - self.peeking.right - self.px(8)
        width = max(round(self.width * 0.375), widest) if self.growth > 1 else round(self.width * 0.375)
        foot = self.answers_top + self.px(44 / self.growth**2)
        top = self.height - max(self.margin, self.px(64 / self.growth**4))
        return Box(self.width - self.margin - width, foot, width, top - foot)

    @property
    @turns
    def card_head(self) -> Box:
        card, height = self.card, round(self.title_px * (1.45 if self.growth < 1.05 else 1.75))
        return Box(
            card.x + self.px(20), card.top - height - self.px(12), card.width - 2 * self.px(20), height
        )

    @property
    @turns
    def card_body(self) -> Box:
        card = self.card
        foot = card.y + self.px(16)
        pad = self.px(28)
        return Box(card.x + pad, foot, card.width - 2 * pad, self.card_head.y - foot - self.px(10))

    def touch_here(self, place: int) -> Box:
        """A pill on the upper edge of one of the answers."""
        width, height = round(self.px(230) * self.growth), max(self.px(62), round(self.hint_px * 1.5))
        button = self.never_go if place else self.go
        return Box(button.x + (button.width - width) // 2, button.top - height // 2, width, height)

    # Whom to check with

    @property
    def check_head(self) -> Box:
        height = max(self.px(230), round(self.title_px * 2.75))
        return Box(0, self.height - height, self.width, height)

    @property
    @turns
    def check_words(self) -> Box:
        left = self.margin + self.corner + self.px(270)
        head = self.check_head
        return Box(
            left,
            head.y + self.px(10),
            self.width - left - self.corner - self.margin,
            head.height - self.px(20),
        )

    def choice_hint(self, place: int) -> Box:
        """What the buttons do under three cards."""
        width = self.px(400)
        left = self.width // 2 - width + place * width + self.px(60)
        return Box(left, self.px(14), width, self.px(84))

    @property
    def choice_foot(self) -> int:
        """How high the part of such a card is that holds its name; large letters need a second line."""
        lines = 1.5 if self.growth < 1.05 else 2.7
        return round(self.body_px * lines) + self.px(18)

    def choice_cards(self, count: int) -> list[Box]:
        """Two or three equal cards under the question; three leave room for what the buttons do.

        Of two the left one is the left button's. Three are in the order in which they are read.
        """
        if count == 0:
            return []
        foot = self.margin if count == 2 else self.choice_hint(0).top + self.px(4)
        width = (self.width - 2 * self.margin - (count - 1) * self.gap) // count
        height = self.check_head.y - foot - self.px(12)
        cards = [Box(self.margin + n * (width + self.gap), foot, width, height) for n in range(count)]
        return cards if count == 2 else [self.sided(card) for card in cards]
