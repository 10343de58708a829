"""Looking over a hub: what an operator would want to know before something goes wrong."""

import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from hub.database import Database, revision
from hub.errors import DamagedError
from hub.keys import FOLDER, keys_of
from hub.lifecycle.purge import ANSWERS_S, DAY_S
from hub.operators import has_any
from hub.schema import ANSWERS, KIOSKS, QUARANTINE
from hub.settings import Settings

LEAST_FREE_MB: Final = 500
LATE_S: Final = 2 * DAY_S


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether something is well, and a sentence on it."""

    is_well: bool
    text: str


def findings(database: Database, settings: Settings, now_s: int) -> Iterator[Finding]:
    """Everything that was looked at, the well and the not well."""
    kind = "embedded" if database.is_embedded else "PostgreSQL"
    yield Finding(True, f"the database ({kind}, shape {revision(database)}) answers")
    yield _keys(settings)
    free_mb = shutil.disk_usage(settings.data).free // 1_000_000
    yield Finding(free_mb >= LEAST_FREE_MB, f"{free_mb} MB are free in {settings.data}")
    yield Finding(
        settings.is_secure, f"its address is {settings.public_url or 'not set'} (HUB_PUBLIC_URL: https://…)"
    )
    with database.reading() as connection:
        yield Finding(
            has_any(connection), "somebody can log in" if has_any(connection) else "nobody can log in yet"
        )
        oldest = connection.execute(sa.select(sa.func.min(ANSWERS.c.received_s))).scalar()
        is_due = oldest is not None and oldest < now_s - ANSWERS_S - LATE_S
        yield Finding(not is_due, "hub purge is overdue" if is_due else "no answer is kept for too long")
        kiosks, held = (
            connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
            for table in (KIOSKS, QUARANTINE)
        )
        yield Finding(True, f"{kiosks} kiosks are known; {held} records lie in quarantine")


def _keys(settings: Settings) -> Finding:
    try:
        keys_of(settings.data)
    except DamagedError as error:
        return Finding(False, str(error))
    files = (settings.data / FOLDER).iterdir()
    is_open = any(stat.S_IMODE(path.stat().st_mode) & 0o077 for path in files)
    return Finding(
        not is_open, "its keys can be read by others: chmod 600" if is_open else "its keys are its own"
    )
