"""Facts about the machine, read where the kernel tells them. None is “unknown”: no file, no sense in it, no answer in time."""

import os
import re
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

THERMAL = Path("/sys/class/thermal")
POWER_SUPPLIES = Path("/sys/class/power_supply")
NETWORK = Path("/sys/class/net")
LOOPBACK = "772"
"""ARPHRD_LOOPBACK of linux/if_arp.h."""
HWMON = Path("/sys/class/hwmon")
FIRMWARE = Path("/sys/devices/platform/soc/soc:firmware/get_throttled")
"""Raspberry Pi OS's kernel has this; Debian's has the hwmon driver `rpi_volt` alone."""
VCGENCMD = ("vcgencmd", "get_throttled")
ANSWER_SECONDS = 3.0

UNDER_VOLTAGE_NOW = 1 << 0
SLOWED_NOW = 1 << 2
UNDER_VOLTAGE_SINCE_BOOT = 1 << 16
"""Bits of the firmware's `get_throttled` (Raspberry Pi documentation, vcgencmd)."""

COLDEST_CELSIUS, HOTTEST_CELSIUS = -30.0, 130.0
"""What lies outside is a thermometer that is not there."""


@dataclass(frozen=True, slots=True)
class Room:
    """The room on the card that holds a folder, in bytes, and whether nothing can be written there."""

    free_bytes: int
    total_bytes: int
    is_read_only: bool


def celsius(zones: Path = THERMAL) -> float | None:
    """The warmest of the machine's thermometers, in °C."""
    found = [_number_in(zone / "temp", 10) for zone in sorted(zones.glob("thermal_zone*"))]
    degrees = [number / 1_000 for number in found if number is not None]
    return max((one for one in degrees if COLDEST_CELSIUS < one < HOTTEST_CELSIUS), default=None)


def throttled(firmware: Path = FIRMWARE, command: Sequence[str] = VCGENCMD) -> int | None:
    """The firmware's bits about power and warmth, from its file or by its command."""
    found = _number_in(firmware, 16)
    return found if found is not None else _bits_of(_answer(command))


def is_voltage_low(hwmon: Path = HWMON) -> bool | None:
    """Whether the kernel's watch over the supply (`rpi_volt`) has an alarm."""
    for name in sorted(hwmon.glob("hwmon*/name")):
        if _text_in(name) == "rpi_volt":
            alarm = _number_in(name.with_name("in0_lcrit_alarm"), 10)
            if alarm is not None:
                return alarm != 0
    return None


def is_power_low(bits: int | None, is_alarmed: bool | None) -> bool | None:
    """Whether there is, or was since the start, under-voltage, of what the firmware and the kernel say."""
    by_firmware = None if bits is None else bool(bits & (UNDER_VOLTAGE_NOW | UNDER_VOLTAGE_SINCE_BOOT))
    known = [one for one in (by_firmware, is_alarmed) if one is not None]
    return any(known) if known else None


def battery_percent(supplies: Path = POWER_SUPPLIES) -> int | None:
    """How full the battery is that feeds the machine, 0–100; the emptiest of several. A mouse's own does not count."""
    found: list[int] = []
    for supply in sorted(supplies.glob("*")):
        if _text_in(supply / "type") == "Battery" and _text_in(supply / "scope") != "Device":
            capacity = _number_in(supply / "capacity", 10)
            if capacity is not None and 0 <= capacity <= 100:
                found.append(capacity)
    return min(found, default=None)


def is_connected(interfaces: Path = NETWORK) -> bool | None:
    """Whether any network interface but the machine's own loop is up. None where the kernel tells of no interface at all."""
    kinds = {one: _text_in(one / "type") for one in sorted(interfaces.glob("*"))}
    outward = [one for one, kind in kinds.items() if kind not in {None, LOOPBACK}]
    if not kinds:
        return None
    return any(_text_in(one / "operstate") == "up" for one in outward)


def room_in(folder: Path, ask: Callable[[Path], os.statvfs_result] = os.statvfs) -> Room | None:
    """The room for a folder, or for the first one above it that is there."""
    there = next(parent for parent in (folder.absolute(), *folder.absolute().parents) if parent.exists())
    try:
        found = ask(there)
    except OSError:
        return None
    return Room(
        found.f_bavail * found.f_frsize, found.f_blocks * found.f_frsize, bool(found.f_flag & os.ST_RDONLY)
    )


def _bits_of(answer: str | None) -> int | None:
    found = re.fullmatch(r"throttled=0x([0-9a-fA-F]{1,8})", answer or "")
    return int(found[1], 16) if found else None


def _answer(command: Sequence[str]) -> str | None:
    try:
        done = subprocess.run(  # noqa: S603  (our own words, and no shell)
            command,
            capture_output=True,
            text=True,
            timeout=ANSWER_SECONDS,
            check=True,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return None
    return done.stdout.strip()


def _text_in(path: Path) -> str | None:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return None


def _number_in(path: Path, base: int) -> int | None:
    try:
        return int(_text_in(path) or "", base)
    except ValueError:
        return None
