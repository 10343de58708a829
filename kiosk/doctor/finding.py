"""What a check of the doctor's found, and how to mend it."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    OK = "ok"
    WARNING = "warning"
    """The kiosk works, with something less."""
    ERROR = "error"
    """A class would miss something that it needs."""
    UNKNOWN = "unknown"
    """Could not be found out: that is said, and not taken for fine."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`found` is what is so, in plain words; `mend` what to do about it, empty where nothing needs to be."""

    state: State
    found: str
    mend: str = ""


def ok(found: str) -> Finding:
    return Finding(State.OK, found)


def warning(found: str, mend: str) -> Finding:
    return Finding(State.WARNING, found, mend)


def error(found: str, mend: str) -> Finding:
    return Finding(State.ERROR, found, mend)


def unknown(found: str, mend: str = "") -> Finding:
    return Finding(State.UNKNOWN, found, mend)
