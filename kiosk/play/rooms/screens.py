"""What the officer's rooms show, as plain values: no pixels, no Kivy.

Each has options: NEVER GO moves on to the next, GO does the one in focus, and a touch does the one that is touched.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from hardware.events import Side
from kiosk.handouts import Stick


@dataclass(frozen=True, slots=True)
class Option:
    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Notes:
    """The officer's view of the story that is on: the safe answer, what to ask, what to watch for, what comes next."""

    title: str
    safe: Side
    answer: str
    discuss: tuple[str, ...]
    watch_for: str
    coming: str
    options: tuple[Option, ...]
    focus: int = 0


@dataclass(frozen=True, slots=True)
class Guidance:
    """What an officer does now, in order, and whom to ring: name and number."""

    title: str
    steps: tuple[tuple[str, str], ...]
    """What to do in a few words, and what that means."""
    contacts: tuple[tuple[str, str], ...]
    options: tuple[Option, ...]
    focus: int = 0


@dataclass(frozen=True, slots=True)
class LeaveBehind:
    """What is left behind: a page for the teacher, a code for telephones, a stick.

    `qr` has rows of 0 and 1 without a quiet zone, and is empty where there is none. `stick` is None where nobody looks.
    `told` is one sentence about the stick, or about why there is nothing.
    """

    title: str
    lines: tuple[str, ...]
    page: int
    pages: int
    qr: tuple[str, ...]
    qr_tells: str
    stick: Stick | None
    told: str
    options: tuple[Option, ...]
    focus: int = 0


class Kind(StrEnum):
    """How it is with a part of the machine."""

    TO_DO = "to-do"
    FINE = "fine"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    value: str
    kind: Kind = Kind.FINE


@dataclass(frozen=True, slots=True)
class CarePage:
    """What needs doing, in whole sentences, and all that is known; what needs doing comes first there too."""

    to_do: tuple[str, ...]
    summary: str
    """What is said where nothing needs doing."""
    facts: tuple[Fact, ...]
    options: tuple[Option, ...]
    focus: int = 0


class Part(StrEnum):
    """What is tried, in this order."""

    GO_BUTTON = "go-button"
    NEVER_GO_BUTTON = "never-go-button"
    GO_LAMP = "go-lamp"
    NEVER_GO_LAMP = "never-go-lamp"
    SPEAKER = "speaker"
    TOUCH = "touch"


class Tried(StrEnum):
    WORKS = "works"
    FAILED = "failed"
    LEFT_OUT = "left-out"


@dataclass(frozen=True, slots=True)
class SelfTest:
    """One part is being tried. Of a button `is_pressed` and `is_held` are seen so far.

    While touch is tried `marks` says of each corner whether it was touched: top left, top right, bottom left, bottom right.
    The upper two are the corners that pause and call the officer; the lower two are touched as options `MARKS_FROM` + 2 and + 3.
    """

    MARKS_FROM: ClassVar[int] = 10

    part: Part
    ask: str
    hint: str
    number: int
    """Which part this is, from 1."""
    of: int
    options: tuple[Option, ...]
    focus: int = 0
    is_pressed: bool = False
    is_held: bool = False
    marks: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """A part that was tried: its name, how it went, and what to do where it failed."""

    part: Part
    label: str
    tried: Tried
    advice: str = ""


@dataclass(frozen=True, slots=True)
class SelfTestOver:
    title: str
    results: tuple[Result, ...]
    options: tuple[Option, ...]
    focus: int = 0


@dataclass(frozen=True, slots=True)
class SwitchOffPage:
    """`is_safe`: the plug may be pulled now."""

    title: str
    text: str
    is_safe: bool
    options: tuple[Option, ...]
    focus: int = 0


RoomScreen = Notes | Guidance | LeaveBehind | CarePage | SelfTest | SelfTestOver | SwitchOffPage
ROOM_SCREENS = (Notes, Guidance, LeaveBehind, CarePage, SelfTest, SelfTestOver, SwitchOffPage)
