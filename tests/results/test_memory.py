"""What a school and year had: filled when a round ends, however it ends, and asked for without waiting."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from hardware.events import Side
from kiosk.answers import Had, KeptAnswer, Mode, PlannedRound, Press, RoundEnd
from kiosk.play.events import UnfinishedFound
from kiosk.results.keeper import PromptKeeper, WriterKeeper
from kiosk.results.memory import month_before
from kiosk.results.records import Moment, WallState
from kiosk.visit import ClassSize, School, VisitPlan, YearGroup
from tests.results.disks import MOMENT, PLAN, PLANNED, Ears, StillClock, answer, book_at, rows

VOTES = replace(PLANNED, mode=Mode.VOTE)
GRANDAD, LIFT = "grandad-at-the-gate", "lift-home"


def votes(scenario_id: str, *, go: int = 0, never_go: int = 0) -> list[KeptAnswer]:
    def some(side: Side, many: int) -> list[KeptAnswer]:
        return [answer(scenario_id, side, response=None, press=Press.OWN)] * many

    return some(Side.GO, go) + some(Side.NEVER_GO, never_go)


def started(path: Path, told: Moment = MOMENT) -> PromptKeeper:
    keeper = PromptKeeper(path, Ears(), StillClock(), book=book_at(told))
    keeper.start()
    return keeper


def play(
    path: Path,
    answers: Iterable[KeptAnswer],
    planned: PlannedRound = VOTES,
    told: Moment = MOMENT,
    end: RoundEnd | None = RoundEnd.FINISHED,
) -> PromptKeeper:
    keeper = started(path, told)
    keeper.open_round(planned)
    for key, each in enumerate(answers):
        keeper.keep(key, each)
    if end:
        keeper.close_round(end)
    return keeper


def had(scenario_id: str, band: str | None, month: str = "2026-09", *, is_trusted: bool = True) -> Had:
    return Had(scenario_id, 1, month, is_month_trusted=is_trusted, band=band)


@pytest.mark.parametrize("end", RoundEnd)
def test_the_end_of_a_round_is_when_it_is_remembered(path: Path, end: RoundEnd) -> None:
    keeper = play(path, [*votes(GRANDAD, go=12), *votes(LIFT, go=2, never_go=7)], end=end)
    assert keeper.had(PLAN) == (had(GRANDAD, "few"), had(LIFT, None))


def test_the_next_start_still_knows(path: Path) -> None:
    play(path, votes(GRANDAD, never_go=20)).close()
    assert started(path).had(PLAN) == (had(GRANDAD, "nearly all"),)


def test_the_writer_knows_as_well(path: Path) -> None:
    play(path, votes(GRANDAD, never_go=20)).close()
    ears = Ears()
    keeper = WriterKeeper(path, ears, StillClock(), book=book_at(MOMENT))
    keeper.start()
    keeper.open_round(VOTES)
    keeper.keep(1, answer())
    ears.next()
    assert keeper.had(PLAN) == (had(GRANDAD, "nearly all"),)
    assert keeper.close() == 0


def test_nothing_is_remembered_before_the_end(path: Path) -> None:
    assert play(path, votes(GRANDAD, go=12), end=None).had(PLAN) == ()
    assert rows(path, "memory") == []


def test_a_round_that_is_closed_later_is_remembered_then(path: Path) -> None:
    play(path, votes(GRANDAD, go=12), end=None)
    ears = Ears()
    october = replace(MOMENT, wall_time="2026-10-02T09:00:00Z", boot_id=None)
    keeper = PromptKeeper(path, ears, StillClock(), book=book_at(october))
    keeper.start()
    assert keeper.had(PLAN) == ()
    (event,) = ears.all()
    assert isinstance(event, UnfinishedFound)
    keeper.close_unfinished(event.unfinished.round_id)
    assert keeper.had(PLAN) == (had(GRANDAD, "few"),)


def test_a_round_that_nobody_carried_on_is_remembered_at_the_start_that_closes_it(path: Path) -> None:
    play(path, votes(GRANDAD, go=12), end=None)
    started(path)
    assert started(path).had(PLAN) == (had(GRANDAD, "few"),)


@pytest.mark.parametrize("plan", [VisitPlan(), replace(PLAN, school=None), replace(PLAN, year=None)])
def test_without_a_school_and_a_year_nothing_is_remembered(path: Path, plan: VisitPlan) -> None:
    keeper = play(path, votes(GRANDAD, go=12), replace(VOTES, plan=plan))
    assert keeper.had(plan) == ()
    assert rows(path, "memory") == []


def test_schools_and_years_are_told_apart_and_sizes_are_not(path: Path) -> None:
    keeper = play(path, votes(GRANDAD, go=12))
    assert keeper.had(replace(PLAN, size=ClassSize.UNDER_10, school=School("100001", "", "Ham"))) != ()
    assert keeper.had(replace(PLAN, year=YearGroup.FOUR)) == ()
    assert keeper.had(replace(PLAN, school=School("100002", "Hill Road"))) == ()


def test_of_one_press_the_story_is_remembered_without_a_band(path: Path) -> None:
    assert play(path, [answer()], PLANNED).had(PLAN) == (had(GRANDAD, None),)


def test_a_parallel_class_of_the_same_month_leaves_one_memory(path: Path) -> None:
    play(path, votes(GRANDAD, go=12)).close()
    assert play(path, [answer()], PLANNED).had(PLAN) == (had(GRANDAD, "few"),)
    assert play(path, votes(GRANDAD, never_go=12)).had(PLAN) == (had(GRANDAD, "nearly all"),)


def test_months_are_told_newest_first_and_whether_they_are_sure(path: Path) -> None:
    play(path, [answer()], PLANNED).close()
    unsure = Moment(None, 1, "2026-11-03T09:00:00Z", WallState.UNKNOWN)
    assert play(path, [answer()], PLANNED, told=unsure).had(PLAN) == (
        had(GRANDAD, None, "2026-11", is_trusted=False),
        had(GRANDAD, None, "2026-09"),
    )


def test_a_kiosk_that_stays_on_forgets_in_time(path: Path) -> None:
    keeper = play(path, [answer()], PLANNED)
    recollection = keeper._book.recollection
    year_later = replace(MOMENT, wall_time="2027-09-30T09:00:00Z")
    assert recollection.of(PLAN, year_later) == (had(GRANDAD, None),)
    assert recollection.of(PLAN, replace(MOMENT, wall_time="2027-10-01T09:00:00Z")) == ()
    unsure = replace(MOMENT, wall_time="2027-10-01T09:00:00Z", wall_state=WallState.UNTRUSTED)
    assert recollection.of(PLAN, unsure) == (had(GRANDAD, None),)


@pytest.mark.parametrize(
    ("month", "before"), [("2027-10", "2026-09"), ("2027-01", "2025-12"), ("2028-02", "2027-01")]
)
def test_thirteen_months_before(month: str, before: str) -> None:
    assert month_before(month) == before
