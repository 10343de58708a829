"""The unit that starts the kiosk: read by systemd itself where it is installed, and by us everywhere."""

import shutil
import subprocess
from pathlib import Path

import pytest

UNIT = Path(__file__).parents[1] / "systemd" / "kiosk.service"
PROGRAM = "/opt/clever-kiosk/bin/kiosk"
ANALYZE = shutil.which("systemd-analyze")
MOST_EXPOSURE = 1.5


def values(section: str, key: str) -> list[str]:
    """Every value that the unit gives a key, in order; systemd lets most keys repeat."""
    found, inside = [], ""
    for line in UNIT.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            inside = line.strip("[]")
        elif inside == section and line.startswith(f"{key}="):
            found.append(line.partition("=")[2])
    return found


def analyzed(capsys: pytest.CaptureFixture[str], *arguments: str) -> subprocess.CompletedProcess[str]:
    if ANALYZE is None:
        with capsys.disabled():
            print("\nsystemd-analyze is not installed: systemd itself did NOT check the unit")
        pytest.skip("systemd-analyze is not installed")
    command = [ANALYZE, *arguments, str(UNIT)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_systemd_finds_nothing_wrong_with_the_unit(capsys: pytest.CaptureFixture[str]) -> None:
    done = analyzed(capsys, "verify", "--man=no")
    not_installed_here = f"kiosk.service: Command {PROGRAM} is not executable: No such file or directory"
    told = [line for line in (done.stdout + done.stderr).splitlines() if line != not_installed_here]
    assert told == []


def test_the_unit_is_hardened(capsys: pytest.CaptureFixture[str]) -> None:
    done = analyzed(
        capsys, "security", "--offline=yes", "--no-pager", f"--threshold={round(MOST_EXPOSURE * 10)}"
    )
    with capsys.disabled():
        print(f"\n{done.stdout.strip().splitlines()[-1]} (at most {MOST_EXPOSURE})")
    assert done.returncode == 0


def test_it_starts_the_installed_program_and_always_again() -> None:
    assert values("Service", "ExecStart") == [f"{PROGRAM} play"]
    assert values("Service", "Restart") == ["always"]
    assert values("Unit", "StartLimitIntervalSec") == ["0"]


def test_it_waits_for_neither_the_network_nor_the_clock() -> None:
    wanted = " ".join(
        name for key in ("Wants", "Requires", "After", "BindsTo", "Requisite") for name in values("Unit", key)
    )
    assert "network" not in wanted
    assert "time-sync" not in wanted
    assert "time-set" not in wanted


def test_it_has_no_network_at_all() -> None:
    assert values("Service", "RestrictAddressFamilies") == ["AF_UNIX AF_NETLINK"]
    assert values("Service", "IPAddressDeny") == ["any"]


def test_its_pipe_for_gpio_falls_into_a_folder_it_may_write() -> None:
    folder = f"/run/{values('Service', 'RuntimeDirectory')[0]}"
    assert values("Service", "WorkingDirectory") == [folder]
    assert f"LG_WD={folder}" in values("Service", "Environment")


def test_every_device_that_it_needs_and_no_other_is_allowed() -> None:
    assert values("Service", "DevicePolicy") == ["closed"]
    assert values("Service", "DeviceAllow") == [
        "char-drm rw",
        "char-input rw",
        "char-alsa rw",
        "char-gpiochip rw",
        "/dev/tty rw",
        "/dev/tty0 rw",
        "/dev/tty1 rw",
    ]


def test_it_draws_without_a_desktop_and_shapes_every_script() -> None:
    environment = values("Service", "Environment")
    for setting in (
        "SDL_VIDEODRIVER=kmsdrm",
        "KIVY_NO_ARGS=1",
        "KIVY_NO_CONFIG=1",
        "KIVY_TEXT=pil",
        "KIVY_CLOCK=interrupt",
    ):
        assert setting in environment
