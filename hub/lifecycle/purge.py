"""Letting go of what has been kept long enough. May be done at any time, any number of times."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Final

import sqlalchemy as sa

from hub.database import Database, insert_new
from hub.operators import SESSION_IDLE_S, SESSION_LONGEST_S, audit
from hub.schema import ANSWERS, ENROL_CODES, QUARANTINE, SESSIONS, TOMBSTONES, UPLOADS

DAY_S: Final = 86_400
ANSWERS_S: Final = 396 * DAY_S
"""Thirteen months; the running sums stay."""
TOMBSTONES_S: Final = 3 * 366 * DAY_S
"""So long after an answer was removed it is known again; what comes later on a forgotten stick would be counted twice."""
QUARANTINE_S: Final = 30 * DAY_S
UPLOADS_S: Final = 396 * DAY_S
CODES_S: Final = 30 * DAY_S
"""After a code has ended."""
AT_ONCE: Final = 2_000
"""Rows in one transaction, so that uploads are not held up for long."""


@dataclass(frozen=True, slots=True)
class Purged:
    """How many rows went."""

    answers: int
    tombstones: int
    quarantine: int
    uploads: int
    sessions: int
    codes: int

    @property
    def told(self) -> str:
        counts = ((one.name, getattr(self, one.name)) for one in fields(self))
        return ", ".join(f"{count} {name}" for name, count in counts if count)


def purge(database: Database, now_s: int) -> Purged:
    """Remove what is too old, and write down in the audit how much that was."""
    ended = sa.or_(
        SESSIONS.c.seen_s <= now_s - SESSION_IDLE_S,
        SESSIONS.c.made_s <= now_s - SESSION_LONGEST_S,
    )
    purged = Purged(
        answers=_until_none(lambda: _bury(database, now_s)),
        tombstones=_cut(database, TOMBSTONES, TOMBSTONES.c.removed_s < now_s - TOMBSTONES_S),
        quarantine=_cut(database, QUARANTINE, QUARANTINE.c.received_s < now_s - QUARANTINE_S),
        uploads=_cut(database, UPLOADS, UPLOADS.c.received_s < now_s - UPLOADS_S),
        sessions=_cut(database, SESSIONS, ended),
        codes=_cut(database, ENROL_CODES, ENROL_CODES.c.expires_s < now_s - CODES_S),
    )
    if purged.told:
        with database.writing() as connection:
            audit(connection, "purge", "removed what was too old", purged.told, now_s)
    if database.is_embedded:
        # What was removed is overwritten in the file (secure_delete), and here in the log before it.
        with database.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").close()
    return purged


def _bury(database: Database, now_s: int) -> int:
    """Remove some answers, and leave for each that it was here: sent again, it is told to be gone."""
    with database.writing() as connection:
        old = connection.execute(
            sa.select(ANSWERS.c.kiosk_id, ANSWERS.c.id)
            .where(ANSWERS.c.received_s < now_s - ANSWERS_S)
            .order_by(ANSWERS.c.kiosk_id, ANSWERS.c.id)
            .limit(AT_ONCE)
        ).all()
        insert_new(
            connection,
            TOMBSTONES,
            [{"kiosk_id": row.kiosk_id, "id": row.id, "removed_s": now_s} for row in old],
        )
        is_it = sa.and_(ANSWERS.c.kiosk_id == sa.bindparam("kiosk"), ANSWERS.c.id == sa.bindparam("answer"))
        if old:
            connection.execute(
                sa.delete(ANSWERS).where(is_it), [{"kiosk": row.kiosk_id, "answer": row.id} for row in old]
            )
    return len(old)


def _cut(database: Database, table: sa.Table, condition: sa.ColumnElement[bool]) -> int:
    key = tuple(table.primary_key.columns)
    some = sa.select(*key).where(condition).limit(AT_ONCE)
    return _until_none(lambda: _removed(database, sa.delete(table).where(sa.tuple_(*key).in_(some))))


def _removed(database: Database, deletion: sa.Delete) -> int:
    with database.writing() as connection:
        return int(connection.execute(deletion).rowcount)


def _until_none(some: Callable[[], int]) -> int:
    whole = 0
    while count := some():
        whole += count
    return whole
