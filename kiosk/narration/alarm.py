"""Calls back at a time; one time at a time."""

import logging
import threading
from collections.abc import Callable
from typing import Protocol

from kiosk.ports import Clock

log = logging.getLogger(__name__)


class Alarm(Protocol):
    """`ring` is given when the alarm is made, and is called from any thread at or after the time that was set last."""

    def set(self, at_ms: int | None) -> None:
        """Ring at this time (clock's milliseconds); None: not at all."""

    def end(self) -> None:
        """Never ring again."""


class ThreadAlarm:
    """An alarm on a thread of its own, for a clock that runs."""

    def __init__(self, clock: Clock, ring: Callable[[], None]) -> None:
        self._clock = clock
        self._ring = ring
        self._changed = threading.Condition()
        self._at_ms: int | None = None
        self._is_ended = False
        self._thread: threading.Thread | None = None

    def set(self, at_ms: int | None) -> None:
        with self._changed:
            self._at_ms = at_ms
            if at_ms is not None and self._thread is None and not self._is_ended:
                self._thread = threading.Thread(target=self._run, name="narration-alarm", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def end(self) -> None:
        with self._changed:
            self._is_ended = True
            self._changed.notify_all()
        if self._thread and self._thread is not threading.current_thread():
            self._thread.join()

    def _run(self) -> None:
        while self._waited():
            try:
                self._ring()
            except Exception:
                # A story must never stand still because one callback failed.
                log.exception("an alarm could not be answered")

    def _waited(self) -> bool:
        """Wait for the time that is set; False when the alarm is ended."""
        with self._changed:
            while not self._is_ended:
                left_ms = None if self._at_ms is None else self._at_ms - self._clock.now_ms()
                if left_ms is not None and left_ms <= 0:
                    self._at_ms = None
                    return True
                self._changed.wait(None if left_ms is None else left_ms / 1000)
            return False
