"""All that the engine knows, in one frozen record."""

from dataclasses import dataclass
from enum import StrEnum

from hardware.events import Side
from kiosk.answers import KeptAnswer, SetUp, Unfinished
from kiosk.contacts import Contacts
from kiosk.insight.reveal import SMALLEST_VOTE
from kiosk.look import Look
from kiosk.play.effects import Light
from kiosk.play.events import Source
from kiosk.play.places import Place
from kiosk.play.screens import Screen
from kiosk.scenario.model import Line, Rehearse, Scenario, Scene
from kiosk.visit import CheckDue, VisitPlan


class Timer(StrEnum):
    """What a deadline is for. Where two fall on the same millisecond, the one named first here goes first."""

    BOTH_HELD = "both-held"
    PAUSE_CORNER = "pause-corner"
    OFFICER_CORNER = "officer-corner"
    STUCK = "stuck"
    OFFICER_BUTTON = "officer-button"
    START_HELD = "start-held"
    RUN = "run"
    LOCKED = "locked"
    DECIDED = "decided"
    HELD = "held"
    KEPT_LATE = "kept-late"
    UNHEARD = "unheard"
    ACTED = "acted"
    OPEN = "open"
    SCAN = "scan"
    TOGETHER = "together"
    PROMPT = "prompt"
    IDLE = "idle"


ORDER = {timer: place for place, timer in enumerate(Timer)}
HOLDS = (Timer.BOTH_HELD, Timer.PAUSE_CORNER, Timer.OFFICER_CORNER, Timer.STUCK)
"""A hand that is held outlives the screen; every other deadline belongs to the place that set it."""


@dataclass(frozen=True, slots=True)
class Deadline:
    at: int
    timer: Timer


@dataclass(frozen=True, slots=True)
class Hand:
    """One source of one side that is down, since when; set aside when it has been down too long to mean anything."""

    side: Side
    source: Source
    since: int
    is_set_aside: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """How many chose each side in one ballot: counted here, told in bands only."""

    go: int = 0
    never_go: int = 0

    @property
    def whole(self) -> int:
        return self.go + self.never_go

    @property
    def majority(self) -> Side | None:
        """The side that more chose; None where neither was."""
        if self.go == self.never_go:
            return None
        return Side.GO if self.go > self.never_go else Side.NEVER_GO

    def plus(self, side: Side, count: int = 1) -> "Tally":
        if side is Side.GO:
            return Tally(self.go + count, self.never_go)
        return Tally(self.go, self.never_go + count)


NO_BALLOTS = (Tally(), Tally())


@dataclass(frozen=True, slots=True)
class Awaited:
    """The answer `key`, recorded at `since`, of which is not known yet whether it is kept."""

    key: int
    since: int


@dataclass(frozen=True, slots=True)
class Round:
    """The round that is on. `is_decided`, `is_rehearsed` and the two `ballots` are about the story at `index`.

    `rehearsals` counts the stories that were rehearsed. `again` is the first story that was not answered safely, where
    only one is rehearsed, at the end.
    """

    playlist: tuple[Scenario, ...]
    index: int = 0
    scene: Scene | None = None
    is_decided: bool = False
    is_rehearsed: bool = False
    practised: tuple[Rehearse, ...] = ()
    is_closed: bool = False
    ballots: tuple[Tally, Tally] = NO_BALLOTS
    rehearsals: int = 0
    again: int | None = None
    kept: tuple[KeptAnswer, ...] = ()
    """Of a round that goes on after a power cut: the answers that were kept for the story at `index` before it."""
    is_resumed: bool = False
    """Whether the story at `index` is still to be gone on with."""

    @property
    def scenario(self) -> Scenario:
        return self.playlist[self.index]

    @property
    def is_last(self) -> bool:
        return self.index + 1 >= len(self.playlist)


@dataclass(frozen=True, slots=True)
class Visits:
    """Visits planned and past, as they were told last, and for which of them a quick check is due."""

    planned: tuple[VisitPlan, ...] = ()
    recent: tuple[VisitPlan, ...] = ()
    due: tuple[tuple[VisitPlan, CheckDue], ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """`now` never goes back. `saying` is the token being spoken and `queue` what is said after it, each with its token.

    `awaited` are the answers whose commit is awaited, oldest first. `loose_switches` and `dark_lamps` are known not to work.
    """

    catalogue: tuple[Scenario, ...]
    notices: tuple[str, ...]
    now: int
    place: Place
    set_up: SetUp
    round: Round | None = None
    deadlines: tuple[Deadline, ...] = ()
    down: tuple[Hand, ...] = ()
    dead: tuple[Side, ...] = ()
    faulty: tuple[Side, ...] = ()
    loose_switches: tuple[Side, ...] = ()
    dark_lamps: tuple[Side, ...] = ()
    is_panel_there: bool = True
    are_buttons_on: bool = True
    is_muted: bool = False
    is_speaker_open: bool = False
    saying: int | None = None
    queue: tuple[tuple[int, Line], ...] = ()
    next_token: int = 1
    next_key: int = 1
    awaited: tuple[Awaited, ...] = ()
    unkept: tuple[int, ...] = ()
    screen: Screen | None = None
    contacts: Contacts = Contacts()  # noqa: RUF009  # frozen
    is_stick_sought: bool = False
    look: Look = Look()  # noqa: RUF009  # frozen
    """The look that the stage was last asked for."""
    lamps: Light | None = None
    is_connected: bool | None = None
    """Whether a network reaches the kiosk, as far as is known."""
    has_gate: bool = False
    """Whether the officer gives a PIN before anything else."""
    smallest_group: int = SMALLEST_VOTE
    """Of fewer people than these nothing is shown."""
    set_up_notices: tuple[str, ...] = ()
    """What the officer reads at set-up, and no class ever sees: who has reviewed the stories."""
    visits: Visits = Visits()  # frozen
    unfinished: Unfinished | None = None
    """A round that was left open, until the officer has said what becomes of it."""

    @property
    def waiting_for(self) -> int | None:
        """The key of the oldest answer whose commit is awaited."""
        return self.awaited[0].key if self.awaited else None


def next_deadline(state: State) -> int | None:
    """When the engine next wants to hear `TimePassed`, in monotonic milliseconds; None when nothing is due."""
    return state.deadlines[0].at if state.deadlines else None
