"""results.db: rounds and answers on disk, each answer in one transaction that outlives a pulled plug.

WAL with `synchronous=FULL` lost no acknowledged answer in 144 simulated power cuts; SQLite's defaults lost some in 58 of
135, WAL with NORMAL in all (docs/decisions/0003-results-in-sqlite.md).
"""

import json
import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path

from sqlite_utils import Database

from kiosk.answers import RoundEnd
from kiosk.durable import make_folder, sync_folder
from kiosk.errors import ResultsError
from kiosk.insight.disclosure import SMALLEST_GROUP
from kiosk.results.damage import DamagedError, QuickCheckError, is_damage, set_aside
from kiosk.results.migrations import migrate
from kiosk.results.records import AnswerToKeep, OpenedRound

log = logging.getLogger(__name__)

BUSY_SECONDS = 1.0
"""How long a write waits for another process; well under the 2 s after which the story goes on without it."""

Connect = Callable[[Path], sqlite3.Connection]
Tell = Callable[[str], None]


def connect(path: Path) -> sqlite3.Connection:
    """Open a connection that belongs to the calling thread and starts no transaction of its own."""
    return sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)


class Store:
    """An open results.db. Use it on the thread that opened it; every method is one transaction, or raises sqlite3.Error.

    Each may be repeated after a failure without writing anything twice.
    """

    def __init__(self, path: Path, db: Database) -> None:
        self.path = path
        self._db = db

    def open_round(self, opened: OpenedRound) -> None:
        with self._db.atomic():
            self._put_round(opened)

    def keep(self, kept: AnswerToKeep) -> None:
        """Commit one answer, with its round where that is not there yet; on return it is on the disk."""
        answer = kept.answer
        with self._db.atomic():
            self._put_round(kept.round)
            # ON CONFLICT, not OR IGNORE: that would pass over a broken CHECK in silence.
            self._db.execute(
                "INSERT INTO answer"
                " (id, round_id, scenario_id, scenario_rev, choice, second_step, response, press, ballot)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
                (
                    kept.id,
                    kept.round.id,
                    answer.scenario_id,
                    answer.scenario_rev,
                    answer.choice,
                    answer.second_step,
                    answer.response,
                    answer.press,
                    answer.ballot,
                ),
            )

    def reach(self, opened: OpenedRound, index: int) -> None:
        """Write that a round has come to this place in its playlist; it never goes back."""
        with self._db.atomic():
            self._put_round(opened)
            self._db.execute("UPDATE round SET reached = max(reached, ?) WHERE id = ?", (index, opened.id))

    def end_round(self, opened: OpenedRound, end: RoundEnd) -> None:
        """Write how a round ended, then lay the file out anew."""
        with self._db.atomic():
            self._put_round(opened)
            self._db.execute("UPDATE round SET ended = ? WHERE id = ?", (end, opened.id))
            self._put_language(opened)
        self._forget_order()

    def close(self) -> None:
        self._db.close()

    def set_aside(self) -> Path:
        """Move the damaged file away, nothing deleted, and close it; returns its new path."""
        # In this order: SQLite neither checkpoints nor removes the log of a file that has moved.
        aside = set_aside(self.path)
        self._db.close()
        return aside

    def _put_round(self, opened: OpenedRound) -> None:
        planned, moment, plan = opened.planned, opened.opened, opened.planned.plan
        self._db.execute(
            "INSERT INTO visit (id, urn, year, size) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
            (opened.visit_id, plan.school.urn if plan.school else None, plan.year, plan.size),
        )
        playlist = [{"id": item.scenario_id, "rev": item.scenario_rev} for item in planned.playlist]
        self._db.execute(
            "INSERT INTO round"
            " (id, visit_id, number, ages, playlist, boot_id, started_ms, wall_time, wall_state, mode)"
            " SELECT ?, ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?, ? FROM round WHERE true"
            " ON CONFLICT (id) DO NOTHING",
            (
                opened.id,
                opened.visit_id,
                planned.ages,
                json.dumps(playlist, separators=(",", ":")),
                moment.boot_id,
                moment.boottime_ms,
                moment.wall_time,
                moment.wall_state,
                planned.mode,
            ),
        )

    def _put_language(self, opened: OpenedRound) -> None:
        """Keep the pupils' language where ten or more have pressed for themselves, or were counted, in one story."""
        self._db.execute(
            "UPDATE round SET language = :language WHERE id = :id AND :smallest <= ("
            " SELECT max(people) FROM ("
            "  SELECT count(*) AS people FROM answer WHERE round_id = :id AND press IN ('own', 'counted')"
            "  GROUP BY scenario_id, scenario_rev, ballot))",
            {"language": opened.planned.language, "id": opened.id, "smallest": SMALLEST_GROUP},
        )

    def _forget_order(self) -> None:
        """Rewrite the file in the order of its random ids, and empty the log.

        Within a page SQLite puts new rows before older ones, and the log holds every page as it once was: both would
        tell in which order pupils pressed. Everything is committed already, so that a failure here loses nothing.
        """
        try:
            self._db.execute("VACUUM")
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except sqlite3.OperationalError as error:
            log.warning(
                "the results could not be tidied after the round, the next round tries again: %s", error
            )


def open_store(path: Path, *, connect: Connect = connect, tell: Tell = log.warning) -> Store:
    """Open results.db, new or old; a damaged one is set aside, `tell` is given its name, and a new one is started.

    Raises sqlite3.Error, OSError or ResultsError where none can be had now.
    """
    make_folder(path.parent)
    try:
        return _open(path, connect)
    except DamagedError as damaged:
        tell(str(damaged))
        return _open(path, connect)


def _open(path: Path, connect: Connect) -> Store:
    connection = connect(path)
    try:
        db = Database(connection, recursive_triggers=False, execute_plugins=False)
        _prepare(db)
        if migrate(db):
            sync_folder(path.parent)
    except Exception as error:
        aside = set_aside(path) if is_damage(error) else None
        connection.close()
        if aside:
            raise DamagedError(path, aside) from error
        raise
    return Store(path, db)


def _prepare(db: Database) -> None:
    (found,) = db.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise QuickCheckError(f"the quick check found: {found}")
    (mode,) = db.execute("PRAGMA journal_mode = WAL").fetchone()
    if mode != "wal":
        raise ResultsError(
            f"the results folder cannot hold a write-ahead log (journal mode {mode}): use a local disk with --state"
        )
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA foreign_keys = ON")
    # Nothing of a round is written outside the state folder, and nothing taken out stays readable in the file.
    db.execute("PRAGMA temp_store = MEMORY")
    db.execute("PRAGMA secure_delete = ON").fetchall()
