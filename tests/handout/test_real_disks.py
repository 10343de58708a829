"""Real file systems of 1 MB that fill up, FAT in a file over a loop device and one in memory: where that is permitted."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.handout.writing import FOLDER, Fault, Writer, WritingError
from tests.handout.stick_fakes import Seconds

MEGABYTE = 1024 * 1024


def went_well(*command: str) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.fixture(params=["vfat", "tmpfs"])
def stick(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "stick"
    folder.mkdir()
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small disk: no real one was filled")
    if request.param == "vfat":
        image = tmp_path / "stick.img"
        image.write_bytes(bytes(MEGABYTE))
        if shutil.which("mkfs.vfat") is None or not went_well("mkfs.vfat", str(image)):
            pytest.skip("mkfs.vfat (dosfstools) is not installed: no real FAT stick was filled")
        if not went_well("mount", "-o", "loop", str(image), str(folder)):
            pytest.skip("no loop device may be mounted here: no real FAT stick was filled")
    elif not went_well("mount", "-t", "tmpfs", "-o", "size=1m", "none", str(folder)):
        pytest.skip("nothing may be mounted here: no real disk was filled")
    yield folder
    went_well("umount", str(folder))


def test_a_real_stick_takes_sets_until_it_is_full_and_keeps_those_it_has(stick: Path) -> None:
    writer = Writer(lambda: True, Seconds())
    kept: dict[str, bytes] = {}

    def fill() -> None:
        for number in range(20):
            content = bytes([number]) * 200_000
            (name,) = writer.write(stick / FOLDER, {"Year 3 - teacher.pdf": content})
            kept[name] = content

    with pytest.raises(WritingError) as caught:
        fill()
    assert caught.value.fault is Fault.FULL
    assert len(kept) >= 3
    assert {path.name: path.read_bytes() for path in (stick / FOLDER).iterdir()} == kept


def test_a_real_stick_that_is_mounted_to_be_read_only_is_told_so(stick: Path) -> None:
    assert went_well("mount", "-o", "remount,ro", str(stick))
    with pytest.raises(WritingError) as caught:
        Writer(lambda: True, Seconds()).write(stick / FOLDER, {"a.pdf": b"a"})
    assert caught.value.fault is Fault.READ_ONLY
