"""What is known of an answer and of the round it belongs to. There is no field for anything about a pupil."""

from dataclasses import dataclass
from enum import StrEnum

from hardware.events import Side
from kiosk.look import Look
from kiosk.scenario.model import AgeBand
from kiosk.scenario.tongue import Tongue
from kiosk.visit import VisitPlan


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
    """Who answers, and how."""

    CLASS = "class"
    """The class together: one shared press."""
    VOTE = "vote"
    """The class votes by filing past, each pupil one press; talks; votes again; then the change is shown."""
    HANDS = "hands"
    """The class votes with closed eyes and raised hands, which the officer counts; talks; votes again."""
    TEAMS = "teams"
    """Two teams with one shared press each, and one battery that both fill."""
    PASS = "pass"  # noqa: S105  # nobody's word
    """The kiosk goes round: each story is answered by the next pupil or pair."""
    SOLO = "solo"
    """One or two children by themselves."""
    CHECK = "check"
    """The quick check at a re-visit: three unseen stories, one vote by filing past each."""


class Press(StrEnum):
    """Whose an answer is."""

    OWN = "own"
    """One pupil's, or one pair's, with nobody looking."""
    COUNTED = "counted"
    """One raised hand among those that the officer counted."""
    SHARED = "shared"
    """A group's: one opinion, said aloud before it was pressed."""


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
    response: ResponseBand | None
    """None where pupils file past or hands are counted: no time means anything there."""
    press: Press = Press.SHARED
    ballot: int = 1
    """1: before they talked about it, or the only one; 2: after."""


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
    plan: VisitPlan = VisitPlan()  # noqa: RUF009  # frozen
    has_sensitive: bool = True
    """Whether stories that are tagged sensitive may be played."""
    chosen: tuple[str, ...] = ()
    """The playlist that the officer saw and perhaps changed, by scenario id; empty: any."""


@dataclass(frozen=True, slots=True)
class PlannedRound:
    """A round as it is opened: its settings that are kept, and its playlist in order.

    `language` is that of the pupils' words (a tag such as `pl`), kept for groups of ten or more only, else None.
    """

    ages: AgeBand
    mode: Mode
    playlist: tuple[PlannedItem, ...]
    plan: VisitPlan = VisitPlan()  # noqa: RUF009  # frozen
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A round that a power cut, or whatever else, left open. `index` (0…) is the story that was on.

    `answers` are those kept for that story, in no order. `wall_time` is when the round began, UTC as
    `2026-09-01T09:30:00Z`; `is_time_trusted` is None where nobody knows, `is_today` None where that cannot be told.
    """

    round_id: str
    planned: PlannedRound
    index: int
    answers: tuple[KeptAnswer, ...]
    wall_time: str
    is_time_trusted: bool | None
    is_today: bool | None


@dataclass(frozen=True, slots=True)
class Had:
    """A story that a school and year had before. `month` is when, as `2026-09`; `band` is what most of them did, if that may be said.

    The month is of the wall clock at that time, which may have been wrong: `is_month_trusted`.
    """

    scenario_id: str
    scenario_rev: int
    month: str
    is_month_trusted: bool
    band: str | None
