"""The promise that there is no place for anything about a pupil, read from the schema itself."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from sqlite_utils import Database

from kiosk.answers import Mode, Press
from kiosk.insight.bands import Share
from kiosk.insight.remember import REMEMBERED
from kiosk.results.migrations import migrate
from kiosk.visit import ClassSize, YearGroup

COLUMNS = {
    "visit": {"id", "urn", "year", "size"},
    "round": {
        "id",
        "visit_id",
        "number",
        "ages",
        "playlist",
        "boot_id",
        "started_ms",
        "wall_time",
        "wall_state",
        "mode",
        "language",
        "reached",
        "offered",
        "acknowledged",
        "ended",
    },
    "answer": {
        "id",
        "round_id",
        "scenario_id",
        "scenario_rev",
        "choice",
        "second_step",
        "response",
        "press",
        "ballot",
    },
    "memory": {"urn", "year", "scenario_id", "scenario_rev", "month", "is_month_trusted", "band"},
    "purge": {"id", "rule", "day", "rounds", "row_count", "is_overwritten"},
    "outbox": {"answer_id"},
    "dead": {"answer_id", "verdict", "member"},
}
ID = "3f0a2c1e-1111-4222-8333-444455556666"
GOOD: dict[str, dict[str, str | int | None]] = {
    "visit": {"id": ID, "urn": "100001", "year": "3", "size": "20-29"},
    "round": {
        "id": ID,
        "visit_id": ID,
        "number": 1,
        "ages": "5-7",
        "playlist": '[{"id":"lift-home","rev":1}]',
        "boot_id": "5e1f0a9c-7b1d-4c58-9a53-0c7a3e0d9b11",
        "started_ms": 1,
        "wall_time": "2026-09-01T09:30:00Z",
        "wall_state": "trusted",
        "mode": "vote",
        "language": "pl",
        "reached": 5,
        "offered": 1,
        "acknowledged": "2026-09-01",
        "ended": None,
    },
    "answer": {
        "id": ID,
        "round_id": ID,
        "scenario_id": "lift-home",
        "scenario_rev": 1,
        "choice": "go",
        "second_step": "dad",
        "response": "2-5",
        "press": "own",
        "ballot": 2,
    },
    "memory": {
        "urn": "100001",
        "year": "R",
        "scenario_id": "lift-home",
        "scenario_rev": 1,
        "month": "2026-09",
        "is_month_trusted": 0,
        "band": "about half",
    },
    "purge": {
        "id": ID,
        "rule": "answers-14-days",
        "day": "2026-09-15",
        "rounds": 1,
        "row_count": 27,
        "is_overwritten": 1,
    },
    "outbox": {"answer_id": ID},
    "dead": {"answer_id": ID, "verdict": "conflict", "member": "context.extensions.round"},
}
TEXTS = [
    "Amira Khan",
    "amira khan",
    "she told me that",
    "Amira",
    "2019-03-04",
    "x" * 61,
    "",
    "mei\nlin",
    "\u0645",
]
NUMBERED = {
    "number",
    "started_ms",
    "scenario_rev",
    "reached",
    "offered",
    "ballot",
    "is_month_trusted",
    "rounds",
    "row_count",
    "is_overwritten",
}
MOST_OF = {"reached": 23, "offered": 1, "ballot": 2, "is_month_trusted": 1, "is_overwritten": 1}


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    """The schema in memory; another test opens the real file."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(Database(connection))
        yield connection


def insert(db: sqlite3.Connection, table: str, row: dict[str, str | int | None]) -> None:
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))


def put_parents(db: sqlite3.Connection, table: str) -> None:
    whole = ("visit", "round", "answer")
    for parent in {"round": whole[:1], "answer": whole[:2], "outbox": whole, "dead": whole}.get(table, ()):
        insert(db, parent, GOOD[parent])


