"""`kiosk results`, on a real file."""

import csv
import io
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from hardware.events import Side
from kiosk.answers import Mode, PlannedRound, ResponseBand, RoundEnd
from kiosk.errors import ResultsError, UsageError
from kiosk.results.book import RoundBook
from kiosk.results.keeper import PromptKeeper
from kiosk.results.report import run_results
from kiosk.results.store import open_store
from kiosk.results.summary import COLUMNS
from tests.insight.classes import stories
from tests.results.disks import PLANNED, Ears, StillClock, answer, moment

SOLO = PlannedRound(PLANNED.ages, Mode.SOLO, PLANNED.playlist)
Run = Callable[..., str]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def run_it(csv_path: Path | None = None, *, is_demo: bool = False) -> str:
        out = io.StringIO()
        assert run_results(tmp_path, is_demo=is_demo, csv_path=csv_path, out=out) == 0
        return out.getvalue()

    return run_it


def played(folder: Path, planned: PlannedRound = PLANNED) -> None:
    keeper = PromptKeeper(folder / "results.db", Ears(), StillClock(), book=RoundBook(moment=moment))
    keeper.open_round(planned)
    keeper.keep(1, answer("lift-home", Side.NEVER_GO, "nobody", ResponseBand.OVER_10_S))
    keeper.keep(2, answer("grandad-at-the-gate", Side.GO))
    keeper.close_round(RoundEnd.ENDED)
    assert keeper.close() == 0


def test_before_the_first_round_it_says_so(run: Run, tmp_path: Path) -> None:
    assert run() == f"No round has been played yet: there is nothing in {tmp_path}/results.db\n"
    assert list(tmp_path.iterdir()) == []


def test_the_newest_visit_is_listed_in_the_order_of_play(run: Run, tmp_path: Path) -> None:
    played(tmp_path)
    assert run().splitlines()[2:7] == [
        "The newest visit: 1 round",
        "  Round 1: a class, one shared press, ages 5–7, 2026-09-01 09:30 UTC, ended early",
        f"     1  {'grandad-at-the-gate (rev 1)':40}  The class chose GO.",
        f"     2  {'lift-home (rev 1)':40}  The class chose NEVER GO, and then to check with: nobody.",
        f"     3  {'party-online (rev 1)':40}  no answer",
    ]


def test_stories_that_are_installed_are_named_and_judged(tmp_path: Path) -> None:
    played(tmp_path)
    out = io.StringIO()
    assert run_results(tmp_path, is_demo=False, csv_path=None, out=out, catalogue=stories()) == 0
    assert f"{'Grandad at the gate':40}  The class chose GO. NEVER GO is safe." in out.getvalue()


def test_of_single_children_nothing_is_said(run: Run, tmp_path: Path) -> None:
    played(tmp_path, SOLO)
    for said in (run(), run(Path("-")).removeprefix(",".join(COLUMNS))):
        assert "GO" not in said
        assert "go," not in said
        assert "nobody" not in said
        assert said.count("too few to say") == 3


def test_the_csv_has_a_row_for_each_story_of_each_round_and_no_ids(run: Run, tmp_path: Path) -> None:
    played(tmp_path)
    text = run(Path("-"))
    found = list(csv.DictReader(io.StringIO(text)))
    assert tuple(found[0]) == COLUMNS
    names = ("place", "told", "class_chose", "second_step", "response_seconds")
    assert [tuple(row[name] for name in names) for row in found] == [
        ("1", "choice", "go", "", "2-5"),
        ("2", "choice", "never-go", "nobody", "over-10"),
        ("3", "no answer", "", "", ""),
    ]
    with closing(sqlite3.connect(tmp_path / "results.db")) as connection:
        ids = [row[0] for row in connection.execute("SELECT id FROM answer UNION SELECT id FROM round")]
    assert len(ids) == 3
    assert not [id_ for id_ in ids if id_ in text]


def test_the_csv_is_saved_whole(run: Run, tmp_path: Path) -> None:
    played(tmp_path)
    saved = tmp_path / "term.csv"
    saved.write_text("last term's")
    assert run(saved) == f"1 round written to {saved}\n"
    assert saved.read_text() == run(Path("-"))
    assert [
        found.name for found in tmp_path.iterdir() if found.suffix not in {".db", ".db-wal", ".db-shm"}
    ] == ["term.csv"]


def test_a_csv_that_cannot_be_written_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        run(tmp_path / "no" / "such" / "folder.csv")


def test_the_pretend_class_is_another_file(run: Run, tmp_path: Path) -> None:
    played(tmp_path / "demo")
    assert "No round" in run()
    assert "Round 1" in run(is_demo=True)


def test_results_can_be_read_while_the_kiosk_writes(run: Run, tmp_path: Path) -> None:
    played(tmp_path)
    store = open_store(tmp_path / "results.db")
    try:
        store._db.execute("BEGIN IMMEDIATE")
        assert "Round 1" in run()
        store._db.execute("ROLLBACK")
    finally:
        store.close()


def test_a_damaged_file_is_told_and_left_where_it_is(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "results.db"
    path.write_bytes(b"no results " * 999)
    with pytest.raises(ResultsError, match="damaged"):
        run()
    assert [found.name for found in tmp_path.iterdir()] == ["results.db"]
