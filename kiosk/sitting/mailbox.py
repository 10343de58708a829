"""The one inbox: touches, buttons, timers, finished speech and finished writes are all put here."""

from collections import deque
from collections.abc import Callable, Iterator

from kiosk.play.events import Event


class Mailbox:
    """A thread-safe queue of events that wakes whoever drains it.

    `put` may be called from any thread and never blocks. `wake` must be safe from any thread; it is set by the
    root once there is somebody to wake.
    """

    def __init__(self) -> None:
        self._events: deque[Event] = deque()
        self.wake: Callable[[], None] = _nobody

    def put(self, event: Event) -> None:
        self._events.append(event)
        self.wake()

    def drain(self) -> Iterator[Event]:
        """Take the events that are here, in the order they came, and those that arrive meanwhile."""
        while self._events:
            yield self._events.popleft()

    def __len__(self) -> int:
        return len(self._events)


def _nobody() -> None:
    """Nobody waits yet."""
