import errno
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kiosk.errors import ResultsError
from kiosk.handout.sticks import Sticks
from kiosk.handout.writing import FOLDER, Disk
from kiosk.handouts import NOTHING_YET, Stick
from kiosk.insight.kept import KeptRound
from kiosk.leaving.desk import SLOW_SECONDS, Job, LeavingDesk, Tools
from kiosk.leaving.visit_left import Surroundings, VisitLeft
from kiosk.play.events import Event, HandOutMade, StickTold
from tests.handout.pages import PAPER
from tests.handout.stick_fakes import FailingDisk, PretendDrives, PretendKernel, Seconds
from tests.insight.classes import item_of, stories, vote

PATIENCE_SECONDS = 30.0
ROUND = vote({item_of(scenario): (2, 26) for scenario in stories()[:4]})


class StillClock:
    def now_ms(self) -> int:
        return 7


class HandAlarm:
    """Rings only when a test says so."""

    def __init__(self) -> None:
        self.set: list[float] = []
        self.is_on = False
        self.ring: Callable[[], None] = lambda: None

    def __call__(self, seconds: float, ring: Callable[[], None]) -> "HandAlarm":
        self.set.append(seconds)
        self.ring = ring
        return self

    def start(self) -> None:
        self.is_on = True

    def cancel(self) -> None:
        self.is_on = False


class Room:
    """A desk with a pretend stick, and what it told."""

    def __init__(
        self,
        tmp_path: Path,
        rounds: Callable[[], Sequence[KeptRound]] = lambda: (ROUND,),
        disk: Disk | None = None,
    ) -> None:
        self.kernel = PretendKernel(tmp_path)
        self.told: list[Event] = []
        self.alarm = HandAlarm()
        self.arrived = threading.Semaphore(0)
        self.desk = LeavingDesk(
            lambda: Tools(
                newest=lambda: VisitLeft.of(rounds(), Surroundings(stories())),
                paper=lambda: PAPER,
                sticks=Sticks(PretendDrives(self.kernel), Seconds(), self.kernel.kernel, disk),
            ),
            self._tell,
            StillClock(),
            alarm=self.alarm,
        )

    def _tell(self, event: Event) -> None:
        self.told.append(event)
        self.arrived.release()

    @property
    def sticks(self) -> list[Stick]:
        return [event.state.stick for event in self.told if isinstance(event, StickTold)]

    def made(self) -> HandOutMade:
        (event,) = self.told
        assert isinstance(event, HandOutMade)
        return event


def failing() -> Sequence[KeptRound]:
    raise ResultsError("results.db cannot be read")


def test_a_hand_out_is_made_of_the_newest_visit(tmp_path: Path) -> None:
    room = Room(tmp_path)
    room.desk.turn(Job.MAKE)
    made = room.made()
    assert made.hand_out is not None
    assert made.hand_out.qr
    assert made.text == ""


def test_before_the_first_round_it_is_said_that_there_is_nothing_yet(tmp_path: Path) -> None:
    room = Room(tmp_path, rounds=lambda: ())
    room.desk.turn(Job.MAKE)
    assert (room.made().hand_out, room.made().text) == (None, NOTHING_YET)


def test_results_that_cannot_be_read_are_told_and_the_desk_goes_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    room = Room(tmp_path, rounds=failing)
    room.desk.turn(Job.MAKE)
    assert room.made().hand_out is None
    assert "are all kept" in room.made().text
    assert "results.db cannot be read" in caplog.text
    room.desk.turn(Job.LOOK)
    assert room.sticks == [Stick.NONE]


def test_a_stick_is_told_when_it_comes_and_when_it_goes_and_not_in_between(tmp_path: Path) -> None:
    room = Room(tmp_path)
    room.desk.turn(Job.LOOK)
    room.desk.turn(None)
    room.kernel.plug()
    room.desk.turn(None)
    room.desk.turn(None)
    room.kernel.pull()
    room.desk.turn(None)
    assert room.sticks == [Stick.NONE, Stick.FOUND, Stick.NONE]


def test_once_the_officer_has_left_nobody_looks_for_sticks(tmp_path: Path) -> None:
    room = Room(tmp_path)
    room.desk.turn(Job.LOOK)
    room.desk.turn(Job.LEAVE)
    room.kernel.plug()
    room.desk.turn(None)
    assert room.sticks == [Stick.NONE]


