"""How soon the kiosk is up, how much memory a round takes, and what the waiting screen costs: beside a browser.

    python -m bench.start [--starts 9]

Start: from the process's start to its first drawn frame, and to the first with every picture in it; warm, medians.
Memory: PSS of the process and its children on the last screen of a round that was really played, and of Chromium's
processes showing a picture of that screen, each on an Xvfb with software GL. Attract: processor time over 12 s, while Clever
moves and once dimmed. The display server's own memory and time are in none of these.
"""

import argparse
import contextlib
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bench.screen import Screen, virtual_screen
from bench.subjects import ROOT, SOFTWARE_GL, running, the_browser

if TYPE_CHECKING:
    import subprocess

SIZES = ((800, 480), (1920, 1080))
WATCH_S = 12
TICKS = os.sysconf("SC_CLK_TCK")


@contextlib.contextmanager
def the_app(screen: Screen, state: Path, what: str) -> Iterator["subprocess.Popen[str]"]:
    app = str(ROOT / "bench" / "start_app.py")
    command = [sys.executable, app, f"{screen.width}x{screen.height}", str(state), what]
    environment = {"DISPLAY": screen.display, "SDL_VIDEODRIVER": "x11", **SOFTWARE_GL}
    with running(command, environment, pipes=True) as process:
        yield process


def read_until(process: "subprocess.Popen[str]", word: str) -> None:
    assert process.stdout
    for line in process.stdout:
        if line.strip() == word:
            return
    raise SystemExit(f"the kiosk ended before it said {word!r}")


def tree(pid: int) -> list[int]:
    """The process and all below it."""
    parents: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            parent = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
            parents.setdefault(parent, []).append(int(folder.name))
    found, todo = [], [pid]
    while todo:
        found.append(todo.pop())
        todo += parents.get(found[-1], [])
    return found


def memory_mb(pid: int) -> tuple[float, float]:
    """Proportional and private memory of the tree, in megabytes (10⁶ bytes)."""
    proportional = private = 0
    for member in tree(pid):
        for line in Path(f"/proc/{member}/smaps_rollup").read_text().splitlines():
            name, _, rest = line.partition(":")
            if name == "Pss":
                proportional += int(rest.split()[0])
            elif name in ("Private_Clean", "Private_Dirty"):
                private += int(rest.split()[0])
    return proportional * 1024 / 1e6, private * 1024 / 1e6


def processor_s(pid: int) -> float:
    total = 0
    for member in tree(pid):
        fields = Path(f"/proc/{member}/stat").read_text().rsplit(")", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def start_once(screen: Screen, state: Path) -> tuple[float, float]:
    """Seconds from the process's start until it has drawn, and until every picture is there."""
    started = time.perf_counter()
    with the_app(screen, state, "start") as process:
        read_until(process, "drawn")
        drawn = time.perf_counter() - started
        read_until(process, "whole")
        return drawn, time.perf_counter() - started


def tell_starts(screen: Screen, state: Path, starts: int) -> None:
    start_once(screen, state)
    found = [start_once(screen, state) for _ in range(starts)]
    for name, times in zip(("first frame", "every picture"), zip(*found, strict=True), strict=True):
        print(
            f"start to {name:<14} {statistics.median(times):.2f} s (median of {starts}; {min(times):.2f}–{max(times):.2f})",
            flush=True,
        )


def tell_memory(screen: Screen, state: Path, folder: Path) -> None:
    with the_app(screen, state, "round") as process:
        read_until(process, "finished")
        kiosk = memory_mb(process.pid)
        screen.save(folder / "up.png")
        screen.save(folder / "down.png")
    with the_browser(screen, folder) as subject:
        time.sleep(5)
        browser = memory_mb(subject.process.pid)
    print(
        f"memory after a round: kiosk {kiosk[0]:.0f} MB (private {kiosk[1]:.0f}),"
        f" Chromium {browser[0]:.0f} MB (private {browser[1]:.0f}): 1 to {browser[0] / kiosk[0]:.2f}",
        flush=True,
    )


def tell_attract(screen: Screen, state: Path) -> None:
    for what, settle_s in (("start", 4), ("dimmed", 8)):
        with the_app(screen, state, what) as process:
            read_until(process, "whole")
            time.sleep(settle_s)
            before, since = processor_s(process.pid), time.monotonic()
            time.sleep(WATCH_S)
            share = (processor_s(process.pid) - before) / (time.monotonic() - since)
        name = "dimmed" if what == "dimmed" else "moving"
        print(f"attract, {name}: {100 * share:.1f} % of a core over {WATCH_S} s", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--starts", type=int, default=9)
    asked = parser.parse_args()
    for width, height in SIZES:
        print(f"\n{width}×{height}", flush=True)
        with contextlib.ExitStack() as opened:
            screen = opened.enter_context(virtual_screen(width, height))
            state = Path(opened.enter_context(tempfile.TemporaryDirectory()))
            folder = Path(opened.enter_context(tempfile.TemporaryDirectory()))
            tell_starts(screen, state, asked.starts)
            tell_attract(screen, state)
            tell_memory(screen, state, folder)


if __name__ == "__main__":
    main()
