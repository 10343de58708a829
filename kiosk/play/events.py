"""What has happened, in the past tense. Every event carries `at`: monotonic milliseconds, never a wall clock.

Touches, buttons, timers, finished speech and finished writes all arrive as these, through one inbox.
"""

from dataclasses import dataclass
from enum import StrEnum

from hardware.events import Side
from kiosk.answers import Unfinished
from kiosk.care import Machine, PowerOff
from kiosk.gate import GateState
from kiosk.handouts import HandOut, StickState
from kiosk.visit import CheckDue, School, VisitPlan


class Source(StrEnum):
    """Where a press came from. Touch and button of a side are the same event; the first wins."""

    BUTTON = "button"
    SWITCH = "switch"
    """A pupil's own switch, in the socket beside the button; a hand of its own, so that a stuck one leaves the button."""
    TOUCH = "touch"
    KEY = "key"


class Corner(StrEnum):
    """The two corners of the screen that mean something: pause (top left) and officer (top right)."""

    PAUSE = "pause"
    OFFICER = "officer"


@dataclass(frozen=True, slots=True)
class Pressed:
    at: int
    side: Side
    source: Source = Source.BUTTON


@dataclass(frozen=True, slots=True)
class Released:
    at: int
    side: Side
    source: Source = Source.BUTTON


@dataclass(frozen=True, slots=True)
class CornerPressed:
    at: int
    corner: Corner


@dataclass(frozen=True, slots=True)
class CornerReleased:
    at: int
    corner: Corner


@dataclass(frozen=True, slots=True)
class OptionTouched:
    """The option `index` (0…) of the screen that is up was touched: a set-up field, a pictured choice, a card's row."""

    at: int
    index: int


@dataclass(frozen=True, slots=True)
class StartTouched:
    """START was touched on the set-up screen."""

    at: int


@dataclass(frozen=True, slots=True)
class ScreenTouched:
    """The screen was touched where nothing else is: wakes a dimmed one, says hello, goes on where any button does."""

    at: int


@dataclass(frozen=True, slots=True)
class NarrationEnded:
    """The line said with `token` was heard to its end (or was given up: the story goes on all the same)."""

    at: int
    token: int


@dataclass(frozen=True, slots=True)
class TimePassed:
    """Nothing but time: sent at or after `engine.next_deadline(state)`."""

    at: int


@dataclass(frozen=True, slots=True)
class AnswerKept:
    """The answer recorded under `key` is committed to disk."""

    at: int
    key: int


@dataclass(frozen=True, slots=True)
class AnswerNotKept:
    """One try to commit the answer `key` failed; whoever keeps answers goes on trying by itself."""

    at: int
    key: int


@dataclass(frozen=True, slots=True)
class RoundPlanned:
    """The playlist that was asked for by `PlanRound` is here, in order of play. Empty: no story can be played."""

    at: int
    scenario_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PanelChanged:
    """All that is known to be wrong with the panel now: `faulty` buttons, switches in their sockets, lamps."""

    at: int
    faulty: tuple[Side, ...] = ()
    is_panel_there: bool = True
    loose_switches: tuple[Side, ...] = ()
    dark_lamps: tuple[Side, ...] = ()


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something that the officer should know, in one plain sentence: damaged results were set aside, say."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class GateTold:
    """How the officer's gate stands: an answer to `AskGate`, `TryPin` and `ChoosePin`."""

    at: int
    state: GateState


@dataclass(frozen=True, slots=True)
class SchoolsFound:
    """An answer to `FindSchools(letters)`: the first schools that fit, and the letters with which any school goes on."""

    at: int
    letters: str
    schools: tuple[School, ...]
    next_letters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VisitsRecalled:
    """An answer to `RecallVisits`: visits planned beforehand, then those of late, newest first; no visit twice.

    `due` tells for some of them that a quick check is due there.
    """

    at: int
    planned: tuple[VisitPlan, ...]
    recent: tuple[VisitPlan, ...]
    due: tuple[tuple[VisitPlan, CheckDue], ...] = ()


@dataclass(frozen=True, slots=True)
class RoundPreviewed:
    """An answer to `PreviewRound`: the playlist as it would be, and what could take each one's place, in order."""

    at: int
    scenario_ids: tuple[str, ...]
    others: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class UnfinishedFound:
    """The results hold a round that was left open. Comes once, after the start."""

    at: int
    unfinished: Unfinished


@dataclass(frozen=True, slots=True)
class HandOutMade:
    """An answer to `MakeHandOut`; None where nothing can be said yet, with `text` to say why."""

    at: int
    hand_out: HandOut | None
    text: str = ""


@dataclass(frozen=True, slots=True)
class StickTold:
    """How it goes with the USB stick: after `LookForStick`, `WriteStick`, `EjectStick`, and when one comes or goes."""

    at: int
    state: StickState


@dataclass(frozen=True, slots=True)
class CareTold:
    """An answer to `LookAfter`: what is known of the machine now."""

    at: int
    machine: Machine


@dataclass(frozen=True, slots=True)
class PowerOffTold:
    """An answer to `SwitchOff`."""

    at: int
    outcome: PowerOff
    text: str = ""


Event = (
    Pressed
    | Released
    | CornerPressed
    | CornerReleased
    | OptionTouched
    | StartTouched
    | ScreenTouched
    | NarrationEnded
    | TimePassed
    | AnswerKept
    | AnswerNotKept
    | RoundPlanned
    | PanelChanged
    | Noticed
    | GateTold
    | SchoolsFound
    | VisitsRecalled
    | RoundPreviewed
    | UnfinishedFound
    | HandOutMade
    | StickTold
    | CareTold
    | PowerOffTold
)
