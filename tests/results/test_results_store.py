"""What stands in results.db after a round, and that it is there when the call returns."""

import itertools
import json
import os
import sqlite3
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import astuple, replace
from pathlib import Path

import pytest

from hardware.events import Side
from kiosk.answers import KeptAnswer, Mode, Press, RoundEnd
from kiosk.errors import ResultsError
from kiosk.results import migrations
from kiosk.results.book import RoundBook
from kiosk.results.keeper import PromptKeeper
from kiosk.results.records import AnswerToKeep, OpenedRound, WallState
from kiosk.results.store import Store, open_store
from kiosk.visit import ClassSize, School, VisitPlan, YearGroup
from tests.results.disks import (
    MOMENT,
    PLAN,
    PLANNED,
    Ears,
    StillClock,
    answer,
    book_at,
    counted_ids,
    integrity,
    kept,
    moment,
    rows,
)

OPENED = OpenedRound(
    "9c5b94b1-35ad-49bb-b118-8e8fc24abf80", "0e8dddc7-9ebf-41f3-8a08-5a3f91f1c0de", PLANNED, MOMENT
)
ANSWER = AnswerToKeep("6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b", OPENED, answer(second_step="dad"))


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    opened = open_store(path)
    yield opened
    opened.close()


def settings_of(store: Store, *names: str) -> list[object]:
    return [store._db.execute(f"PRAGMA {name}").fetchone()[0] for name in names]


def test_commits_outlive_a_pulled_plug(store: Store) -> None:
    assert settings_of(store, "journal_mode", "synchronous", "foreign_keys") == ["wal", 2, 1]


def test_a_round_keeps_its_playlist_and_its_time(store: Store, path: Path) -> None:
    store.open_round(OPENED)
    playlist = json.dumps(
        [{"id": item.scenario_id, "rev": item.scenario_rev} for item in PLANNED.playlist],
        separators=(",", ":"),
    )
    assert rows(path, "visit") == [(OPENED.visit_id, "100001", "3", "20-29")]
    assert rows(path, "round") == [
        (OPENED.id, OPENED.visit_id, 1, "5-7", playlist, *astuple(MOMENT), "class", None, 0, 0, None, None),
    ]


def test_an_answer_is_there_for_another_process_when_keep_returns(store: Store, path: Path) -> None:
    store.open_round(OPENED)
    store.keep(ANSWER)
    assert rows(path) == [(ANSWER.id, OPENED.id, "grandad-at-the-gate", 1, "go", "dad", "2-5", "shared", 1)]


def test_keeping_an_answer_twice_leaves_it_once(store: Store, path: Path) -> None:
    store.keep(ANSWER)
    store.keep(ANSWER)
    assert len(rows(path)) == 1


def test_an_answer_brings_its_round_with_it(store: Store, path: Path) -> None:
    store.keep(ANSWER)
    assert [row[0] for row in rows(path, "round")] == [OPENED.id]


def test_the_end_of_a_round_is_written(store: Store, path: Path) -> None:
    store.keep(ANSWER)
    store.end_round(OPENED, RoundEnd.FINISHED)
    assert [row[-1] for row in rows(path, "round")] == ["finished"]
    assert len(rows(path)) == 1


def test_rounds_count_on_whatever_the_clock_says(path: Path) -> None:
    for wall_time in ("2026-09-01T09:30:00Z", "2036-09-01T09:31:00Z", "1970-01-01T00:00:09Z"):
        told = replace(MOMENT, wall_time=wall_time, wall_state=WallState.UNTRUSTED)
        keeper = PromptKeeper(path, Ears(), StillClock(), book=book_at(told))
        keeper.open_round(PLANNED)
        keeper.keep(1, answer())
        keeper.close_round(RoundEnd.ENDED)
        assert keeper.close() == 0
    assert sorted((row[2], row[7][:4]) for row in rows(path, "round")) == [
        (1, "2026"),
        (2, "2036"),
        (3, "1970"),
    ]


def visits_of(path: Path) -> list[str]:
    """The visit of each round, in the order of the rounds."""
    return [row[1] for row in sorted(rows(path, "round"), key=lambda row: int(row[2]))]


def test_a_visit_goes_on_over_rounds_whatever_their_mode(path: Path) -> None:
    keeper = PromptKeeper(path, Ears(), StillClock())
    keeper.open_round(PLANNED)
    keeper.open_round(replace(PLANNED, mode=Mode.VOTE))
    keeper.open_round(replace(PLANNED, plan=replace(PLAN, school=School("100001", "as the list has it now"))))
    keeper.close()
    assert len(set(visits_of(path))) == 1
    assert [row[9] for row in sorted(rows(path, "round"), key=lambda row: int(row[2]))] == [
        "class",
        "vote",
        "class",
    ]


@pytest.mark.parametrize(
    "other",
    [
        replace(PLAN, school=School("100002", "Mill Lane")),
        replace(PLAN, year=YearGroup.FOUR),
        replace(PLAN, size=ClassSize.UNDER_10),
        VisitPlan(),
    ],
)
def test_another_plan_begins_a_new_visit(path: Path, other: VisitPlan) -> None:
    keeper = PromptKeeper(path, Ears(), StillClock())
    keeper.open_round(PLANNED)
    keeper.open_round(replace(PLANNED, plan=other))
    keeper.open_round(PLANNED)
    keeper.close()
    assert len(set(visits_of(path))) == 3


def test_another_start_begins_a_new_visit(path: Path) -> None:
    for _ in range(2):
        keeper = PromptKeeper(path, Ears(), StillClock())
        keeper.open_round(PLANNED)
        keeper.close()
    assert len(set(visits_of(path))) == 2


