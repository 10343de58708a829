"""What is known of an answer and of the round it belongs to. There is no field for anything about a pupil."""

from dataclasses import dataclass
from enum import StrEnum

from hardware.events import Side
from kiosk.look import Look
from kiosk.scenario.model import AgeBand
from kiosk.scenario.tongue import Tongue


class ResponseBand(StrEnum):
    """How long after the answers opened the press came: four bands, so that no exact time exists."""

    UNDER_2_S = "under-2"
    FROM_2_TO_5_S = "2-5"
    FROM_5_TO_10_S = "5-10"
    OVER_10_S = "over-10"

    @classmethod
    def of(cls, response_ms: int) -> "ResponseBand":
        """The band of a time in milliseconds; a border belongs to the slower band."""
        if response_ms < 2_000:
            return cls.UNDER_2_S
        if response_ms < 5_000:
            return cls.FROM_2_TO_5_S
        if response_ms < 10_000:
            return cls.FROM_5_TO_10_S
        return cls.OVER_10_S


class Mode(StrEnum):
    """Who answers: a class with one shared press, or one or two children by themselves."""

    CLASS = "class"
    SOLO = "solo"


class RoundEnd(StrEnum):
    """How a round ended. A safe stop is written as `ENDED`, byte for byte like any other early end."""

    FINISHED = "finished"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """One decision. `second_step` is the id of the pictured choice where the story asked whom to check with."""

    scenario_id: str
    scenario_rev: int
    choice: Side
    second_step: str | None
    response: ResponseBand


@dataclass(frozen=True, slots=True)
class PlannedItem:
    scenario_id: str
    scenario_rev: int


@dataclass(frozen=True, slots=True)
class SetUp:
    """What the officer chose. Quiet mode, volume, look and scanning are access settings: used, never stored."""

    ages: AgeBand = AgeBand.A
    stories: int = 6
    mode: Mode = Mode.CLASS
    is_quiet: bool = False
    volume: int = 7
    """Loudness in steps of 3 dB below full: 10 is full, 1 is −27 dB; 0 is off."""
    volume_limit: int = 10
    """The loudest that the technician allows; the officer's volume goes no further."""
    look: Look = Look()  # noqa: RUF009  # frozen
    scan_ms: int = 0
    """One-switch scanning: how long each answer is lit before the other is; 0 where two buttons are pressed."""
    language: str = "en-GB"
    is_bilingual: bool = False
    """English, with captions in `language` under the English ones."""
    tongues: tuple[Tongue, ...] = ()
    """The languages that the technician lets the officer choose from."""


@dataclass(frozen=True, slots=True)
class PlannedRound:
    """A round as it is opened: its settings that are kept, and its playlist in order."""

    ages: AgeBand
    mode: Mode
    playlist: tuple[PlannedItem, ...]
