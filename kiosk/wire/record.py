"""All that is said of one answer when it leaves the kiosk, and nothing that could be about a pupil."""

from dataclasses import dataclass

from hardware.events import Side
from kiosk.answers import Mode, Press, ResponseBand
from kiosk.scenario.model import AgeBand
from kiosk.visit import ClassSize, YearGroup


@dataclass(frozen=True, slots=True)
class RoundSent:
    """The round of an answer. Times stand here only: no answer has one of its own.

    `boottime_ms` counts from the boot `boot_id`, which is None where the kernel does not tell it. `wall_time` is UTC,
    `2026-09-01T09:30:00Z`, and `is_time_trusted` None where nobody knows. `urn` is the school's number in its list.
    """

    id: str
    visit_id: str
    number: int
    ages: AgeBand
    mode: Mode
    boot_id: str | None
    boottime_ms: int
    wall_time: str
    is_time_trusted: bool | None
    urn: str | None = None
    year: YearGroup | None = None
    size: ClassSize | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class AnswerSent:
    """One answer. `id` is a random UUID (version 4), frozen when it was given; `ballot` is 1 or 2."""

    id: str
    kiosk_id: str
    round: RoundSent
    scenario_id: str
    scenario_rev: int
    choice: Side
    second_step: str | None
    response: ResponseBand | None
    press: Press
    ballot: int
