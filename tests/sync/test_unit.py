"""The unit that sends: read by systemd itself where it is installed, and by us everywhere."""

import shutil
import subprocess
from pathlib import Path

import pytest

UNITS = Path(__file__).parents[2] / "systemd"
SERVICE, TIMER = UNITS / "kiosk-sync.service", UNITS / "kiosk-sync.timer"
PROGRAM = "/opt/clever-kiosk/bin/kiosk"
ANALYZE = shutil.which("systemd-analyze")


def lines(unit: Path) -> list[str]:
    return unit.read_text(encoding="utf-8").splitlines()


@pytest.mark.skipif(ANALYZE is None, reason="systemd-analyze is not installed")
def test_systemd_finds_nothing_wrong() -> None:
    command = [str(ANALYZE), "verify", "--man=no", str(SERVICE), str(TIMER)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    missing = f"kiosk-sync.service: Command {PROGRAM} is not executable: No such file or directory"
    assert [line for line in (done.stdout + done.stderr).splitlines() if line != missing] == []


@pytest.mark.skipif(ANALYZE is None, reason="systemd-analyze is not installed")
def test_the_unit_is_hardened() -> None:
    command = [str(ANALYZE), "security", "--offline=yes", "--no-pager", "--threshold=15", str(SERVICE)]
    assert subprocess.run(command, capture_output=True, timeout=60, check=False).returncode == 0


def test_it_goes_on_by_itself_and_the_timer_starts_it_again() -> None:
    assert f"ExecStart={PROGRAM} sync --watch" in lines(SERVICE)
    assert {"OnBootSec=30", "OnUnitInactiveSec=15min"} <= set(lines(TIMER))


def test_it_waits_for_neither_the_network_nor_the_clock() -> None:
    orders = ("After=", "Wants=", "Requires=", "BindsTo=", "Requisite=")
    assert [line for line in lines(SERVICE) if line.startswith(orders)] == []


def test_it_runs_as_the_kiosk_does_and_gives_way_to_the_lesson() -> None:
    assert {"User=kiosk", "StateDirectory=kiosk", "IOSchedulingClass=idle"} <= set(lines(SERVICE))
