"""The shape of results.db, step by step. A step and the record that it was taken share one transaction.

The record is SQLite's own `user_version`: the number of steps taken. A step that has been released is never edited.
"""

from collections.abc import Sequence

from sqlite_utils import Database

from kiosk.errors import ResultsError

_HEX = "[0-9a-f]"
_UUID4 = "-".join((_HEX * 8, _HEX * 4, "4" + _HEX * 3, "[89ab]" + _HEX * 3, _HEX * 12))
_UUID = "-".join(_HEX * length for length in (8, 4, 4, 4, 12))
_UTC = "[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9]Z"


def _name(column: str) -> str:
    """A CHECK for an id out of a scenario file: a letter, then letters, digits and hyphens, as the scenario reader has it."""
    return f"CHECK (length({column}) <= 60 AND {column} GLOB '[a-z]*' AND {column} NOT GLOB '*[^a-z0-9-]*')"


_FIRST = f"""
CREATE TABLE visit (
  id TEXT NOT NULL PRIMARY KEY CHECK (id GLOB '{_UUID4}'),
  mode TEXT NOT NULL CHECK (mode IN ('class', 'solo')),
  -- Only for groups of ten or more; until a group's size is known, never.
  language TEXT CHECK (language GLOB '[a-z][a-z]')
) STRICT, WITHOUT ROWID;

CREATE TABLE round (
  id TEXT NOT NULL PRIMARY KEY CHECK (id GLOB '{_UUID4}'),
  visit_id TEXT NOT NULL REFERENCES visit (id),
  -- Rounds count on from 1: no wrong clock can put them out of order.
  number INTEGER NOT NULL UNIQUE CHECK (number > 0),
  ages TEXT NOT NULL CHECK (ages IN ('5-7', '7-9', '9-11')),
  -- [{{"id":"a-story","rev":1}}, …] in the order of play.
  playlist TEXT NOT NULL CHECK (
    length(playlist) <= 2048 AND playlist NOT GLOB '*[^]a-z0-9",:{{}}[-]*' AND json_valid(playlist)
    AND json_type(playlist) = 'array' AND json_array_length(playlist) BETWEEN 1 AND 24
  ),
  boot_id TEXT CHECK (boot_id GLOB '{_UUID}'),
  started_ms INTEGER NOT NULL CHECK (started_ms >= 0),
  wall_time TEXT NOT NULL CHECK (wall_time GLOB '{_UTC}'),
  wall_state TEXT NOT NULL CHECK (wall_state IN ('trusted', 'untrusted', 'unknown')),
  ended TEXT CHECK (ended IN ('finished', 'ended'))
) STRICT, WITHOUT ROWID;

CREATE TABLE answer (
  id TEXT NOT NULL PRIMARY KEY CHECK (id GLOB '{_UUID4}'),
  round_id TEXT NOT NULL REFERENCES round (id),
  scenario_id TEXT NOT NULL {_name("scenario_id")},
  scenario_rev INTEGER NOT NULL CHECK (scenario_rev BETWEEN 1 AND 100000),
  choice TEXT NOT NULL CHECK (choice IN ('go', 'never-go')),
  second_step TEXT {_name("second_step")},
  response TEXT NOT NULL CHECK (response IN ('under-2', '2-5', '5-10', 'over-10'))
) STRICT, WITHOUT ROWID;
"""

STEPS: tuple[str, ...] = (_FIRST,)


def migrate(db: Database, steps: Sequence[str] = STEPS) -> bool:
    """Bring the database up to date; True when there was something to do.

    Raises ResultsError where a newer kiosk has written it already, and sqlite3.Error where a step fails; then that
    step has left no trace.
    """
    taken = version(db)
    if taken > len(steps):
        raise ResultsError(
            f"the results were written by a newer kiosk (shape {taken}; this one knows {len(steps)}):"
            " update this kiosk, or give another folder with --state"
        )
    for number, script in enumerate(steps[taken:], start=taken + 1):
        with db.atomic():
            db.executescript(script)
            db.execute(f"PRAGMA user_version = {number}")
    return taken < len(steps)


def version(db: Database) -> int:
    """How many steps this database has taken."""
    (number,) = db.execute("PRAGMA user_version").fetchone()
    return int(number)
