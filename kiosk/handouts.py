"""What is left behind after a visit, as far as the engine and the screens need to know it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

NOTHING_YET: Final = "No round has been played to its end yet, so there is nothing to hand out."


@dataclass(frozen=True, slots=True)
class HandOut:
    """What may be shown on the screen after a visit. `lines` are whole sentences for the teacher; nothing counts anybody.

    `qr` is the pattern of a QR code, rows of 0 and 1 without a quiet zone, empty where there is none; `qr_tells` says
    what a telephone finds in it.
    """

    title: str
    lines: tuple[str, ...]
    qr: tuple[str, ...] = ()
    qr_tells: str = ""


class Stick(StrEnum):
    """How it goes with a USB stick."""

    NONE = "none"
    FOUND = "found"
    WRITING = "writing"
    WRITTEN = "written"
    """Written, read back and the same; not yet safe to pull out."""
    EJECTED = "ejected"
    """May be pulled out."""
    FULL = "full"
    READ_ONLY = "read-only"
    PULLED_OUT = "pulled-out"
    SEVERAL = "several"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class StickState:
    """`text` is a whole sentence for the officer: what happened and what to do now. `files` are the names written."""

    stick: Stick
    text: str
    files: tuple[str, ...] = ()
