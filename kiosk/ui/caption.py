"""The caption bar: a full sentence, cream on ink, that stays until the next one."""

from typing import Any

from kivy.properties import ObjectProperty
from kivy.uix.widget import Widget

from kiosk.play.screens import Caption
from kiosk.ui import shapes, theme
from kiosk.ui.pieces import Shape, Spoken


class CaptionBar(Widget):
    """The bar under the stage and the words on it; hidden while there is no caption."""

    grid = ObjectProperty()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.plate = Shape(is_hidden=True)
        self.words = Spoken(colour=theme.CREAM)
        self.add_widget(self.plate)
        self.add_widget(self.words)
        self.bind(pos=self._lay_out, size=self._lay_out, grid=self._lay_out)
        self._lay_out()

    def _lay_out(self, *_: Any) -> None:
        if self.grid is None or self.width <= 100:
            return
        width, height = int(self.width), int(self.height)
        radius = self.grid.px(28)
        self.plate.pos, self.plate.size = self.pos, self.size
        self.plate.svg = shapes.card(width, height, fill=theme.INK, radius=radius, drop=self.grid.px(6))
        pad = self.grid.px(44)
        self.words.size_px = self.grid.caption_px
        self.words.pos = (self.x + pad, self.y + self.grid.px(6))
        self.words.size = (width - 2 * pad, height - self.grid.px(6))

    def show(self, caption: Caption | None) -> None:
        text = caption.line.text if caption else ""
        self.plate.is_hidden = not text
        if self.words.text != text:
            self.words.mark(None)
            self.words.text = text
