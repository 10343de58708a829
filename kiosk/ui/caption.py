"""The caption bar: a full sentence, light on dark, that stays until the next one; a long one in pages that turn."""

from typing import TYPE_CHECKING, Any

from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.widget import Widget

from kiosk.play.screens import Caption
from kiosk.ui import lettering, shapes, theme
from kiosk.ui.grid.letters import LINES
from kiosk.ui.pieces import Shape, Spoken, Words

if TYPE_CHECKING:
    from kiosk.ui.breaking import Span


class Told(Spoken):
    """Spoken words in pages of two lines; the page that holds the word being heard is up, the first one until then.

    A page stays up when the voice has ended: the last one says what to do. Marks count the characters of the whole.
    """

    page = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        self._whole = ""
        self._pages: tuple[Span, ...] = ()
        super().__init__(max_lines=LINES, **kwargs)
        self.bind(size=self._cut, size_px=self._cut)

    @property
    def whole(self) -> str:
        """All that is being told."""
        return self._whole

    @property
    def pages(self) -> tuple[str, ...]:
        return tuple(self._whole[page.start : page.end] for page in self._pages)

    def tell(self, whole: str) -> None:
        """Show the first page of these words; the same words again change nothing."""
        if whole != self._whole:
            self._whole = whole
            self.mark(None)
            self._cut()

    def mark(self, word: tuple[int, int] | None) -> None:
        """Mark the characters `start, end` of the whole, on the page where they stand; None marks nothing."""
        if word is None:
            super().mark(None)
            return
        found = self._page_of(word[0])
        if found != self.page:
            self._turn_to(found)
        if self._pages:
            page = self._pages[found]
            super().mark((word[0] - page.start, min(word[1], page.end) - page.start))

    def _page_of(self, at: int) -> int:
        return max((number for number, page in enumerate(self._pages) if page.start <= at), default=0)

    def _cut(self, *_: Any) -> None:
        size = int(self.width), int(self.height)
        if self._whole.strip() and min(size) > 0:
            self._pages = lettering.pages(self._whole, int(self.size_px), *size, max_lines=LINES)
        else:
            self._pages = ()
        self._turn_to(0)

    def _turn_to(self, page: int) -> None:
        super().mark(None)
        self.page = page
        self.text = self.pages[page] if self._pages else ""


class CaptionBar(Widget):
    """The bar under the stage and the words on it, in one language or two; hidden while there is no caption."""

    grid = ObjectProperty()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.plate = Shape(is_hidden=True)
        self.words = Told()
        self.home = Words(max_lines=LINES)
        for piece in (self.plate, self.words, self.home):
            self.add_widget(piece)
        self.bind(pos=self._lay_out, size=self._lay_out, grid=self._lay_out)
        self._lay_out()

    def _lay_out(self, *_: Any) -> None:
        grid = self.grid
        if grid is None or self.width <= 100:
            return
        worn = theme.palette(grid.look)
        width, height = int(self.width), int(self.height)
        self.plate.pos, self.plate.size = self.pos, self.size
        edges = [(worn.card_edge, grid.px(worn.edge_units))] if worn.card_edge else ()
        self.plate.svg = shapes.card(
            width, height, fill=worn.bar, radius=grid.px(28), edges=edges, drop=grid.px(6)
        )
        self.words.colour = worn.bar_letters
        self.words.size_px = grid.caption_px
        self.words.pos = grid.caption_words.pos
        self.words.size = grid.caption_words.size
        self.home.colour = worn.bar_letters
        self.home.size_px = grid.home_px
        self.home.pos = grid.home_words.pos
        self.home.size = grid.home_words.size

    def show(self, caption: Caption | None) -> None:
        text = caption.line.text if caption else ""
        self.plate.is_hidden = not text
        self.words.tell(text)
        self.home.text = caption.home if caption and self.grid.is_bilingual else ""
