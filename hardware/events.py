"""The words that buttons and lamps share with whatever listens to them."""

from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """One of the two big buttons. The sides are printed on the case and never swap."""

    GO = "go"
    NEVER_GO = "never-go"

    @property
    def other(self) -> "Side":
        return Side.NEVER_GO if self is Side.GO else Side.GO


class Lamp(StrEnum):
    """What a lamp is asked to do until it is asked for something else."""

    OFF = "off"
    STEADY = "steady"
    FULL = "full"
    BREATHE = "breathe"
    BREATHE_LATE = "breathe-late"
    """Breathes half a period after `BREATHE`, so that the two lamps alternate."""
    BLINK = "blink"
    """One short blink, then back to what it did before."""
    SPARKLE = "sparkle"


class Part(StrEnum):
    """What a side is made of. A switch in its socket does all that the big button does."""

    BUTTON = "button"
    SWITCH = "switch"
    LAMP = "lamp"


@dataclass(frozen=True, slots=True)
class Edge:
    """A debounced change of one contact: a side's button, or the pupil's own switch in its socket.

    A side is down while either contact is; whoever listens puts the two together, since one of them may be stuck.
    `at_ms` is monotonic milliseconds (`time.monotonic_ns() // 1_000_000`), taken when the raw edge came in.
    """

    side: Side
    is_down: bool
    at_ms: int
    part: Part = Part.BUTTON


@dataclass(frozen=True, slots=True)
class PanelFault:
    """What is wrong with one part of a side, in plain words for whoever mends it."""

    side: Side
    part: Part
    text: str


Faults = tuple[PanelFault, ...]
