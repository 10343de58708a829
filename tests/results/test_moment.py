import re
from pathlib import Path

import pytest

from kiosk.results.moment import moment_now, read_boot_id, wall_state
from kiosk.results.records import WallState


@pytest.fixture
def timesync(tmp_path: Path) -> Path:
    """The folder of a systemd-timesyncd that runs and has not heard from a server."""
    folder = tmp_path / "timesync"
    folder.mkdir()
    return folder


def test_a_clock_set_by_timesyncd_is_trusted(timesync: Path) -> None:
    (timesync / "synchronized").touch()
    assert wall_state(2026, timesync, None) is WallState.TRUSTED


def test_a_clock_that_timesyncd_waits_to_set_is_not(timesync: Path) -> None:
    assert wall_state(2026, timesync, None) is WallState.UNTRUSTED


@pytest.mark.parametrize(
    ("kernel", "state"),
    [(True, WallState.TRUSTED), (False, WallState.UNTRUSTED), (None, WallState.UNKNOWN)],
)
def test_without_timesyncd_the_kernel_is_asked(tmp_path: Path, kernel: bool | None, state: WallState) -> None:
    assert wall_state(2026, tmp_path / "none", kernel) is state


@pytest.mark.parametrize("year", [1970, 2025, 2100])
def test_a_year_that_cannot_be_is_never_trusted(timesync: Path, year: int) -> None:
    (timesync / "synchronized").touch()
    assert wall_state(year, timesync, is_kernel_synchronised=True) is WallState.UNTRUSTED


def test_a_boot_id_that_cannot_be_read_is_unknown(tmp_path: Path) -> None:
    assert read_boot_id(tmp_path / "none") is None


def test_a_boot_id_of_another_shape_is_unknown(tmp_path: Path) -> None:
    (tmp_path / "boot_id").write_text("the first boot\n")
    assert read_boot_id(tmp_path / "boot_id") is None


def test_time_goes_on_and_the_boot_stays() -> None:
    first, second = moment_now(), moment_now()
    assert first.boot_id == second.boot_id
    assert second.boottime_ms >= first.boottime_ms > 0
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", first.wall_time)
