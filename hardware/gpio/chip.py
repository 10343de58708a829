"""Finds the GPIO chip that the header hangs on, by its label, and opens gpiozero's factory on it."""

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from gpiozero.pins.mock import MockFactory, MockPWMPin

from hardware.errors import PanelUnavailableError

# Chip numbers moved on the Pi 5 and moved back (gpiozero 1162, 1166); labels stay. Best first; the last two are for
# virtual machines. A gpio-sim or PL061 label has its device's name around it.
CHIP_LABELS = ("pinctrl-rp1", "pinctrl-bcm2711", "pinctrl-bcm2835", "gpio-sim", "pl061")
_REMEDY_GROUP = "add the user to the group: sudo usermod -aG gpio USER, then log in again"


class ChipReader(Protocol):
    """The part of lgpio that tells chips apart."""

    error: type[Exception]

    def gpiochip_open(self, gpiochip: int) -> int: ...
    def gpiochip_close(self, handle: int) -> int: ...
    def gpio_get_chip_info(self, handle: int) -> Sequence[Any]: ...


def open_factory(devices: Path = Path("/dev")) -> Any:
    """Open gpiozero's LGPIOFactory on the chip of the 40-pin header.

    Raises `PanelUnavailableError` when there is no such chip, no permission, or lgpio is missing or only the empty stub.
    """
    if not _chips(devices):
        raise PanelUnavailableError(
            f"no GPIO chip in {devices}: this is no Raspberry Pi; use the keyboard (F and J), touch, or --pins mock"
        )
    lgpio = load_lgpio()
    number = find_chip(lgpio, devices)
    try:
        return import_module("gpiozero.pins.lgpio").LGPIOFactory(chip=number)
    except (lgpio.error, OSError) as error:
        raise PanelUnavailableError(
            f"{devices}/gpiochip{number} would not open ({error}); {_REMEDY_GROUP}"
        ) from error


def mock_factory() -> Any:
    """Make gpiozero's own pretend pins, with PWM. `factory.pin(23).drive_low()` presses a pulled-up button."""
    return MockFactory(revision="a02082", pin_class=MockPWMPin)


def load_lgpio() -> Any:
    """Import lgpio where its pipe can be made.

    It makes `.lgd-nfyN` in the working directory, or in LG_WD, into which it then *moves the whole process* (seen with
    lgpio 0.2.2.0): the old directory is put back afterwards.
    """
    try:
        with _writable_pipe_folder():
            lgpio = import_module("lgpio")
    except ImportError as error:
        raise PanelUnavailableError("lgpio is not installed: run ./setup.sh on the Pi") from error
    except OSError as error:
        raise PanelUnavailableError(
            f"lgpio could not make its pipe ({error}): set LG_WD to a writable folder"
        ) from error
    refuse_stub(lgpio)
    return lgpio


def refuse_stub(lgpio: object) -> None:
    """Raise `PanelUnavailableError` for the empty lgpio 0.0.0.2, which pip installs where there is no wheel."""
    if not hasattr(lgpio, "gpiochip_open"):
        raise PanelUnavailableError(
            "lgpio is the empty stub 0.0.0.2 from PyPI: remove it (pip uninstall lgpio) and run ./setup.sh, which builds the real one"
        )


def _may_open(path: Path) -> bool:
    return os.access(path, os.R_OK | os.W_OK)


def find_chip(lgpio: ChipReader, devices: Path, *, may_open: Callable[[Path], bool] = _may_open) -> int:
    """Give the number N of the `gpiochipN` with the best label."""
    seen: dict[int, str] = {}
    shut: list[str] = []
    for number in _chips(devices):
        if not may_open(devices / f"gpiochip{number}"):
            shut.append(f"gpiochip{number}")
            continue
        label = _label(lgpio, number)
        if label is not None:
            seen[number] = label
    for wanted in CHIP_LABELS:
        for number, label in seen.items():
            if wanted in label:
                return number
    if shut:
        raise PanelUnavailableError(f"no permission for {', '.join(shut)} in {devices}; {_REMEDY_GROUP}")
    found = ", ".join(f"gpiochip{number} ({label})" for number, label in seen.items()) or "none that opens"
    raise PanelUnavailableError(
        f"no chip of a Raspberry Pi header in {devices}: found {found}; looked for {', '.join(CHIP_LABELS)}"
    )


def _chips(devices: Path) -> list[int]:
    names = (path.name.removeprefix("gpiochip") for path in devices.glob("gpiochip*"))
    return sorted(int(name) for name in names if name.isdecimal())


def _label(lgpio: ChipReader, number: int) -> str | None:
    try:
        handle = lgpio.gpiochip_open(number)
    except lgpio.error:
        return None
    try:
        status, _lines, _name, label = lgpio.gpio_get_chip_info(handle)
        return str(label) if status >= 0 else None
    except lgpio.error:
        return None
    finally:
        lgpio.gpiochip_close(handle)


@contextmanager
def _writable_pipe_folder() -> Iterator[None]:
    if "LG_WD" not in os.environ:
        runtime = os.environ.get("RUNTIME_DIRECTORY", "").split(":")[0]
        os.environ["LG_WD"] = runtime or tempfile.mkdtemp(prefix="kiosk-lgpio-")
    before = Path.cwd()
    try:
        yield
    finally:
        os.chdir(before)
