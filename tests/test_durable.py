"""Files that are whole after whatever goes wrong, and damaged ones that make room."""

import errno
import os
import stat
from pathlib import Path

import pytest

from kiosk.durable import set_file_aside, write_durably, write_whole


def test_a_file_is_put_in_its_place_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "gate.json"
    for content in (b"one", b"two, longer", b""):
        write_durably(path, content)
        assert path.read_bytes() == content
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert list(path.parent.iterdir()) == [path]


def test_a_write_that_fails_leaves_the_old_content_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "gate.json"
    write_durably(path, b"old")
    with Path("/dev/full").open("wb", buffering=0) as full, pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "open", lambda *_: os.dup(full.fileno()))
        with pytest.raises(OSError, match="No space left"):
            write_durably(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_for_others_takes_the_place_of_the_old_one_or_leaves_it(tmp_path: Path) -> None:
    path = tmp_path / "results.csv"
    write_whole(path, b"old")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", _no_space)
        with pytest.raises(OSError, match="No space left"):
            write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"


def _no_space(_handle: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_damaged_file_is_kept_under_the_first_free_number_with_its_log(tmp_path: Path) -> None:
    path = tmp_path / "diary.db"
    (tmp_path / "diary-corrupt-1.db-wal").write_bytes(b"of another time")
    path.write_bytes(b"damaged")
    path.with_name("diary.db-wal").write_bytes(b"log")
    assert set_file_aside(path) == tmp_path / "diary-corrupt-2.db"
    assert (tmp_path / "diary-corrupt-2.db").read_bytes() == b"damaged"
    assert (tmp_path / "diary-corrupt-2.db-wal").read_bytes() == b"log"
    assert not path.exists()
