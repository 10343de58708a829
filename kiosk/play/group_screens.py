"""What the screens show on which a group answers: votes, teams, and what passes from one to another. Plain values."""

from dataclasses import dataclass
from enum import StrEnum

from hardware.events import Side
from kiosk.insight.reveal import Split
from kiosk.play.at_home import AtHome
from kiosk.play.caption import Caption
from kiosk.scenario.model import Scene


class Team(StrEnum):
    """The two teams, told apart by sign, shape and colour, none of which is an answer's."""

    SUN = "sun"
    MOON = "moon"


@dataclass(frozen=True, slots=True)
class Battery:
    """What both teams fill together: a cell for each team's practice, whatever it answered."""

    filled: int
    cells: int


@dataclass(frozen=True, slots=True)
class Vote:
    """One after the other presses. Both sides look alike at every moment: nobody behind sees which was pressed.

    `dots` are the votes that are kept, of either side; `presses` counts those that were noticed on this screen.
    """

    question: str
    recap: tuple[str, ...]
    caption: Caption | None
    scene: Scene | None
    clever: str
    is_open: bool
    """The next press counts."""
    is_thinking: bool = False
    """Nobody presses yet."""
    is_heard: bool = False
    """A press was just noticed."""
    may_end: bool = False
    """It may be said here that everyone has pressed."""
    dots: int = 0
    presses: int = 0
    item: int = 1
    items: int = 1
    is_quiet: bool = False
    scanned: Side | None = None
    at_home: AtHome = AtHome()  # noqa: RUF009  # frozen


@dataclass(frozen=True, slots=True)
class Everyone:
    """Has everyone pressed? GO held or the left card: yes. NEVER GO or the right card: go on voting."""

    caption: Caption | None
    is_holding: bool = False
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Talk:
    """Partners tell each other why; after a while any button goes on."""

    caption: Caption | None
    may_go_on: bool = False
    is_quiet: bool = False
    glance: Side | None = None
    """The side just pressed before anything goes on: Clever glances there, nothing is stored."""
    presses: int = 0


@dataclass(frozen=True, slots=True)
class HandsUp:
    """Eyes are closed and hands up for the side `asked`; `count` is for the officer alone, and None is blank."""

    caption: Caption | None
    clever: str
    asked: Side | None = None
    count: int | None = None
    is_last: bool = False
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Reveal:
    """How the class voted, before and after it talked, as far as that may be shown; None shows nothing of a ballot."""

    caption: Caption | None
    first: Split | None = None
    second: Split | None = None
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class TeamTurn:
    """It is this team's turn to talk, and to press."""

    caption: Caption | None
    team: Team
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class PassOn:
    """Between two stories: the kiosk goes to whoever is next, who presses any button."""

    caption: Caption | None
    done: int
    items: int
    is_quiet: bool = False


GroupScreen = Vote | Everyone | Talk | HandsUp | Reveal | TeamTurn | PassOn
