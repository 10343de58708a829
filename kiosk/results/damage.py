"""Damaged results: told from those that are locked, full or away, and kept beside the new file."""

import itertools
import sqlite3
from pathlib import Path

from kiosk.durable import sync_folder
from kiosk.errors import ResultsError

MOST_SET_ASIDE = 20


class DamagedError(ResultsError):
    """The file was damaged and has been set aside."""

    def __init__(self, path: Path, aside: Path) -> None:
        super().__init__(
            f"{path.name} was damaged: it is kept as {aside.name} in {aside.parent}, and new results go to a new file."
            " Tell whoever looks after this kiosk."
        )


class QuickCheckError(sqlite3.DatabaseError):
    """SQLite read the whole file and found it damaged."""


def is_damage(error: BaseException) -> bool:
    """Whether this error means that the file itself is damaged, rather than locked, full or out of reach."""
    if not isinstance(error, sqlite3.DatabaseError):
        return False
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB} or isinstance(error, QuickCheckError)


def set_aside(path: Path) -> Path:
    """Rename results.db and its log to `results-corrupt-<n>.db`, the first n that is free; returns the new path.

    Raises OSError where it cannot be moved, and ResultsError where so many have been that the card must be failing.
    """
    number = next(number for number in itertools.count(1) if not _is_taken(path, number))
    if number > MOST_SET_ASIDE:
        raise ResultsError(
            f"{path.parent} already holds {MOST_SET_ASIDE} damaged results: this card is failing."
            " Copy them away and put in another card"
        )
    # The log first: left behind by a power cut, it would be replayed into the new file.
    for suffix in ("-wal", "-shm", ""):
        source = path.with_name(path.name + suffix)
        if source.exists():
            source.rename(_aside(path, number, suffix))
    sync_folder(path.parent)
    return _aside(path, number, "")


def _is_taken(path: Path, number: int) -> bool:
    return any(_aside(path, number, suffix).exists() for suffix in ("", "-wal", "-shm"))


def _aside(path: Path, number: int, suffix: str) -> Path:
    return path.with_name(f"{path.stem}-corrupt-{number}{path.suffix}{suffix}")
