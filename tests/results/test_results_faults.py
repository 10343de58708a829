"""Everything that a card, a file system or a second process does to results.db, on real files."""

import resource
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.answers import PlannedItem, PlannedRound, RoundEnd
from kiosk.errors import ResultsError
from kiosk.play.events import AnswerKept
from kiosk.results.backlog import FIRST_WAIT_SECONDS, LONGEST_WAIT_SECONDS
from kiosk.results.damage import MOST_SET_ASIDE, set_aside
from kiosk.results.keeper import PromptKeeper
from kiosk.results.store import open_store
from tests.results.disks import PLANNED, Disk, Ears, StillClock, answer, integrity, kept, not_kept, rows


def play(keeper: PromptKeeper, answers: int = 1, first_key: int = 1) -> None:
    keeper.open_round(PLANNED)
    for key in range(first_key, first_key + answers):
        keeper.keep(key, answer())


def names(path: Path) -> list[str]:
    return sorted(found.name for found in path.parent.iterdir())


def test_a_lock_of_another_process_is_waited_out(keeper: PromptKeeper, path: Path, ears: Ears) -> None:
    play(keeper)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        keeper.keep(2, answer())
        assert ears.all() == [kept(1), not_kept(2)]
        other.execute("ROLLBACK")
    assert keeper.run_pending()
    assert ears.all() == [kept(2)]
    assert len(rows(path)) == 2


def test_a_kiosk_that_starts_on_a_locked_file_catches_up(
    keeper: PromptKeeper, path: Path, ears: Ears
) -> None:
    open_store(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        play(keeper, answers=2)
        assert ears.all() == [not_kept(1), not_kept(2)]
    keeper.close_round(RoundEnd.FINISHED)
    assert ears.all() == [kept(1), kept(2)]
    assert [row[-1] for row in rows(path, "round")] == ["finished"]


class ReadOnly(Disk):
    """A card whose file system has gone read-only (chmod stops nobody who is root)."""

    is_read_only = True

    def connect(self, path: Path) -> sqlite3.Connection:
        connection = super().connect(path)
        if self.is_read_only:
            connection.execute("PRAGMA query_only = ON")
        return connection


def test_a_read_only_card_keeps_answers_waiting_until_it_is_mended(path: Path, ears: Ears) -> None:
    open_store(path).close()
    disk = ReadOnly()
    keeper = PromptKeeper(path, ears, StillClock(), connect=disk.connect)
    play(keeper)
    assert ears.all() == [not_kept(1)]
    assert rows(path) == []
    disk.is_read_only = False
    assert keeper.close() == 0
    assert ears.all() == [kept(1)]


class Full(Disk):
    """A card with room for so many pages and no more."""

    pages = 14

    def connect(self, path: Path) -> sqlite3.Connection:
        connection = super().connect(path)
        connection.execute(f"PRAGMA max_page_count = {self.pages}")
        return connection


def test_a_full_card_loses_nothing_and_damages_nothing(path: Path, ears: Ears, told: list[str]) -> None:
    disk = Full()
    keeper = PromptKeeper(path, ears, StillClock(), connect=disk.connect, tell=told.append)
    play(keeper, answers=200)
    heard = ears.all()
    kept_first = sum(isinstance(event, AnswerKept) for event in heard)
    assert 0 < kept_first < 200
    assert heard == [kept(key) if key <= kept_first else not_kept(key) for key in range(1, 201)]
    assert integrity(path) == "ok"
    assert len(rows(path)) == kept_first
    disk.pages = 4_000
    assert keeper.run_pending()
    assert ears.all() == [kept(key) for key in range(kept_first + 1, 201)]
    assert keeper.close() == 0
    assert (len(rows(path)), integrity(path), told) == (200, "ok", [])


def test_a_file_that_may_not_grow_is_survived(keeper: PromptKeeper, path: Path, ears: Ears) -> None:
    """The kernel itself refuses the write (EFBIG), as it would with ENOSPC."""
    play(keeper)
    assert ears.all() == [kept(1)]
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, hard))
    try:
        keeper.keep(2, answer())
        assert ears.all() == [not_kept(2)]
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, old)
    assert keeper.run_pending()
    assert ears.all() == [kept(2)]
    assert integrity(path) == "ok"


