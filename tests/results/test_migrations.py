"""A file that an older kiosk has written, brought up to date with all that is in it."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from hardware.events import Side
from kiosk.answers import KeptAnswer, Mode, PlannedItem, Press, ResponseBand, RoundEnd
from kiosk.errors import ResultsError
from kiosk.insight.kept import KeptRound
from kiosk.results.migrations import STEPS, migrate, version
from kiosk.results.reading import read_rounds
from kiosk.results.store import open_store
from kiosk.scenario.model import AgeBand
from kiosk.visit import VisitPlan
from tests.results.disks import integrity, rows

CLASS, SOLO = "3f0a2c1e-1111-4222-8333-444455556661", "3f0a2c1e-1111-4222-8333-444455556662"
FIRST_ROUND, SECOND_ROUND = "4f0a2c1e-1111-4222-8333-444455556661", "4f0a2c1e-1111-4222-8333-444455556662"
PLAYLIST = '[{"id":"lift-home","rev":2},{"id":"party-online","rev":1}]'
ROWS = f"""
INSERT INTO visit VALUES ('{CLASS}', 'class', NULL), ('{SOLO}', 'solo', NULL);
INSERT INTO round VALUES
  ('{FIRST_ROUND}', '{CLASS}', 1, '5-7', '{PLAYLIST}', NULL, 7, '2026-09-01T09:30:00Z', 'trusted', 'finished'),
  ('{SECOND_ROUND}', '{SOLO}', 2, '9-11', '{PLAYLIST}', NULL, 8, '1970-01-01T00:00:09Z', 'untrusted', NULL);
INSERT INTO answer VALUES
  ('5f0a2c1e-1111-4222-8333-444455556661', '{FIRST_ROUND}', 'lift-home', 2, 'never-go', 'dad', '2-5'),
  ('5f0a2c1e-1111-4222-8333-444455556662', '{SECOND_ROUND}', 'lift-home', 2, 'go', NULL, 'over-10');
"""
SECOND_STEP = "98c9a1c1db4231534884bd4fb9e2d7c29104132c25f8d82e8b3d4a7304cb356f"
FIRST_STEP = "5d8fe21ebebb1b9c0c7b21a276a7248528cf462253eae9578b1afce2babb335c"
ITEMS = (PlannedItem("lift-home", 2), PlannedItem("party-online", 1))
ROUNDS = (
    KeptRound(
        1,
        CLASS,
        Mode.CLASS,
        AgeBand.A,
        ITEMS,
        "2026-09-01T09:30:00Z",
        is_time_trusted=True,
        ended=RoundEnd.FINISHED,
        answers=(
            KeptAnswer(
                "lift-home", 2, Side.NEVER_GO, "dad", ResponseBand.FROM_2_TO_5_S, Press.SHARED, ballot=1
            ),
        ),
        plan=VisitPlan(),
        language=None,
    ),
    KeptRound(
        2,
        SOLO,
        Mode.SOLO,
        AgeBand.C,
        ITEMS,
        "1970-01-01T00:00:09Z",
        is_time_trusted=False,
        ended=None,
        answers=(KeptAnswer("lift-home", 2, Side.GO, None, ResponseBand.OVER_10_S, Press.OWN, ballot=1),),
        plan=VisitPlan(),
        language=None,
    ),
)


@pytest.fixture
def older(path: Path) -> Path:
    """A file of the first shape, as a kiosk of that time left it."""
    path.parent.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        migrate(Database(connection, recursive_triggers=False, execute_plugins=False), STEPS[:1])
        connection.execute("PRAGMA foreign_keys = ON")
        connection.executescript(ROWS)
    return path


def test_an_older_file_keeps_all_that_is_in_it(older: Path) -> None:
    open_store(older).close()
    assert read_rounds(older) == ROUNDS
    assert integrity(older) == "ok"
    with closing(sqlite3.connect(older)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE sql NOT NULL")}
    assert names == {"visit", "round", "answer", "memory", "purge", "outbox", "dead"}


def test_what_an_older_kiosk_never_sent_waits_in_the_outbox(older: Path) -> None:
    open_store(older).close()
    assert rows(older, "outbox") == [(row[0],) for row in rows(older)]


def test_an_older_file_is_read_without_being_changed(older: Path) -> None:
    before = older.read_bytes()
    assert read_rounds(older) == ROUNDS
    assert older.read_bytes() == before


def test_an_older_file_goes_on_by_its_own_references(older: Path) -> None:
    """After tables were renamed and dropped, a row still may not refer to nothing."""
    open_store(older).close()
    with closing(sqlite3.connect(older)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            connection.execute("DELETE FROM visit")


def test_a_step_that_fails_leaves_an_older_file_as_it_was(older: Path) -> None:
    with closing(sqlite3.connect(older, isolation_level=None)) as connection:
        db = Database(connection, recursive_triggers=False, execute_plugins=False)
        with pytest.raises(sqlite3.OperationalError):
            migrate(db, (STEPS[0], STEPS[1] + "CREATE TABLE visit (id TEXT);"))
        assert version(db) == 1
    assert len(rows(older)) == 2
    assert read_rounds(older) == ROUNDS


def test_a_step_that_was_released_is_never_edited() -> None:
    """Kiosks have taken it; whatever is to be otherwise is another step."""
    assert [hashlib.sha256(step.encode()).hexdigest() for step in STEPS[:2]] == [FIRST_STEP, SECOND_STEP]


def test_an_empty_file_holds_no_rounds(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    assert read_rounds(path) == ()


def test_a_file_of_a_newer_kiosk_is_not_guessed_at(path: Path) -> None:
    open_store(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 9")
    with pytest.raises(ResultsError, match="newer kiosk"):
        read_rounds(path)
