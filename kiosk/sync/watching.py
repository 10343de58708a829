"""Sends again and again: at once while something waits, later after a failure, and soon after a network has come up."""

import logging
import random
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

from kiosk.sync.backoff import wait_s
from kiosk.sync.courier import Outcome
from kiosk.sync.trouble import STOPPING

log = logging.getLogger(__name__)

NETWORK: Final = Path("/sys/class/net")
LOOK_EVERY_S: Final = 3.0
STOPPED_S: Final = 60.0
"""How often to see whether a person has enrolled the kiosk; nothing is sent for it."""
LOOPBACK: Final = "772"


class Runner(Protocol):
    def run(self) -> Outcome: ...


class Waiter(Protocol):
    def wait(self, seconds: float) -> bool:
        """Wait so long, or until a network comes up; whether one has."""

    @property
    def is_stopped(self) -> bool: ...


def watch(runner: Runner, waiter: Waiter, chance: Callable[[], float] = random.random) -> None:
    """Go on until the waiter is stopped. There is no last try."""
    failures = 0
    while not waiter.is_stopped:
        outcome = runner.run()
        failures = failures + 1 if outcome.trouble else 0
        has_come_up = waiter.wait(pause_s(outcome, failures, chance()))
        if has_come_up:
            failures = 0


def pause_s(outcome: Outcome, failures: int, chance: float) -> float:
    """Seconds until the next run."""
    if outcome.trouble is None:
        return outcome.next_s
    if outcome.trouble in STOPPING:
        return STOPPED_S
    return wait_s(failures, chance, outcome.retry_after_s)


def networks_up(folder: Path = NETWORK) -> frozenset[str]:
    """The names of the network interfaces that are up, without the machine's own loop."""
    return frozenset(
        one.name
        for one in folder.glob("*")
        if _text_in(one / "type") not in {"", LOOPBACK} and _text_in(one / "operstate") == "up"
    )


class NetworkWaiter:
    """Implements `Waiter`. `stop` may be called from a signal handler or any thread."""

    def __init__(self, up: Callable[[], frozenset[str]] = networks_up) -> None:
        self._up = up
        self._stopped = threading.Event()

    @property
    def is_stopped(self) -> bool:
        return self._stopped.is_set()

    def stop(self) -> None:
        self._stopped.set()

    def wait(self, seconds: float) -> bool:
        before, left = self._up(), seconds
        while left > 0 and not self._stopped.wait(min(left, LOOK_EVERY_S)):
            left -= LOOK_EVERY_S
            now = self._up()
            if now - before:
                log.info("a network has come up: trying again")
                return True
            before = now
        return False


def _text_in(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""
