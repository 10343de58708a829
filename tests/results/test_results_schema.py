"""The promise that there is no place for anything about a pupil, read from the schema itself."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from sqlite_utils import Database

from kiosk.results.migrations import migrate

COLUMNS = {
    "visit": {"id", "mode", "language"},
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
        "ended",
    },
    "answer": {"id", "round_id", "scenario_id", "scenario_rev", "choice", "second_step", "response"},
}
ID = "3f0a2c1e-1111-4222-8333-444455556666"
GOOD: dict[str, dict[str, str | int | None]] = {
    "visit": {"id": ID, "mode": "class", "language": None},
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
    },
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
NUMBERED = {"number", "started_ms", "scenario_rev"}


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
    for parent in ("visit", "round"):
        if parent == table:
            return
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
    assert {name for name, kind in kinds.items() if kind != "TEXT"} == {"scenario_rev"}
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
