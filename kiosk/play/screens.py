"""What each screen shows, as plain values: no pixels, no Kivy. The view draws whichever one it is given."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from hardware.events import Side
from kiosk.play.at_home import AtHome
from kiosk.play.caption import Caption
from kiosk.play.group_screens import (
    Battery,
    Everyone,
    GroupScreen,
    HandsUp,
    PassOn,
    Reveal,
    Talk,
    Team,
    TeamTurn,
    Vote,
)
from kiosk.play.rooms.screens import ROOM_SCREENS, RoomScreen
from kiosk.scenario.model import CheckChoice, Rehearse, Scene

__all__ = ["AtHome", "Caption", "Everyone", "HandsUp", "PassOn", "Reveal", "Talk", "TeamTurn", "Vote"]


class Verdict(StrEnum):
    RIGHT = "right"
    LOOK_AGAIN = "look-again"
    TOGETHER = "together"
    """Nobody answered: let us think together."""


@dataclass(frozen=True, slots=True)
class Attract:
    """`notices` are for the officer: plain sentences such as a story that could not be read."""

    caption: Caption | None = None
    is_dimmed: bool = False
    is_quiet: bool = False
    notices: tuple[str, ...] = ()
    is_connected: bool | None = None
    """Whether a network reaches the kiosk: shown to everybody, and None where it is not known."""


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class SetUpScreen:
    """One page of settings: at most six fields. `focus` is the one that NEVER GO has moved to; GO changes it, GO held starts."""

    fields: tuple[Field, ...]
    focus: int
    is_starting: bool = False
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ready:
    """Asks for one button, then the other. `by_touch` sides were not heard in time and may be touched instead."""

    caption: Caption | None
    asked: Side | None
    heard: tuple[Side, ...] = ()
    by_touch: tuple[Side, ...] = ()
    is_quiet: bool = False
    is_one_switch: bool = False
    """Either button, or a switch in either socket, will do: it is asked for once, and `asked` is only whether it still is."""
    at_home: AtHome = AtHome()  # noqa: RUF009  # frozen


@dataclass(frozen=True, slots=True)
class Story:
    caption: Caption
    scene: Scene | None
    clever: str
    item: int
    """Which story of the round, from 1."""
    items: int
    glance: Side | None = None
    """The side just pressed while speaking: Clever glances there, nothing is stored."""
    is_quiet: bool = False
    presses: int = 0
    """How often a button was pressed on this line, so that each press can be shown anew, the same side again too."""


@dataclass(frozen=True, slots=True)
class Decide:
    """Both sides are equal until one is pressed. `caption` is the question, then a prompt such as “One at a time”."""

    question: str
    recap: tuple[str, ...]
    caption: Caption | None
    scene: Scene | None
    clever: str
    is_open: bool
    pressed: Side | None = None
    item: int = 1
    items: int = 1
    is_quiet: bool = False
    scanned: Side | None = None
    """With one switch: the answer that it would take now."""
    at_home: AtHome = AtHome()  # noqa: RUF009  # frozen
    team: Team | None = None
    """The team that answers; the other one must not see which side it takes."""
    is_taken: bool = False
    """A team has pressed."""


@dataclass(frozen=True, slots=True)
class CheckWith:
    """Whom do I check with? Two choices: the left button is the left picture. Three: NEVER GO moves on, GO takes it.

    With `is_scanning` (one switch) `focus` is the choice that the switch would take now, however many there are.
    """

    question: str
    caption: Caption | None
    choices: tuple[CheckChoice, ...]
    focus: int | None
    pressed: int | None
    is_open: bool
    scene: Scene | None
    clever: str = "thinking"
    item: int = 1
    items: int = 1
    is_quiet: bool = False
    is_scanning: bool = False


@dataclass(frozen=True, slots=True)
class Feedback:
    verdict: Verdict
    safe: Side
    """The side of the safe answer."""
    caption: Caption
    scene: Scene | None
    clever: str
    item: int = 1
    items: int = 1
    is_quiet: bool = False
    glance: Side | None = None
    presses: int = 0
    """As on `Story`: a press is seen, and not kept."""


@dataclass(frozen=True, slots=True)
class Practise:
    """The step `lit` (0…) is being learnt; while `is_acting` the children do it and the lamps breathe."""

    steps: tuple[Rehearse, ...]
    lit: int
    caption: Caption
    is_acting: bool = False
    scene: Scene | None = None
    item: int = 1
    items: int = 1
    is_quiet: bool = False
    glance: Side | None = None
    presses: int = 0
    """As on `Story`: a press is seen, and not kept."""


@dataclass(frozen=True, slots=True)
class Twist:
    caption: Caption
    scene: Scene | None
    clever: str
    may_go_on: bool
    item: int = 1
    items: int = 1
    is_quiet: bool = False
    glance: Side | None = None
    """The side just pressed while “What if …?” is told: a child's own answer, seen and not kept."""
    presses: int = 0
    """How often a button was pressed on this line, as on `Story`."""


