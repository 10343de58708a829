"""The margin beside the stage: what is wrong with the story, and its beats to jump by."""

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import Any, Final, TypeVar

from kivy.graphics import Color, Rectangle
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

from kiosk.ui import shapes, theme
from kiosk.ui.pieces import Plain, Words
from kiosk.ui.workbench import marks
from kiosk.ui.workbench.rows import (
    BEAT_HEIGHT,
    BODY_PX,
    HALF_HEIGHT,
    SIGN,
    SMALL_PX,
    BeatRow,
    FaultRow,
    HalfRow,
    PlainRow,
    Row,
    cut_to,
    drawn,
)
from kiosk.ui.workbench.told import Told

PAD: Final = 18
TITLE_PX: Final = 23
TITLE_HEIGHT: Final = 30
LINE_HEIGHT: Final = 22
HEAD_HEIGHT: Final = 32
FOOT_HEIGHT: Final = 28
NOTE_HEIGHT: Final = 30
FAULTS_SHARE: Final = 0.42
"""How much of what is left under the title the problems may take where the beats need the rest, before they scroll."""
KEYS: Final = "F Go · J Never Go · T twin · ↑ ↓ Enter jump"
NO_PROBLEMS: Final = "no problems"
BAR_PX: Final = 5

AnyRow = TypeVar("AnyRow", bound=Row)


class Listing(ScrollView):
    """Rows from the top down; the wheel and the bar scroll them."""

    def __init__(self) -> None:
        self.column = BoxLayout(orientation="vertical", size_hint=(None, None))
        super().__init__(
            size_hint=(None, None),
            do_scroll_x=False,
            scroll_type=["bars"],
            bar_width=BAR_PX,
            bar_color=(*theme.rgb(theme.SEPIA), 0.5),
            bar_inactive_color=(*theme.rgb(theme.SEPIA), 0.5),
            smooth_scroll_end=0,
        )
        self.add_widget(self.column)

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows instead, scrolled as far as before."""
        self.column.clear_widgets()
        for row in rows:
            self.column.add_widget(row)
        self.column.size = (self.width, self.natural_height)

    @property
    def natural_height(self) -> int:
        """How high it is without scrolling."""
        return int(sum(row.height for row in self.column.children))

    def scroll_by(self, pixels: int) -> None:
        """Scroll down by so much, up where it is negative; as far as there is something."""
        free = self.natural_height - self.height
        if free > 0:
            self._scroll_to((1 - float(self.scroll_y)) * free + pixels, free)

    def reveal(self, top: int, height: int) -> None:
        """Scroll no further than needed to have in sight what begins `top` pixels below the first row's top."""
        free = self.natural_height - self.height
        if free <= 0:
            return
        now = (1 - float(self.scroll_y)) * free
        if top < now:
            self._scroll_to(top, free)
        elif top + height > now + self.height:
            self._scroll_to(top + height - self.height, free)

    def _scroll_to(self, top: float, free: float) -> None:
        """Have so much hidden above, of all that does not fit."""
        self.scroll_y = 1 - min(free, max(0.0, top)) / free


