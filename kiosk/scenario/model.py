"""A scenario as the engine plays it: read, checked, and frozen.

Everything here is a plain value. Texts hold no marks any more: `[pause 0.5]` became a `Pause`, `(loud)` a `Manner`.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.scenario.leaflet import Leaflet


class Answer(StrEnum):
    """What is safe to do. `CHECK_FIRST` is answered NEVER GO and then asks whom to check with."""

    GO = "go"
    NEVER_GO = "never-go"
    CHECK_FIRST = "check-first"

    @property
    def is_go(self) -> bool:
        return self is Answer.GO


class AgeBand(StrEnum):
    """An age band in whole years; a child on a border is in the band the officer picks."""

    A = "5-7"
    B = "7-9"
    C = "9-11"

    @property
    def words_a_sentence(self) -> int:
        """The longest sentence that this band is asked to follow, in words (teaching notes, rule L02)."""
        return {AgeBand.A: 10, AgeBand.B: 12, AgeBand.C: 14}[self]


class Who(StrEnum):
    FAMILY = "family"
    KNOWN_ADULT = "known-adult"
    UNKNOWN_ADULT = "unknown-adult"
    OLDER_CHILD = "older-child"
    PEER = "peer"
    PROFESSIONAL = "professional"
    ONLINE = "online"


class Lure(StrEnum):
    NONE = "none"
    HELP = "help"
    LIFT = "lift-home"
    GIFT = "gift"
    ANIMAL = "animal"
    AUTHORITY = "authority"
    EMERGENCY = "emergency"
    FAMILY_SAID = "family-said-so"
    PEER_PRESSURE = "peer-pressure"
    GAME = "game"
    PRIVATE_CHAT = "private-chat"
    MEET = "meet"
    SHARE = "share"


class Agreed(StrEnum):
    """What was arranged with the grown-up who looks after the child; the twin changes this and little else."""

    GROWN_UP_TOLD_YOU = "grown-up-told-you"
    GROWN_UP_IS_HERE = "grown-up-is-here"
    STANDING_PLAN = "standing-plan"
    NOBODY_TOLD_YOU = "nobody-told-you"
    PLAN_CHANGED = "plan-changed"
    NOBODY_ASKED = "nobody-asked-you-to-go"


class Skill(StrEnum):
    SPOT_THE_ASK = "spot-the-ask"
    RECALL_THE_PLAN = "recall-the-plan"
    CHECK_FIRST = "check-first"
    STEP_BACK = "step-back"
    SAY_IT = "say-it"
    SAFE_PLACE = "safe-place"
    TELL = "tell"
    ACCEPT_HELP = "accept-help"


class Manner(StrEnum):
    PLAIN = "plain"
    THINKING = "thinking"
    LOUD = "loud"


class Rehearse(StrEnum):
    """A thing to do standing up. The screen has a pictogram and Clever has an act for each."""

    STEP_BACK = "step-back"
    SAY_IT = "say-it"
    TELL = "tell"
    GO_BACK_INSIDE = "go-back-inside"
    STAY_PUT = "stay-put"
    ASK_FIRST = "ask-first"
    THUMBS_UP = "thumbs-up"
    WALK_TOGETHER = "walk-together"
    PUT_IT_DOWN = "put-it-down"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in a file; line and column count from 1, the column in characters."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Pause:
    """A silence of `seconds` (0.1–5) before the character `at` of the line's text; `at == len(text)` is after it."""

    at: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Line:
    """One caption, one audio clip. `act_seconds` (0–20) is the time that children get to do it, after the sound."""

    text: str
    manner: Manner = Manner.PLAIN
    pauses: tuple[Pause, ...] = ()
    act_seconds: float = 0.0
    place: Place | None = field(default=None, compare=False)
    written: str = field(default="", compare=False)
    """As it stands in its file, with its marks: what translators see. Empty for the app's own lines."""
    language: str = "en-GB"
    """The language of the text, which decides the voice."""
    home: str = field(default="", compare=False)
    """The same in the pupils' language of home, for a second caption under this one; empty without one."""
    english: "Line | None" = field(default=None, compare=False)
    """What is said in place of a text that the engine has no voice for."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A person of the cast, by role (`maya`, `grandad`), and how they stand (`waving`; empty = at rest)."""

    role: str
    attitude: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """What the stage shows: a backdrop, its states (`rain`, `late-afternoon`), who is there, and what stands about."""

    backdrop: str
    states: tuple[str, ...] = ()
    cast: tuple[Figure, ...] = ()
    props: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """A beat that tells: story before the decision, feedback after it. `next` is a beat's id, or `end`.

    `scene is None` keeps the scene that is up.
    """

    id: str
    lines: tuple[Line, ...]
    next: str
    clever: str = "happy"
    scene: Scene | None = None


