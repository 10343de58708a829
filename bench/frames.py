"""What a frame costs while stories are played, and whether memory stays where it is.

    python -m bench.frames [--seconds 60]
    python -m bench.frames --soak MINUTES [--size 800x480]

Frames: the real app, off-screen with software GL, plays rounds of four whose lines are cut to 1.6 s (more pages to turn than in
a class). Each frame that was drawn is split into our callbacks (Python), Kivy's tree (which calls GL), and what GL had left
to do when the tree was done (glFinish). Overdraw is counted over the canvas, every seventh frame.

Soak: the same, without an end. PSS and private memory of the kiosk with its children, about once a minute on a page of a
story. Growth is that of private memory, between the medians of the first and the last fifth of the samples after three
minutes: PSS also changes when other programs open or close the same libraries.
"""

import argparse
import contextlib
import json
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bench.start import SIZES, memory_mb
from bench.subjects import ROOT, running

if TYPE_CHECKING:
    import subprocess

FRAME_MS = 1000 / 60
SETTLE_S = 180
PI4_FILL_MPX_S = 500.0
"""Half of 1 Gpixel/s, which Broadcom states for VideoCore IV at 250 MHz; no figure is published for VideoCore VI at 500 MHz."""
PI4_SLOWER = 4.0
"""How much longer Python takes on a Cortex-A72 at 1.5 GHz than here: a guess from single-core benchmarks."""


@contextlib.contextmanager
def the_app(
    size: tuple[int, int], state: Path, seconds: float, what: str
) -> Iterator["subprocess.Popen[str]"]:
    app = str(ROOT / "bench" / "frames_app.py")
    command = [sys.executable, app, f"{size[0]}x{size[1]}", str(state), str(seconds), what]
    with running(command, {"SDL_VIDEODRIVER": "offscreen"}, pipes=True) as process:
        yield process


def share_at(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def row(name: str, seconds: Sequence[float]) -> str:
    p50, p95, p99 = (1000 * share_at(seconds, share) for share in (0.5, 0.95, 0.99))
    return f"  {name:<28} p50 {p50:5.1f}  p95 {p95:5.1f}  p99 {p99:5.1f} ms"


def tell_frames(size: tuple[int, int], found: dict[str, list[float]]) -> None:
    """Print what was measured at one size."""
    parts = [found[name] for name in ("callbacks", "tree", "gl")]
    whole = [sum(frame) for frame in zip(*parts, strict=True)]
    turning = [cost for cost, is_turning in zip(whole, found["turning"], strict=True) if is_turning]
    quick = sum(1000 * cost < FRAME_MS for cost in whole) / len(whole)
    print(f"\n{size[0]}×{size[1]}: {len(whole)} frames, {100 * quick:.1f} % under {FRAME_MS:.1f} ms")
    print(row("whole frame", whole))
    if turning:
        print(row(f"while a page turns ({len(turning)})", turning))
    for name, seconds in zip(("our callbacks", "Kivy's tree", "GL still to do"), parts, strict=True):
        print(row(name, seconds))
    worst, usual = max(found["overdraw"]), statistics.median(found["overdraw"])
    print(f"  painted: {usual:.2f} × the screen in the median, {worst:.2f} × at most")
    print(row("processor, drawing thread", found["processor"]))
    tell_estimate(size, worst, found["processor"])


def tell_estimate(size: tuple[int, int], worst: float, processor: Sequence[float]) -> None:
    """Print what a Pi 4 might take: an estimate, no measurement.

    The drawing thread's time holds what llvmpipe does in it beside Python and Kivy: for them it is an upper bound.
    """
    fill_ms = worst * size[0] * size[1] / PI4_FILL_MPX_S / 1000
    ours_ms = 1000 * PI4_SLOWER * share_at(processor, 0.5)
    print(
        f"  estimate for a Pi 4: {fill_ms:.1f} ms of GPU at most, beside it {ours_ms:.1f} ms of processor (median)"
    )


def measure_frames(seconds: float) -> None:
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            # The first round draws the pictures: what is measured is a kiosk that has been used before.
            for length in (20.0, seconds):
                with the_app(size, Path(folder), length, "frames") as process:
                    said, _ = process.communicate()
            tell_frames(size, json.loads(said.splitlines()[-1]))


def soak(size: tuple[int, int], minutes: float) -> int:
    """Play so long and tell how memory went; 0 where it grew by no more than 2 %."""
    samples: list[tuple[int, float]] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        the_app(size, Path(folder), minutes * 60, "soak") as process,
    ):
        assert process.stdout
        for line in process.stdout:
            # A round that ends says `finished`, which is no sample.
            with contextlib.suppress(FileNotFoundError, ValueError):
                said = json.loads(line)
                shared, private = memory_mb(process.pid)
                samples.append((said["at_s"], private))
                held = said["shelf"] / 1e6
                print(
                    f"{said['at_s'] / 60:5.1f} min  PSS {shared:6.1f}  private {private:6.1f}  scenes {held:4.1f} MB",
                    flush=True,
                )
    return tell_growth([private for at_s, private in samples if at_s >= SETTLE_S])


def tell_growth(settled: Sequence[float]) -> int:
    fifth = max(1, len(settled) // 5)
    if len(settled) < 2 * fifth:
        print("too short to tell")
        return 1
    start, end = statistics.median(settled[:fifth]), statistics.median(settled[-fifth:])
    grown = 100 * (end / start - 1)
    middle = settled[len(settled) // 2]
    print(f"start {start:.1f} · middle {middle:.1f} · end {end:.1f} MB: {grown:+.1f} %")
    return 0 if grown <= 2 else 1


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--soak", type=float, metavar="MINUTES")
    parser.add_argument("--size", default="800x480")
    asked = parser.parse_args()
    if asked.soak is None:
        measure_frames(asked.seconds)
        return 0
    width, height = (int(part) for part in asked.size.split("x"))
    return soak((width, height), asked.soak)


if __name__ == "__main__":
    sys.exit(main())