def test_failing_then_recovering_keeps_the_order_of_rounds(
    keeper: PromptKeeper, path: Path, disk: Disk, ears: Ears
) -> None:
    disk.fault = sqlite3.OperationalError("disk I/O error")
    play(keeper, answers=2)
    keeper.close_round(RoundEnd.ENDED)
    play(keeper, answers=1, first_key=3)
    keeper.close_round(RoundEnd.FINISHED)
    assert ears.all() == [not_kept(1), not_kept(2), not_kept(3)]
    disk.fault = None
    assert keeper.close() == 0
    assert ears.all() == [kept(1), kept(2), kept(3)]
    found = {row[2]: (row[0], row[-1]) for row in rows(path, "round")}
    assert [found[number][1] for number in (1, 2)] == ["ended", "finished"]
    of_round = [row[1] for row in rows(path)]
    assert [of_round.count(found[number][0]) for number in (1, 2)] == [2, 1]


def test_a_commit_that_failed_only_in_what_it_said_is_not_written_twice(path: Path, ears: Ears) -> None:
    class Liar(Disk):
        def connect(self, path: Path) -> sqlite3.Connection:
            return LiarConnection(path, timeout=0.0, isolation_level=None)

    class LiarConnection(sqlite3.Connection):
        def execute(self, sql: str, parameters: object = (), /) -> sqlite3.Cursor:
            cursor = super().execute(sql, parameters)  # type: ignore[arg-type]  # handed on as it came
            if sql == "COMMIT" and lies:
                lies.pop()
                raise sqlite3.OperationalError("disk I/O error")
            return cursor

    lies: list[bool] = []
    keeper = PromptKeeper(path, ears, StillClock(), connect=Liar().connect)
    play(keeper)
    lies.append(True)
    keeper.keep(2, answer())
    assert keeper.close() == 0
    assert ears.all() == [kept(1), not_kept(2), kept(2)]
    assert len(rows(path)) == 2


def test_a_file_that_cannot_be_tidied_after_a_round_is_kept_as_it_is(
    path: Path, ears: Ears, caplog: pytest.LogCaptureFixture
) -> None:
    class CrampedConnection(sqlite3.Connection):
        def execute(self, sql: str, parameters: object = (), /) -> sqlite3.Cursor:
            if sql == "VACUUM":
                raise sqlite3.OperationalError("database or disk is full")
            return super().execute(sql, parameters)  # type: ignore[arg-type]  # handed on as it came

    def connect(path: Path) -> sqlite3.Connection:
        return CrampedConnection(path, isolation_level=None)

    keeper = PromptKeeper(path, ears, StillClock(), connect=connect)
    play(keeper, answers=2)
    keeper.close_round(RoundEnd.FINISHED)
    assert keeper.close() == 0
    assert "could not be tidied" in caplog.text
    assert [row[-1] for row in rows(path, "round")] == ["finished"]
    assert len(rows(path)) == 2


def test_the_pause_between_tries_grows_and_has_a_limit(keeper: PromptKeeper, disk: Disk) -> None:
    disk.fault = OSError("the disk has gone")
    pauses = []
    for _ in range(10):
        keeper.run_pending()
        pauses.append(keeper._backlog.wait_seconds)
    assert pauses[:3] == [FIRST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2, FIRST_WAIT_SECONDS * 4]
    assert pauses[-1] == LONGEST_WAIT_SECONDS


def test_what_can_never_be_written_does_not_hold_up_the_rest(
    keeper: PromptKeeper, path: Path, ears: Ears, caplog: pytest.LogCaptureFixture
) -> None:
    keeper.open_round(PLANNED)
    keeper.keep(1, answer("Amira said so"))
    keeper.keep(2, answer())
    assert ears.all() == [not_kept(1), kept(2)]
    assert keeper.close() == 1
    assert len(rows(path)) == 1
    assert "refuse" in caplog.text
    assert "Amira" not in caplog.text


