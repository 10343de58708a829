"""Where an officer can be once the class is over: one record for each room, with all that the room remembers.

`focus` is the option (0…) that NEVER GO has moved to; it counts from the start again where there are fewer by now.
"""

from dataclasses import dataclass

from kiosk.care import Machine, PowerOff
from kiosk.handouts import HandOut, StickState
from kiosk.play.rooms.screens import Part, Tried


@dataclass(frozen=True, slots=True)
class AtHandOut:
    """What is left behind. Without a `hand_out`, `why` says why not; neither is there until it was told.

    `is_written`: the stick that is in holds everything, and only has to be let go of.
    """

    hand_out: HandOut | None = None
    why: str = ""
    stick: StickState | None = None
    is_written: bool = False
    page: int = 0
    focus: int = 0


@dataclass(frozen=True, slots=True)
class AtCare:
    """`machine` is None until it was told."""

    machine: Machine | None = None
    focus: int = 0


@dataclass(frozen=True, slots=True)
class AtSelfTest:
    """One part after the other is tried; `part` is None once all were. `marks` are the corners touched so far."""

    part: Part | None = Part.GO_BUTTON
    tried: tuple[tuple[Part, Tried], ...] = ()
    is_down: bool = False
    was_held: bool = False
    was_too_short: bool = False
    marks: tuple[int, ...] = ()
    focus: int = 0


@dataclass(frozen=True, slots=True)
class AtSwitchingOff:
    """`is_asked`: the machine was asked to switch itself off; `outcome` is what it said, and `text` why it did not."""

    is_asked: bool = False
    outcome: PowerOff | None = None
    text: str = ""
    focus: int = 0


BehindDoor = AtHandOut | AtCare | AtSelfTest | AtSwitchingOff
BEHIND_DOORS = (AtHandOut, AtCare, AtSelfTest, AtSwitchingOff)
