"""What every keeper promises, on the real thread and without one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hardware.events import Side
from kiosk.answers import RoundEnd
from kiosk.errors import ResultsError
from kiosk.ports import Keeper
from kiosk.results.keeper import PromptKeeper, WriterKeeper
from tests.results.disks import PLANNED, Disk, Ears, StillClock, answer, integrity, kept, not_kept, rows

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
    assert disk.commits == 1 + 1 + 6 + 1  # the shape, the round, its answers, its end
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
