"""Checks of the machine: Python, packages, disk, clock, warmth and power. Each judges facts that it is given."""

from collections.abc import Mapping

from kiosk.doctor.finding import Finding, error, ok, unknown, warning
from kiosk.minder.machine import SLOWED_NOW, UNDER_VOLTAGE_NOW, UNDER_VOLTAGE_SINCE_BOOT, Room
from kiosk.results.records import WallState

SET_UP = "run ./setup.sh play again: it installs what is missing"
LGPIO_STUB = "0.0.0.2"
"""Holds nothing at all; pip takes it where PyPI has no wheel (Python 3.13)."""
LEAST_FREE_BYTES = 50_000_000
FEW_FREE_BYTES = 500_000_000
WARM_CELSIUS = 75.0
"""A Raspberry Pi slows itself down from 80 °C."""


def check_python(version: tuple[int, int, int]) -> Finding:
    text = ".".join(str(part) for part in version)
    if (3, 11) <= version[:2] <= (3, 13):
        return ok(f"Python {text}")
    return error(
        f"Python {text} is not one this kiosk runs on", "install Python 3.11, 3.12 or 3.13, then " + SET_UP
    )


def check_packages(versions: Mapping[str, str | None]) -> Finding:
    """`versions` has each needed package's version, None where it is missing; empty where the needs are not known."""
    if not versions:
        return unknown("the kiosk's own list of needed packages cannot be read", SET_UP)
    missing = [name for name, version in versions.items() if version is None]
    if missing:
        return error(f"not installed: {', '.join(missing)}", SET_UP)
    return ok(", ".join(f"{name} {version}" for name, version in versions.items()))


def check_lgpio(version: str | None, *, is_pi: bool) -> Finding:
    if version == LGPIO_STUB:
        mend = "remove it (pip uninstall lgpio), then " + SET_UP
        found = f"lgpio {version} is an empty stub: no button can be heard with it"
        return error(found, mend) if is_pi else warning(found, mend)
    if version is None:
        return error("lgpio is not installed", SET_UP) if is_pi else ok("not needed: this is no Raspberry Pi")
    return ok(f"lgpio {version}")


def check_disk(room: Room | None, where: str) -> Finding:
    """Judge the room that is left where the results are kept."""
    if room is None:
        return unknown(f"the disk of {where} does not answer", "see whether the card is in, and whole")
    if room.is_read_only:
        return error(
            f"{where} cannot be written to: the disk is read-only",
            "restart; if it stays so, the card is failing: copy the results away and put in another",
        )
    megabytes = f"{room.free_bytes // 1_000_000} MB free in {where}"
    if room.free_bytes < LEAST_FREE_BYTES:
        return error(
            megabytes,
            "make room: answers wait in memory, and are lost at the next restart, while the disk is full",
        )
    if room.free_bytes < FEW_FREE_BYTES:
        return warning(megabytes, "make room before the disk is full")
    return ok(megabytes)


def check_clock(state: WallState, wall_time: str) -> Finding:
    match state:
        case WallState.TRUSTED:
            return ok(f"{wall_time}, set by a time server")
        case WallState.UNTRUSTED:
            return warning(
                f"{wall_time}, not set by a time server since it was switched on",
                "connect to a network for a minute, if dates matter: rounds are kept in order without",
            )
        case WallState.UNKNOWN:
            return unknown(
                f"{wall_time}; nobody says whether it is right", "compare it with a watch: dates come from it"
            )


def check_warmth(celsius: float | None) -> Finding:
    if celsius is None:
        return unknown("this machine does not tell its temperature")
    found = f"{celsius:.0f} °C"
    if celsius >= WARM_CELSIUS:
        return warning(found, "give it air, and take it out of the sun: at 80 °C it slows down")
    return ok(found)


def check_power(throttled: int | None, is_alarmed: bool | None, *, is_pi: bool) -> Finding:
    """`throttled` has the firmware's bits, `is_alarmed` the kernel's word; None where they cannot be read."""
    if not is_pi:
        return ok("not asked: this is no Raspberry Pi")
    if throttled is None and is_alarmed is None:
        return unknown("neither firmware nor kernel tells", "look for a lightning sign on the screen")
    bits = throttled or 0
    mend = "use the power supply made for this Raspberry Pi, and a short, thick cable"
    if bits & UNDER_VOLTAGE_NOW or is_alarmed:
        return error("under-voltage now: it gets too little power", mend)
    if bits & UNDER_VOLTAGE_SINCE_BOOT:
        return warning("there was under-voltage since it was switched on: it got too little power", mend)
    if bits & SLOWED_NOW:
        return warning("slowed down at this moment", "let it cool")
    return ok("no under-voltage since it was switched on")
