"""What every keeper promises, on the real thread and without one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hardware.events import Side
from kiosk.answers import RoundEnd, Unfinished
from kiosk.errors import ResultsError
from kiosk.play.events import UnfinishedFound
from kiosk.ports import Keeper
from kiosk.results.keeper import PromptKeeper, WriterKeeper
from kiosk.results.migrations import STEPS
from kiosk.visit import VisitPlan
from tests.results.disks import (
    MOMENT,
    PLAN,
    PLANNED,
    Disk,
    Ears,
    StillClock,
    answer,
    integrity,
    kept,
    not_kept,
    rows,
)
from tests.sitting.fakes import FakeKeeper

Make = Callable[[], PromptKeeper | WriterKeeper]


@pytest.fixture(params=[PromptKeeper, WriterKeeper])
def make(request: pytest.FixtureRequest, path: Path, disk: Disk, ears: Ears) -> Iterator[Make]:
    made: list[PromptKeeper | WriterKeeper] = []

    def make_one() -> PromptKeeper | WriterKeeper:
        keeper: PromptKeeper | WriterKeeper = request.param(path, ears, StillClock(), connect=disk.connect)
        if isinstance(keeper, WriterKeeper):
            keeper.start()
        made.append(keeper)
        return keeper

    yield make_one
    disk.gate.set()
    disk.fault = None
    for keeper in made:
        keeper.close()


def as_port(keeper: Keeper) -> Keeper:
    """The type checker refuses what does not keep to the port."""
    return keeper


def test_an_answer_is_on_the_disk_before_it_is_said_to_be(make: Make, path: Path, ears: Ears) -> None:
    keeper = as_port(make())
    keeper.open_round(PLANNED)
    keeper.keep(7, answer(choice=Side.NEVER_GO))
    assert ears.next() == kept(7)
    assert [row[4] for row in rows(path)] == ["never-go"]


def test_answers_are_committed_one_by_one_and_told_in_order(
    make: Make, path: Path, disk: Disk, ears: Ears
) -> None:
    keeper = make()
    keeper.open_round(PLANNED)
    for key in range(6):
        keeper.keep(key, answer())
    assert [ears.next() for _ in range(6)] == [kept(key) for key in range(6)]
    keeper.close_round(RoundEnd.FINISHED)
    assert keeper.close() == 0
    assert disk.commits == len(STEPS) + 1 + 6 + 1  # the shape, the round, its answers, its end
    assert len(rows(path)) == 6


def test_an_answer_without_a_round_is_refused(make: Make) -> None:
    with pytest.raises(ResultsError, match="no open round"):
        make().keep(1, answer())


def test_an_answer_after_the_round_is_refused(make: Make) -> None:
    keeper = make()
    keeper.open_round(PLANNED)
    keeper.close_round(RoundEnd.ENDED)
    with pytest.raises(ResultsError, match="no open round"):
        keeper.keep(1, answer())


def test_a_failure_is_told_once_and_the_answer_is_kept_later(
    make: Make, path: Path, disk: Disk, ears: Ears
) -> None:
    keeper = make()
    keeper.open_round(PLANNED)
    keeper.keep(1, answer())
    assert ears.next() == kept(1)
    disk.fault = OSError("the disk has gone")
    keeper.keep(2, answer())
    assert ears.next() == not_kept(2)
    disk.fault = None
    keeper.keep(3, answer())  # a new answer does not wait for the pause to be over
    assert [ears.next(), ears.next()] == [kept(2), kept(3)]
    assert keeper.close() == 0
    assert len(rows(path)) == 3


def test_close_writes_what_waits(make: Make, path: Path, disk: Disk, ears: Ears) -> None:
    keeper = make()
    disk.fault = OSError("the disk has gone")
    keeper.open_round(PLANNED)
    keeper.keep(1, answer())
    assert ears.next() == not_kept(1)
    disk.fault = None
    assert keeper.close() == 0
    assert len(rows(path)) == 1


def test_close_says_how_many_answers_are_lost(make: Make, path: Path, disk: Disk, ears: Ears) -> None:
    keeper = make()
    keeper.open_round(PLANNED)
    keeper.keep(1, answer())
    assert ears.next() == kept(1)
    disk.fault = OSError("the disk has gone")
    keeper.keep(2, answer())
    keeper.keep(3, answer())
    assert [ears.next(), ears.next()] == [not_kept(2), not_kept(3)]
    lost = keeper.close(within_seconds=0.05) if isinstance(keeper, WriterKeeper) else keeper.close()
    assert lost == 2
    assert integrity(path) == "ok"
    assert len(rows(path)) == 1


def test_closing_twice_is_closing_once(make: Make) -> None:
    keeper = make()
    assert keeper.close() == 0
    assert keeper.close() == 0


# Of the real keepers and of the one that plays their part in other tests alike


def fake(_path: Path) -> tuple[Keeper, Unfinished]:
    ears = Ears()
    round_id = "9c5b94b1-35ad-49bb-b118-8e8fc24abf80"
    unfinished = Unfinished(round_id, PLANNED, 0, (), MOMENT.wall_time, is_time_trusted=True, is_today=True)
    return FakeKeeper(ears, StillClock()), unfinished


def prompt(path: Path) -> tuple[Keeper, Unfinished]:
    leave_open(path)
    ears = Ears()
    keeper = PromptKeeper(path, ears, StillClock())
    keeper.start()
    return keeper, told_of(ears)


def writer(path: Path) -> tuple[Keeper, Unfinished]:
    leave_open(path)
    ears = Ears()
    keeper = WriterKeeper(path, ears, StillClock())
    keeper.start()
    return keeper, told_of(ears)


def leave_open(path: Path) -> None:
    keeper = PromptKeeper(path, Ears(), StillClock())
    keeper.open_round(PLANNED)
    keeper.close()


def told_of(ears: Ears) -> Unfinished:
    event = ears.next()
    assert isinstance(event, UnfinishedFound)
    return event.unfinished


@pytest.fixture(params=[fake, prompt, writer])
def found(request: pytest.FixtureRequest, path: Path) -> Iterator[tuple[Keeper, Unfinished]]:
    keeper, unfinished = request.param(path)
    yield keeper, unfinished
    if isinstance(keeper, PromptKeeper | WriterKeeper):
        keeper.close()


Found = tuple[Keeper, Unfinished]


def test_nothing_belongs_to_a_round_that_is_not_open(found: Found) -> None:
    keeper, _ = found
    with pytest.raises(ResultsError, match="no open round"):
        keeper.keep(1, answer())
    with pytest.raises(ResultsError, match="no open round"):
        keeper.reach(1)
    with pytest.raises(ResultsError, match="no open round"):
        keeper.close_round(RoundEnd.ENDED)


def test_a_round_that_is_carried_on_takes_answers_and_an_end(found: Found) -> None:
    keeper, unfinished = found
    keeper.carry_on(unfinished)
    keeper.reach(1)
    keeper.keep(1, answer())
    keeper.close_round(RoundEnd.FINISHED)
    with pytest.raises(ResultsError, match="no open round"):
        keeper.keep(2, answer())


def test_a_round_is_carried_on_once(found: Found) -> None:
    keeper, unfinished = found
    keeper.carry_on(unfinished)
    with pytest.raises(ResultsError, match="not left open"):
        keeper.carry_on(unfinished)


def test_a_round_that_was_closed_is_not_carried_on(found: Found) -> None:
    keeper, unfinished = found
    keeper.close_unfinished(unfinished.round_id)
    keeper.close_unfinished(unfinished.round_id)
    with pytest.raises(ResultsError, match="not left open"):
        keeper.carry_on(unfinished)


def test_nothing_is_known_of_a_visit_without_a_school_and_a_year(found: Found) -> None:
    keeper, _ = found
    assert keeper.had(VisitPlan()) == ()
    assert keeper.had(PLAN) == ()
