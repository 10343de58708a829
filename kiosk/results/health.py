"""How results.db is doing, found out without changing it."""

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kiosk.database import is_damage


@dataclass(frozen=True, slots=True)
class Health:
    """What was found. `error` is what SQLite said when the file could not be read; `journal_mode` is empty then."""

    is_there: bool
    is_folder_writable: bool
    is_damaged: bool = False
    is_locked: bool = False
    error: str = ""
    journal_mode: str = ""
    set_aside: tuple[str, ...] = ()
    """The names of damaged files that were kept."""


def examine(path: Path) -> Health:
    """Read the whole file, and ask for the right to write, giving it back at once. Never raises."""
    aside = tuple(sorted(found.name for found in path.parent.glob(f"{path.stem}-corrupt-*{path.suffix}")))
    is_writable = _is_writable(path)
    if not path.exists():
        return Health(is_there=False, is_folder_writable=is_writable, set_aside=aside)
    found = ""
    try:
        with closing(
            sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=rw", timeout=1.0, isolation_level=None, uri=True
            )
        ) as db:
            (found,) = db.execute("PRAGMA quick_check(1)").fetchone()
            (mode,) = db.execute("PRAGMA journal_mode").fetchone()
            db.execute("BEGIN IMMEDIATE")
            db.execute("ROLLBACK")
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        return Health(
            is_there=True,
            is_folder_writable=is_writable,
            is_damaged=is_damage(error),
            is_locked=code == sqlite3.SQLITE_BUSY,
            error=str(error),
            set_aside=aside,
        )
    return Health(
        is_there=True,
        is_folder_writable=is_writable,
        is_damaged=found != "ok",
        error="" if found == "ok" else found,
        journal_mode=mode,
        set_aside=aside,
    )


def _is_writable(path: Path) -> bool:
    """Whether the folder, or the first one above it that is there, may be written to."""
    folder = next(parent for parent in path.absolute().parents if parent.exists())
    return os.access(folder, os.W_OK | os.X_OK)