@dataclass(frozen=True, slots=True)
class CheckChoice:
    id: str
    text: str
    picture: str
    is_good: bool


@dataclass(frozen=True, slots=True)
class Check:
    """Whom do I check with? Two or three pictured choices, at least one good; `other` is told after one that is not."""

    ask: Line
    choices: tuple[CheckChoice, ...]
    other: str


@dataclass(frozen=True, slots=True)
class Decision:
    """Go, or Never Go? `right`, `wrong` and `no_answer` are beats; `check` is there where the answer is check-first."""

    id: str
    ask: Line
    recap: tuple[str, ...]
    right: str
    wrong: str
    no_answer: str
    check: Check | None = None
    clever: str = "curious"
    scene: Scene | None = None


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """Stand up and do it. Each step ends with the line that carries an act; there are as many acts as steps."""

    id: str
    steps: tuple[Rehearse, ...]
    lines: tuple[Line, ...]
    next: str = "end"
    scene: Scene | None = None


Beat = Telling | Decision | Rehearsal


@dataclass(frozen=True, slots=True)
class OfficerNotes:
    before: str
    watch_for: str
    discuss: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The spoken twist after the rehearsal: a detail changes, perhaps the answer. Nothing is recorded."""

    lines: tuple[Line, ...]
    answer: Answer
    clever: str = "thinking"
    scene: Scene | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    """One playable story with one decision. `pair` is the id that it shares with its twin."""

    id: str
    rev: int
    pair: str
    title: str
    ages: AgeBand
    answer: Answer
    who: Who
    lure: Lure
    agreed: Agreed
    skills: tuple[Skill, ...]
    curriculum: tuple[str, ...]
    start: str
    beats: tuple[Beat, ...]
    officer: OfficerNotes
    what_if: WhatIf
    is_online: bool = False
    sensitive: str = ""
    variant_of: str = ""
    """The pair that this one varies with other people, another place and another lure; it is held back for re-visits."""
    place: Place | None = field(default=None, compare=False)

    def beat(self, beat_id: str) -> Beat:
        """The beat with this id; raises KeyError where there is none (a checked scenario has no such link)."""
        for beat in self.beats:
            if beat.id == beat_id:
                return beat
        raise KeyError(beat_id)

    @property
    def decision(self) -> Decision:
        """The one decision; a checked scenario has exactly one."""
        return next(beat for beat in self.beats if isinstance(beat, Decision))

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line that can be spoken, in the order of the file."""
        found: list[Line] = []
        for beat in self.beats:
            if isinstance(beat, Decision):
                found.append(beat.ask)
                if beat.check:
                    found.append(beat.check.ask)
            else:
                found.extend(beat.lines)
        found.extend(self.what_if.lines)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Pack:
    """A folder of scenarios that belong together. `review` is `draft` until a named role has reviewed it."""

    id: str
    title: str
    language: str
    version: str
    review: str
    scenarios: tuple[Scenario, ...] = ()
    lexicon: tuple[tuple[str, str], ...] = ()
    """Written and spoken form of words that the voice reads badly, in the order of the file."""
    leaflet: Leaflet | None = None
    """What parents are told, where the pack has a leaflet."""