@dataclass(frozen=True, slots=True)
class Next:
    """Between two stories: any button goes on."""

    caption: Caption | None
    done: int
    items: int
    is_quiet: bool = False
    battery: Battery | None = None


@dataclass(frozen=True, slots=True)
class Finish:
    """Calm ending: what was practised, whom to tell, Childline."""

    practised: tuple[Rehearse, ...]
    caption: Caption | None
    is_quiet: bool = False
    battery: Battery | None = None


@dataclass(frozen=True, slots=True)
class Paused:
    """Calm Clever and nothing else. Says nothing about why; only the officer corner goes on from here."""


@dataclass(frozen=True, slots=True)
class OfficerCard:
    """The officer's choices in the middle of a round, and what the officer should know, in plain sentences."""

    rows: tuple[Field, ...]
    focus: int
    notes: tuple[str, ...] = ()
    coming: str = ""
    """The title of the story that is on, and its discussion question."""


@dataclass(frozen=True, slots=True)
class Pin:
    """The officer's PIN is asked for. Options 0 to 9 are the digits, then `DELETE` and `LEAVE`.

    `slots` hold a dot for each digit that was given, and the digit itself only where the buttons turn it just now, in
    `focus`. Not `is_open`: no digit is taken.
    """

    DELETE: ClassVar[int] = 10
    LEAVE: ClassVar[int] = 11

    title: str
    slots: tuple[str, ...]
    focus: int | None
    note: str = ""
    is_open: bool = True
    is_entering: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """One of several to choose from. `side` is a story's safe answer, for the officer's eyes only."""

    label: str
    note: str = ""
    is_chosen: bool = False
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Chooser:
    """Asks the officer for one of these, by its index. NEVER GO moves the focus on, GO takes."""

    title: str
    options: tuple[Option, ...]
    focus: int
    note: str = ""
    is_taking: bool = False
    feet: int = 1
    """How many of the last options stand at the foot: they lead elsewhere."""


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds a class or a school. Options from 0 are the rows, from `FIRST_KEY` the `KEYS`, then what leads elsewhere.

    `awake` keys lead on from what is typed. `focus` is the option that GO would take.
    """

    KEYS: ClassVar[str] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ "
    MOST_ROWS: ClassVar[int] = 4
    FIRST_KEY: ClassVar[int] = 10
    DELETE: ClassVar[int] = 50
    NO_SCHOOL: ClassVar[int] = 51
    NO_CLASS: ClassVar[int] = 52
    LEAVE: ClassVar[int] = 53

    title: str
    typed: str
    rows: tuple[Option, ...]
    awake: str
    focus: int
    note: str = ""
    is_taking: bool = False
    is_planning: bool = False


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that this kiosk cannot mend by itself, said calmly: whom to tell."""

    text: str


Screen = (
    Attract
    | SetUpScreen
    | Ready
    | Story
    | Decide
    | CheckWith
    | Feedback
    | Practise
    | Twist
    | Next
    | GroupScreen
    | Finish
    | Paused
    | OfficerCard
    | Pin
    | Chooser
    | Finder
    | Trouble
    | RoomScreen
)
OFFICERS = (SetUpScreen, OfficerCard, Pin, Chooser, Finder, *ROOM_SCREENS)
"""The screens that only the officer reads: their words stay English, and never give way to signs or sound."""
