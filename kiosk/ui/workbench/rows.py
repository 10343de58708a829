"""The rows of the margin: a problem with its place, a beat to jump to, and the switch between the story and its twin."""

from collections.abc import Callable
from typing import Any, Final

from kivy.uix.widget import Widget

from kiosk.ui import theme
from kiosk.ui.lettering import letter
from kiosk.ui.measure import Setting
from kiosk.ui.pieces import Shape, Words
from kiosk.ui.workbench import marks
from kiosk.ui.workbench.told import Beat, Fault

SMALL_PX: Final = 16
BODY_PX: Final = 17
BEAT_HEIGHT: Final = 28
HALF_HEIGHT: Final = 30
SIGN: Final = 18
INSET: Final = 10
KIND_WIDTH: Final = 92
SECONDS_WIDTH: Final = 46
MOST_LINES: Final = 6


def cut_to(text: str, size_px: int, width: int, *, is_bold: bool = False) -> str:
    """The text, or as much of it as stands within `width` pixels before an ellipsis."""
    if Setting(text, size_px, is_bold).width(0, len(text)) <= width:
        return text
    for end in range(len(text) - 1, 0, -1):
        shorter = text[:end].rstrip() + "…"
        if Setting(shorter, size_px, is_bold).width(0, len(shorter)) <= width:
            return shorter
    return "…"


def folded(text: str, size_px: int, width: int, most_lines: int) -> tuple[str, int]:
    """As much of a text as stands within `width` pixels on so many lines, and on how many it does."""
    text = " ".join(cut_to(word, size_px, width) for word in text.split())
    spans = letter(text, size_px, width, is_even=False).spans
    if len(spans) > most_lines:
        last = spans[most_lines - 1]
        text = text[: last.start] + cut_to(text[last.start :], size_px, width)
    return text, min(len(spans), most_lines)


def drawn(svg: str, width: int, height: int) -> Shape:
    """One of our drawings at this size, to be placed."""
    shape = Shape(size=(width, height), size_hint=(None, None))
    # Afterwards: a Piece forgets what it is given while it is made.
    shape.svg = svg
    return shape


class Row(Widget):
    """Something of a fixed height that does something where it is clicked."""

    def __init__(self, width: int, height: int, on_click: Callable[[], None] | None = None) -> None:
        super().__init__(size_hint=(None, None), size=(width, height))
        self._on_click = on_click
        self._parts: list[tuple[Widget, int, int]] = []
        self.bind(pos=self._place)

    def put(self, part: Widget, x: int, y: int) -> Any:
        """Add a part, its lower left corner at these pixels of the row."""
        self._parts.append((part, x, y))
        self.add_widget(part)
        self._place()
        return part

    def on_touch_down(self, touch: Any) -> bool:
        is_hit = self._on_click is not None and self.collide_point(*touch.pos)
        if not is_hit or touch.is_mouse_scrolling:
            return False
        if self._on_click is not None:
            self._on_click()
        return True

    def _place(self, *_: Any) -> None:
        for part, x, y in self._parts:
            part.pos = (round(self.x) + x, round(self.y) + y)


class FaultRow(Row):
    """A problem: place and code, then what is wrong on as many lines as that takes."""

    def __init__(self, fault: Fault, width: int) -> None:
        room, line = width - 26, 23
        words = fault.words if fault.is_error else f"Warning: {fault.words}"
        words, count = folded(words, SMALL_PX, room, MOST_LINES)
        tall = round(SMALL_PX * 1.4) * count + 4
        super().__init__(width, tall + line + 8)
        where = f"{cut_to(fault.where, SMALL_PX, room - 60, is_bold=True)}  {fault.code}"
        self.put(
            drawn(marks.bullet(14, is_error=fault.is_error), 14, 14),
            2,
            tall + 9,
        )
        self.put(_words(where, room, line, is_bold=True), 24, tall + 4)
        self.put(_words(words, room, tall, max_lines=count, colour=theme.INK, valign="top"), 24, 2)


class PlainRow(Row):
    """One line that only tells, after a sign."""

    def __init__(self, words: str, svg: str, width: int) -> None:
        super().__init__(width, 30)
        self.put(drawn(svg, SIGN, SIGN), 2, 6)
        self.put(_words(words, width - 30, 30, size_px=BODY_PX), 30, 0)


class BeatRow(Row):
    """A beat: its sign and name, what it is for, how long it takes. Lit while it plays, framed where Enter would jump."""

    def __init__(self, beat: Beat, width: int, on_click: Callable[[], None]) -> None:
        super().__init__(width, BEAT_HEIGHT, on_click)
        self._plate = self.put(drawn("", width, BEAT_HEIGHT), 0, 0)
        up = (BEAT_HEIGHT - SIGN) // 2
        self.put(drawn(marks.sign(beat.kind, SIGN), SIGN, SIGN), INSET, up)
        room = width - 2 * INSET - SIGN - 12 - KIND_WIDTH - SECONDS_WIDTH
        self._name = cut_to(beat.name, BODY_PX, room, is_bold=True)
        self.name = self.put(_words(self._name, room, BEAT_HEIGHT, size_px=BODY_PX), INSET + SIGN + 12, 0)
        right = width - INSET - SECONDS_WIDTH
        is_for = "" if beat.name.replace("-", " ") == beat.kind else beat.kind
        self.put(_words(is_for, KIND_WIDTH, BEAT_HEIGHT, colour=theme.MUTED), right - KIND_WIDTH, 0)
        took = f"{beat.seconds:.0f} s"
        self.put(_words(took, SECONDS_WIDTH, BEAT_HEIGHT, colour=theme.MUTED, align="end"), right, 0)
        self._marked = (False, False)

    def mark(self, *, is_playing: bool, is_chosen: bool) -> None:
        """Show whether this beat plays now, and whether Enter would jump here."""
        if self._marked == (is_playing, is_chosen):
            return
        self._marked = (is_playing, is_chosen)
        width, height = (int(side) for side in self.size)
        fill = theme.AMBER_SOFT if is_playing else theme.CREAM
        edge = theme.INK if is_chosen else ""
        self._plate.svg = marks.plate(width, height, fill=fill, edge=edge) if is_playing or is_chosen else ""
        self.name.is_bold = is_playing


class HalfRow(Row):
    """One side of the switch between the story and its twin."""

    def __init__(self, words: str, width: int, *, is_on: bool, on_click: Callable[[], None]) -> None:
        super().__init__(width, HALF_HEIGHT, on_click)
        fill, edge = (theme.INK, "") if is_on else (theme.PAPER, theme.SEPIA)
        self.put(
            drawn(marks.plate(width, HALF_HEIGHT, fill=fill, edge=edge), width, HALF_HEIGHT),
            0,
            0,
        )
        colour = theme.CREAM if is_on else theme.INK
        said = cut_to(words, SMALL_PX, width - 16, is_bold=is_on)
        self.put(_words(said, width - 16, HALF_HEIGHT, align="center", colour=colour, is_bold=is_on), 8, 0)


def _words(text: str, width: int, height: int, **kwargs: Any) -> Words:
    given = {"size_px": SMALL_PX, "max_lines": 1, "size_hint": (None, None), **kwargs}
    return Words(text=text, size=(width, height), **given)