def test_papers_are_written_and_the_stick_is_ejected(tmp_path: Path) -> None:
    room = Room(tmp_path)
    folder = room.kernel.plug()
    room.desk.turn(Job.WRITE)
    room.desk.turn(Job.EJECT)
    assert room.sticks == [Stick.WRITING, Stick.WRITTEN, Stick.EJECTED]
    assert "Class - teacher.pdf" in {path.name for path in (folder / FOLDER).iterdir()}


def test_without_a_stick_nothing_is_begun(tmp_path: Path) -> None:
    room = Room(tmp_path)
    room.desk.turn(Job.WRITE)
    assert room.sticks == [Stick.NONE]


def test_with_nothing_to_write_a_stick_stays_as_it_is(tmp_path: Path) -> None:
    room = Room(tmp_path, rounds=lambda: ())
    folder = room.kernel.plug()
    room.desk.turn(Job.WRITE)
    assert room.sticks == [Stick.WRITING, Stick.FAILED]
    assert list(folder.iterdir()) == []


def test_a_stick_that_fails_can_be_tried_again(tmp_path: Path) -> None:
    room = Room(tmp_path, disk=FailingDisk("rename", errno.ENOSPC))
    room.kernel.plug()
    room.desk.turn(Job.WRITE)
    room.desk.turn(Job.WRITE)
    assert room.sticks == [Stick.WRITING, Stick.FULL, Stick.WRITING, Stick.FULL]


def test_results_that_cannot_be_read_leave_the_stick_alone(tmp_path: Path) -> None:
    room = Room(tmp_path, rounds=failing)
    folder = room.kernel.plug()
    room.desk.turn(Job.WRITE)
    assert room.sticks == [Stick.WRITING, Stick.FAILED]
    assert list(folder.iterdir()) == []


def test_a_stick_that_hangs_is_called_too_slow_while_it_hangs(tmp_path: Path) -> None:
    room: Room

    class Hanging(Disk):
        def sync(self, handle: int) -> None:
            if room.alarm.is_on:
                room.alarm.ring()
            super().sync(handle)

    room = Room(tmp_path, disk=Hanging())
    room.kernel.plug()
    room.desk.turn(Job.WRITE)
    assert room.alarm.set == [SLOW_SECONDS]
    assert room.sticks[:2] == [Stick.WRITING, Stick.FAILED]
    assert not room.alarm.is_on


def test_what_is_asked_is_done_on_another_thread_in_its_order(tmp_path: Path) -> None:
    room = Room(tmp_path)
    room.kernel.plug()
    room.desk.start()
    room.desk.make()
    room.desk.look_for_stick()
    room.desk.write_stick()
    room.desk.eject_stick()
    for _ in range(5):
        assert room.arrived.acquire(timeout=PATIENCE_SECONDS)
    room.desk.leave_stick()
    room.desk.close(PATIENCE_SECONDS)
    assert isinstance(room.told[0], HandOutMade)
    assert room.sticks == [Stick.FOUND, Stick.WRITING, Stick.WRITTEN, Stick.EJECTED]


def test_a_desk_that_was_never_started_can_be_closed(tmp_path: Path) -> None:
    room = Room(tmp_path)
    room.desk.close()
    assert room.told == []


def test_what_the_desk_works_with_is_opened_once_and_on_its_own_thread(tmp_path: Path) -> None:
    room, opened = Room(tmp_path), list[str]()

    def tools() -> Tools:
        opened.append(threading.current_thread().name)
        return Tools(
            newest=lambda: None, paper=lambda: PAPER, sticks=Sticks(PretendDrives(room.kernel), Seconds())
        )

    desk = LeavingDesk(tools, room._tell, StillClock())
    assert opened == []
    desk.start()
    for _ in range(2):
        desk.make()
        assert room.arrived.acquire(timeout=PATIENCE_SECONDS)
    desk.close(PATIENCE_SECONDS)
    assert opened == ["leaving"]


def test_a_desk_that_cannot_be_opened_says_so_to_whoever_asks_and_to_nobody_before(tmp_path: Path) -> None:
    room = Room(tmp_path)

    def tools() -> Tools:
        raise ResultsError("nothing to work with")

    desk = LeavingDesk(tools, room._tell, StillClock())
    desk.turn(Job.OPEN)
    assert room.told == []
    desk.turn(Job.MAKE)
    assert room.made().hand_out is None
