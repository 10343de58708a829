import gzip
import io
import json
import stat
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa

from hardware.events import Side
from hub.database import Database, migrate, open_database
from hub.enrolment import make_code
from hub.errors import DamagedError, UsageError
from hub.lifecycle.backup import TABLES, backup, lines
from hub.lifecycle.export import as_csv, as_ndjson, rows
from hub.lifecycle.purge import ANSWERS_S, DAY_S, TOMBSTONES_S, Purged, purge
from hub.lifecycle.restore import restore
from hub.operators import Role, accept, audit, invite, open_session
from hub.readers import make_reader
from hub.schema import ANSWERS, AUDIT, METADATA, QUARANTINE, ROLLUPS, ROUNDS, SCHOOLS, TOMBSTONES, UPLOADS
from kiosk.answers import Mode, Press
from tests.hub.desk import Desk
from tests.hub.lessons import GO_STORY, NEVER_STORY, Lesson, hold, keep_two_stories, settled
from tests.hub.statements import KIOSK, answer, round_sent, statement, uid


@pytest.fixture
def desk(database: Database) -> Desk:
    opened = Desk(database)
    opened.enrol()
    return opened


def everything(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    with database.reading() as connection:
        return {
            name: sorted((tuple(row) for row in connection.execute(sa.select(table))), key=repr)
            for name, table in METADATA.tables.items()
        }


def fill(desk: Desk) -> None:
    """Something in nearly every table."""
    poison = statement(2) | {"name": "x"}
    desk.upload([statement(1), poison, statement(3, round=round_sent(2, language="pl", boot_id=None))])
    with desk.database.writing() as connection:
        secret = invite(connection, "Ada Żółć", Role.ADMIN, desk.now)
        operator = accept(connection, secret, "correct horse battery", desk.now)
        open_session(connection, operator, desk.now)
        make_code(connection, desk.now)
        make_reader(connection, "Records", desk.now)
        audit(connection, "Ada", "did", "something", desk.now)
        connection.execute(sa.insert(SCHOOLS).values(urn="100000", name="=Elm, “School”"))
        connection.execute(sa.insert(TOMBSTONES).values(kiosk_id=KIOSK, id=uid(9), removed_s=desk.now))


# --- purge


def test_answers_go_after_thirteen_months_and_their_sums_stay(desk: Desk) -> None:
    desk.upload([statement(1), statement(2, Side.GO)])
    desk.now += ANSWERS_S
    desk.upload([statement(3)])
    assert purge(desk.database, desk.now) == Purged(0, 0, 0, 0, 0, 0)
    assert purge(desk.database, desk.now + 1) == Purged(2, 0, 0, 1, 0, 0)
    assert [row.id for row in desk.rows(ANSWERS)] == [uid(3)]
    assert [(row.go, row.never_go) for row in desk.rows(ROLLUPS)] == [(1, 2)]
    assert len(desk.rows(ROUNDS)) == 1


def test_what_was_purged_is_gone_when_it_comes_again_and_is_not_counted_twice(desk: Desk) -> None:
    desk.upload([statement(1)])
    desk.now += ANSWERS_S + 1
    purge(desk.database, desk.now)
    assert [one["status"] for one in desk.upload([statement(1)]).json()["results"]] == ["gone"]
    assert [(row.go, row.never_go) for row in desk.rows(ROLLUPS)] == [(0, 1)]
    purge(desk.database, desk.now + TOMBSTONES_S)
    assert len(desk.rows(TOMBSTONES)) == 1
    purge(desk.database, desk.now + TOMBSTONES_S + 1)
    assert desk.rows(TOMBSTONES) == []


def test_quarantine_sessions_and_codes_have_their_own_times(desk: Desk) -> None:
    fill(desk)
    assert purge(desk.database, desk.now + 8 * 3_600) == Purged(0, 0, 0, 0, 1, 0)
    assert purge(desk.database, desk.now + 30 * DAY_S) == Purged(0, 0, 0, 0, 0, 0)
    assert purge(desk.database, desk.now + 30 * DAY_S + 1) == Purged(0, 0, 1, 0, 0, 0)
    assert purge(desk.database, desk.now + 40 * DAY_S) == Purged(0, 0, 0, 0, 0, 1)
    assert desk.rows(QUARANTINE) == []


def test_a_purge_writes_down_what_it_removed_and_a_second_one_finds_nothing(desk: Desk) -> None:
    desk.upload([statement(1)])
    later = desk.now + ANSWERS_S + 1
    purge(desk.database, later)
    purge(desk.database, later)
    (entry,) = desk.rows(AUDIT)
    assert (entry.operator, entry.at_s, entry.about) == ("purge", later, "1 answers, 1 uploads")


def test_more_than_fits_into_one_transaction_goes_all_the_same(desk: Desk) -> None:
    for start in range(0, 5_000, 1_000):
        desk.upload([statement(number) for number in range(start + 1, start + 1_001)])
    assert purge(desk.database, desk.now + ANSWERS_S + 1).answers == 5_000
    assert (desk.rows(ANSWERS), len(desk.rows(TOMBSTONES))) == ([], 5_000)


def test_an_embedded_database_holds_nothing_of_what_was_purged_in_its_files(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'hub.db'}")
    migrate(database)
    desk = Desk(database)
    desk.enrol()
    desk.upload([statement(1, scenario_id="a-story-that-is-found-easily")])
    purge(database, desk.now + 10)
    with database.writing() as connection:
        connection.execute(sa.delete(ROLLUPS))
    assert b"a-story-that-is-found-easily" in (tmp_path / "hub.db").read_bytes()
    purge(database, desk.now + ANSWERS_S + 1)
    held = b"".join(path.read_bytes() for path in tmp_path.glob("hub.db*"))
    assert b"a-story-that-is-found-easily" not in held
    database.close()


# --- export


def group(desk: Desk, people: int, never_go: int, number: int = 1, **changes: Any) -> None:
    """One round in which so many answered one story."""
    told = round_sent(number, **changes)
    sides = [Side.NEVER_GO] * never_go + [Side.GO] * (people - never_go)
    start = number * 1_000
    desk.upload([statement(start + place, side, round=told) for place, side in enumerate(sides)])


def exported(desk: Desk) -> list[tuple[int, str]]:
    with desk.database.snapshot() as connection:
        return [(row.ballot, row.never_go) for row in rows(connection, 10)]


def test_a_group_leaves_in_bands_and_a_small_one_not_at_all(desk: Desk) -> None:
    group(desk, 9, 9, 1)
    assert exported(desk) == []
    group(desk, 10, 9, 2)
    group(desk, 30, 6, 3)
    assert exported(desk) == [(1, "few"), (1, "nearly all")]


@pytest.mark.parametrize("mode", [Mode.SOLO, Mode.PASS])
def test_presses_of_single_pupils_do_not_leave(desk: Desk, mode: Mode) -> None:
    group(desk, 30, 15, mode=mode)
    assert exported(desk) == []


def test_presses_of_a_whole_class_do_not_leave_as_if_they_were_people(desk: Desk) -> None:
    desk.upload([statement(number, press=Press.SHARED) for number in range(1, 21)])
    assert exported(desk) == []


def test_an_export_names_no_school_no_kiosk_no_round_and_no_count(desk: Desk) -> None:
    group(desk, 23, 17)
    with desk.database.writing() as connection:
        connection.execute(sa.insert(SCHOOLS).values(urn="100000", name="Elm School", area="=Camden"))
        connection.execute(sa.update(ROUNDS).values(confidence="synced"))
    with desk.database.snapshot() as connection:
        found = rows(connection, 10)
    told = "".join(as_csv(found))
    assert told.splitlines() == [
        "scenario,rev,ages,year,area,month,mode,ballot,never_go",
        "lift-home-football,1,7-9,3,'=Camden,2026-09,vote,1,most",
    ]
    (line,) = as_ndjson(found)
    assert set(json.loads(line)) == set(told.splitlines()[0].split(","))
    sent = answer(1)
    assert not any(word in told + line for word in ("Elm", "100000", KIOSK, sent.round.id, "17", "23"))


# --- backup and restore


@pytest.fixture(params=["embedded", "postgres"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """Another hub that holds nothing."""
    if request.param == "embedded":
        address = f"sqlite:///{tmp_path / 'other.db'}"
    else:
        server: str = request.getfixturevalue("postgres")
        name = f"test_{uuid.uuid4().hex}"
        with psycopg.connect(server.replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        address = server.replace("/postgres?", f"/{name}?")
    database = open_database(address)
    migrate(database)
    yield database
    database.close()


def fill_figures(desk: Desk) -> None:
    """A block of rounds that is settled, told, tallied and pooled."""
    keep_two_stories(desk.database)
    for number in range(1, 13):
        hold(desk.database, Lesson({NEVER_STORY: (7, 18), GO_STORY: (14, 11)}, number=number, kiosk="b" * 26))
    settled(desk.database)


def test_a_restored_hub_is_the_same_row_for_row_on_either_kind_of_database(
    desk: Desk, empty: Database, tmp_path: Path
) -> None:
    fill(desk)
    fill_figures(desk)
    file = tmp_path / "hub.backup"
    before = everything(desk.database)
    filled = {name for name, kept in before.items() if kept}
    assert filled >= {table.name for table in TABLES} - {"clock_sample", "pack"}
    assert backup(desk.database, file, desk.now) == sum(len(kept) for kept in before.values())
    assert restore(empty, file) == sum(len(kept) for kept in before.values())
    assert everything(empty) == before
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_a_restored_hub_goes_on_counting(desk: Desk, empty: Database, tmp_path: Path) -> None:
    fill(desk)
    backup(desk.database, tmp_path / "hub.backup", desk.now)
    restore(empty, tmp_path / "hub.backup")
    other = Desk(empty)
    other.upload([statement(1), statement(50), "x"])
    with empty.writing() as connection:
        audit(connection, "Ada", "did", "more", desk.now)
    assert (len(other.rows(UPLOADS)), len(other.rows(AUDIT)), len(other.rows(ANSWERS))) == (2, 2, 3)


def test_a_backup_is_of_one_moment_while_kiosks_go_on_sending(
    desk: Desk, empty: Database, tmp_path: Path
) -> None:
    fill(desk)
    before = everything(desk.database)
    file = tmp_path / "hub.backup"
    with gzip.open(file, "wb") as packed:
        for number, line in enumerate(lines(desk.database, desk.now)):
            packed.write(line)
            if number >= 2:
                desk.upload([statement(100 + number)])
    assert len(desk.rows(ANSWERS)) > 3
    restore(empty, file)
    assert everything(empty) == before


def test_a_hub_that_holds_something_is_not_restored_into(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    backup(desk.database, tmp_path / "hub.backup", desk.now)
    before = everything(desk.database)
    with pytest.raises(UsageError, match="holds something"):
        restore(desk.database, tmp_path / "hub.backup")
    assert everything(desk.database) == before


def packed(text: bytes) -> bytes:
    whole = io.BytesIO()
    with gzip.GzipFile(fileobj=whole, mode="wb") as file:
        file.write(text)
    return whole.getvalue()


def spoilt(whole: bytes) -> Iterator[bytes]:
    """Every kind of damage that a file may have, some of it well packed."""
    text = gzip.decompress(whole)
    rows_of = text.splitlines(keepends=True)
    yield b""
    yield b"no backup"
    yield packed(b"")
    yield packed(b"{}\n")
    yield whole[: len(whole) // 2]
    yield whole[:-9]
    yield packed(text[:-1])
    yield packed(text + b"[]\n")
    yield packed(text.replace(b'"never-go"', b'"go"', 1))
    yield packed(b"".join(rows_of[:-1]))
    yield packed(b"".join(rows_of[:5] + rows_of[6:]))
    yield packed(b"".join(line for line in rows_of if not line.startswith(b"[")))
    for place in range(20, len(whole), len(whole) // 10):
        yield whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]


def test_a_damaged_backup_is_refused_and_nothing_of_it_stays(
    desk: Desk, empty: Database, tmp_path: Path
) -> None:
    fill(desk)
    file = tmp_path / "hub.backup"
    backup(desk.database, file, desk.now)
    nothing = everything(empty)
    for damaged in spoilt(file.read_bytes()):
        file.write_bytes(damaged)
        with pytest.raises(DamagedError):
            restore(empty, file)
        assert everything(empty) == nothing


def test_a_backup_of_a_newer_hub_is_refused(desk: Desk, empty: Database, tmp_path: Path) -> None:
    file = tmp_path / "hub.backup"
    backup(desk.database, file, desk.now)
    file.write_bytes(packed(gzip.decompress(file.read_bytes()).replace(b'"shape":"0001"', b'"shape":"0999"')))
    with pytest.raises(UsageError, match="shape 0999"):
        restore(empty, file)


def test_a_backup_that_cannot_be_finished_leaves_the_last_one_as_it_was(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "hub.backup"
    backup(desk.database, file, desk.now)
    before = file.read_bytes()
    with desk.database.writing() as connection:
        connection.execute(sa.text("DROP TABLE visit"))
    with pytest.raises(sa.exc.DBAPIError):
        backup(desk.database, file, desk.now)
    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.glob(".*")] == []
