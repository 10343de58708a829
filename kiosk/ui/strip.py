"""Small pills: what comes now and next (quiet mode), and the hint that any button goes on."""

from typing import Any

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from hardware.events import Side
from kiosk.ui import labels, shapes, theme
from kiosk.ui.pieces import Shape, Words


class Pill(Widget):
    """A few words on a round-ended card that is as wide as they are; `anchor` says which side stays put."""

    grid = ObjectProperty()
    text = StringProperty("")
    fill = StringProperty(theme.CREAM)
    is_bold = BooleanProperty(False)
    has_signs = BooleanProperty(False)
    """The two answers' signs before the words: both buttons are meant."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.plate = Shape()
        self.words = Words(align="center", max_lines=1)
        self.signs = (Shape(), Shape())
        for piece in (self.plate, self.words, *self.signs):
            self.add_widget(piece)
        self.bind(
            pos=self._lay_out,
            size=self._lay_out,
            text=self._lay_out,
            grid=self._lay_out,
            is_bold=self._lay_out,
        )
        self._lay_out()

    def _lay_out(self, *_: Any) -> None:
        is_seen = bool(self.text) and self.grid is not None and self.width > 0
        self.plate.is_hidden = not is_seen
        for sign in self.signs:
            sign.is_hidden = not (is_seen and self.has_signs)
        self.words.text = self.text if is_seen else ""
        if not is_seen:
            return
        width, height = int(self.width), int(self.height)
        drop = self.grid.px(5)
        self.plate.pos, self.plate.size = self.pos, self.size
        self.plate.svg = shapes.card(width, height, fill=self.fill, radius=(height - drop) // 2, drop=drop)
        self._lay_words(width, height, drop)

    def _lay_words(self, width: int, height: int, drop: int) -> None:
        pad = height // 3
        left = pad
        if self.has_signs:
            side = round(height * 0.56)
            for number, sign in enumerate(self.signs):
                sign.size = (side, side)
                sign.svg = shapes.sign(side, is_go=number == 0)
                sign.pos = (self.x + left, self.y + drop + (height - drop - side) // 2)
                left += side + side // 4
        self.words.is_bold = self.is_bold
        self.words.size_px = self.grid.body_px if self.is_bold else self.grid.hint_px
        self.words.pos = (self.x + left, self.y + drop)
        self.words.size = (width - left - pad, height - drop)


class NowNext(Pill):
    """In quiet mode, what is on and what follows; otherwise nothing."""

    def show(self, item: int, items: int, *, is_quiet: bool, following: str = "you choose") -> None:
        self.text = f"{labels.NOW}: story {item} of {items}   {labels.NEXT}: {following}" if is_quiet else ""


class SidePill(Pill):
    """What was safe, with the sign of that answer."""

    side = ObjectProperty(Side.GO)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(is_bold=True, **kwargs)
        self.bind(side=self._lay_out)

    def _lay_words(self, width: int, height: int, drop: int) -> None:
        sign = self.signs[0]
        side = round(height * 0.68)
        pad = (height - drop - side) // 2
        sign.is_hidden = False
        sign.size = (side, side)
        sign.svg = shapes.sign(side, is_go=self.side is Side.GO)
        sign.pos = (self.x + pad + self.grid.px(4), self.y + drop + pad)
        left = pad + side + self.grid.px(14)
        self.words.is_bold = True
        self.words.size_px = self.grid.body_px
        self.words.pos = (self.x + left, self.y + drop)
        self.words.size = (width - left - self.grid.px(24), height - drop)
