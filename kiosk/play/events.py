"""What has happened, in the past tense. Every event carries `at`: monotonic milliseconds, never a wall clock.

Touches, buttons, timers, finished speech and finished writes all arrive as these, through one inbox.
"""

from dataclasses import dataclass
from enum import StrEnum

from hardware.events import Side


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
)
