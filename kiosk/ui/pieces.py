"""The few things that every screen is built of: a shape, a picture, words, and words that are being spoken."""

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, Final

from kivy.graphics import Color, Rectangle, RoundedRectangle
from kivy.graphics.texture import Texture
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, OptionProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.ui import lettering, theme
from kiosk.ui.textures import Shelf, drawing, texture_of

ROUND_TOP: Final = (8, 8, 0, 0)
AWAY: Final = (-99, -99)
"""Where a round box is put while it is not wanted: Kivy leaves one of no size as it was drawn last."""


class Piece(Widget):
    """A widget that paints one rectangle at most."""

    tint = StringProperty(theme.WHITE)
    is_hidden = BooleanProperty(False)
    alpha = NumericProperty(1.0)

    def __init__(self, **kwargs: Any) -> None:
        self._paint = Color(1, 1, 1, 0)
        self._patch = Rectangle()
        super().__init__(**kwargs)
        self.canvas.add(self._paint)
        self.canvas.add(self._patch)
        self.bind(
            pos=self._place, size=self._place, tint=self._colour, is_hidden=self._colour, alpha=self._colour
        )
        self._has_texture = False

    def _colour(self, *_: Any) -> None:
        is_seen = self._has_texture and not self.is_hidden
        self._paint.rgba = (*theme.rgb(self.tint), self.alpha if is_seen else 0)
        self._place()

    def _place(self, *_: Any) -> None:
        """A hidden rectangle has no area, so that it costs nothing to paint."""
        is_seen = self._has_texture and not self.is_hidden
        self._patch.pos = self.pos
        self._patch.size = self.size if is_seen else (0, 0)

    def _set_texture(self, texture: Texture | None) -> None:
        self._patch.texture = texture
        self._has_texture = texture is not None
        self._colour()


class Plain(Piece):
    """One flat colour."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._has_texture = True
        self._colour()


class Shape(Piece):
    """One of our SVG drawings, at the widget's own size."""

    svg = StringProperty("")

    def on_svg(self, _widget: Widget, svg: str) -> None:
        self._set_texture(drawing(svg) if svg else None)


class Picture(Piece):
    """A picture from the artist, or the plain `ground` until it is there."""

    ground = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        self._key: Hashable = None
        super().__init__(**kwargs)
        self._show_ground()

    def on_ground(self, *_: Any) -> None:
        if self._key is None:
            self._show_ground()

    def _show_ground(self) -> None:
        self._patch.texture = None
        self._has_texture = bool(self.ground)
        self.tint = self.ground or theme.WHITE
        self._colour()

    def draw(self, shelf: Shelf, key: Hashable, make: Callable[[], Path]) -> None:
        """Show what `make` draws; what is up stays until then. The same key again changes nothing."""
        if key == self._key:
            return
        self._key = key

        def on_ready(texture: Texture) -> None:
            if key == self._key:
                self.tint = theme.WHITE
                self._set_texture(texture)

        shelf.ask(key, make, on_ready)


