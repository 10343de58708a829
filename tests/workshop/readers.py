"""A reader at a laptop, without either: what they type, and what the microphone hears, is written down beforehand."""

from typing import TYPE_CHECKING

from kiosk.errors import NarrationError
from tests.narration.recordings_fakes import spoken

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator, Sequence

WAIT = "(waits)"
"""The reader types nothing until the terminal has waited long enough once."""


class FakeTerminal:
    """Gives the rows in turn; refuses to be asked once they have ended, as a closed terminal would."""

    def __init__(self, *rows: str) -> None:
        self._rows: Iterator[str] = iter(rows)
        self.cards: list[tuple[str, str, str]] = []
        self.told: list[str] = []
        self.meters: list[str] = []

    def card(self, above: str, text: str, below: str) -> None:
        self.cards.append((above, text, below))

    def tell(self, text: str) -> None:
        self.told.append(text)

    def meter(self, text: str) -> None:
        self.meters.append(text)

    def typed(self, seconds: float | None = None) -> str | None:
        row = next(self._rows, None)
        if row is None:
            raise EOFError
        if row == WAIT:
            assert seconds is not None, "nobody waits for a row that never comes"
            return None
        return row


class FakeMicrophone:
    """Hears these takes in turn, at 48 kHz; refuses to stop before it was started, and to start twice."""

    def __init__(self, *takes: "array[int]") -> None:
        self.rate_hz = 48_000
        self._takes: Sequence[array[int]] = takes or (spoken(1.0, 48_000),)
        self.started = 0
        self._is_on = False
        self.played: list[array[int]] = []
        self.can_play = True

    def start(self) -> None:
        assert not self._is_on
        self._is_on = True
        self.started += 1

    def level_db(self) -> float:
        assert self._is_on
        return -12.0

    def stop(self) -> "array[int]":
        assert self._is_on
        self._is_on = False
        return self._takes[min(self.started, len(self._takes)) - 1]

    def play(self, samples: "array[int]") -> None:
        if not self.can_play:
            raise NarrationError("it cannot be played back (no device)")
        self.played.append(samples)
