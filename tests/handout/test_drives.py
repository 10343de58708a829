from pathlib import Path

from kiosk.handout.drives import Udisks, run
from kiosk.handout.finding import Drive, Mount
from tests.handout.stick_fakes import Commands

STICK = Drive("/dev/sda", ("/dev/sda1",), (Mount("/dev/sda1", Path("/media/a b"), "vfat", False),))


def udisks(commands: Commands, *, is_there: bool = True) -> Udisks:
    return Udisks(commands, lambda: is_there, lambda: commands.asked.append(["sync"]))


def test_a_stick_is_synced_unmounted_and_switched_off_in_that_order() -> None:
    commands = Commands()
    assert udisks(commands).eject(STICK)
    assert [row[0:2] for row in commands.asked] == [
        ["sync"],
        ["udisksctl", "unmount"],
        ["udisksctl", "power-off"],
    ]
    assert commands.asked[-1][-1] == "/dev/sda"


def test_a_stick_that_stays_mounted_is_not_switched_off() -> None:
    commands = Commands(fail=["unmount"])
    assert not udisks(commands).eject(STICK)
    assert not any("power-off" in row for row in commands.asked)


def test_a_stick_that_cannot_be_switched_off_may_be_pulled_out_once_it_is_unmounted() -> None:
    assert udisks(Commands(fail=["power-off"])).eject(STICK)


def test_without_udisks_umount_is_asked_and_nothing_can_be_mounted() -> None:
    commands = Commands()
    desk = udisks(commands, is_there=False)
    assert desk.eject(STICK)
    assert commands.asked == [["sync"], ["umount", "/media/a b"]]
    assert not desk.mount("/dev/sda1")


def test_a_partition_is_mounted_by_its_device() -> None:
    commands = Commands()
    assert udisks(commands).mount("/dev/sda1")
    assert commands.asked[0][-1] == "/dev/sda1"


def test_a_command_that_fails_or_is_not_there_is_no_success() -> None:
    assert run(["true"])
    assert not run(["false"])
    assert not run(["/no/such/command"])
