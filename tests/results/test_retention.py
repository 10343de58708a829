"""What is due goes for good: it is looked for in every byte that is left."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.answers import Mode, PlannedItem, PlannedRound, Press, RoundEnd
from kiosk.database import Connect, connect
from kiosk.results.keeper import PromptKeeper
from kiosk.results.records import Moment, WallState
from kiosk.visit import School, VisitPlan, YearGroup
from tests.results.disks import MOMENT, PLANNED, Ears, StillClock, answer, book_at, rows

GONE = PlannedRound(
    PLANNED.ages,
    Mode.VOTE,
    (PlannedItem("a-story-that-was-only-here", 7),),
    VisitPlan(School("987654321XYZ", "")),
    "pl",
)
DAY_15 = "2026-09-15T08:00:00Z"
Today = Callable[[str], Moment]


def at(wall_time: str, state: WallState = WallState.TRUSTED) -> Moment:
    return Moment(None, 60_000, wall_time, state)


def play(path: Path, planned: PlannedRound, told: Moment = MOMENT, connect: Connect = connect) -> None:
    keeper = PromptKeeper(path, Ears(), StillClock(), book=book_at(told), connect=connect)
    keeper.open_round(planned)
    for key in range(12):
        item = planned.playlist[0]
        keeper.keep(key, replace(answer(item.scenario_id, press=Press.OWN), scenario_rev=item.scenario_rev))
    keeper.close_round(RoundEnd.FINISHED)
    assert keeper.close() == 0


def acknowledge(path: Path, day: str = "2026-09-01", number: int = 1) -> None:
    """As whoever sends results does, when the hub has the last of a round."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute(
            "DELETE FROM outbox WHERE answer_id IN ("
            "SELECT answer.id FROM answer JOIN round ON round.id = round_id WHERE number = ?)",
            (number,),
        )
        done = db.execute("UPDATE round SET acknowledged = ? WHERE number = ?", (day, number))
        assert done.rowcount == 1


def start(path: Path, told: Moment, connect: Connect = connect) -> list[str]:
    """Start the kiosk and stop it again; returns what the officer was told."""
    heard: list[str] = []
    keeper = PromptKeeper(path, Ears(), StillClock(), book=book_at(told), tell=heard.append, connect=connect)
    keeper.start()
    keeper.close()
    return heard


def count(path: Path, table: str = "answer") -> int:
    return len(rows(path, table))


def traces(path: Path) -> list[bytes]:
    """All of the round that could be found again: its ids, those of its answers, its school and its story."""
    ids = [id_.encode() for table in ("visit", "round", "answer") for (id_, *_) in rows(path, table)]
    assert len(ids) == 14
    return [*ids, b"987654321XYZ", b"a-story-that-was-only-here"]


def left_in(path: Path, wanted: list[bytes]) -> list[bytes]:
    """Which of these still stand in any file beside the results, in whatever page."""
    everything = b"".join(found.read_bytes() for found in sorted(path.parent.iterdir()))
    return [each for each in wanted if each in everything]


def test_what_was_purged_is_in_no_byte_of_any_file(path: Path) -> None:
    play(path, GONE)
    play(path, PLANNED)
    with closing(sqlite3.connect(path)) as db:
        ids = [id_ for (id_,) in db.execute("SELECT id FROM round WHERE number = 1")]
        ids += [id_ for (id_,) in db.execute("SELECT id FROM answer WHERE round_id = ?", ids)]
    wanted = [b"987654321XYZ", b"a-story-that-was-only-here", *(id_.encode() for id_ in ids)]
    assert len(left_in(path, wanted)) == len(wanted) == 15
    acknowledge(path)
    keeper = PromptKeeper(path, Ears(), StillClock(), book=book_at(at(DAY_15)))
    keeper.start()
    assert left_in(path, wanted) == []
    keeper.close()
    assert left_in(path, wanted) == []
    assert (count(path), count(path, "round"), count(path, "visit")) == (12, 1, 1)


class CarelessConnection(sqlite3.Connection):
    """Purges as most do: rows are deleted, and stay where they were."""

    def execute(self, sql: str, parameters: object = (), /) -> sqlite3.Cursor:
        careless = {"PRAGMA secure_delete = ON": "PRAGMA secure_delete = OFF", "VACUUM": "SELECT 1"}
        return super().execute(careless.get(sql, sql), parameters)  # type: ignore[arg-type]  # handed on as it came


def careless_connect(path: Path) -> sqlite3.Connection:
    return CarelessConnection(path, isolation_level=None)


def test_the_search_finds_what_is_only_deleted(path: Path) -> None:
    play(path, GONE, connect=careless_connect)
    wanted = traces(path)
    acknowledge(path)
    start(path, at(DAY_15), careless_connect)
    assert count(path) == 0
    assert left_in(path, wanted) != []


@pytest.mark.parametrize(
    ("told", "is_gone"),
    [
        (at("2026-09-14T23:59:59Z"), False),
        (at("2026-09-15T00:00:00Z"), True),
        (at("2036-09-15T00:00:00Z", WallState.UNTRUSTED), False),
        (at("2036-09-15T00:00:00Z", WallState.UNKNOWN), False),
    ],
)
def test_answers_go_fourteen_days_after_the_hub_has_them_by_a_clock_that_is_trusted(
    path: Path, told: Moment, *, is_gone: bool
) -> None:
    play(path, PLANNED)
    acknowledge(path)
    start(path, told)
    assert (count(path) == 0) is is_gone


