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


@dataclass(frozen=True, slots=True)
class Edge:
    """A debounced change of one button.

    `at_ms` is monotonic milliseconds (`time.monotonic_ns() // 1_000_000`), taken when the raw edge came in.
    """

    side: Side
    is_down: bool
    at_ms: int
