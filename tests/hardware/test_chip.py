"""Which GPIO chip is opened, and what is said when none can be."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

from hardware.errors import PanelUnavailableError
from hardware.gpio import open_factory
from hardware.gpio.chip import find_chip, refuse_stub

ROOT = Path(__file__).parents[2]


class FakeLgpio:
    """The three calls of lgpio that tell chips apart, over labels given by number."""

    error: type[Exception] = RuntimeError

    def __init__(self, labels: dict[int, str]) -> None:
        self.labels = labels
        self.open: set[int] = set()

    def gpiochip_open(self, gpiochip: int) -> int:
        if not self.labels[gpiochip]:
            raise self.error("can not open gpiochip")
        self.open.add(gpiochip)
        return gpiochip

    def gpiochip_close(self, handle: int) -> int:
        self.open.remove(handle)
        return 0

    def gpio_get_chip_info(self, handle: int) -> Sequence[object]:
        assert handle in self.open
        return [0, 54, f"gpiochip{handle}", self.labels[handle]]


def devices(folder: Path, *numbers: int) -> Path:
    for number in numbers:
        (folder / f"gpiochip{number}").touch()
    return folder


@pytest.mark.parametrize(
    ("labels", "number"),
    [
        ({0: "gpio-brcmstb@107d508500", 4: "pinctrl-rp1", 10: "gpio-brcmstb@107d517c00"}, 4),
        ({0: "pinctrl-rp1", 10: "gpio-brcmstb@107d508500"}, 0),
        ({0: "pinctrl-bcm2711", 1: "raspberrypi-exp-gpio"}, 0),
        ({0: "pinctrl-bcm2835", 1: "raspberrypi-exp-gpio", 2: "brcmvirt-gpio"}, 0),
        ({0: "9030000.pl061"}, 0),
        ({0: "gpio-sim.0-node0", 1: "pinctrl-bcm2711"}, 1),
    ],
)
def test_the_chip_of_the_header_is_found_by_its_label(
    tmp_path: Path, labels: dict[int, str], number: int
) -> None:
    lgpio = FakeLgpio(labels)
    assert find_chip(lgpio, devices(tmp_path, *labels)) == number
    assert lgpio.open == set()


def test_a_machine_with_other_chips_is_told_what_was_found(tmp_path: Path) -> None:
    with pytest.raises(PanelUnavailableError, match=r"gpiochip3 \(INT34C6:00\)"):
        find_chip(FakeLgpio({3: "INT34C6:00", 5: ""}), devices(tmp_path, 3, 5))


def test_a_chip_that_may_not_be_opened_names_the_group(tmp_path: Path) -> None:
    lgpio = FakeLgpio({0: "pinctrl-rp1"})
    with pytest.raises(PanelUnavailableError, match=r"no permission for gpiochip0 .*usermod -aG gpio"):
        find_chip(lgpio, devices(tmp_path, 0), may_open=lambda _path: False)


def test_a_machine_without_chips_is_told_what_else_works(tmp_path: Path) -> None:
    with pytest.raises(PanelUnavailableError, match=r"no GPIO chip.*keyboard"):
        open_factory(tmp_path)


def test_the_empty_stub_of_lgpio_is_refused() -> None:
    with pytest.raises(PanelUnavailableError, match=r"stub 0\.0\.0\.2.*pip uninstall lgpio"):
        refuse_stub(ModuleType("lgpio"))


@pytest.mark.parametrize("given", ["LG_WD", "RUNTIME_DIRECTORY", None])
def test_loading_lgpio_leaves_the_process_where_it_was(tmp_path: Path, given: str | None) -> None:
    # In a process of its own: lgpio makes its pipe and moves the process only when it is first imported.
    pytest.importorskip("lgpio")
    pipes = tmp_path / "pipes"
    pipes.mkdir()
    unset = {name: value for name, value in os.environ.items() if name not in {"LG_WD", "RUNTIME_DIRECTORY"}}
    environment = (
        unset | {"TMPDIR": str(pipes), "PYTHONPATH": str(ROOT)} | ({given: str(pipes)} if given else {})
    )
    code = (
        "from pathlib import Path; from hardware.gpio.chip import load_lgpio; load_lgpio(); print(Path.cwd())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == str(tmp_path)
    assert len(list(pipes.rglob(".lgd-nfy*"))) == 1
    assert list(tmp_path.glob(".lgd-nfy*")) == []


@pytest.mark.skipif(bool(list(Path("/dev").glob("gpiochip*"))), reason="this machine has a GPIO chip")
def test_a_file_that_is_no_chip_is_an_error_in_plain_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("lgpio")
    monkeypatch.setenv("LG_WD", str(tmp_path))
    with pytest.raises(PanelUnavailableError, match="found none that opens"):
        open_factory(devices(tmp_path, 0))
