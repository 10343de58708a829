import shutil
import subprocess
from pathlib import Path

import pytest

UNITS = Path(__file__).parents[2] / "systemd"
PROGRAM = "/opt/clever-hub/bin/hub"
MOST_EXPOSURE = 2.0
SERVICES = ["clever-hub.service", "clever-hub-purge.service"]


def analyzed(*arguments: str) -> subprocess.CompletedProcess[str]:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd-analyze is not installed: systemd itself did not check the units")
    return subprocess.run([program, *arguments], capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("name", [*SERVICES, "clever-hub-purge.timer"])
def test_systemd_finds_nothing_wrong_with_the_units(name: str) -> None:
    done = analyzed("verify", "--man=no", str(UNITS / name))
    told = (done.stdout + done.stderr).splitlines()
    assert [line for line in told if f"Command {PROGRAM} is not executable" not in line] == []


@pytest.mark.parametrize("name", SERVICES)
def test_the_units_are_hardened(name: str) -> None:
    threshold = f"--threshold={round(MOST_EXPOSURE * 10)}"
    done = analyzed("security", "--offline=yes", "--no-pager", threshold, str(UNITS / name))
    assert done.returncode == 0, done.stdout.strip().splitlines()[-1]


@pytest.mark.parametrize(("name", "word"), [(SERVICES[0], "serve"), (SERVICES[1], "purge")])
def test_each_starts_its_word_in_the_same_folder(name: str, word: str) -> None:
    lines = (UNITS / name).read_text(encoding="utf-8").splitlines()
    assert f"ExecStart={PROGRAM} {word}" in lines
    assert "Environment=HUB_DATA=/var/lib/clever-hub" in lines
