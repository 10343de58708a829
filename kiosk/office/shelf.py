"""A SQLite file of the desk's that outlives a pulled plug; a damaged one is set aside and begun anew.

The settings are those of the results (docs/decisions/0003-results-in-sqlite.md).
"""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from kiosk.database import Connect, QuickCheckError, Tell, connect, is_damage
from kiosk.durable import make_folder, set_file_aside, sync_folder
from kiosk.errors import ResultsError

log = logging.getLogger(__name__)


def _is_for_want_of_writing(error: sqlite3.Error) -> bool:
    """Whether only writing failed: a write-ahead log needs a file beside the database even to read it."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in {
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
    }


class Shelf:
    """One file with one table or two. Open it for each use: `with shelf.open() as db`.

    `steps` are the shapes that it has had, each a script; SQLite's `user_version` counts those taken. `loss` says what it
    means that a damaged file was set aside, for `tell`.
    """

    def __init__(
        self,
        path: Path,
        steps: tuple[str, ...],
        loss: str,
        *,
        tell: Tell = log.warning,
        connect: Connect = connect,
    ) -> None:
        self.path = path
        self._steps = steps
        self._loss = loss
        self._tell = tell
        self._connect = connect

    @contextmanager
    def open(self, *, is_reading: bool = False) -> Iterator[Database]:
        """The database, for this block; closed after it. Raises sqlite3.Error, OSError or ResultsError.

        Damage that shows sets the file aside: what was asked has failed then, and the next time finds an empty one. Who is
        only reading gets an answer from a card too that is full or read-only.
        """
        make_folder(self.path.parent)
        connection = self._connect(self.path)
        try:
            db = Database(connection, recursive_triggers=False, execute_plugins=False)
            try:
                self._prepare(db)
            except sqlite3.OperationalError as error:
                if not (is_reading and _is_for_want_of_writing(error)):
                    raise
                connection.close()
                connection = sqlite3.connect(f"{self.path.absolute().as_uri()}?immutable=1", uri=True)
                db = Database(connection, recursive_triggers=False, execute_plugins=False)
            yield db
        except sqlite3.DatabaseError as error:
            if is_damage(error):
                self._set_aside()
            raise
        finally:
            connection.close()

    def _prepare(self, db: Database) -> None:
        (mode,) = db.execute("PRAGMA journal_mode = WAL").fetchone()
        if mode != "wal":
            raise ResultsError(
                f"{self.path.parent} cannot hold a write-ahead log: use a local disk with --state"
            )
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA temp_store = MEMORY")
        db.execute("PRAGMA secure_delete = ON").fetchall()
        (taken,) = db.execute("PRAGMA user_version").fetchone()
        if taken > len(self._steps):
            raise ResultsError(f"{self.path.name} was written by a newer kiosk: update this one")
        for number, script in enumerate(self._steps[taken:], start=taken + 1):
            (found,) = db.execute("PRAGMA quick_check(1)").fetchone()
            if found != "ok":
                raise QuickCheckError(found)
            with db.atomic():
                db.executescript(script)
                db.execute(f"PRAGMA user_version = {number}")
            sync_folder(self.path.parent)

    def _set_aside(self) -> None:
        # Before the connection is closed: SQLite neither checkpoints nor removes the log of a file that has moved.
        aside = set_file_aside(self.path)
        self._tell(f"{self.path.name} was damaged and is kept as {aside.name}. {self._loss}")
