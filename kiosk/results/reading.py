"""results.db read back, changing nothing: for whoever looks at results while the kiosk may be playing."""

import logging
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from kiosk.answers import KeptAnswer
from kiosk.database import BUSY_SECONDS, is_damage
from kiosk.errors import ResultsError
from kiosk.insight.kept import KeptRound
from kiosk.results.migrations import STEPS, migrate, version
from kiosk.results.rows import ROUNDS, OddRowError, answer_of, round_of

log = logging.getLogger(__name__)


def read_rounds(path: Path) -> tuple[KeptRound, ...]:
    """Every round in the order of play, with its answers in the order of their ids; none where there is no file yet.

    A file that an older kiosk left is read as the newer one would have it. Raises ResultsError where the file cannot be
    read, or a newer kiosk has written it.
    """
    if not path.exists():
        return ()
    try:
        with closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", timeout=BUSY_SECONDS, uri=True)
        ) as connection:
            db = _database(connection)
            return _read(db) if version(db) == len(STEPS) else _read_older(connection)
    except sqlite3.Error as error:
        remedy = (
            "it is damaged: the kiosk sets it aside when it starts; keep that copy for whoever looks after this kiosk"
            if is_damage(error)
            else "look as the user that the kiosk runs as, or as root, and see `kiosk doctor`"
        )
        raise ResultsError(f"{path} cannot be read ({error}): {remedy}") from error


def _database(connection: sqlite3.Connection) -> Database:
    return Database(connection, recursive_triggers=False, execute_plugins=False)


def _read_older(connection: sqlite3.Connection) -> tuple[KeptRound, ...]:
    """Read a copy in memory, brought up to date there."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        connection.backup(copy)
        db = _database(copy)
        migrate(db)
        return _read(db)


def _read(db: Database) -> tuple[KeptRound, ...]:
    answers: defaultdict[str, list[KeptAnswer]] = defaultdict(list)
    # One transaction, so that the answers are those of the rounds.
    with db.atomic():
        for row in db.query("SELECT * FROM answer ORDER BY id"):
            answers[row["round_id"]].append(answer_of(row))
        return tuple(_rounds(db, answers))


def _rounds(db: Database, answers: Mapping[str, Sequence[KeptAnswer]]) -> Iterator[KeptRound]:
    for row in db.query(f"{ROUNDS} ORDER BY number"):
        try:
            yield round_of(row, tuple(answers.get(row["id"], ())))
        except OddRowError as error:
            log.warning("left out: %s", error)
