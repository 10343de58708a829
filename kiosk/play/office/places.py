"""Where an officer can be while a round is set up: one record for each page, with all that the page remembers."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.visit import School, VisitPlan


class Question(StrEnum):
    """What a chooser asks for."""

    KNOB = "knob"
    """The value of the setting that is named."""
    YEAR = "year"
    SIZE = "size"
    CARRY_ON = "carry-on"
    """Whether the round that was left open goes on."""
    FORGET = "forget"
    """Whether a visit that was planned is to be forgotten."""


@dataclass(frozen=True, slots=True)
class Tile:
    """The tile of the settings that led here, and is come back to."""

    focus: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class AtChoosing:
    """One of several. `plan` is whom it is for, as far as that is chosen; with `is_planning` it is for another day.

    `is_holding`: GO went down, and its release takes the one in focus. `name` is that of the setting.
    """

    question: Question
    name: str = ""
    focus: int = 0
    is_holding: bool = False
    tile: Tile = Tile()  # frozen
    plan: VisitPlan = VisitPlan()  # noqa: RUF009  # frozen
    is_planning: bool = False


@dataclass(frozen=True, slots=True)
class AtFinding:
    """Whose round this is: visits planned and past, or a school found by its letters.

    `schools` and `next_letters` belong to the letters `answered`, None until there was an answer.
    """

    typed: str = ""
    answered: str | None = None
    schools: tuple[School, ...] = ()
    next_letters: tuple[str, ...] = ()
    focus: int = 0
    is_holding: bool = False
    tile: Tile = Tile()  # frozen
    is_planning: bool = False


@dataclass(frozen=True, slots=True)
class AtPreview:
    """The playlist as it would be, by scenario id, and what could take each one's place. Not `is_known` until it was told."""

    ids: tuple[str, ...] = ()
    others: tuple[tuple[str, ...], ...] = ()
    is_known: bool = False
    focus: int = 0
    is_holding: bool = False
    tile: Tile = Tile()  # frozen


@dataclass(frozen=True, slots=True)
class AtSwap:
    """What shall be told in place of the story in focus on the preview."""

    preview: AtPreview
    focus: int = 0
    is_holding: bool = False


OfficePage = AtChoosing | AtFinding | AtPreview | AtSwap
OFFICE_PAGES = (AtChoosing, AtFinding, AtPreview, AtSwap)
