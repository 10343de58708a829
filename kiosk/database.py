"""What every SQLite file of ours has in common: how it is connected to, and how damage shows."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

BUSY_SECONDS = 1.0
"""How long a write waits for another process; well under the 2 s after which the story goes on without it."""

Connect = Callable[[Path], sqlite3.Connection]
Tell = Callable[[str], None]


def connect(path: Path) -> sqlite3.Connection:
    """Open a connection that belongs to the calling thread and starts no transaction of its own."""
    return sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)


class QuickCheckError(sqlite3.DatabaseError):
    """SQLite read the whole file and found it damaged."""

    def __init__(self, found: str) -> None:
        super().__init__(f"the quick check found: {found}")


def is_damage(error: BaseException) -> bool:
    """Whether this error means that the file itself is damaged, rather than locked, full or out of reach."""
    if not isinstance(error, sqlite3.DatabaseError):
        return False
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB} or isinstance(error, QuickCheckError)