class Words(Widget):
    """Text as large as fits its box, up to `size_px`, on at most `max_lines` even lines."""

    text = StringProperty("")
    size_px = NumericProperty(32)
    max_lines = NumericProperty(3)
    is_bold = BooleanProperty(False)
    colour = StringProperty(theme.INK)
    align = OptionProperty("start", options=("start", "center", "end"))
    valign = OptionProperty("middle", options=("top", "middle", "bottom"))
    lettering = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: Any) -> None:
        self._back = self.make_back()
        self._paint = Color(1, 1, 1, 1)
        self._patch = Rectangle(size=(0, 0))
        self._drawn: tuple[Any, ...] | None = None
        super().__init__(**kwargs)
        for instruction in (*self._back, self._paint, self._patch):
            self.canvas.add(instruction)
        names = ("text", "size_px", "max_lines", "is_bold", "align", "valign", "size", "pos")
        self.bind(**dict.fromkeys(names, self._lay_out), colour=self._colour)
        self._lay_out()
        self._colour()

    def make_back(self) -> tuple[Any, ...]:
        """Canvas instructions to paint behind the letters."""
        return ()

    def _colour(self, *_: Any) -> None:
        self._paint.rgb = theme.rgb(self.colour)

    def _lay_out(self, *_: Any) -> None:
        if not self.text.strip() or self.width < 1 or self.height < 1:
            self.lettering, self._drawn = None, None
            self._patch.size = (0, 0)
            return
        found = lettering.fit(
            self.text,
            int(self.size_px),
            int(self.width),
            int(self.height),
            is_bold=self.is_bold,
            max_lines=int(self.max_lines),
        )
        if self._drawn != (found, self.align):
            self._drawn = (found, self.align)
            self._patch.texture = texture_of(lettering.draw(found, align=self.align))
        self.lettering = found
        margin = lettering.MARGIN_PX
        self._patch.size = (found.width + 2 * margin, found.height + 2 * margin)
        self._patch.pos = (self.text_left - margin, self.text_top - found.height - margin)

    @property
    def text_left(self) -> int:
        """The left edge of the letters in the window."""
        found: lettering.Lettering = self.lettering
        free = self.width - found.width
        if self.align == "center":
            return int(self.x + free / 2)
        is_right = (self.align == "end") != found.is_right_to_left
        return int(self.x + (free if is_right else 0))

    @property
    def text_top(self) -> int:
        found: lettering.Lettering = self.lettering
        free = self.height - found.height
        share = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[self.valign]
        return int(self.top - free * share)


class Spoken(Words):
    """Words of which one is being heard: an amber box behind it and an amber bar under it, never coloured letters."""

    bar_px = NumericProperty(6)
    is_on_dark = BooleanProperty(True)

    BOXES = 3

    def make_back(self) -> tuple[Any, ...]:
        self._box_paint = Color(*theme.rgb(theme.AMBER), 0.26)
        self._boxes = [RoundedRectangle(pos=AWAY, size=(1, 1), radius=ROUND_TOP) for _ in range(self.BOXES)]
        self._bar_paint = Color(*theme.rgb(theme.AMBER), 1)
        self._bars = [Rectangle(size=(0, 0)) for _ in range(self.BOXES)]
        self._word: tuple[int, int] | None = None
        return (self._box_paint, *self._boxes, self._bar_paint, *self._bars)

    def on_is_on_dark(self, _widget: Widget, is_on_dark: bool) -> None:
        self._box_paint.a = 0.26 if is_on_dark else 0.6
        self._bar_paint.rgb = theme.rgb(theme.AMBER if is_on_dark else theme.AMBER_DEEP)

    def mark(self, word: tuple[int, int] | None) -> None:
        """Mark the characters `start, end`; None marks nothing."""
        if word != self._word:
            self._word = word
            self._draw_mark()

    def _lay_out(self, *_: Any) -> None:
        super()._lay_out()
        self._draw_mark()

    def _draw_mark(self) -> None:
        found = self.lettering
        boxes: tuple[lettering.WordBox, ...] = ()
        if found is not None and self._word is not None:
            boxes = lettering.word_boxes(found, *self._word, align=self.align)[: self.BOXES]
        for number in range(self.BOXES):
            self._draw_box(number, boxes[number] if number < len(boxes) else None)

    def _draw_box(self, number: int, box: lettering.WordBox | None) -> None:
        if box is None:
            self._boxes[number].pos, self._boxes[number].size = AWAY, (1, 1)
            self._bars[number].size = (0, 0)
            return
        pad = round(self.lettering.size_px * 0.12)
        left, foot = self.text_left + box.x - pad, self.text_top - box.y - box.height
        self._boxes[number].pos = (left, foot)
        self._boxes[number].size = (box.width + 2 * pad, box.height)
        self._bars[number].pos = (left, foot)
        self._bars[number].size = (box.width + 2 * pad, self.bar_px)
