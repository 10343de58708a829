"""A gate on a real file, with a clock that is moved by hand, a card that can fail, and hashes that cost nothing."""

import errno
from pathlib import Path

from kiosk.office.gate_file import GateFile, GateRecord
from kiosk.office.gatekeeper import Gatekeeper
from kiosk.office.pin_hash import Argon2

QUICK = Argon2(passes=1, kibibytes=8)


class HandClock:
    def __init__(self) -> None:
        self.at_ms = 1_000_000

    def now_ms(self) -> int:
        return self.at_ms

    def wait(self, seconds: float) -> None:
        self.at_ms += round(1_000 * seconds)


class PluggedError(BaseException):
    """The plug was pulled: nothing in the program can catch it."""


class Card(GateFile):
    """A real file on a card that can be full, unreadable, or lose its power right after a write."""

    is_full = False
    is_unreadable = False
    is_unplugged_after_write = False

    def read(self) -> GateRecord | None:
        if self.is_unreadable:
            raise OSError(errno.EIO, "Input/output error")
        return super().read()

    def write(self, record: GateRecord) -> None:
        if self.is_full:
            raise OSError(errno.ENOSPC, "No space left on device")
        super().write(record)
        if self.is_unplugged_after_write:
            raise PluggedError


class Kiosk:
    """A kiosk's gate that can be switched off and on again; `told` is what the officer was told."""

    def __init__(self, folder: Path, given: str = "") -> None:
        self.path = folder / "state" / "gate.json"
        self.told: list[str] = []
        self.clock = HandClock()
        self.given = given
        self.switch_on()

    def switch_on(self) -> None:
        """Start anew: all that was in memory is gone, and the clock begins where it likes."""
        self.clock = HandClock()
        self.card = Card(self.path)
        self.gate = Gatekeeper(self.card, self.clock, QUICK, self.given, self.told.append)
        self.gate.lift()

    def with_pin(self, digits: str = "4728") -> "Kiosk":
        self.gate.choose_pin(digits)
        self.gate.ask()
        return self

    def try_wrong(self, times: int) -> None:
        for _ in range(times):
            self.gate.try_pin("0001")
