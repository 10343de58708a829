"""Where a round can be: one record for each screen, with all that the screen remembers."""

from dataclasses import dataclass, field

from hardware.events import Side
from kiosk.answers import ResponseBand
from kiosk.gate import PIN_DIGITS, GateState
from kiosk.play.caption import UNSAID, Caption
from kiosk.play.group_places import GROUP_PLACES, AtEveryone, AtHands, GroupPlace
from kiosk.play.group_screens import Team
from kiosk.play.office.places import OfficePage
from kiosk.play.rooms.places import BEHIND_DOORS, BehindDoor
from kiosk.play.scan import Scan
from kiosk.play.screens import Verdict
from kiosk.scenario.model import Check, Decision, Line, Rehearsal, Telling


@dataclass(frozen=True, slots=True)
class AtAttract:
    caption: Caption | None = None
    is_dimmed: bool = False


@dataclass(frozen=True, slots=True)
class AtSetUp:
    """`is_holding`: GO went down and may still become a change or a start. `is_planning`: a playlist was asked for.

    `focus` is within the `page`.
    """

    focus: int = 0
    page: int = 0
    is_holding: bool = False
    is_planning: bool = False
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AtReady:
    """`asked` is None once both sides were heard and Clever says what is kept. `may_touch`: no switch was heard in time."""

    asked: Side | None = Side.GO
    heard: tuple[Side, ...] = ()
    caption: Caption = UNSAID
    is_still_there_asked: bool = False
    may_touch: bool = False


@dataclass(frozen=True, slots=True)
class AtStory:
    beat: Telling
    line: int = 0
    caption: Caption = UNSAID
    glance: Side | None = None
    presses: int = 0


@dataclass(frozen=True, slots=True)
class AtDecide:
    """`team` is whose turn it is, where two answer in turn. `opened_at` is when the answers first opened; “One at a time” closes them but leaves it."""

    decision: Decision
    caption: Caption = UNSAID
    is_asked: bool = False
    is_open: bool = False
    opened_at: int | None = None
    pressed: Side | None = None
    pressed_at: int = 0
    scan: Scan | None = None
    team: Team | None = None


@dataclass(frozen=True, slots=True)
class AtCheck:
    """NEVER GO was decided, after `response`, which is None where a whole group decided. `moved_at` is when NEVER GO last moved the focus on, from `moved_from`."""

    check: Check
    response: ResponseBand | None
    caption: Caption = UNSAID
    is_asked: bool = False
    is_open: bool = False
    focus: int = 0
    pressed: int | None = None
    moved_at: int | None = None
    moved_from: int = 0
    scan: Scan | None = None


@dataclass(frozen=True, slots=True)
class AtFeedback:
    """Presses before `early_until` are not for this screen. `is_new`: the cue has not been played yet.

    `agains` counts how often a press has had the verdict said again. `named` tells what was taken, where it is not seen.
    """

    beat: Telling
    verdict: Verdict
    line: int = 0
    caption: Caption = UNSAID
    early_until: int = 0
    is_new: bool = True
    agains: int = 0
    named: tuple[Line, ...] = ()
    glance: Side | None = None
    presses: int = 0


@dataclass(frozen=True, slots=True)
class AtKeeping:
    """What was answered is being kept; `asking` stays on the screen until all of it is, then comes `then`."""

    asking: AtDecide | AtCheck | AtEveryone | AtHands
    then: "RoundPlace"


@dataclass(frozen=True, slots=True)
class AtPractise:
    rehearsal: Rehearsal
    line: int = 0
    lit: int = 0
    caption: Caption = UNSAID
    is_acting: bool = False
    glance: Side | None = None
    presses: int = 0


@dataclass(frozen=True, slots=True)
class AtTwist:
    line: int = 0
    caption: Caption = UNSAID
    may_go_on: bool = False
    glance: Side | None = None
    presses: int = 0


@dataclass(frozen=True, slots=True)
class AtNext:
    caption: Caption = UNSAID


@dataclass(frozen=True, slots=True)
class AtPassOn:
    """Between two stories, where the next ones have their turn."""

    caption: Caption = UNSAID


@dataclass(frozen=True, slots=True)
class AtFinish:
    line: int = 0
    caption: Caption = UNSAID


@dataclass(frozen=True, slots=True)
class AtTrouble:
    text: str


@dataclass(frozen=True, slots=True)
class AtPaused:
    """`behind` is where it goes on. NEVER GO can call the officer once both buttons were up."""

    behind: "OpenPlace"
    were_both_up: bool = False


@dataclass(frozen=True, slots=True)
class AtCard:
    """`focus` is None until the officer has moved on."""

    behind: "OpenPlace"
    focus: int | None = None


@dataclass(frozen=True, slots=True)
class AtNotes:
    """The officer's view of the story that is on."""

    behind: "OpenPlace"
    focus: int = 0


@dataclass(frozen=True, slots=True)
class AtGuidance:
    """What to do when a child tells something; may be looked up anywhere."""

    behind: "OpenPlace"
    focus: int = 0


@dataclass(frozen=True, slots=True)
class AtGate:
    """The PIN is asked for; the gate leads in from `behind`, and back to it. `told` is None while the gate is asked.

    `pin` are the digits so far, of which the ones up to `given` were given; `at` is the one that comes next. `first` is a
    new PIN that was given once. `locked_until` is in monotonic milliseconds.
    """

    behind: AtAttract | AtTrouble | AtPaused
    told: GateState | None = None
    pin: tuple[int, ...] = field(default=(0,) * PIN_DIGITS, repr=False)
    at: int = 0
    given: int = 0
    first: str = field(default="", repr=False)
    is_choosing: bool = False
    is_by_buttons: bool = False
    is_holding: bool = False
    locked_until: int = 0
    note: str = ""


RoundPlace = (
    AtReady
    | AtStory
    | AtDecide
    | AtCheck
    | AtKeeping
    | AtFeedback
    | AtPractise
    | AtTwist
    | AtNext
    | AtPassOn
    | AtFinish
    | GroupPlace
)
OpenPlace = AtAttract | AtSetUp | OfficePage | AtTrouble | BehindDoor | RoundPlace
Place = OpenPlace | AtPaused | AtCard | AtNotes | AtGuidance | AtGate
ROOMS = (AtNotes, AtGuidance, *BEHIND_DOORS)
PUPILS_PLACES = (
    AtReady,
    AtStory,
    AtDecide,
    AtCheck,
    AtKeeping,
    AtFeedback,
    AtPractise,
    AtTwist,
    AtNext,
    AtPassOn,
    AtFinish,
    *GROUP_PLACES,
)
