"""The shape of results.db, step by step. A step and the record that it was taken share one transaction.

The record is SQLite's own `user_version`: the number of steps taken. A step that has been released is never edited.
"""

from collections.abc import Sequence

from sqlite_utils import Database

from kiosk.errors import ResultsError

_HEX = "[0-9a-f]"
_UUID4 = "-".join((_HEX * 8, _HEX * 4, "4" + _HEX * 3, "[89ab]" + _HEX * 3, _HEX * 12))
_UUID = "-".join(_HEX * length for length in (8, 4, 4, 4, 12))
_MONTH = "[12][0-9][0-9][0-9]-[01][0-9]"
_DAY = _MONTH + "-[0-3][0-9]"
_UTC = _DAY + "T[0-2][0-9]:[0-5][0-9]:[0-6][0-9]Z"
_URN = "CHECK (length(urn) BETWEEN 1 AND 12 AND urn NOT GLOB '*[^0-9A-Z]*')"
_YEAR = "CHECK (year IN ('R', '1', '2', '3', '4', '5', '6'))"


def _name(column: str) -> str:
    """A CHECK for an id out of a scenario file: a letter, then letters, digits and hyphens, as the scenario reader has it."""
    return f"CHECK (length({column}) <= 60 AND {column} GLOB '[a-z]*' AND {column} NOT GLOB '*[^a-z0-9-]*')"


def _day(column: str) -> str:
    """A CHECK for a day since there is this software: no day that a pupil was born on."""
    return f"CHECK ({column} IS date({column}) AND {column} >= '2026')"


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

_OLD_AWAY = """
ALTER TABLE answer RENAME TO old_answer;
ALTER TABLE round RENAME TO old_round;
ALTER TABLE visit RENAME TO old_visit;
"""
_NEW_SHAPE = f"""
CREATE TABLE visit (
  id TEXT NOT NULL PRIMARY KEY CHECK (id GLOB '{_UUID4}'),
  urn TEXT {_URN},
  year TEXT {_YEAR},
  size TEXT CHECK (size IN ('under-10', '10-19', '20-29', '30-up'))
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
  mode TEXT NOT NULL CHECK (mode IN ('class', 'vote', 'hands', 'teams', 'pass', 'solo', 'check')),
  -- Written at the end of a round in which ten or more have pressed for themselves; else never.
  language TEXT CHECK (
    language GLOB '[a-z][a-z]' OR language GLOB '[a-z][a-z][a-z]' OR language GLOB '[a-z][a-z]-[A-Z][A-Z]'
  ),
  -- The place in the playlist (0…) that the round has come to.
  reached INTEGER NOT NULL DEFAULT 0 CHECK (reached BETWEEN 0 AND 23),
  -- Whether it was found open at a start and the officer was asked.
  offered INTEGER NOT NULL DEFAULT 0 CHECK (offered IN (0, 1)),
  -- The day on which the hub had the last of it.
  acknowledged TEXT {_day("acknowledged")},
  ended TEXT CHECK (ended IN ('finished', 'ended'))
) STRICT, WITHOUT ROWID;

CREATE TABLE answer (
  id TEXT NOT NULL PRIMARY KEY CHECK (id GLOB '{_UUID4}'),
  round_id TEXT NOT NULL REFERENCES round (id),
  scenario_id TEXT NOT NULL {_name("scenario_id")},
  scenario_rev INTEGER NOT NULL CHECK (scenario_rev BETWEEN 1 AND 100000),
  choice TEXT NOT NULL CHECK (choice IN ('go', 'never-go')),
  second_step TEXT {_name("second_step")},
  response TEXT CHECK (response IN ('under-2', '2-5', '5-10', 'over-10')),
  press TEXT NOT NULL CHECK (press IN ('own', 'counted', 'shared')),
  ballot INTEGER NOT NULL CHECK (ballot IN (1, 2))
) STRICT, WITHOUT ROWID;

-- What a school and year had, without a count: for re-visits and for what has changed since.
CREATE TABLE memory (
  urn TEXT NOT NULL {_URN},
  year TEXT NOT NULL {_YEAR},
  scenario_id TEXT NOT NULL {_name("scenario_id")},
  scenario_rev INTEGER NOT NULL CHECK (scenario_rev BETWEEN 1 AND 100000),
  month TEXT NOT NULL CHECK (month GLOB '{_MONTH}'),
  is_month_trusted INTEGER NOT NULL CHECK (is_month_trusted IN (0, 1)),
  band TEXT CHECK (band IN ('nearly all', 'most', 'about half', 'few')),
  PRIMARY KEY (urn, year, scenario_id, scenario_rev, month)
) STRICT, WITHOUT ROWID;

-- That something was taken out for good: never what, only how much and by which rule.
CREATE TABLE purge (
  id TEXT NOT NULL PRIMARY KEY CHECK (id GLOB '{_UUID4}'),
  rule TEXT NOT NULL CHECK (rule IN ('answers-14-days', 'memory-13-months')),
  day TEXT NOT NULL {_day("day")},
  rounds INTEGER NOT NULL CHECK (rounds >= 0),
  row_count INTEGER NOT NULL CHECK (row_count >= 0),
  -- 1 once the file was laid out anew and its log emptied.
  is_overwritten INTEGER NOT NULL DEFAULT 0 CHECK (is_overwritten IN (0, 1))
) STRICT, WITHOUT ROWID;
"""
_FROM_OLD = """
INSERT INTO visit (id) SELECT id FROM old_visit;
INSERT INTO round (
  id, visit_id, number, ages, playlist, boot_id, started_ms, wall_time, wall_state, mode, language, ended
)
SELECT
  old_round.id, visit_id, number, ages, playlist, boot_id, started_ms, wall_time, wall_state, mode, language, ended
FROM old_round JOIN old_visit ON old_visit.id = visit_id;
INSERT INTO answer (id, round_id, scenario_id, scenario_rev, choice, second_step, response, press, ballot)
SELECT
  old_answer.id, round_id, scenario_id, scenario_rev, choice, second_step, response,
  CASE mode WHEN 'solo' THEN 'own' ELSE 'shared' END, 1
FROM old_answer JOIN old_round ON old_round.id = round_id JOIN old_visit ON old_visit.id = visit_id;

DROP TABLE old_answer;
DROP TABLE old_round;
DROP TABLE old_visit;
"""

_OUTBOX = f"""
-- Answers that the hub does not have yet. What is sent is made of the answer and its ended round, which never change.
CREATE TABLE outbox (
  answer_id TEXT NOT NULL PRIMARY KEY REFERENCES answer (id) CHECK (answer_id GLOB '{_UUID4}')
) STRICT, WITHOUT ROWID;

-- Answers that the hub has refused for good: they wait for a person, or for newer software.
CREATE TABLE dead (
  answer_id TEXT NOT NULL PRIMARY KEY REFERENCES answer (id) CHECK (answer_id GLOB '{_UUID4}'),
  verdict TEXT NOT NULL CHECK (verdict IN ('invalid', 'conflict')),
  -- Which part of the statement the hub named: a path such as context.extensions.round, and none of its words.
  member TEXT CHECK (length(member) <= 60 AND member GLOB '[a-z]*' AND member NOT GLOB '*[^a-zA-Z.-]*')
) STRICT, WITHOUT ROWID;

INSERT INTO outbox SELECT answer.id FROM answer JOIN round ON round.id = round_id WHERE acknowledged IS NULL;
"""  # noqa: S608  # a pattern of our own

STEPS: tuple[str, ...] = (_FIRST, _OLD_AWAY + _NEW_SHAPE + _FROM_OLD, _OUTBOX)


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
