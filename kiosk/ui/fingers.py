"""What touches and keys mean: presses of a side, corners, options. Knows places and ids, no Kivy."""

from typing import Final, Protocol

from hardware.events import Side
from kiosk.play.events import (
    Corner,
    CornerPressed,
    CornerReleased,
    Event,
    OptionTouched,
    Pressed,
    Released,
    ScreenTouched,
    Source,
    StartTouched,
)
from kiosk.ports import Clock, Inbox
from kiosk.ui.grid import Grid
from kiosk.ui.screens.view import Target

ESCAPE: Final = 27
KEYS: Final = {ord("f"): Side.GO, ord("j"): Side.NEVER_GO}


class Touchable(Protocol):
    def targets(self) -> tuple[Target, ...]: ...


class Fingers:
    """Turns fingers and keys into events. A finger means what it touched first, until it is lifted."""

    def __init__(self, inbox: Inbox, clock: Clock, size: tuple[int, int]) -> None:
        self._inbox = inbox
        self._clock = clock
        self.size = size
        self.view: Touchable | None = None
        self._held: dict[object, Side | Corner] = {}
        self._keys: set[int] = set()

    def down(self, finger: object, x: float, y: float) -> None:
        """A finger has touched the screen at these pixels, counted from the lower left."""
        at = self._clock.now_ms()
        corner = self._corner(x, y)
        if corner is not None:
            self._held[finger] = corner
            self._inbox.put(CornerPressed(at, corner))
            return
        what = self._target(x, y)
        if isinstance(what, Side):
            self._held[finger] = what
            self._inbox.put(Pressed(at, what, Source.TOUCH))
        else:
            self._inbox.put(self._plain(at, what))

    def up(self, finger: object) -> None:
        """The finger is lifted, wherever it is by now."""
        held = self._held.pop(finger, None)
        at = self._clock.now_ms()
        if isinstance(held, Corner):
            self._inbox.put(CornerReleased(at, held))
        elif isinstance(held, Side):
            self._inbox.put(Released(at, held, Source.TOUCH))

    def key_down(self, key: int) -> None:
        """A key went down; a key that repeats by itself says nothing new."""
        side = KEYS.get(key)
        if side is not None and key not in self._keys:
            self._keys.add(key)
            self._inbox.put(Pressed(self._clock.now_ms(), side, Source.KEY))

    def key_up(self, key: int) -> None:
        side = KEYS.get(key)
        if side is not None and key in self._keys:
            self._keys.discard(key)
            self._inbox.put(Released(self._clock.now_ms(), side, Source.KEY))

    def _corner(self, x: float, y: float) -> Corner | None:
        width, height = self.size
        side = Grid(int(width), int(height)).corner
        if y < height - side:
            return None
        if x < side:
            return Corner.PAUSE
        return Corner.OFFICER if x >= width - side else None

    def _target(self, x: float, y: float) -> object:
        targets = self.view.targets() if self.view else ()
        return next((target.what for target in targets if target.box.contains(x, y)), None)

    @staticmethod
    def _plain(at: int, what: object) -> Event:
        if what is None:
            return ScreenTouched(at)
        return OptionTouched(at, what) if isinstance(what, int) else StartTouched(at)
