"""The officer's gate, as far as the engine and the screens need to know it."""

from dataclasses import dataclass
from enum import StrEnum

PIN_DIGITS = 4


class Gate(StrEnum):
    """What the gate says to a PIN, or when it is asked how it stands."""

    ASKS = "asks"
    """A PIN is wanted."""
    WANTS_NEW = "wants-new"
    """There is none yet, or it was given by a technician: a new one has to be chosen before anything else."""
    OPEN = "open"
    WRONG = "wrong"
    TOO_EASY = "too-easy"
    """The new PIN is one that everybody tries first, or the one that has to be changed."""
    LOCKED = "locked"
    FAILED = "failed"
    """The PIN could not be read or kept; `GateTold.text` says why and what to do."""


@dataclass(frozen=True, slots=True)
class GateState:
    """`tries_left` before it locks; `locked_seconds` until a PIN is taken again, 0 when it is not locked."""

    gate: Gate
    tries_left: int = 0
    locked_seconds: int = 0
    text: str = ""
