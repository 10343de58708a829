"""What sending asks of its surroundings: an outbox, a line to the hub, and the time. Fakes keep to these."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from kiosk.wire.record import AnswerSent

NO_HEADERS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Now:
    """What time it is, as far as this machine can know. `boot_id` is None where the kernel does not tell it."""

    boot_id: str | None
    boottime_ms: int
    wall_s: int
    is_trusted: bool


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back, whoever it came from. The names of `headers` are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Line(Protocol):
    def request(
        self, method: str, path: str, headers: Mapping[str, str] = NO_HEADERS, body: bytes = b""
    ) -> Reply:
        """Ask once, within 30 seconds. Raises TroubleError where no whole reply came."""


class Outbox(Protocol):
    """Each call is one transaction, or raises an error and has changed nothing."""

    def batch(self, kiosk_id: str, most: int) -> tuple[AnswerSent, ...]: ...

    def settle(self, done: Collection[str], dead: Mapping[str, tuple[str, str | None]], day: str) -> None: ...

    def counts(self) -> tuple[int, int]: ...
