from pathlib import Path

import pytest

from kiosk.handout.finding import Kernel
from tests.handout.stick_fakes import PretendKernel


@pytest.fixture
def kernel(tmp_path: Path) -> PretendKernel:
    return PretendKernel(tmp_path)


def test_without_a_stick_there_is_no_drive(kernel: PretendKernel) -> None:
    assert kernel.kernel.drives() == ()


def test_a_stick_is_found_with_its_partition_and_where_it_is_mounted(kernel: PretendKernel) -> None:
    folder = kernel.plug()
    (drive,) = kernel.kernel.drives()
    assert (drive.device, drive.partitions) == ("/dev/sda", ("/dev/sda1",))
    assert drive.best is not None
    assert (drive.best.folder, drive.best.kind, drive.best.is_read_only) == (folder, "vfat", False)


def test_a_label_with_a_space_is_read_as_it_is_named(kernel: PretendKernel) -> None:
    folder = kernel.plug(label="MY STICK")
    best = kernel.kernel.drives()[0].best
    assert best is not None
    assert best.folder == folder


def test_what_is_not_on_usb_is_no_stick(kernel: PretendKernel) -> None:
    kernel.plug("mmcblk1", bus="mmc0")
    assert kernel.kernel.drives() == ()


def test_a_disk_that_the_machine_itself_runs_on_is_never_touched(kernel: PretendKernel) -> None:
    kernel.plug()
    kernel.mount("/dev/sda1", Path("/"), "ext4")
    assert kernel.kernel.drives() == ()


def test_a_card_reader_without_a_card_is_no_stick(kernel: PretendKernel) -> None:
    kernel.plug(size=0)
    assert kernel.kernel.drives() == ()


def test_a_stick_without_a_partition_table_is_its_own_partition(kernel: PretendKernel) -> None:
    kernel.plug(is_mounted=False)
    (kernel.blocks / "sda" / "sda1" / "partition").unlink()
    assert kernel.kernel.drives()[0].partitions == ("/dev/sda",)


def test_a_partition_that_can_be_written_to_is_better_than_one_that_cannot(kernel: PretendKernel) -> None:
    kernel.plug(options="ro")
    other = kernel.root / "media" / "DATA"
    (kernel.blocks / "sda" / "sda2").mkdir()
    (kernel.blocks / "sda" / "sda2" / "partition").write_text("2")
    kernel.mount("/dev/sda2", other)
    best = kernel.kernel.drives()[0].best
    assert best is not None
    assert best.folder == other


def test_another_stick_in_the_same_socket_has_another_number(kernel: PretendKernel) -> None:
    kernel.plug()
    first = kernel.kernel.drives()[0]
    kernel.pull()
    kernel.plug()
    assert kernel.kernel.drives()[0].number != first.number


def test_a_machine_that_tells_nothing_has_no_stick(tmp_path: Path) -> None:
    assert Kernel(tmp_path / "no", tmp_path / "none").drives() == ()
