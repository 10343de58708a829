"""What shall be done, in the imperative. The engine only says so; the sitting does it through ports."""

from dataclasses import dataclass
from enum import StrEnum

from hardware.events import Lamp
from kiosk.answers import KeptAnswer, PlannedRound, RoundEnd, SetUp
from kiosk.look import Look
from kiosk.play.screens import Screen
from kiosk.scenario.model import AgeBand, Line


class Cue(StrEnum):
    """Our few sounds. Right and look-again differ in notes, never in kindness."""

    TOCK = "tock"
    RIGHT = "right"
    LOOK_AGAIN = "look-again"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Show:
    screen: Screen


@dataclass(frozen=True, slots=True)
class Dress:
    """Show this screen and all that follow in another look."""

    look: Look


@dataclass(frozen=True, slots=True)
class Say:
    """Speak a line at the band's pace. Its end comes back as `NarrationEnded(token)`, always, even unheard."""

    token: int
    line: Line
    ages: AgeBand
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Hush:
    """Be silent within 60 ms. The hushed line's end is not reported."""


@dataclass(frozen=True, slots=True)
class Light:
    go: Lamp
    never_go: Lamp


@dataclass(frozen=True, slots=True)
class Sound:
    cue: Cue


@dataclass(frozen=True, slots=True)
class OpenSpeaker:
    """Open the audio stream and keep it fed with silence: from READY to FINISH."""

    volume: int
    is_quiet: bool


@dataclass(frozen=True, slots=True)
class CloseSpeaker:
    pass


@dataclass(frozen=True, slots=True)
class PlanRound:
    """Choose a playlist for these settings; it comes back as `RoundPlanned`."""

    set_up: SetUp


@dataclass(frozen=True, slots=True)
class OpenRound:
    round: PlannedRound


@dataclass(frozen=True, slots=True)
class Record:
    """Keep this answer of the round that is open. `key` is unique in a sitting and comes back in `AnswerKept`."""

    key: int
    answer: KeptAnswer


@dataclass(frozen=True, slots=True)
class CloseRound:
    end: RoundEnd


@dataclass(frozen=True, slots=True)
class Tell:
    """A plain sentence for the officer and the log: a button that seems stuck, an answer not kept yet."""

    text: str


Effect = (
    Show
    | Dress
    | Say
    | Hush
    | Light
    | Sound
    | OpenSpeaker
    | CloseSpeaker
    | PlanRound
    | OpenRound
    | Record
    | CloseRound
    | Tell
)
