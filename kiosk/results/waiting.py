"""What waits for the hub, for the officer's eyes: how many answers, for how long, and when the hub last had any."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.database import BUSY_SECONDS
from kiosk.results.migrations import STEPS
from kiosk.results.records import Moment, WallState

_ANSWERS = "SELECT count(*) FROM answer WHERE round_id IN (SELECT id FROM round WHERE acknowledged IS NULL)"
_OLDEST = (
    "SELECT min(substr(wall_time, 1, 10)) FROM round WHERE acknowledged IS NULL AND wall_state = 'trusted'"
)
_NEWEST = "SELECT max(acknowledged) FROM round"


@dataclass(frozen=True, slots=True)
class Waiting:
    """`answers` that are not with the hub. Ages are in whole days, None where a clock was not to be believed, or for none."""

    answers: int = 0
    oldest_days: int | None = None
    last_sync_days: int | None = None


def read_waiting(path: Path, now: Moment) -> Waiting:
    """Ask the file, changing nothing; nothing waits where there is none yet, or one that is not made ready. Raises sqlite3.Error."""
    if not path.exists():
        return Waiting()
    uri = f"{path.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, timeout=BUSY_SECONDS, uri=True)) as db:
        (steps,) = db.execute("PRAGMA user_version").fetchone()
        if steps < len(STEPS):
            return Waiting()
        (count,), (oldest,), (newest,) = (db.execute(sql).fetchone() for sql in (_ANSWERS, _OLDEST, _NEWEST))
    return Waiting(int(count), _days(oldest if count else None, now), _days(newest, now))


def _days(day: str | None, now: Moment) -> int | None:
    if day is None or now.wall_state is not WallState.TRUSTED:
        return None
    return max(0, (date.fromisoformat(now.wall_time[:10]) - date.fromisoformat(day)).days)
