import errno
from pathlib import Path

import pytest

from kiosk.handout.sticks import Sticks
from kiosk.handout.writing import FOLDER, Disk
from kiosk.handouts import Stick
from tests.handout.stick_fakes import FailingDisk, LyingDisk, PretendDrives, PretendKernel, Seconds, SmallDisk

FILES = {"Year 3 - teacher.pdf": b"%PDF" * 1000}


@pytest.fixture
def kernel(tmp_path: Path) -> PretendKernel:
    return PretendKernel(tmp_path)


def sticks(kernel: PretendKernel, disk: Disk | None = None, drives: PretendDrives | None = None) -> Sticks:
    return Sticks(drives or PretendDrives(kernel), Seconds(), kernel.kernel, disk)


def test_a_stick_is_found_written_and_ejected(kernel: PretendKernel) -> None:
    desk = sticks(kernel)
    assert desk.look().stick is Stick.NONE
    folder = kernel.plug()
    assert desk.look().stick is Stick.FOUND
    state = desk.write(FILES)
    assert (state.stick, state.files) == (Stick.WRITTEN, tuple(FILES))
    assert (folder / FOLDER / "Year 3 - teacher.pdf").read_bytes() == FILES["Year 3 - teacher.pdf"]
    assert desk.eject().stick is Stick.EJECTED


def test_what_was_said_stays_said_until_the_stick_is_gone(kernel: PretendKernel) -> None:
    desk = sticks(kernel)
    kernel.plug()
    desk.write(FILES)
    assert desk.look().stick is Stick.WRITTEN
    desk.eject()
    assert desk.look().stick is Stick.EJECTED
    kernel.pull()
    assert desk.look().stick is Stick.NONE
    kernel.plug()
    assert desk.look().stick is Stick.FOUND


def test_another_stick_pushed_in_between_two_looks_is_seen_as_another(kernel: PretendKernel) -> None:
    desk = sticks(kernel)
    kernel.plug()
    desk.write(FILES)
    kernel.pull()
    kernel.plug()
    assert desk.look().stick is Stick.FOUND


def test_with_two_sticks_nothing_is_written_to_either(kernel: PretendKernel) -> None:
    first, second = kernel.plug("sda", "ONE"), kernel.plug("sdb", "TWO")
    desk = sticks(kernel)
    assert desk.look().stick is Stick.SEVERAL
    assert desk.write(FILES).stick is Stick.SEVERAL
    assert desk.eject().stick is Stick.SEVERAL
    assert [*first.iterdir(), *second.iterdir()] == []


def test_a_stick_that_nobody_mounted_is_mounted(kernel: PretendKernel) -> None:
    kernel.plug(is_mounted=False)
    assert sticks(kernel).write(FILES).stick is Stick.WRITTEN


def test_a_stick_that_cannot_be_mounted_is_told_with_a_remedy(kernel: PretendKernel) -> None:
    kernel.plug(is_mounted=False)
    drives = PretendDrives(kernel)
    drives.can_mount = False
    state = sticks(kernel, drives=drives).write(FILES)
    assert state.stick is Stick.FAILED
    assert "FAT32" in state.text


def test_an_odd_file_system_is_named(kernel: PretendKernel) -> None:
    folder = kernel.plug(kind="hfsplus")
    state = sticks(kernel).write(FILES)
    assert state.stick is Stick.FAILED
    assert "hfsplus" in state.text
    assert list(folder.iterdir()) == []


def test_a_stick_with_its_switch_on_is_read_only(kernel: PretendKernel) -> None:
    kernel.plug(options="ro,nosuid")
    assert sticks(kernel).look().stick is Stick.READ_ONLY
    assert sticks(kernel).write(FILES).stick is Stick.READ_ONLY


@pytest.mark.parametrize(
    ("disk", "stick"),
    [
        (SmallDisk(10), Stick.FULL),
        (FailingDisk("write", errno.ENOSPC), Stick.FULL),
        (FailingDisk("write", errno.EROFS), Stick.READ_ONLY),
        (FailingDisk("sync", errno.EIO), Stick.FAILED),
        (LyingDisk(), Stick.FAILED),
    ],
)
def test_each_fault_is_told_and_the_officer_can_try_again(
    kernel: PretendKernel, disk: Disk, stick: Stick
) -> None:
    kernel.plug()
    desk = sticks(kernel, disk)
    state = desk.write(FILES)
    assert state.stick is stick
    assert state.text.endswith(".")
    assert desk.look() == state
    again = Sticks(PretendDrives(kernel), Seconds(), kernel.kernel)
    assert again.write(FILES).stick is Stick.WRITTEN


def test_a_stick_pulled_out_while_it_is_written_to_is_told_so(kernel: PretendKernel) -> None:
    kernel.plug()
    desk = sticks(kernel, FailingDisk("sync", errno.EIO, before=kernel.pull))
    assert desk.write(FILES).stick is Stick.PULLED_OUT
    assert desk.look().stick is Stick.NONE


def test_a_stick_swapped_while_it_is_written_to_is_not_called_written(kernel: PretendKernel) -> None:
    kernel.plug()

    class Swapped(Disk):
        def rename(self, before: Path, after: Path) -> None:
            super().rename(before, after)
            kernel.pull()
            kernel.plug()

    assert sticks(kernel, Swapped()).write(FILES).stick is Stick.PULLED_OUT


def test_a_busy_stick_is_not_called_safe(kernel: PretendKernel) -> None:
    kernel.plug()
    drives = PretendDrives(kernel)
    drives.can_eject = False
    assert sticks(kernel, drives=drives).eject().stick is Stick.FAILED


def test_without_a_stick_there_is_nothing_to_eject(kernel: PretendKernel) -> None:
    assert sticks(kernel).eject().stick is Stick.NONE
