"""What the margin beside the stage is told, as plain values: it knows nothing of files, packs or stories."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a beat is for. The margin draws a sign for each, and writes this word."""

    STORY = "story"
    QUESTION = "question"
    WHOM = "ask whom"
    RIGHT = "right"
    LOOK_AGAIN = "look again"
    TOGETHER = "no answer"
    PRACTISE = "practise"
    WHAT_IF = "what if"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend: where (`12:5`), its code, and what is wrong in plain words."""

    where: str
    code: str
    words: str
    is_error: bool = True


@dataclass(frozen=True, slots=True)
class Beat:
    """One row of the list that is jumped by."""

    name: str
    kind: Kind
    seconds: float


@dataclass(frozen=True, slots=True)
class Told:
    """All that the margin shows. `halves` names the story and its twin, `half` (0…) is the one that is played.

    `note` is what the author should know above all: that the version before still plays, say.
    """

    title: str
    about: str = ""
    note: str = ""
    halves: tuple[str, ...] = ()
    half: int = 0
    faults: tuple[Fault, ...] = ()
    beats: tuple[Beat, ...] = ()
