"""Turning a page: what moves from one beat to the next, moved by one clock event and over within 300 ms."""

from collections.abc import Callable
from typing import Any, Final

from kivy.clock import Clock
from kivy.graphics import PopMatrix, PushMatrix, Translate
from kivy.uix.widget import Widget

SECONDS: Final = 0.25
FIRST_STEP_SECONDS: Final = 1 / 30
"""The frame that a page is laid in takes longest: it counts for no more than this."""
BACKDROP_SHARE: Final = 0.03
CAST_SHARE: Final = 0.06
CLEVER_SHARE: Final = 0.015
"""How far each slides in, of the page's width: what is nearer moves further, and Clever walks with the reader."""

Mover = Callable[[float], None]


def eased(share: float) -> float:
    """Fast, then slow: 0–1 to 0–1."""
    left = 1 - share
    return 1 - left * left * left


class Turn:
    """All that moves while a page is turned. Each mover is told how far it is, from 0.0 to 1.0, in every frame.

    With `is_instant` a mover is told 1.0 at once and never again. `on_change` hears when moving begins and ends.
    """

    def __init__(self, *, is_instant: bool = False, on_change: Callable[[], None] | None = None) -> None:
        self.is_instant = is_instant
        self._on_change = on_change
        self._movers: dict[Mover, float] = {}
        self._event: Any = None
        self._is_first = True

    @property
    def is_turning(self) -> bool:
        return self._event is not None

    def play(self, move: Mover, *, is_still: bool = False) -> None:
        """Have `move` moved from now on, from the start; with `is_still` it stands at its end at once."""
        if self.is_instant or is_still:
            self._movers.pop(move, None)
            move(1.0)
            return
        self._movers[move] = 0.0
        move(0.0)
        if self._event is None:
            self._is_first = True
            self._event = Clock.schedule_interval(self._step, 0)
            self._tell()

    def to(self, share: float) -> None:
        """Put all that moves so far, 0.0–1.0; from there it goes on by itself."""
        for move in self._movers:
            self._movers[move] = share
            move(share)
        if share >= 1:
            self._end()

    def finish(self) -> None:
        """Put all that moves where it belongs."""
        self.to(1.0)

    def _step(self, seconds: float) -> None:
        if self._is_first:
            seconds = min(seconds, FIRST_STEP_SECONDS)
        self._is_first = False
        least = 1.0
        for move, gone in self._movers.items():
            share = min(1.0, gone + seconds / SECONDS)
            self._movers[move] = share
            move(share)
            least = min(least, share)
        if least >= 1:
            self._end()

    def _end(self) -> None:
        self._movers.clear()
        if self._event is not None:
            self._event.cancel()
            self._event = None
            self._tell()

    def _tell(self) -> None:
        if self._on_change is not None:
            self._on_change()


class Shift:
    """Moves all that a widget paints, and leaves its place alone."""

    def __init__(self, widget: Widget) -> None:
        self._by = Translate(0, 0)
        widget.canvas.before.insert(0, PushMatrix())
        widget.canvas.before.insert(1, self._by)
        widget.canvas.after.add(PopMatrix())

    def to(self, x: float, y: float) -> None:
        """Paint so many whole pixels to the right and up."""
        self._by.xy = (round(x), round(y))
