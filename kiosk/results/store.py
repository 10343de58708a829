"""results.db: rounds and answers on disk, each answer in one transaction that outlives a pulled plug.

WAL with `synchronous=FULL` lost no acknowledged answer in 144 simulated power cuts; SQLite's defaults lost some in 58 of
135, WAL with NORMAL in all (docs/decisions/0003-results-in-sqlite.md).
"""

import json
import logging
import sqlite3
from pathlib import Path

from sqlite_utils import Database

from kiosk.answers import RoundEnd
from kiosk.database import Connect, QuickCheckError, Tell, connect, is_damage
from kiosk.durable import make_folder, sync_folder
from kiosk.errors import ResultsError
from kiosk.insight.disclosure import SMALLEST_GROUP
from kiosk.insight.remember import to_remember
from kiosk.results.damage import DamagedError, set_aside
from kiosk.results.left_open import LeftOpen, offer, rounds_left_open
from kiosk.results.memory import Memory, Remember, put_memory, read_memory
from kiosk.results.migrations import migrate
from kiosk.results.records import AnswerToKeep, Moment, OpenedRound
from kiosk.results.retention import is_signed_off, purge, sign_off, unsent_since
from kiosk.results.rows import ROUNDS, OddRowError, answer_of, round_of

log = logging.getLogger(__name__)


class Store:
    """An open results.db. Use it on the thread that opened it; every method is one transaction, or raises sqlite3.Error.

    Each may be repeated after a failure without writing anything twice.
    """

    def __init__(self, path: Path, db: Database, remember: Remember = to_remember) -> None:
        self.path = path
        self._db = db
        self._remember = remember

    def begin(self, now: Moment, *, is_offering: bool = True) -> LeftOpen | None:
        """Once in a kiosk's run, before its first round: see what the last run left; purge what is due.

        The newest round without an end is marked as offered and returned; one that was offered before, and every other,
        is closed as ended early.
        """
        found = rounds_left_open(self._db)
        left = None
        if found:
            with self._db.atomic():
                left = offer(self._db, found[0], now) if is_offering else None
                for row in found[1:] if left else found:
                    self._end(row["id"], RoundEnd.ENDED)
        self._purge(now)
        if found or not is_signed_off(self._db) or _log_size(self.path):
            self._forget_order()
        return left

    def open_round(self, opened: OpenedRound) -> None:
        with self._db.atomic():
            self._put_round(opened)

    def keep(self, kept: AnswerToKeep) -> None:
        """Commit one answer to the results and to the outbox, with its round where that is not there yet.

        On return it is on the disk. A repeated try puts nothing into the outbox that has left it since.
        """
        answer = kept.answer
        with self._db.atomic():
            self._put_round(kept.round)
            # ON CONFLICT, not OR IGNORE: that would pass over a broken CHECK in silence.
            put = self._db.execute(
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
            if put.rowcount:
                self._db.execute("INSERT INTO outbox (answer_id) VALUES (?)", (kept.id,))

    def reach(self, opened: OpenedRound, index: int) -> None:
        """Write that a round has come to this place in its playlist; it never goes back."""
        with self._db.atomic():
            self._put_round(opened)
            self._db.execute("UPDATE round SET reached = max(reached, ?) WHERE id = ?", (index, opened.id))

    def carry_on(self, opened: OpenedRound) -> None:
        """Go on with a round that was left open: left open again, it is offered again."""
        with self._db.atomic():
            self._put_round(opened)
            self._db.execute("UPDATE round SET offered = 0 WHERE id = ?", (opened.id,))

    def end_round(self, opened: OpenedRound, end: RoundEnd, now: Moment | None = None) -> None:
        """Write how a round ended, purge what is due now, then lay the file out anew."""
        with self._db.atomic():
            self._put_round(opened)
            self._put_language(opened)
            self._end(opened.id, end)
        if now:
            self._purge(now)
        self._forget_order()

    def end_left_open(self, round_id: str) -> None:
        """Write that a round that was left open has ended early; nothing where it has ended, or is not there."""
        with self._db.atomic():
            self._end(round_id, RoundEnd.ENDED)
        self._forget_order()

    def memory(self) -> Memory:
        """All that is remembered of schools and years."""
        return read_memory(self._db)

    def unsent_since(self, now: Moment) -> str | None:
        """The day of the oldest round that has waited too long to be sent; None where there is none."""
        return unsent_since(self._db, now)

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
            " SELECT ?, ?, max(coalesce(max(number), 0), count(*) + (SELECT coalesce(sum(rounds), 0) FROM purge)) + 1,"
            " ?, ?, ?, ?, ?, ?, ? FROM round WHERE true"
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

    def _end(self, round_id: str, end: RoundEnd) -> None:
        """Within a transaction: write the end of a round, and what its school and year had."""
        ended = self._db.execute("UPDATE round SET ended = ? WHERE id = ? AND ended IS NULL", (end, round_id))
        if not ended.rowcount:
            return
        answers = self._db.query("SELECT * FROM answer WHERE round_id = ? ORDER BY id", (round_id,))
        try:
            found = tuple(answer_of(row) for row in answers)
            for row in self._db.query(f"{ROUNDS} WHERE round.id = ?", (round_id,)):
                put_memory(self._db, round_of(row, found), self._remember)
        except OddRowError as error:
            log.warning("nothing is remembered of it: %s", error)

    def _purge(self, now: Moment) -> None:
        """Take out what is due; what cannot be taken out now is due at the next round's end as well."""
        try:
            purge(self._db, now)
        except sqlite3.OperationalError as error:
            log.warning("the results could not be purged, the next round tries again: %s", error)

    def _forget_order(self) -> None:
        """Rewrite the file in the order of its random ids, and empty the log; only now a purge is done.

        Within a page SQLite puts new rows before older ones, and the log holds every page as it once was: both would
        tell in which order pupils pressed. Everything is committed already, so that a failure here loses nothing.
        """
        try:
            self._db.execute("VACUUM")
            if self._empty_log() and sign_off(self._db):
                self._empty_log()
        except sqlite3.OperationalError as error:
            log.warning(
                "the results could not be tidied after the round, the next round tries again: %s", error
            )

    def _empty_log(self) -> bool:
        """Whether the log is empty now: another process that reads may hold it back."""
        (is_busy, *_) = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if is_busy:
            log.warning("the results' log could not be emptied, the next round tries again")
        return not is_busy


def _log_size(path: Path) -> int:
    """The bytes of the write-ahead log, 0 where there is none."""
    log_path = path.with_name(path.name + "-wal")
    return log_path.stat().st_size if log_path.exists() else 0


def open_store(
    path: Path, *, connect: Connect = connect, tell: Tell = log.warning, remember: Remember = to_remember
) -> Store:
    """Open results.db, new or old; a damaged one is set aside, `tell` is given its name, and a new one is started.

    Raises sqlite3.Error, OSError or ResultsError where none can be had now.
    """
    make_folder(path.parent)
    try:
        return _open(path, connect, remember)
    except DamagedError as damaged:
        tell(str(damaged))
        return _open(path, connect, remember)


def _open(path: Path, connect: Connect, remember: Remember) -> Store:
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
    return Store(path, db, remember)


def _prepare(db: Database) -> None:
    (found,) = db.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise QuickCheckError(found)
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