def tables(db: sqlite3.Connection) -> dict[str, str]:
    return dict(db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").fetchall())


def test_the_tables_and_columns_are_these_and_no_others(db: sqlite3.Connection) -> None:
    found = {
        table: {name for _, name, *_ in db.execute(f"PRAGMA table_xinfo({table})")} for table in tables(db)
    }
    assert found == COLUMNS


def test_there_are_no_views_triggers_or_named_indexes(db: sqlite3.Connection) -> None:
    assert (
        db.execute("SELECT name FROM sqlite_schema WHERE type != 'table' AND sql IS NOT NULL").fetchall()
        == []
    )


@pytest.mark.parametrize("table", COLUMNS)
def test_no_table_counts_its_rows_as_they_come(db: sqlite3.Connection, table: str) -> None:
    assert re.search(r"\) STRICT, WITHOUT ROWID$", tables(db)[table])
    with pytest.raises(sqlite3.OperationalError, match="no such column: rowid"):
        db.execute(f"SELECT rowid FROM {table}")


def test_an_answer_has_no_time_and_no_number(db: sqlite3.Connection) -> None:
    kinds = {name: kind for _, name, kind, *_ in db.execute("PRAGMA table_xinfo(answer)")}
    assert {name for name, kind in kinds.items() if kind != "TEXT"} == {"scenario_rev", "ballot"}
    assert not [name for name in kinds if re.search("time|_at|_ms|date|number|order|place", name)]


@pytest.mark.parametrize("table", COLUMNS)
def test_the_good_row_is_taken(db: sqlite3.Connection, table: str) -> None:
    put_parents(db, table)
    insert(db, table, GOOD[table])
    assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (1,)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(("table", "column"), [(table, name) for table, row in GOOD.items() for name in row])
def test_no_column_takes_free_text(db: sqlite3.Connection, table: str, column: str, text: str) -> None:
    put_parents(db, table)
    db.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError):
        insert(db, table, GOOD[table] | {column: text})


@pytest.mark.parametrize("column", sorted(NUMBERED))
def test_every_number_has_its_bounds(db: sqlite3.Connection, column: str) -> None:
    table = next(table for table, names in COLUMNS.items() if column in names)
    put_parents(db, table)
    with pytest.raises(sqlite3.IntegrityError):
        insert(db, table, GOOD[table] | {column: -1})
    if column in MOST_OF:
        with pytest.raises(sqlite3.IntegrityError):
            insert(db, table, GOOD[table] | {column: MOST_OF[column] + 1})


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("press", Press)
def test_every_mode_and_press_has_its_place(db: sqlite3.Connection, mode: Mode, press: Press) -> None:
    put_parents(db, "round")
    insert(db, "round", GOOD["round"] | {"mode": mode})
    insert(db, "answer", GOOD["answer"] | {"press": press})
    assert db.execute("SELECT mode, press FROM round, answer").fetchall() == [(mode, press)]


@pytest.mark.parametrize("year", YearGroup)
@pytest.mark.parametrize("size", ClassSize)
def test_every_year_and_size_has_its_place(db: sqlite3.Connection, year: YearGroup, size: ClassSize) -> None:
    insert(db, "visit", GOOD["visit"] | {"year": year, "size": size})
    insert(db, "memory", GOOD["memory"] | {"year": year})
    assert db.execute("SELECT visit.year, size, memory.year FROM visit, memory").fetchall() == [
        (year, size, year)
    ]


@pytest.mark.parametrize("band", REMEMBERED)
def test_every_band_that_is_remembered_has_its_place(db: sqlite3.Connection, band: Share) -> None:
    insert(db, "memory", GOOD["memory"] | {"band": band})
    assert db.execute("SELECT band FROM memory").fetchall() == [(band,)]


@pytest.mark.parametrize("urn", ["1", "ABC123456789"])
def test_a_school_is_a_number_of_up_to_twelve_letters_and_digits(db: sqlite3.Connection, urn: str) -> None:
    insert(db, "visit", GOOD["visit"] | {"urn": urn})
    with pytest.raises(sqlite3.IntegrityError):
        insert(db, "visit", {"id": ID[:-1] + "7", "urn": "1234567890123"})


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("visit", "urn"),
        ("visit", "year"),
        ("visit", "size"),
        ("round", "language"),
        ("round", "acknowledged"),
        ("answer", "response"),
        ("memory", "band"),
    ],
)
def test_what_may_be_left_open(db: sqlite3.Connection, table: str, column: str) -> None:
    put_parents(db, table)
    insert(db, table, GOOD[table] | {column: None})
    assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (1,)


@pytest.mark.parametrize(
    "playlist", ['{"id":"x"}', "[]", '["a b"]', '[{"id":"Amira","rev":1}]', "[1", '["x"]' * 900]
)
def test_a_playlist_is_a_list_of_ids_and_nothing_else(db: sqlite3.Connection, playlist: str) -> None:
    put_parents(db, "round")
    with pytest.raises(sqlite3.IntegrityError):
        insert(db, "round", GOOD["round"] | {"playlist": playlist})


def test_ids_that_tell_a_time_are_refused(db: sqlite3.Connection) -> None:
    uuid7 = "01920b4c-1111-7222-8333-444455556666"
    with pytest.raises(sqlite3.IntegrityError):
        insert(db, "visit", GOOD["visit"] | {"id": uuid7})
