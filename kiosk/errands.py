"""One thread that does one thing after the other, so that whoever asks for it need not wait."""

import logging
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue

log = logging.getLogger(__name__)

Errand = Callable[[], None]


class Errands:
    """`start`, then `put` what shall be done, from any thread; `close` at the end. What an errand raises is logged.

    `between` is done after each errand, and once at the start; it says in how many seconds it wants to be done again even
    if there is no errand, None for never.
    """

    def __init__(self, name: str, between: Callable[[], float | None] = lambda: None) -> None:
        self._between = between
        self._arrivals: SimpleQueue[Errand | None] = SimpleQueue()
        # A daemon: a disk that hangs for ever must not keep the kiosk from stopping.
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def put(self, errand: Errand) -> None:
        self._arrivals.put(errand)

    def close(self, within_seconds: float = 3.0) -> None:
        """Do what was asked for before, then stop; wait no longer than this."""
        if self._thread.is_alive():
            self._arrivals.put(None)
            self._thread.join(within_seconds)
            if self._thread.is_alive():
                log.error("%s did not end within %.0f s", self._thread.name, within_seconds)

    def _run(self) -> None:
        again = self._turn()
        while True:
            try:
                errand = self._arrivals.get(timeout=again)
            except Empty:
                again = self._turn()
                continue
            if errand is None:
                return
            _done(errand)
            again = self._turn()

    def _turn(self) -> float | None:
        again: float | None = None

        def between() -> None:
            nonlocal again
            again = self._between()

        _done(between)
        return again


def _done(errand: Errand) -> None:
    try:
        errand()
    except Exception:
        # The thread serves the next one all the same.
        log.exception("an errand failed")
