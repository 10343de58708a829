"""Mounting and ejecting, which need more rights than the kiosk has: the one seam to whoever has them."""

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from kiosk.handout.finding import Drive

LONGEST_SECONDS: Final = 60.0

Run = Callable[[Sequence[str]], bool]
"""Runs a command; whether it went well."""


class Drives(Protocol):
    def mount(self, partition: str) -> bool:
        """Mount this partition where it can be written to; whether it is mounted now."""

    def eject(self, drive: Drive) -> bool:
        """Unmount all of it and switch it off where that can be done; whether it may be pulled out."""


def run(command: Sequence[str]) -> bool:
    """Run a command without a shell; False where it fails, is not there, or takes more than a minute."""
    try:
        done = subprocess.run(  # noqa: S603 our own table of commands
            list(command), capture_output=True, check=False, timeout=LONGEST_SECONDS, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


@dataclass(frozen=True, slots=True)
class Udisks:
    """Implements `Drives` with udisks where it is there, else with umount, which only root may do."""

    run: Run = run
    has_udisks: Callable[[], bool] = lambda: shutil.which("udisksctl") is not None
    sync: Callable[[], None] = os.sync

    def mount(self, partition: str) -> bool:
        return self.has_udisks() and self.run(
            ["udisksctl", "mount", "--no-user-interaction", "-b", partition]
        )

    def eject(self, drive: Drive) -> bool:
        self.sync()
        unmounted = [self._unmount(mount.device, str(mount.folder)) for mount in drive.mounts]
        if not all(unmounted):
            return False
        if self.has_udisks():
            # A stick that cannot be switched off is unmounted all the same, and may be pulled out.
            self.run(["udisksctl", "power-off", "--no-user-interaction", "-b", drive.device])
        return True

    def _unmount(self, device: str, folder: str) -> bool:
        if self.has_udisks():
            return self.run(["udisksctl", "unmount", "--no-user-interaction", "-b", device])
        return self.run(["umount", folder])
