"""What becomes of a record that was sent."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """All but the last two mean that the kiosk may let the record go."""

    STORED = "stored"
    DUPLICATE = "duplicate"
    """It was here already, just the same."""
    GONE = "gone"
    """It was here and has been removed for good."""
    CONFLICT = "conflict"
    """Another record with its id is here, or its round is told otherwise than before."""
    INVALID = "invalid"
    """It is not of the profile."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`id` is the record's own where it could be read. `error` names a member and says what is wrong, never with its value."""

    id: str | None
    status: Status
    error: str = ""
