"""What time it is, as far as this machine can know: boot, time since boot, wall clock, and whether to believe it."""

import ctypes
import time
import uuid
from datetime import UTC, datetime
from pathlib import Path

from kiosk.results.records import Moment, WallState

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
TIMESYNC = Path("/run/systemd/timesync")
EARLIEST_YEAR = 2026
"""This software did not exist before: a clock that says so is wrong, whoever set it."""
LATEST_YEAR = 2100
TIME_ERROR = 5  # adjtimex(2): the clock is not synchronised


def moment_now() -> Moment:
    """Read the clocks of this machine. Never raises."""
    wall = datetime.now(UTC)
    return Moment(
        boot_id=read_boot_id(BOOT_ID),
        boottime_ms=time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000,
        wall_time=wall.strftime("%Y-%m-%dT%H:%M:%SZ"),
        wall_state=wall_state(wall.year, TIMESYNC, kernel_says_synchronised()),
    )


def read_boot_id(path: Path) -> str | None:
    """The kernel's id of this boot; None where it has none, or none that looks like one."""
    try:
        return str(uuid.UUID(path.read_text(encoding="ascii").strip()))
    except (OSError, ValueError):
        return None


def wall_state(year: int, timesync: Path, is_kernel_synchronised: bool | None) -> WallState:
    """Judge the wall clock.

    systemd-timesyncd's marker counts before the kernel's word, which the unit's `ProtectClock=` hides from us
    (adjtimex is among the calls that it refuses).
    """
    if not EARLIEST_YEAR <= year < LATEST_YEAR:
        return WallState.UNTRUSTED
    if (timesync / "synchronized").exists() or is_kernel_synchronised:
        return WallState.TRUSTED
    if timesync.is_dir() or is_kernel_synchronised is False:
        return WallState.UNTRUSTED
    return WallState.UNKNOWN


def kernel_says_synchronised() -> bool | None:
    """Ask the kernel (adjtimex, reading only); None where it does not say."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        # struct timex is 208 bytes on 64-bit Linux; zeroed, its `modes` asks for nothing to be set.
        answer: int = libc.adjtimex(ctypes.create_string_buffer(512))
    except (OSError, AttributeError):
        return None
    return None if answer < 0 else answer != TIME_ERROR