def test_what_the_hub_has_not_acknowledged_stays_for_ever(path: Path) -> None:
    play(path, PLANNED)
    start(path, at("2090-01-01T00:00:00Z"))
    assert count(path) == 12


def test_a_round_that_is_still_open_stays(path: Path) -> None:
    keeper = PromptKeeper(path, Ears(), StillClock(), book=book_at(MOMENT))
    keeper.open_round(PLANNED)
    acknowledge(path)
    keeper.keep(1, answer())
    start(path, at(DAY_15))
    assert count(path) == 1


def test_a_round_that_ends_purges_as_well(path: Path) -> None:
    play(path, PLANNED)
    acknowledge(path)
    play(path, GONE, told=at("2026-12-01T09:00:00Z"))
    assert [row[2] for row in rows(path)] == ["a-story-that-was-only-here"] * 12


def test_the_purge_leaves_a_record_that_says_how_much_and_not_what(path: Path) -> None:
    play(path, GONE)
    play(path, GONE)
    gone = {id_ for table in ("visit", "round", "answer") for (id_, *_) in rows(path, table)}
    for number in (1, 2):
        acknowledge(path, number=number)
    start(path, at(DAY_15))
    ((id_, *record),) = rows(path, "purge")
    assert record == ["answers-14-days", "2026-09-15", 2, 24 + 2 + 2, 1]
    assert id_ not in gone
    assert re.fullmatch(r"[0-9a-f-]{14}4[0-9a-f-]{21}", id_)


def test_nothing_due_leaves_no_record(path: Path) -> None:
    play(path, PLANNED)
    start(path, at(DAY_15))
    assert rows(path, "purge") == []


class CrampedConnection(sqlite3.Connection):
    def execute(self, sql: str, parameters: object = (), /) -> sqlite3.Cursor:
        if sql == "VACUUM":
            raise sqlite3.OperationalError("database or disk is full")
        return super().execute(sql, parameters)  # type: ignore[arg-type]  # handed on as it came


def test_a_purge_is_signed_off_only_when_the_file_was_laid_out_anew(path: Path) -> None:
    play(path, GONE)
    acknowledge(path)
    start(path, at(DAY_15), lambda path: CrampedConnection(path, isolation_level=None))
    assert [row[-1] for row in rows(path, "purge")] == [0]
    start(path, at(DAY_15, WallState.UNTRUSTED))
    assert [row[-1] for row in rows(path, "purge")] == [1]


def test_rounds_count_on_after_a_purge(path: Path) -> None:
    for _ in range(3):
        play(path, PLANNED)
    acknowledge(path, number=2)
    acknowledge(path, number=3)
    start(path, at(DAY_15))
    play(path, PLANNED)
    assert sorted(row[2] for row in rows(path, "round")) == [1, 4]


REMEMBERED = replace(PLANNED, plan=VisitPlan(School("987654321XYZ", ""), YearGroup.ONE))


def test_memory_goes_after_thirteen_months_and_from_every_file(path: Path) -> None:
    play(path, REMEMBERED)
    acknowledge(path)
    start(path, at(DAY_15))
    wanted = [b"987654321XYZ", b"grandad-at-the-gate"]
    assert left_in(path, wanted) == wanted
    start(path, at("2027-09-30T12:00:00Z"))
    assert count(path, "memory") == 1
    start(path, at("2027-10-01T00:00:00Z", WallState.UNTRUSTED))
    assert count(path, "memory") == 1
    start(path, at("2027-10-01T00:00:00Z"))
    assert count(path, "memory") == 0
    assert left_in(path, wanted) == []
    assert sorted(row[1:] for row in rows(path, "purge")) == [
        ("answers-14-days", "2026-09-15", 1, 14, 1),
        ("memory-13-months", "2027-10-01", 0, 1, 1),
    ]


@pytest.mark.parametrize("wrong", ["1970-01-01T00:00:09Z", "2031-05-05T05:05:05Z"])
def test_a_month_that_cannot_be_counts_from_the_first_trusted_clock(path: Path, wrong: str) -> None:
    play(path, REMEMBERED, told=at(wrong, WallState.UNTRUSTED))
    start(path, at("2026-10-05T09:00:00Z"))
    assert [row[4:6] for row in rows(path, "memory")] == [("2026-10", 0)]
    start(path, at("2027-11-01T09:00:00Z"))
    assert rows(path, "memory") == []


def test_the_officer_is_told_of_results_that_wait_for_ninety_days(path: Path) -> None:
    play(path, PLANNED)
    assert start(path, at("2026-11-29T09:00:00Z")) == []
    (told,) = start(path, at("2026-11-30T09:00:00Z"))
    assert "since 2026-09-01" in told
    assert "None is lost" in told
    assert start(path, at("2036-11-30T09:00:00Z", WallState.UNTRUSTED)) == []
    acknowledge(path, "2026-11-30")
    assert start(path, at("2026-12-01T09:00:00Z")) == []


def test_nothing_of_a_round_goes_that_still_has_an_answer_to_send(path: Path) -> None:
    play(path, GONE)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("UPDATE round SET acknowledged = '2026-09-01'")
    assert start(path, at(DAY_15)) == []
    assert count(path) == 12