def test_a_round_comes_on_and_never_back(store: Store, path: Path) -> None:
    for index in (1, 2, 1, 0):
        store.reach(OPENED, index)
    assert [row[11] for row in rows(path, "round")] == [2]


POLISH = replace(OPENED, planned=replace(PLANNED, mode=Mode.VOTE, language="pl"))


def language_after(store: Store, path: Path, votes: Iterable[KeptAnswer]) -> str | None:
    for vote in votes:
        store.keep(AnswerToKeep(str(uuid.uuid4()), POLISH, vote))
    assert [row[10] for row in rows(path, "round")] == [None]
    store.end_round(POLISH, RoundEnd.FINISHED)
    ((language,),) = [row[10:11] for row in rows(path, "round")]
    return language  # type: ignore[no-any-return]  # a row of SQLite's


@pytest.mark.parametrize("press", [Press.OWN, Press.COUNTED])
def test_the_language_of_ten_is_kept_at_the_end(store: Store, path: Path, press: Press) -> None:
    assert language_after(store, path, [answer(press=press)] * 10) == "pl"


def test_the_language_of_nine_is_never_kept(store: Store, path: Path) -> None:
    nine = [answer(press=Press.OWN)] * 9
    twice = [replace(each, ballot=2) for each in nine]
    others = [replace(each, scenario_id="lift-home") for each in nine]
    assert language_after(store, path, [*nine, *twice, *others]) is None


def test_shared_presses_prove_no_ten(store: Store, path: Path) -> None:
    assert language_after(store, path, [answer(press=Press.SHARED)] * 12) is None


VOTES = (
    answer(choice=Side.GO),
    answer(choice=Side.NEVER_GO),
    answer(choice=Side.NEVER_GO, second_step="dad"),
    answer("lift-home", Side.NEVER_GO, "nobody"),
)


def played(path: Path, votes: tuple[KeptAnswer, ...], ids: dict[KeptAnswer, str] | None = None) -> bytes:
    """The bytes of results.db after a round with these votes; `ids` fixes each vote's id."""
    fresh = counted_ids()
    upcoming: list[str] = [] if ids is None else [fresh(), fresh(), *(ids[vote] for vote in votes)]
    book = RoundBook(moment=moment, new_id=lambda: upcoming.pop(0)) if ids else RoundBook(moment=moment)
    ears = Ears()
    keeper = PromptKeeper(path, ears, StillClock(), book=book)
    keeper.open_round(PLANNED)
    for key, vote in enumerate(votes):
        keeper.keep(key, vote)
    keeper.close_round(RoundEnd.FINISHED)
    assert keeper.close() == 0
    assert ears.all() == [kept(key) for key in range(len(votes))]
    return path.read_bytes()


def test_votes_in_another_order_leave_the_same_rows_but_for_their_ids(tmp_path: Path) -> None:
    found = []
    for number, votes in enumerate(itertools.permutations(VOTES)):
        path = tmp_path / f"{number}.db"
        played(path, votes)
        found.append(sorted(str(row[2:]) for row in rows(path)))
    assert all(each == found[0] for each in found)


def test_nothing_sorts_votes_back_into_their_order(tmp_path: Path) -> None:
    """With the same ids, the same votes in any order leave the same file, byte for byte: the order is in none of them."""
    fresh = counted_ids()
    ids = {vote: fresh() for vote in VOTES}
    files = {
        played(tmp_path / f"{number}.db", votes, ids)
        for number, votes in enumerate(itertools.permutations(VOTES))
    }
    assert len(files) == 1


def test_the_log_is_empty_after_a_round(store: Store, path: Path) -> None:
    store.keep(ANSWER)
    assert path.with_name("results.db-wal").stat().st_size > 0
    store.end_round(OPENED, RoundEnd.FINISHED)
    assert path.with_name("results.db-wal").stat().st_size == 0


def test_ids_follow_no_order_of_their_own(path: Path) -> None:
    played(path, VOTES * 8)
    ids = [row[0] for row in rows(path)]
    assert ids == sorted(ids)  # the file's order is that of random ids
    assert len(set(ids)) == 32
    assert {id_[14] for id_ in ids} == {"4"}


def test_the_folder_is_for_its_owner_only(store: Store, path: Path) -> None:
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_migration_that_fails_leaves_no_trace(store: Store) -> None:
    steps = (*migrations.STEPS, "CREATE TABLE extra (id TEXT) STRICT; CREATE TABLE visit (id TEXT);")
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        migrations.migrate(store._db, steps)
    assert migrations.version(store._db) == len(migrations.STEPS)
    assert "extra" not in store._db.table_names()


def test_a_migration_is_taken_once(store: Store) -> None:
    steps = (*migrations.STEPS, "CREATE TABLE extra (id TEXT) STRICT;")
    assert migrations.migrate(store._db, steps)
    assert not migrations.migrate(store._db, steps)
    assert migrations.version(store._db) == len(steps)


def test_results_of_a_newer_kiosk_are_left_alone(path: Path) -> None:
    open_store(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 9")
    connection.close()
    with pytest.raises(ResultsError, match="newer kiosk"):
        open_store(path)
    assert [found.name for found in path.parent.iterdir()] == ["results.db"]


def test_a_forked_child_that_ends_leaves_the_results_whole(store: Store, path: Path) -> None:
    store.keep(ANSWER)
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    store.end_round(OPENED, RoundEnd.ENDED)
    assert integrity(path) == "ok"
    assert len(rows(path)) == 1
