"""Every field of a scenario file: its name, what it holds, and whether it must be there.

The checks of `schema.py` are driven by these tables alone.
"""

from dataclasses import dataclass
from enum import StrEnum, auto

from kiosk.scenario import vocabulary
from kiosk.scenario.model import AgeBand, Agreed, Answer, Lure, Rehearse, Skill, Who

FORMAT = "clever-scenario/1"
YES_NO = ("yes", "no")


class Kind(StrEnum):
    """What a field holds."""

    TEXT = auto()
    """A text on one line, or in a block of one line."""
    BLOCK = auto()
    """Some lines of text."""
    ID = auto()
    """Small letters, digits and hyphens."""
    NUMBER = auto()
    """A whole number from 1 to 9999."""
    WORD = auto()
    """One of `words`."""
    LIST = auto()
    """Some of `words`, none of them twice, with commas between."""
    PICTURE = auto()
    """The name of a picture, one of `words`."""
    PICTURES = auto()
    """Names of pictures with commas between, none of them twice."""
    SCENE = auto()
    """A backdrop, then its states."""
    CAST = auto()
    """People by role, each with an optional attitude after a space."""
    CODES = auto()
    """Codes of the pack's curriculum.csv with commas between."""
    LANGUAGE = auto()
    """A language tag such as en-GB."""
    VERSION = auto()
    """Numbers with dots between."""
    LINK = auto()
    """The name of a beat, or `end`."""
    FIELDS = auto()
    """More fields: those of `inner`."""
    NAMED = auto()
    """Things under names of the author's choice, each with the fields of `inner`."""
    BEATS = auto()
    """Beats under their names; what a beat holds depends on its kind."""
    CHANGES = auto()
    """Beats of the story under their names, each a text or some fields."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `inner` are the fields under it."""

    name: str
    kind: Kind
    is_needed: bool = True
    words: tuple[str, ...] = ()
    inner: tuple["Field", ...] = ()


Table = tuple[Field, ...]

PICTURES: Table = (
    Field("scene", Kind.SCENE, is_needed=False),
    Field("cast", Kind.CAST, is_needed=False),
    Field("props", Kind.PICTURES, is_needed=False, words=vocabulary.PROPS),
)
CLEVER = Field("clever", Kind.PICTURE, is_needed=False, words=vocabulary.POSES)

OFFICER: Table = (
    Field("before", Kind.BLOCK),
    Field("watch-for", Kind.BLOCK),
    Field("discuss", Kind.BLOCK),
)
CHOICE: Table = (
    Field("text", Kind.TEXT),
    Field("picture", Kind.PICTURE, words=vocabulary.CHECK_PICTURES),
    Field("good", Kind.WORD, words=YES_NO),
)
CHECK: Table = (
    Field("ask", Kind.TEXT),
    Field("choices", Kind.NAMED, inner=CHOICE),
    Field("other", Kind.LINK),
)
TELLING: Table = (*PICTURES, CLEVER, Field("say", Kind.BLOCK), Field("next", Kind.LINK))
DECISION: Table = (
    *PICTURES,
    CLEVER,
    Field("ask", Kind.TEXT),
    Field("recap", Kind.BLOCK),
    Field("right", Kind.LINK),
    Field("wrong", Kind.LINK),
    Field("no-answer", Kind.LINK),
    Field("check", Kind.FIELDS, is_needed=False, inner=CHECK),
)
REHEARSAL: Table = (
    *PICTURES,
    Field("steps", Kind.LIST, words=tuple(Rehearse)),
    Field("say", Kind.BLOCK),
    Field("next", Kind.LINK),
)
WHAT_IF: Table = (
    *PICTURES,
    CLEVER,
    Field("answer", Kind.WORD, words=tuple(Answer)),
    Field("say", Kind.BLOCK),
)
STORY: Table = (
    Field("id", Kind.ID),
    Field("rev", Kind.NUMBER),
    Field("title", Kind.TEXT),
    Field("ages", Kind.WORD, words=tuple(AgeBand)),
    Field("answer", Kind.WORD, words=tuple(Answer)),
    Field("who", Kind.WORD, words=tuple(Who)),
    Field("lure", Kind.WORD, words=tuple(Lure)),
    Field("agreed", Kind.WORD, words=tuple(Agreed)),
    Field("skills", Kind.LIST, words=tuple(Skill)),
    Field("curriculum", Kind.CODES),
    Field("sensitive", Kind.TEXT, is_needed=False),
    Field("online", Kind.WORD, is_needed=False, words=YES_NO),
    Field("variant-of", Kind.ID, is_needed=False),
    Field("start", Kind.LINK),
    Field("officer", Kind.FIELDS, inner=OFFICER),
    Field("beats", Kind.BEATS),
    Field("what-if", Kind.FIELDS, inner=WHAT_IF),
)
FORMAT_FIELD = Field("format", Kind.WORD, words=(FORMAT,))

NEEDED_IN_TWIN = ("id", "rev", "title", "answer", "agreed")


def _of_twin(given: Field) -> Field:
    """A field of the story as a twin has it: most need not be given again, and of some only parts."""
    inner = tuple(Field(under.name, under.kind, is_needed=False, words=under.words) for under in given.inner)
    return Field(given.name, given.kind, given.name in NEEDED_IN_TWIN, given.words, inner)


TWIN: Table = (
    *(_of_twin(given) for given in STORY if given.name != "beats"),
    Field("change", Kind.CHANGES),
)
FILE: Table = (FORMAT_FIELD, *STORY, Field("twin", Kind.FIELDS, is_needed=False, inner=TWIN))
"""A whole file. The twin is asked for by the check of pairs, in words of its own."""
