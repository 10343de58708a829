"""Where a round can be while a group answers: votes, teams, talk between partners, and what was chosen."""

from dataclasses import dataclass

from hardware.events import Side
from kiosk.play.caption import UNSAID, Caption
from kiosk.play.group_screens import Team
from kiosk.play.scan import Scan
from kiosk.scenario.model import Decision


@dataclass(frozen=True, slots=True)
class AtVote:
    """A ballot (1 or 2) by filing past. `line` counts what is told before and while it is open.

    `pressed` is the answer that is not decided yet, by the `hand` of this side, since `pressed_at`. `keys` are the votes
    recorded here, `before` how many were kept before a power cut.
    """

    decision: Decision
    ballot: int = 1
    line: int = 0
    caption: Caption = UNSAID
    is_open: bool = False
    pressed: Side | None = None
    hand: Side = Side.GO
    pressed_at: int = 0
    presses: int = 0
    keys: tuple[int, ...] = ()
    before: int = 0
    scan: Scan | None = None


@dataclass(frozen=True, slots=True)
class AtEveryone:
    """Has everyone pressed? `voting` is where it goes on if not. `is_holding`: GO is held and may become a yes."""

    voting: AtVote
    caption: Caption = UNSAID
    is_holding: bool = False


@dataclass(frozen=True, slots=True)
class AtTalk:
    decision: Decision
    line: int = 0
    caption: Caption = UNSAID
    may_go_on: bool = False
    glance: Side | None = None
    presses: int = 0


@dataclass(frozen=True, slots=True)
class AtHands:
    """A ballot by raised hands. `focus` is the side that is counted; None before and after: nothing of it is shown.

    `holding` is a button that went down and may still become a step or a hold.
    """

    decision: Decision
    ballot: int = 1
    line: int = 0
    caption: Caption = UNSAID
    focus: Side | None = None
    go: int = 0
    never_go: int = 0
    holding: Side | None = None


@dataclass(frozen=True, slots=True)
class AtReveal:
    """`is_told`: all has been said, and it is left standing for a moment."""

    decision: Decision
    line: int = 0
    caption: Caption = UNSAID
    is_told: bool = False


@dataclass(frozen=True, slots=True)
class AtTeam:
    """The team is called before it answers."""

    decision: Decision
    team: Team
    caption: Caption = UNSAID


GroupPlace = AtVote | AtEveryone | AtTalk | AtHands | AtReveal | AtTeam
GROUP_PLACES = (AtVote, AtEveryone, AtTalk, AtHands, AtReveal, AtTeam)
