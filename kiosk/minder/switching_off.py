"""Asks the system to switch the machine off, where it may be asked."""

import logging
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

log = logging.getLogger(__name__)

SYSTEMD = Path("/run/systemd/system")
POWER_OFF = ("systemctl", "--no-ask-password", "poweroff")
ANSWER_SECONDS = 10.0

AskPower = Callable[[], bool]


def ask_systemd(systemd: Path = SYSTEMD, command: Sequence[str] = POWER_OFF) -> bool:
    """Whether the machine is switching off now. False where there is no systemd, or it does not let this user."""
    if not systemd.is_dir():
        return False
    try:
        done = subprocess.run(  # noqa: S603  (our own words, and no shell)
            command,
            capture_output=True,
            text=True,
            timeout=ANSWER_SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError) as error:
        log.warning("the machine cannot be switched off from here: %s", error)
        return False
    if done.returncode:
        log.warning("the machine may not be switched off from here: %s", done.stderr.strip()[:200])
    return done.returncode == 0


def ask_nobody() -> bool:
    """For a kiosk in a window on somebody's desktop: that machine is not ours to switch off."""
    return False
