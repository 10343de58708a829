import errno
from pathlib import Path

import pytest

from kiosk.handout.writing import FOLDER, Disk, Fault, Writer, WritingError, plain_name
from tests.handout.stick_fakes import FailingDisk, LyingDisk, Seconds, ShortDisk, SmallDisk, StuckDisk

FILES = {"Year 3 - teacher.pdf": b"%PDF teacher" * 20_000, "Year 3 - results.csv": b"a,b\n1,2\n"}


def writer(disk: Disk | None = None, *, is_there: bool = True, seconds: Seconds | None = None) -> Writer:
    return Writer(lambda: is_there, seconds or Seconds(), disk or Disk())


def on(stick: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (stick / FOLDER).iterdir()}


def fault_of(disk: Disk, stick: Path, *, is_there: bool = True) -> Fault:
    with pytest.raises(WritingError) as caught:
        writer(disk, is_there=is_there).write(stick / FOLDER, FILES)
    return caught.value.fault


def test_files_are_on_the_stick_as_they_were_given(tmp_path: Path) -> None:
    assert writer().write(tmp_path / FOLDER, FILES) == tuple(FILES)
    assert on(tmp_path) == FILES


def test_writing_the_same_again_changes_nothing(tmp_path: Path) -> None:
    writer().write(tmp_path / FOLDER, FILES)
    assert writer().write(tmp_path / FOLDER, FILES) == tuple(FILES)
    assert on(tmp_path) == FILES


def test_what_another_visit_left_is_never_overwritten_and_all_of_this_visit_gets_one_number(
    tmp_path: Path,
) -> None:
    other = {"Year 3 - teacher.pdf": b"another visit"}
    writer().write(tmp_path / FOLDER, other)
    names = writer().write(tmp_path / FOLDER, FILES)
    assert names == ("Year 3 - teacher (2).pdf", "Year 3 - results (2).csv")
    assert on(tmp_path) == other | {
        names[0]: FILES["Year 3 - teacher.pdf"],
        names[1]: FILES["Year 3 - results.csv"],
    }


def test_sets_are_numbered_each_by_itself(tmp_path: Path) -> None:
    leaflet = {"Leaflet for parents.pdf": b"the same for every visit"}
    writer().write(tmp_path / FOLDER, {"Year 3 - teacher.pdf": b"another visit"}, leaflet)
    names = writer().write(tmp_path / FOLDER, FILES, leaflet)
    assert names[-1] == "Leaflet for parents.pdf"
    assert len(on(tmp_path)) == 4


def test_a_folder_of_that_name_stands_in_the_way_like_a_file(tmp_path: Path) -> None:
    (tmp_path / FOLDER / "Year 3 - teacher.pdf").mkdir(parents=True)
    assert writer().write(tmp_path / FOLDER, FILES)[0] == "Year 3 - teacher (2).pdf"


def test_what_a_stick_pulled_out_has_left_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / ".clever-kiosk-part-Year 3 - teacher.pdf").write_bytes(b"half")
    writer().write(tmp_path / FOLDER, FILES)
    assert on(tmp_path) == FILES


def test_a_disk_that_takes_a_few_bytes_at_a_time_gets_them_all(tmp_path: Path) -> None:
    files = {"note.txt": b"0123456789" * 50}
    writer(ShortDisk()).write(tmp_path / FOLDER, files)
    assert on(tmp_path) == files


@pytest.mark.parametrize("method", ["write", "sync", "rename"])
@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.ENOSPC, Fault.FULL),
        (errno.EROFS, Fault.READ_ONLY),
        (errno.EIO, Fault.BROKEN),
        (errno.ENOENT, Fault.BROKEN),
    ],
)
def test_each_failure_has_its_own_fault_and_leaves_nothing_behind(
    tmp_path: Path, method: str, number: int, fault: Fault
) -> None:
    assert fault_of(FailingDisk(method, number), tmp_path) is fault
    assert on(tmp_path) == {}


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOENT, errno.ENODEV, errno.EROFS])
def test_an_error_of_a_stick_that_is_gone_means_that_it_was_pulled_out(tmp_path: Path, number: int) -> None:
    there = [True]
    disk = FailingDisk("write", number, at=1, before=lambda: there.__setitem__(0, False))
    with pytest.raises(WritingError) as caught:
        Writer(lambda: there[0], Seconds(), disk).write(tmp_path / FOLDER, FILES)
    assert caught.value.fault is Fault.PULLED_OUT


def test_to_a_stick_that_is_gone_nothing_is_written(tmp_path: Path) -> None:
    assert fault_of(Disk(), tmp_path, is_there=False) is Fault.PULLED_OUT
    assert list(tmp_path.iterdir()) == []


def test_a_failure_at_the_second_file_takes_the_first_back(tmp_path: Path) -> None:
    assert fault_of(FailingDisk("rename", errno.ENOSPC, at=1), tmp_path) is Fault.FULL
    assert on(tmp_path) == {}


def test_without_room_nothing_is_begun(tmp_path: Path) -> None:
    assert fault_of(SmallDisk(free=100_000), tmp_path) is Fault.FULL
    assert on(tmp_path) == {}


def test_a_disk_that_takes_nothing_is_broken(tmp_path: Path) -> None:
    assert fault_of(StuckDisk(), tmp_path) is Fault.BROKEN


def test_a_stick_that_does_not_keep_what_it_was_given_is_found_out(tmp_path: Path) -> None:
    assert fault_of(LyingDisk(), tmp_path) is Fault.NOT_THE_SAME
    assert on(tmp_path) == {}


def test_a_stick_that_cannot_be_read_back_is_broken(tmp_path: Path) -> None:
    assert fault_of(FailingDisk("read", errno.EIO), tmp_path) is Fault.BROKEN


def test_a_stick_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    with pytest.raises(WritingError) as caught:
        writer(seconds=Seconds(step=50)).write(tmp_path / FOLDER, FILES)
    assert caught.value.fault is Fault.TOO_SLOW
    assert on(tmp_path) == {}


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Year 3 - teacher.pdf", "Year 3 - teacher.pdf"),
        ("St Mary's: a/b\\c?.pdf", "St Mary's a b c.pdf"),
        ("Ysgol y Garnedd – tŷ.pdf", "Ysgol y Garnedd – tŷ.pdf"),
        ("a\nb.pdf", "a b.pdf"),
        ("???.pdf", "file.pdf"),
        ("x" * 300 + ".pdf", "x" * 90 + ".pdf"),
        ("../../etc/passwd.pdf", "etc passwd.pdf"),
    ],
)
def test_a_name_is_one_that_any_file_system_takes(name: str, plain: str) -> None:
    assert plain_name(name) == plain
