"""SVG on standard input, PNG on standard output: a process of its own, because resvg keeps Python's lock while it draws.

Measured on two desktop cores (2026-11-22): a scene at 1920×1080 drawn in a thread held every other thread for 0.75 s; with
the drawing here, the longest wait was 10 ms. Runs as a file, so that it starts without the kiosk.
"""

import ctypes
import os
import signal
import subprocess
import sys
from typing import Final

from resvg_py import svg_to_bytes

PARENT_DEATH: Final = 1
NICER: Final = 5
LONGEST_SECONDS: Final = 60.0


def drawn(svg: str, width: int, height: int) -> bytes:
    """The PNG, drawn here and now."""
    return bytes(svg_to_bytes(svg_string=svg, width=width, height=height, skip_system_fonts=True))


def drawn_aside(svg: str, width: int, height: int, python: str = sys.executable) -> bytes:
    """The PNG, drawn by a child process while this one goes on. Raises OSError where the child gives none."""
    command = [python, "-P", __file__, str(width), str(height)]
    try:
        done = subprocess.run(  # noqa: S603 ourselves, with numbers
            command, input=svg.encode(), capture_output=True, check=True, timeout=LONGEST_SECONDS
        )
    except subprocess.SubprocessError as error:
        raise OSError(f"the printer gave no picture: {error}") from error
    return done.stdout


def _leave_with_parent() -> None:
    """Linux ends this process with the kiosk, however that ends; elsewhere a drawing is over in seconds anyway."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PARENT_DEATH, signal.SIGKILL)


if __name__ == "__main__":
    _leave_with_parent()
    os.nice(NICER)
    sys.stdout.buffer.write(drawn(sys.stdin.buffer.read().decode(), int(sys.argv[1]), int(sys.argv[2])))
