"""How long results stay: what is due goes for good, leaving a record that says how much went and by which rule.

Nothing goes by a clock that cannot be believed, and nothing that the hub has not acknowledged goes at all.
"""

import uuid

from sqlite_utils import Database

from kiosk.results.memory import MONTHS, month_before
from kiosk.results.moment import EARLIEST_YEAR
from kiosk.results.records import Moment, WallState

ANSWER_DAYS = 14
"""So long after the hub has acknowledged a round, it goes with its answers."""
UNSENT_DAYS = 90
"""So long after a round that the hub has not acknowledged, the officer is told."""
ANSWERS_RULE = f"answers-{ANSWER_DAYS}-days"
MEMORY_RULE = f"memory-{MONTHS}-months"

_DUE = """
SELECT id FROM round WHERE ended IS NOT NULL AND date(acknowledged, ?) <= ? AND id NOT IN (
  SELECT round_id FROM answer WHERE id IN (SELECT answer_id FROM outbox UNION ALL SELECT answer_id FROM dead))
"""


def purge(db: Database, now: Moment) -> bool:
    """Take out what is due, in one transaction with its record; True where there was anything.

    What is taken out can be read in the file and its log until they are laid out anew: `sign_off` comes after that.
    """
    if now.wall_state is not WallState.TRUSTED or not _is_due(db, now):
        return False
    with db.atomic():
        _purge_answers(db, now.wall_time[:10])
        _purge_memory(db, now.wall_time[:7], now.wall_time[:10])
    return True


def sign_off(db: Database) -> bool:
    """Write that what was purged is overwritten; False where there was nothing to write."""
    done: int = db.execute("UPDATE purge SET is_overwritten = 1 WHERE is_overwritten = 0").rowcount
    return done > 0


def is_signed_off(db: Database) -> bool:
    """Whether nothing waits to be overwritten."""
    (waiting,) = db.execute("SELECT count(*) FROM purge WHERE is_overwritten = 0").fetchone()
    return int(waiting) == 0


def unsent_since(db: Database, now: Moment) -> str | None:
    """The day of the oldest round that should have been sent long ago; None where there is none, or no clock to tell."""
    if now.wall_state is not WallState.TRUSTED:
        return None
    (day,) = db.execute(
        "SELECT min(substr(wall_time, 1, 10)) FROM round WHERE acknowledged IS NULL AND wall_state = 'trusted'"
        " AND date(substr(wall_time, 1, 10), ?) <= ?",
        (f"+{UNSENT_DAYS} days", now.wall_time[:10]),
    ).fetchone()
    return None if day is None else str(day)


def _is_due(db: Database, now: Moment) -> bool:
    month = now.wall_time[:7]
    (months,) = db.execute(
        "SELECT count(*) FROM memory WHERE month <= ? OR month > ?", (month_before(month), month)
    ).fetchone()
    return bool(months or _rounds_due(db, now.wall_time[:10]))


def _rounds_due(db: Database, today: str) -> list[tuple[str]]:
    return db.execute(_DUE, (f"+{ANSWER_DAYS} days", today)).fetchall()


def _purge_answers(db: Database, today: str) -> None:
    due = _rounds_due(db, today)
    gone = len(due)
    for id_ in due:
        gone += db.execute("DELETE FROM answer WHERE round_id = ?", id_).rowcount
        db.execute("DELETE FROM round WHERE id = ?", id_)
    gone += db.execute("DELETE FROM visit WHERE id NOT IN (SELECT visit_id FROM round)").rowcount
    _put_record(db, ANSWERS_RULE, today, len(due), gone)


def _purge_memory(db: Database, this_month: str, today: str) -> None:
    """Forget what is thirteen months old. A month that cannot be, of a wrong clock, counts from now on."""
    months = {"this": this_month, "first": f"{EARLIEST_YEAR}-01", "gone": month_before(this_month)}
    db.execute(
        "UPDATE OR IGNORE memory SET month = :this, is_month_trusted = 0 WHERE month > :this OR month < :first",
        months,
    )
    gone = db.execute("DELETE FROM memory WHERE month > :this OR month <= :gone", months).rowcount
    _put_record(db, MEMORY_RULE, today, 0, gone)


def _put_record(db: Database, rule: str, today: str, rounds: int, gone: int) -> None:
    if gone:
        db.execute(
            "INSERT INTO purge (id, rule, day, rounds, row_count) VALUES (?, ?, ?, ?, ?)",
            (str(uuid.uuid4()), rule, today, rounds, gone),
        )
