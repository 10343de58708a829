"""The few things that every screen is built of: a shape, a picture, words, and words that are being spoken."""

from collections.abc import Callable, Hashable, Iterable
from functools import partial
from typing import Any, Final

from kivy.graphics import Color, Rectangle, RoundedRectangle
from kivy.graphics.texture import Texture
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, OptionProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.ui import lettering, theme
from kiosk.ui.page import Asked, Page, Wanted
from kiosk.ui.textures import Printed, Sheet, Shelf, drawing, texture_of
from kiosk.ui.turning import Turn

ROUND_TOP: Final = (8, 8, 0, 0)
AWAY: Final = (-99, -99)
"""Where a round box is put while it is not wanted: Kivy leaves one of no size as it was drawn last."""


class Piece(Widget):
    """A widget that paints one rectangle at most."""

    tint = StringProperty(theme.WHITE)
    is_hidden = BooleanProperty(False)
    alpha = NumericProperty(1.0)
    shade = NumericProperty(1.0)
    """How bright it is painted, 0.0–1.0: a place behind words and people steps back where it is darker."""

    def __init__(self, **kwargs: Any) -> None:
        self._paint = Color(1, 1, 1, 0)
        self._patch = Rectangle(size=(0, 0))
        super().__init__(**kwargs)
        self.canvas.add(self._paint)
        self.canvas.add(self._patch)
        self.bind(pos=self._place, size=self._place)
        self.bind(**dict.fromkeys(("tint", "is_hidden", "alpha", "shade"), self._colour))
        self._has_texture = False

    def _colour(self, *_: Any) -> None:
        is_seen = self._has_texture and not self.is_hidden
        red, green, blue = (part * self.shade for part in theme.rgb(self.tint))
        self._paint.rgba = (red, green, blue, self.alpha if is_seen else 0)
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


class Mark(Shape):
    """A drawing as the layouts name it: to Kivy's factory a Shape is something else."""


class Picture(Piece):
    """A picture from the artist, or the plain `ground` until it is there; a scene has a cast before its backdrop."""

    ground = StringProperty("")
    crosses_over = False
    """Whether another backdrop fades in over the one before; else it slides in alone. Most screens are too full."""

    def __init__(self, **kwargs: Any) -> None:
        self._asked: Asked | None = None
        self._is_away = False
        super().__init__(**kwargs)
        self.page = Page(self.canvas)
        self._show_ground()

    def on_ground(self, *_: Any) -> None:
        self._show_ground()

    def _show_ground(self) -> None:
        """The ground is seen where no page is; it is never painted beneath one."""
        self._has_texture = bool(self.ground) and self.page.is_empty
        self.tint = self.ground or theme.WHITE
        self._colour()

    def _colour(self, *_: Any) -> None:
        super()._colour()
        self.page.shade(self.shade)
        self.page.hide(is_hidden=self.is_hidden)

    def draw(
        self,
        shelf: Shelf,
        key: Hashable,
        make: Callable[[], Printed],
        cast: Wanted | None = None,
        turn: Turn | None = None,
    ) -> None:
        """Show what `make` draws, before it the `cast`; what is up stays until both are there.

        The same keys again change nothing. Without a `turn` the page is swapped at once.
        """
        asked = Asked(shelf, Wanted(key, make), cast)
        if self._asked is None or asked.keys != self._asked.keys:
            self._ask(asked, turn)

    def _ask(self, asked: Asked, turn: Turn | None) -> None:
        self._asked = asked
        found: dict[str, Sheet | None] = {"cast": None} if asked.cast is None else {}

        def on_ready(what: str, sheet: Sheet | None) -> None:
            found[what] = sheet
            if len(found) == 2 and self._asked is asked and not self._is_away:
                self._lay(asked, found["backdrop"], found["cast"], turn)

        asked.shelf.ask(asked.backdrop.key, asked.backdrop.make, partial(on_ready, "backdrop"))
        if asked.cast is not None:
            asked.shelf.ask(asked.cast.key, asked.cast.make, partial(on_ready, "cast"))

    def _lay(self, asked: Asked, backdrop: Sheet | None, cast: Sheet | None, turn: Turn | None) -> None:
        before = self.page.keys
        is_same_place = before is not None and before.backdrop == asked.backdrop.key
        # A place fills the whole window: nothing crosses over from there.
        may_cross = self.crosses_over and before is not None and before.cast is not None
        if not (is_same_place or may_cross):
            self.page.clear()
        self.page.lay(asked.keys, backdrop, cast, self.pos)
        if turn is None:
            self.page.settle()
        else:
            turn.play(self.page.move)
        self._show_ground()

    def come(self, before: "Picture | None", turn: Turn | None) -> None:
        """Be the next page after another picture's, which lets go of its textures; ask again for what was let go."""
        self._is_away = False
        if before is not None:
            self.page.take_over(before.page)
        self._show_ground()
        if self._asked is not None and self._asked.cast is None:
            self._ask(self._asked, turn)

    def leave(self) -> None:
        """Hold no texture while the screen is not up. A place will come back by itself; a scene is drawn anew."""
        self._is_away = True
        if self._asked is not None and self._asked.cast is not None:
            self._asked = None
        self.page.clear()
        self._show_ground()


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


def make_even(several: Iterable[Words]) -> None:
    """Give words that stand side by side one size: that of those for which there is least room."""
    worded = [words for words in several if words.lettering is not None]
    size = min((words.lettering.size_px for words in worded), default=0)
    for words in worded:
        words.size_px = size


class Spoken(Words):
    """Words of which one is being heard: an amber box behind it and an amber bar under it, never coloured letters."""

    bar_px = NumericProperty(6)
    is_on_dark = BooleanProperty(True)

    BOXES = 3

    def make_back(self) -> tuple[Any, ...]:
        self._box_paint = Color(*theme.rgb(theme.AMBER), theme.HIGH_CONTRAST.heard_box_share)
        self._boxes = [RoundedRectangle(pos=AWAY, size=(1, 1), radius=ROUND_TOP) for _ in range(self.BOXES)]
        self._bar_paint = Color(*theme.rgb(theme.AMBER), 1)
        self._bars = [Rectangle(size=(0, 0)) for _ in range(self.BOXES)]
        self._word: tuple[int, int] | None = None
        return (self._box_paint, *self._boxes, self._bar_paint, *self._bars)

    def on_is_on_dark(self, _widget: Widget, is_on_dark: bool) -> None:
        worn = theme.HIGH_CONTRAST if is_on_dark else theme.USUAL
        self._box_paint.a = worn.heard_box_share
        self._bar_paint.rgb = theme.rgb(worn.heard_bar)

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
