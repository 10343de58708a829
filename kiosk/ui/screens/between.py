"""Screens on which something passes from one to another: Clever beside a card with large pictures, and words under both."""

from kiosk.play.screens import Caption
from kiosk.ui import labels
from kiosk.ui.grid import Box
from kiosk.ui.pieces import Mark, Picture, Spoken
from kiosk.ui.screens.told import draw_speaker
from kiosk.ui.screens.view import View
from kiosk.ui.signs import Sign


class BetweenView(View):
    """Lays out the place, Clever, the caption and the card; what is on the card is the screen's own."""

    def build(self) -> None:
        self._caption: Caption | None = None
        grid = self.grid
        height = round((grid.height - grid.caption.top) * 0.8)
        width = round(height * 0.95)
        left = max(0, min(round(grid.width * 0.3), grid.left_to_right.between_card.x // 2) - width // 2)
        self.add_clever(grid.sided(Box(left, grid.caption.top + grid.px(8), width, height)), index=3)
        self.draw_place(self.ids.stage, "calm")
        draw_speaker(self)
        self.draw_card(grid.between_card)

    def draw_card(self, card: Box) -> None:
        """Draw what is on the card, once."""
        raise NotImplementedError

    def tell(self, caption: Caption | None, *, may_go_on: bool) -> None:
        """Show the words, and whether any button goes on."""
        self._caption = caption
        self.ids.caption.show(caption)
        self.ids.hint.text = self.said(labels.GO_ON) if may_go_on else ""

    def add_picture(self, name: str, box: Box) -> Picture:
        picture = Picture(pos=box.pos, size=box.size)
        self.add_widget(picture)
        self.draw_sign(picture, name)
        return picture

    def add_mark(self, sign: Sign, box: Box, colour: str = "") -> Mark:
        mark = Mark(pos=box.pos, size=box.size)
        mark.svg = sign(box.width, colour or self.worn.letters)
        self.add_widget(mark)
        return mark

    @property
    def hint_box(self) -> Box:
        """Over the card; taller where signs say all."""
        box: Box = self.grid.between_hint
        return box.inset(0, 0, 0, 0 if self.is_worded else -self.grid.px(40))

    @property
    def spoken(self) -> Spoken:
        words: Spoken = self.ids.caption.words
        return words

    @property
    def caption(self) -> Caption | None:
        return self._caption


def row(card: Box, shares: tuple[float, ...], tallest: float = 0.8) -> list[Box]:
    """Squares in a row in the middle of a card, each with its share of the largest one's side."""
    gaps = 0.16 * (len(shares) - 1)
    side = min(card.height * tallest, card.width * 0.9 / (sum(shares) + gaps))
    wide = side * (sum(shares) + gaps)
    at = card.x + (card.width - wide) / 2
    boxes = []
    for share in shares:
        own = round(side * share)
        boxes.append(Box(round(at), card.y + (card.height - own) // 2, own, own))
        at += own + side * 0.16
    return boxes