class Margin(Widget):
    """Shows what it is told. `on_jump` is given the number of a beat (0…), `on_turn` that the other half is wanted."""

    def __init__(self, on_jump: Callable[[int], None], on_turn: Callable[[], None]) -> None:
        super().__init__(size_hint=(None, None))
        self._on_jump, self._on_turn = on_jump, on_turn
        self._told = Told("")
        self._playing: int | None = None
        self._chosen: int | None = None
        with self.canvas.before:
            Color(*theme.rgb(theme.CREAM))
            self._ground = Rectangle()
            Color(*theme.rgb(theme.SAND))
            self._edge = Rectangle()
        self.faults, self.beats = Listing(), Listing()
        self._beat_rows: list[BeatRow] = []
        self._rows: dict[Hashable, Row] = {}
        self.bind(pos=self._lay_out, size=self._lay_out)

    def tell(self, told: Told) -> None:
        """Show this from now on."""
        is_new = told != self._told
        self._told, self._chosen = told, None
        if is_new:
            self._lay_out()

    def point_at(self, index: int | None) -> None:
        """The beat of this number plays now."""
        if index != self._playing:
            self._playing, self._chosen = index, None
            self._mark()

    def choose(self, by: int) -> None:
        """Move the frame by so many beats from where it is, else from what plays."""
        if self._beat_rows:
            now = self._chosen if self._chosen is not None else self._playing
            start = -1 if now is None else now
            self._chosen = min(len(self._beat_rows) - 1, max(0, start + by))
            self._mark()

    def take(self) -> None:
        """Jump to the framed beat, or to the one that plays, from its beginning."""
        wanted = self._chosen if self._chosen is not None else self._playing
        self._chosen = None
        if wanted is not None:
            self._on_jump(wanted)
            self._mark()

    def on_touch_down(self, touch: Any) -> bool:
        if not self.collide_point(*touch.pos):
            return False
        super().on_touch_down(touch)
        return True

    # Laying out

    def _lay_out(self, *_: Any) -> None:
        if self.width < 10 * PAD or self.height < 10 * PAD:
            return
        self._ground.pos, self._ground.size = self.pos, self.size
        self._edge.pos, self._edge.size = self.pos, (2, self.height)
        self.clear_widgets()
        self._rows = {key: row for key, row in self._rows.items() if row.width == self._room}
        below = self._head(round(self.top) - 10)
        foot = round(self.y) + FOOT_HEIGHT
        below = self._list_faults(below, below - foot)
        self._list_beats(below, foot)
        shown = {*self.faults.column.children, *self.beats.column.children}
        self._rows = {key: row for key, row in self._rows.items() if row in shown}
        self._text(cut_to(KEYS, SMALL_PX, self._room), round(self.y) + 3, FOOT_HEIGHT - 4, colour=theme.MUTED)

    @property
    def _left(self) -> int:
        return int(self.x) + PAD

    @property
    def _room(self) -> int:
        return int(self.width) - 2 * PAD

    def _head(self, top: int) -> int:
        """The title, what it is, the switch and the note; returns where they end."""
        told = self._told
        title = cut_to(told.title, TITLE_PX, self._room, is_bold=True)
        self._text(title, top - TITLE_HEIGHT, TITLE_HEIGHT, size_px=TITLE_PX, is_bold=True)
        top -= TITLE_HEIGHT
        if told.about:
            top -= LINE_HEIGHT
            about = cut_to(told.about, SMALL_PX, self._room)
            self._text(about, top, LINE_HEIGHT, colour=theme.MUTED)
        if len(told.halves) > 1:
            top = self._switch(top - 8)
        if told.note:
            top -= NOTE_HEIGHT + 8
            ground = marks.plate(self._room, NOTE_HEIGHT, fill=theme.AMBER_SOFT)
            shape = drawn(ground, self._room, NOTE_HEIGHT)
            shape.pos = (self._left, top)
            self.add_widget(shape)
            note = cut_to(told.note, SMALL_PX, self._room - 24)
            self._text(note, top, NOTE_HEIGHT, inset=12)
        return top

    def _switch(self, top: int) -> int:
        gap = 8
        width = (self._room - gap) // 2
        for number, words in enumerate(self._told.halves[:2]):
            half = HalfRow(
                words,
                width,
                is_on=number == self._told.half,
                on_click=partial(self._turn_to, number),
            )
            half.pos = (self._left + number * (width + gap), top - round(half.height))
            self.add_widget(half)
        return top - HALF_HEIGHT

    def _turn_to(self, half: int) -> None:
        if half != self._told.half:
            self._on_turn()

    def _list_faults(self, top: int, room: int) -> int:
        told = self._told
        top = self._heading("Problems", counted(told), top - 2)
        beats = HEAD_HEIGHT + 2 + BEAT_HEIGHT * len(told.beats) if told.beats else 0
        rows = [
            self._kept((number, fault), partial(FaultRow, fault, self._room))
            for number, fault in enumerate(told.faults)
        ]
        if not rows:
            tick = shapes.tick(SIGN, theme.CREAM, theme.INK)
            rows = [self._kept(NO_PROBLEMS, partial(PlainRow, NO_PROBLEMS, tick, self._room))]
        return self._put_list(
            self.faults, rows, top, max(round(room * FAULTS_SHARE), room - HEAD_HEIGHT - 2 - beats)
        )

    def _list_beats(self, top: int, foot: int) -> None:
        if self._told.beats:
            top = self._heading("Beats", "", top - 2)
        self._beat_rows = [
            self._kept((number, beat), partial(BeatRow, beat, self._room, partial(self._on_jump, number)))
            for number, beat in enumerate(self._told.beats)
        ]
        self._put_list(self.beats, self._beat_rows, top, top - foot)
        self._mark()

    def _kept(self, key: Hashable, make: Callable[[], AnyRow]) -> AnyRow:
        """The row that shows the same already, or a new one: letters are drawn by the processor, a millisecond a text."""
        row = self._rows.get(key)
        if row is None:
            row = self._rows[key] = make()
        return row

    def _put_list(self, listing: Listing, rows: Sequence[Row], top: int, most: int) -> int:
        """Put a list under `top`, at most so high; returns where it ends."""
        listing.width = self._room + BAR_PX + 5
        listing.show(rows)
        listing.height = max(BEAT_HEIGHT, min(listing.natural_height, most))
        listing.pos = (self._left, top - listing.height)
        self.add_widget(listing)
        return int(listing.y)

    def _heading(self, words: str, count: str, top: int) -> int:
        foot = top - HEAD_HEIGHT
        self._text(words, foot + 4, HEAD_HEIGHT - 6, size_px=BODY_PX, is_bold=True)
        self._text(count, foot + 4, HEAD_HEIGHT - 6, colour=theme.MUTED, align="end")
        self.add_widget(Plain(tint=theme.SAND, pos=(self._left, foot + 2), size=(self._room, 2)))
        return foot

    def _text(self, text: str, foot: int, height: int, *, inset: int = 0, **kwargs: Any) -> None:
        given = {"size_px": SMALL_PX, "max_lines": 1, **kwargs}
        size = (self._room - 2 * inset, height)
        self.add_widget(Words(text=text, pos=(self._left + inset, foot), size=size, **given))

    def _mark(self) -> None:
        for number, row in enumerate(self._beat_rows):
            row.mark(is_playing=number == self._playing, is_chosen=number == self._chosen)
        wanted = self._chosen if self._chosen is not None else self._playing
        if wanted is not None and wanted < len(self._beat_rows):
            self.beats.reveal(wanted * BEAT_HEIGHT, BEAT_HEIGHT)


def counted(told: Told) -> str:
    """How many errors and warnings there are, in words; empty without any."""
    errors = sum(fault.is_error for fault in told.faults)
    warnings = len(told.faults) - errors
    parts = [
        f"{count} {noun}{'' if count == 1 else 's'}"
        for count, noun in ((errors, "error"), (warnings, "warning"))
        if count
    ]
    return ", ".join(parts)