def test_a_round_that_can_never_be_written_does_not_hold_up_the_next(
    keeper: PromptKeeper, ears: Ears
) -> None:
    keeper.open_round(PlannedRound(PLANNED.ages, PLANNED.mode, (PlannedItem("No Such Id", 1),)))
    keeper.keep(1, answer())
    play(keeper, first_key=2)
    assert ears.all() == [not_kept(1), kept(2)]


def damage_header(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(b"\0" * 100)


def damage_middle(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xa5" * 4096 * 3)


def some_results(path: Path, answers: int = 60) -> None:
    keeper = PromptKeeper(path, Ears(), StillClock())
    play(keeper, answers)
    assert keeper.close() == 0


@pytest.mark.parametrize("damage", [damage_header, damage_middle])
def test_a_damaged_file_is_set_aside_and_a_new_one_started(
    path: Path, keeper: PromptKeeper, ears: Ears, told: list[str], damage: Callable[[Path], None]
) -> None:
    some_results(path)
    damage(path)
    before = path.read_bytes()
    play(keeper)
    assert ears.all() == [kept(1)]
    assert path.with_name("results-corrupt-1.db").read_bytes() == before
    assert "results-corrupt-1.db" in told[0]
    assert len(told) == 1
    assert len(rows(path)) == 1


def test_a_file_damaged_while_a_round_is_on_is_set_aside_with_its_log(
    path: Path, disk: Disk, keeper: PromptKeeper, ears: Ears, told: list[str]
) -> None:
    play(keeper, answers=3)
    assert ears.all() == [kept(1), kept(2), kept(3)]
    log = path.with_name("results.db-wal").read_bytes()
    disk.fault = damage_error()
    keeper.keep(4, answer())
    assert ears.all() == [not_kept(4)]  # the fault stays: the new file cannot be written either
    disk.fault = None
    assert keeper.run_pending()
    assert ears.all() == [kept(4)]
    assert len(told) >= 1
    assert path.with_name("results-corrupt-1.db-wal").read_bytes() == log
    assert len(rows(path.with_name("results-corrupt-1.db"))) == 3
    # The answer in hand brought its round and its visit along into the new file.
    assert [len(rows(path, table)) for table in ("visit", "round", "answer")] == [1, 1, 1]


def damage_error() -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError("database disk image is malformed")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def test_something_that_is_no_database_is_set_aside(path: Path, keeper: PromptKeeper, ears: Ears) -> None:
    path.parent.mkdir()
    path.write_bytes(b"these are not results, " * 400)
    play(keeper)
    assert ears.all() == [kept(1)]
    assert "results-corrupt-1.db" in names(path)


def test_an_empty_file_is_simply_used(path: Path, keeper: PromptKeeper, ears: Ears, told: list[str]) -> None:
    path.parent.mkdir()
    path.touch()
    play(keeper)
    assert ears.all() == [kept(1)]
    assert told == []


def test_names_that_are_taken_are_left_alone(path: Path) -> None:
    some_results(path)
    path.with_name("results-corrupt-1.db").write_text("older")
    path.with_name("results-corrupt-2.db-wal").write_text("older")
    assert set_aside(path).name == "results-corrupt-3.db"
    assert names(path) == ["results-corrupt-1.db", "results-corrupt-2.db-wal", "results-corrupt-3.db"]


def test_a_card_that_damages_everything_is_not_filled_with_damaged_files(path: Path) -> None:
    some_results(path)
    for number in range(1, MOST_SET_ASIDE + 1):
        path.with_name(f"results-corrupt-{number}.db").touch()
    with pytest.raises(ResultsError, match="another card"):
        set_aside(path)
    assert path.exists()


def test_a_folder_in_the_way_is_survived(path: Path, keeper: PromptKeeper, ears: Ears) -> None:
    path.mkdir(parents=True)
    play(keeper)
    assert ears.all() == [not_kept(1)]
    path.rmdir()
    assert keeper.close() == 0
    assert ears.all() == [kept(1)]
