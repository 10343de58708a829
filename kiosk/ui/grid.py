"""The one grid that every screen is laid out on, in pixels and in millimetres. Plain numbers: no Kivy here."""

from dataclasses import dataclass
from typing import Final

from kiosk.look import Look, Telling

PIXELS_A_MM: Final = {(800, 480): 5.2, (1024, 600): 6.67, (1280, 800): 5.9}
"""Pixels in a millimetre of the panels that take touches: 7-inch, 7-inch, 10.1-inch."""
PUPIL_TARGET_MM: Final = 20
OFFICER_TARGET_MM: Final = 9


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels; `x`, `y` is its lower left corner, as Kivy counts."""

    x: int
    y: int
    width: int
    height: int

    @property
    def pos(self) -> tuple[int, int]:
        return self.x, self.y

    @property
    def size(self) -> tuple[int, int]:
        return self.width, self.height

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def top(self) -> int:
        return self.y + self.height

    def inset(self, left: int, bottom: int, right: int, top: int) -> "Box":
        return Box(
            self.x + left,
            self.y + bottom,
            self.width - left - right,
            self.height - bottom - top,
        )

    def contains(self, x: float, y: float) -> bool:
        return self.x <= x < self.right and self.y <= y < self.top


@dataclass(frozen=True, slots=True)
class Grid:
    """Where things stand on a window of this size: the stage, the caption bar under it, the answer bar at the foot."""

    width: int
    height: int
    look: Look = Look()  # noqa: RUF009  # frozen

    @property
    def unit(self) -> float:
        """One pixel of the 1280×800 drawings."""
        return min(self.width / 1280, self.height / 800)

    def px(self, units: float) -> int:
        """Pixels of so many units of the 1280×800 drawings."""
        return round(units * self.unit)

    @property
    def whole(self) -> Box:
        return Box(0, 0, self.width, self.height)

    @property
    def margin(self) -> int:
        return max(12, self.px(24))

    @property
    def gap(self) -> int:
        return max(8, self.px(16))

    @property
    def corner(self) -> int:
        """The side of a corner that means something: at least 9 mm on every panel."""
        return max(96, self.px(120))

    # Letters: a size for each use, in pixels.

    @property
    def caption_px(self) -> int:
        return max(44, round(self.height / 15))

    @property
    def title_px(self) -> int:
        return max(44, self.px(56))

    @property
    def body_px(self) -> int:
        return max(30, self.px(36))

    @property
    def small_px(self) -> int:
        return max(20, self.px(26))

    @property
    def hint_px(self) -> int:
        return max(22, self.px(30))

    # Boxes

    @property
    def caption(self) -> Box:
        """The bar under the stage; it holds signs only, and is slimmer, where a story is told without words."""
        if self.look.telling is not Telling.CAPTIONS:
            return Box(self.margin, self.margin, self.width - 2 * self.margin, self.px(128))
        height = round(2 * self.caption_px * 1.3) + 2 * self.gap
        return Box(self.margin, self.margin, self.width - 2 * self.margin, height)

    @property
    def stage(self) -> Box:
        """The picture above the caption bar; it reaches a little behind the bar's round shoulders."""
        foot = self.caption.top - self.px(16)
        return Box(0, foot, self.width, self.height - foot)

    @property
    def story_clever(self) -> Box:
        height = round((self.height - self.caption.top) * 0.84)
        width = round(height * 0.86)
        # A raised hand reaches 0.43 of his height to the side, and stays on the page.
        middle = min(round(self.width * 0.84), self.width - round(height * 0.45))
        return Box(middle - width // 2, self.caption.top + self.px(6), width, height)

    @property
    def answers_top(self) -> int:
        return round(self.height * 0.355)

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
    def card(self) -> Box:
        """The question card, right of the cast and clear of the corner."""
        width = round(self.width * 0.375)
        foot = self.answers_top + self.px(44)
        top = self.height - self.px(64)
        return Box(self.width - self.margin - width, foot, width, top - foot)

    @property
    def card_head(self) -> Box:
        card, height = self.card, round(self.title_px * 1.45)
        return Box(
            card.x + self.px(20), card.top - height - self.px(12), card.width - 2 * self.px(20), height
        )

    @property
    def card_body(self) -> Box:
        card = self.card
        foot = card.y + self.px(16)
        pad = self.px(28)
        return Box(card.x + pad, foot, card.width - 2 * pad, self.card_head.y - foot - self.px(10))

    @property
    def strip(self) -> Box:
        """What is now and next: top centre, between the two corners."""
        width, height = round(self.small_px * 21), round(self.small_px * 2.1)
        return Box((self.width - width) // 2, self.height - self.margin - height, width, height)

    @property
    def verdict(self) -> Box:
        """Over Clever's head on the screens that tell: what was safe."""
        width = self.px(470)
        left = self.width - self.corner - self.margin - width
        return Box(left, self.height - self.margin - self.px(92), width, self.px(92))

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
    def turn(self) -> Box:
        """Between Clever and the cards of a rehearsal, above the caption."""
        width = self.px(210)
        left = self.step_cards(1)[0].x - self.gap - width
        return Box(left, self.caption.top + self.gap, width, self.px(72))

    @property
    def right_column(self) -> int:
        """The left edge of the words on the attract screen."""
        return round(self.width * 0.625)

    @property
    def ask(self) -> Box:
        width = self.width - self.right_column + self.px(30)
        return Box(self.width - self.margin - width, self.margin, width, max(50, self.px(82)))

    @property
    def notice(self) -> Box:
        ask, height = self.ask, round(self.small_px * 1.3 * 3) + self.px(26)
        return Box(ask.x, ask.top + self.gap, ask.width, height)

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
    def start(self) -> Box:
        width = max(self.px(330), 200)
        return Box(self.width - self.margin - width, self.margin, width, max(self.px(140), 96))

    @property
    def tiles(self) -> Box:
        foot = self.start.top + self.gap
        return Box(self.margin, foot, self.width - 2 * self.margin, self.under_head.y - foot - self.px(8))

    def foot_hint(self, place: int) -> Box:
        """The hint at the left of the foot, counted from 0; GO is left as on the case."""
        width = (self.start.x - 2 * self.margin) // 2
        return Box(self.margin + place * width, self.margin, width, self.start.height)

    def choice_hint(self, place: int) -> Box:
        """What the buttons do under three cards."""
        width = self.px(400)
        left = self.width // 2 - width + place * width + self.px(60)
        return Box(left, self.px(14), width, self.px(84))

    def touch_here(self, place: int) -> Box:
        """A pill on the upper edge of one of the answers."""
        width, height = self.px(230), self.px(62)
        button = self.never_go if place else self.go
        return Box(button.x + (button.width - width) // 2, button.top - self.px(34), width, height)

    def step_cards(self, count: int) -> list[Box]:
        """Cards for the steps of a rehearsal, at the right of the stage, from the top."""
        if count == 0:
            return []
        width = round(self.width * 0.36)
        top, foot = self.height - self.margin, self.caption.top + self.gap
        height = min((top - foot - (count - 1) * self.gap) // count, self.px(190))
        left = self.width - self.margin - width
        return [Box(left, top - (n + 1) * height - n * self.gap, width, height) for n in range(count)]

    @property
    def check_head(self) -> Box:
        height = self.px(230)
        return Box(0, self.height - height, self.width, height)

    @property
    def check_words(self) -> Box:
        left = self.margin + self.corner + self.px(270)
        head = self.check_head
        return Box(
            left,
            head.y + self.px(10),
            self.width - left - self.corner - self.margin,
            head.height - self.px(30),
        )

    def choice_cards(self, count: int) -> list[Box]:
        """Two or three equal cards under the question; three leave room for what the buttons do."""
        if count == 0:
            return []
        foot = self.margin if count == 2 else self.choice_hint(0).top + self.px(4)
        width = (self.width - 2 * self.margin - (count - 1) * self.gap) // count
        height = self.check_head.y - foot - self.px(12)
        return [Box(self.margin + n * (width + self.gap), foot, width, height) for n in range(count)]

    def card_hint(self, place: int) -> Box:
        width = self.px(270)
        return Box(self.margin + place * width, self.margin, width, self.start.height)

    @property
    def card_notes(self) -> Box:
        left = self.card_hint(1).right + self.gap
        return Box(left, self.margin, self.width - self.margin - left, self.start.height)

    @property
    def trouble(self) -> Box:
        height = self.px(400)
        left = round(self.width * 0.46)
        return Box(left, (self.height - height) // 2, self.width - left - self.px(60), height)

    @property
    def star_card(self) -> Box:
        width, height = self.px(560), self.px(250)
        return Box(self.width - self.px(90) - width, self.caption.top + self.px(80), width, height)

    @property
    def star_words(self) -> Box:
        card = self.star_card
        return Box(card.x + self.px(20), card.y + self.px(20), card.width - 2 * self.px(20), self.px(80))

    @property
    def next_hint(self) -> Box:
        """Over the card of stars: that any button goes on."""
        card = self.star_card
        return Box(card.x, card.top + self.gap, card.width, self.px(76))

    def stars(self, count: int) -> list[Box]:
        """A row of stars in the upper part of their card, one for each story."""
        card = self.star_card
        room = card.width - 2 * self.px(30)
        side = min(self.px(110), room // max(1, count))
        left = card.x + (card.width - side * count) // 2
        y = self.star_words.top + (card.top - self.star_words.top - side) // 2
        return [Box(left + number * side, y, side, side) for number in range(count)]

    @property
    def finish_card(self) -> Box:
        left = round(self.width * 0.37)
        foot = self.caption.top + self.gap
        return Box(left, foot, self.width - self.margin - left, self.height - self.margin - foot)

    @property
    def finish_head(self) -> Box:
        card, height = self.finish_card, round(self.body_px * 1.4)
        width = card.width - 2 * self.px(20)
        return Box(card.x + self.px(20), card.top - height - self.px(14), width, height)

    @property
    def finish_childline(self) -> Box:
        card, height = self.finish_card, round(self.body_px * 1.55)
        return Box(card.x + self.px(24), card.y + self.px(26), card.width - 2 * self.px(24), height)

    @property
    def finish_tell(self) -> Box:
        card, height = self.finish_card, round(self.body_px * 1.35)
        return Box(
            card.x + self.px(20), self.finish_childline.top + self.px(4), card.width - 2 * self.px(20), height
        )

    def finish_signs(self, count: int) -> list[tuple[Box, Box]]:
        """Pictograms in a row and their names under them."""
        if count == 0:
            return []
        card = self.finish_card
        foot, top = self.finish_tell.top + self.px(4), self.finish_head.y - self.px(4)
        width = (card.width - 2 * self.px(16)) // count
        words = round(self.small_px * 2.7)
        side = min(top - foot - words, width - self.px(16), self.px(190))
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
