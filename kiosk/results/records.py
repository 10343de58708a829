"""What is written down of a round and of an answer. Times stand on the round only."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.answers import KeptAnswer, PlannedRound


class WallState(StrEnum):
    """How far the wall clock may be believed: a Raspberry Pi has no battery for it."""

    TRUSTED = "trusted"
    UNTRUSTED = "untrusted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Moment:
    """When a round was opened.

    `boottime_ms` counts from the boot `boot_id` (None where the kernel does not tell it) and goes on in suspend.
    `wall_time` is UTC, `2026-09-01T09:30:00Z`.
    """

    boot_id: str | None
    boottime_ms: int
    wall_time: str
    wall_state: WallState


@dataclass(frozen=True, slots=True)
class OpenedRound:
    """A round with its random ids (UUIDv4): a later kind of id would tell the time of a press."""

    id: str
    visit_id: str
    planned: PlannedRound
    opened: Moment


@dataclass(frozen=True, slots=True)
class AnswerToKeep:
    """An answer whose id is frozen when it is given, so that a repeated try can never write it twice."""

    id: str
    round: OpenedRound
    answer: KeptAnswer
