"""A round that was left open, from one start of the kiosk to the next."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from hardware.events import Side
from kiosk.answers import KeptAnswer, Mode, PlannedRound, Press, RoundEnd, Unfinished
from kiosk.play.events import UnfinishedFound
from kiosk.results.keeper import PromptKeeper
from kiosk.results.left_open import SAME_DAY_MS, is_today
from kiosk.results.records import Moment, WallState
from kiosk.visit import School
from tests.results.disks import MOMENT, PLAN, PLANNED, Disk, Ears, StillClock, answer, book_at, kept, rows

OTHER_BOOT = "6e1f0a9c-7b1d-4c58-9a53-0c7a3e0d9b11"
LATER = Moment(OTHER_BOOT, 60_000, "2026-09-01T10:05:00Z", WallState.TRUSTED)
VOTES = replace(PLANNED, mode=Mode.VOTE)


class Run:
    """A run of the kiosk on the one file; `offered` is what it told of at its start."""

    def __init__(self, path: Path, told: Moment = LATER, disk: Disk | None = None) -> None:
        self.ears = Ears()
        self.keeper = PromptKeeper(
            path, self.ears, StillClock(), connect=(disk or Disk()).connect, book=book_at(told)
        )
        self.keeper.start()
        found = self.ears.all()
        assert all(isinstance(event, UnfinishedFound) for event in found)
        assert len(found) <= 1
        self.offered = found[0].unfinished if found and isinstance(found[0], UnfinishedFound) else None

    @property
    def unfinished(self) -> Unfinished:
        assert self.offered
        return self.offered


def cut_off(path: Path, planned: PlannedRound = VOTES, told: Moment = MOMENT) -> None:
    """A round with votes on its first story and two on its second, when the plug is pulled."""
    keeper = Run(path, told).keeper
    keeper.open_round(planned)
    keeper.reach(0)
    for key in range(3):
        keeper.keep(key, vote("grandad-at-the-gate"))
    keeper.reach(1)
    keeper.keep(3, vote("lift-home", Side.NEVER_GO))
    keeper.keep(4, vote("lift-home", Side.GO))


def vote(scenario_id: str, choice: Side = Side.GO) -> KeptAnswer:
    return answer(scenario_id, choice, response=None, press=Press.OWN)


def ends(path: Path) -> list[str | None]:
    return [row[-1] for row in sorted(rows(path, "round"), key=lambda row: int(row[2]))]


def test_the_next_start_tells_of_it_with_all_that_is_needed_to_go_on(path: Path) -> None:
    cut_off(path)
    unfinished = Run(path).unfinished
    assert unfinished.planned == replace(VOTES, plan=replace(PLAN, school=School("100001", "")))
    assert unfinished.round_id == rows(path, "round")[0][0]
    assert unfinished.index == 1
    assert {each.choice for each in unfinished.answers} == {Side.GO, Side.NEVER_GO}
    assert {each.scenario_id for each in unfinished.answers} == {"lift-home"}
    assert (unfinished.wall_time, unfinished.is_time_trusted) == ("2026-09-01T09:30:00Z", True)
    assert unfinished.is_today is True


def test_it_goes_on_as_the_same_round_of_the_same_visit(path: Path) -> None:
    cut_off(path)
    run = Run(path)
    run.keeper.carry_on(run.unfinished)
    run.keeper.keep(9, vote("lift-home"))
    run.keeper.reach(2)
    run.keeper.close_round(RoundEnd.FINISHED)
    run.keeper.open_round(VOTES)
    assert run.ears.all() == [kept(9)]
    assert ends(path) == ["finished", None]
    found = sorted(rows(path, "round"), key=lambda row: int(row[2]))
    assert found[0][11] == 2
    assert len({row[1] for row in found}) == 1, "the visit goes on, though the school has its name again"
    assert len(rows(path)) == 6


def test_it_is_offered_once_and_closed_at_the_start_after(path: Path) -> None:
    cut_off(path)
    assert Run(path).offered
    assert ends(path) == [None]
    assert Run(path).offered is None
    assert ends(path) == ["ended"]
    assert Run(path).offered is None


def test_carried_on_and_cut_off_again_it_is_offered_again(path: Path) -> None:
    cut_off(path)
    for index in (1, 2, 2):
        run = Run(path)
        assert run.unfinished.index == index
        run.keeper.carry_on(run.unfinished)
        run.keeper.reach(2)
    assert ends(path) == [None]


def test_a_new_visit_closes_it_at_once(path: Path) -> None:
    cut_off(path)
    run = Run(path)
    run.keeper.close_unfinished(run.unfinished.round_id)
    assert ends(path) == ["ended"]
    assert len(rows(path)) == 5


def test_a_round_that_is_on_is_not_closed_as_one_left_open(path: Path) -> None:
    cut_off(path)
    run = Run(path)
    run.keeper.carry_on(run.unfinished)
    run.keeper.close_unfinished(run.unfinished.round_id)
    assert ends(path) == [None]


def test_of_several_the_newest_is_offered_and_the_others_are_closed(path: Path) -> None:
    keeper = Run(path, MOMENT).keeper
    for _ in range(3):
        keeper.open_round(VOTES)
    run = Run(path)
    assert ends(path) == ["ended", "ended", None]
    newest = max(rows(path, "round"), key=lambda row: int(row[2]))
    assert run.unfinished.round_id == newest[0]


def test_a_round_that_ended_is_never_offered(path: Path) -> None:
    keeper = Run(path, MOMENT).keeper
    keeper.open_round(VOTES)
    keeper.close_round(RoundEnd.ENDED)
    assert Run(path).offered is None


def test_where_nobody_is_asked_it_is_closed(path: Path) -> None:
    cut_off(path)
    ears = Ears()
    keeper = PromptKeeper(path, ears, StillClock())
    keeper.run_pending()
    assert ears.all() == []
    assert ends(path) == ["ended"]


def test_answers_that_came_before_the_place_was_written_tell_the_place(path: Path) -> None:
    keeper = Run(path, MOMENT).keeper
    keeper.open_round(VOTES)
    keeper.keep(1, vote("party-online"))
    unfinished = Run(path).unfinished
    assert unfinished.index == 2
    assert len(unfinished.answers) == 1


def test_the_order_of_pressing_is_gone_when_it_is_offered(path: Path) -> None:
    cut_off(path)
    Run(path)
    assert path.with_name("results.db-wal").read_bytes() == b""


def odd_playlist(db: sqlite3.Connection) -> None:
    db.execute("UPDATE round SET playlist = '[1,2,3]'")


def playlist_of_one(db: sqlite3.Connection) -> None:
    db.execute("""UPDATE round SET playlist = '[{"id":5,"rev":1}]'""")


@pytest.mark.parametrize("make_odd", [odd_playlist, playlist_of_one])
def test_a_row_that_means_nothing_is_closed_and_logged(
    path: Path, make_odd: Callable[[sqlite3.Connection], None], caplog: pytest.LogCaptureFixture
) -> None:
    cut_off(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        make_odd(db)
    run = Run(path)
    assert run.offered is None
    assert ends(path) == ["ended"]
    assert "round 1 has a playlist that is none" in caplog.text
    run.keeper.open_round(VOTES)
    run.keeper.keep(1, vote("lift-home"))
    assert run.ears.all() == [kept(1)]


def test_a_place_beyond_the_playlist_is_its_last(path: Path) -> None:
    cut_off(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("UPDATE round SET reached = 23")
    assert Run(path).unfinished.index == 2


def test_a_card_that_cannot_be_written_at_the_start_is_asked_again(path: Path) -> None:
    cut_off(path)
    disk = Disk()
    disk.fault = sqlite3.OperationalError("disk I/O error")
    run = Run(path, disk=disk)
    assert run.offered is None
    disk.fault = None
    assert run.keeper.run_pending()
    (event,) = run.ears.all()
    assert isinstance(event, UnfinishedFound)


def test_a_round_of_this_run_is_not_taken_for_one_left_open(path: Path) -> None:
    disk = Disk()
    run = Run(path, disk=disk)
    run.keeper.open_round(VOTES)
    disk.fault = sqlite3.OperationalError("disk I/O error")
    run.keeper.keep(1, vote("lift-home"))
    disk.fault = None
    assert run.keeper.run_pending()
    assert ends(path) == [None]
    assert [type(event).__name__ for event in run.ears.all()] == ["AnswerNotKept", "AnswerKept"]


def at(wall_time: str, state: WallState = WallState.TRUSTED, boot: str | None = OTHER_BOOT) -> Moment:
    return Moment(boot, 60_000, wall_time, state)


@pytest.mark.parametrize(
    ("now", "is_same_day"),
    [
        (at("2026-09-01T15:00:00Z"), True),
        (at("2026-09-02T09:30:00Z"), False),
        (at("2026-09-01T15:00:00Z", WallState.UNTRUSTED), None),
        (at("2026-09-01T15:00:00Z", WallState.UNKNOWN), None),
        (Moment(MOMENT.boot_id, MOMENT.boottime_ms + 1, "1970-01-01T00:00:09Z", WallState.UNTRUSTED), True),
        (
            Moment(
                MOMENT.boot_id,
                MOMENT.boottime_ms + SAME_DAY_MS,
                "1970-01-01T00:00:09Z",
                WallState.UNTRUSTED,
            ),
            None,
        ),
        (Moment(MOMENT.boot_id, MOMENT.boottime_ms - 1, "2026-09-03T09:30:00Z", WallState.TRUSTED), False),
    ],
)
def test_today_is_told_where_a_clock_can_tell_it(now: Moment, *, is_same_day: bool | None) -> None:
    assert is_today(MOMENT, now) is is_same_day


def test_a_boot_that_goes_on_tells_the_day_of_a_round_whose_clock_was_wrong() -> None:
    wrong = replace(MOMENT, wall_time="1970-01-01T00:01:21Z", wall_state=WallState.UNTRUSTED)
    hours = 60 * 60 * 1000
    for passed, expected in ((7 * hours, True), (20 * hours, False)):
        now = Moment(MOMENT.boot_id, MOMENT.boottime_ms + passed, "2026-09-01T17:00:00Z", WallState.TRUSTED)
        assert is_today(wrong, now) is expected
    assert is_today(wrong, at("2026-09-01T17:00:00Z")) is None
