"""What shall be done, in the imperative. The engine only says so; the sitting does it through ports."""

from dataclasses import dataclass
from enum import StrEnum

from hardware.events import Lamp
from kiosk.answers import KeptAnswer, PlannedRound, RoundEnd, SetUp, Unfinished
from kiosk.look import Look
from kiosk.play.screens import Screen
from kiosk.scenario.model import AgeBand, Line
from kiosk.visit import VisitPlan


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


@dataclass(frozen=True, slots=True)
class Reach:
    """Note that the open round has come to the story at `index` (0…), so that it can be carried on after a power cut."""

    index: int


@dataclass(frozen=True, slots=True)
class CarryOn:
    """Open the unfinished round again; what is recorded next belongs to it."""

    unfinished: Unfinished


@dataclass(frozen=True, slots=True)
class CloseUnfinished:
    """Close the round that was left open, as ended early."""

    round_id: str


@dataclass(frozen=True, slots=True)
class AskGate:
    """Ask how the officer's gate stands; comes back as `GateTold`, as do the next two."""


@dataclass(frozen=True, slots=True)
class TryPin:
    digits: str


@dataclass(frozen=True, slots=True)
class ChoosePin:
    digits: str


@dataclass(frozen=True, slots=True)
class FindSchools:
    """Find schools by the first letters of any word of their name or town; comes back as `SchoolsFound`."""

    letters: str


@dataclass(frozen=True, slots=True)
class RecallVisits:
    """Comes back as `VisitsRecalled`."""


@dataclass(frozen=True, slots=True)
class RememberVisit:
    """Remember this visit: `is_planned` for another day, else as one that is on."""

    plan: VisitPlan
    is_planned: bool


@dataclass(frozen=True, slots=True)
class ForgetVisit:
    """Forget a visit that was planned."""

    plan: VisitPlan


@dataclass(frozen=True, slots=True)
class PreviewRound:
    """Choose a playlist without opening a round; comes back as `RoundPreviewed`."""

    set_up: SetUp


@dataclass(frozen=True, slots=True)
class MakeHandOut:
    """Make what is left behind after the newest visit; comes back as `HandOutMade`."""


@dataclass(frozen=True, slots=True)
class LookForStick:
    """Comes back as `StickTold`, as do the next two; goes on looking until `LeaveStick`."""


@dataclass(frozen=True, slots=True)
class WriteStick:
    pass


@dataclass(frozen=True, slots=True)
class EjectStick:
    pass


@dataclass(frozen=True, slots=True)
class LeaveStick:
    """Stop looking for sticks."""


@dataclass(frozen=True, slots=True)
class LookAfter:
    """Comes back as `CareTold`."""


@dataclass(frozen=True, slots=True)
class SwitchOff:
    """Comes back as `PowerOffTold`, where there is anything left to come back to."""


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
    | Reach
    | CarryOn
    | CloseUnfinished
    | AskGate
    | TryPin
    | ChoosePin
    | FindSchools
    | RecallVisits
    | RememberVisit
    | ForgetVisit
    | PreviewRound
    | MakeHandOut
    | LookForStick
    | WriteStick
    | EjectStick
    | LeaveStick
    | LookAfter
    | SwitchOff
)
