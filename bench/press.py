"""From a press to a changed pixel, seen from outside: the kiosk beside a browser that shows the same screen.

    python -m bench.press [--presses 300] [--size 800x480]

Xvfb maps its screen to a file and an observer polls one pixel of it, chosen as one that a press changes. The kiosk is the
real app on its DECIDE screen; a press drives a gpiozero mock pin low. The browser is Chromium's kiosk mode with a picture
of the same screen; a press arrives over a WebSocket. Subjects take turns in one run, vsync is off, and the time starts
before the press is sent. What is timed is the acknowledgement, which comes before anything is decided or recorded.
"""

import argparse
import contextlib
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from bench.page import Page
from bench.screen import Screen, virtual_screen, wait_until

ROOT = Path(__file__).parents[1]
TIMEOUT_S = 2.0


@dataclass
class Subject:
    """Something that shows a press. `press` and `release` send it; `settle` returns once it is as before."""

    name: str
    screen: Screen
    press: Callable[[], None]
    release: Callable[[], None]
    settled: Callable[[], bool]


def frame_is_steady(screen: Screen) -> Callable[[], bool]:
    """A condition: the picture has been the same for 300 ms (nothing is being drawn)."""
    last: list[object] = [b"", 0.0]

    def steady() -> bool:
        picture = screen.picture()
        if picture != last[0]:
            last[:] = [picture, time.monotonic()]
        return time.monotonic() - float(str(last[1])) > 0.3

    return steady


def find_pixel(subject: Subject) -> tuple[int, int]:
    wait_until(subject.settled, 60)
    before = subject.screen.picture()
    subject.press()
    time.sleep(0.12)
    after = subject.screen.picture()
    subject.release()
    wait_until(subject.settled, 60)
    return subject.screen.most_changed(before, after)


def one_press(subject: Subject, at: tuple[int, int]) -> float | None:
    """Milliseconds from the press to the first change of the pixel; None where none came in time."""
    pixel = subject.screen.pixel
    before = pixel(*at)
    started = time.perf_counter()
    subject.press()
    while pixel(*at) == before:
        if time.perf_counter() - started > TIMEOUT_S:
            return None
    took = (time.perf_counter() - started) * 1000
    subject.release()
    return took


def measure(subjects: list[Subject], presses: int) -> dict[str, list[float]]:
    pixels = {subject.name: find_pixel(subject) for subject in subjects}
    found: dict[str, list[float]] = {subject.name: [] for subject in subjects}
    lost = dict.fromkeys(found, 0)
    for number in range(presses):
        for subject in subjects:
            if not wait_until(subject.settled, 30):
                raise SystemExit(f"{subject.name}: the screen does not come back after a press")
            time.sleep(random.uniform(0, 0.05))
            took = one_press(subject, pixels[subject.name])
            if took is None:
                subject.release()
                lost[subject.name] += 1
            else:
                found[subject.name].append(took)
        if (number + 1) % 50 == 0:
            print(f"{number + 1} presses each", flush=True)
    for name, count in lost.items():
        if count:
            print(f"{name}: {count} presses changed nothing within {TIMEOUT_S} s")
    return found


@contextlib.contextmanager
def the_kiosk(screen: Screen, *, clock: str) -> Iterator[Subject]:
    """The real app under `bench/press_app.py`, which brings it to DECIDE and drives mock pins as it is told."""
    environment = os.environ | {
        "DISPLAY": screen.display,
        "SDL_VIDEODRIVER": "x11",
        "vblank_mode": "0",
        "KIVY_CLOCK": clock,
        "GPIOZERO_PIN_FACTORY": "mock",
    }
    with tempfile.TemporaryDirectory() as state:
        app = subprocess.Popen(
            [sys.executable, str(ROOT / "bench" / "press_app.py"), f"{screen.width}x{screen.height}", state],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
            cwd=ROOT,
        )
        assert app.stdin
        assert app.stdout
        send = app.stdin

        def tell(word: str) -> None:
            send.write(word + "\n")
            send.flush()

        try:
            while "decide" not in (line := app.stdout.readline()):
                if not line:
                    raise SystemExit("the kiosk ended before its DECIDE screen")
            yield Subject(
                f"kiosk, {clock} clock",
                screen,
                lambda: tell("press"),
                lambda: tell("release"),
                frame_is_steady(screen),
            )
        finally:
            app.kill()
            app.wait()


PAGE = """<!doctype html><meta charset=utf-8><style>
html,body{margin:0;overflow:hidden;cursor:none} img{position:absolute;left:0;top:0;width:100vw;height:100vh}
#down{visibility:hidden}</style><img src=up.png><img id=down src=down.png><script>
const s=new WebSocket("ws://"+location.host+"/press"),d=document.getElementById("down");
s.onmessage=e=>{d.style.visibility=e.data=="press"?"visible":"hidden"};</script>"""


@contextlib.contextmanager
def the_browser(screen: Screen, pictures: Path) -> Iterator[Subject]:
    """Chromium in kiosk mode with the same pictures; presses arrive over a WebSocket on loopback."""
    if not shutil.which("chromium"):
        raise SystemExit("this bench needs Chromium: apt-get install chromium")
    with Page(PAGE, pictures) as page, tempfile.TemporaryDirectory() as profile:
        browser = subprocess.Popen(
            chromium(page.address, profile, screen),
            env=os.environ | {"DISPLAY": screen.display},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            if not wait_until(page.is_connected, 60):
                raise SystemExit("Chromium did not open the page")
            time.sleep(2)
            yield Subject(
                "Chromium",
                screen,
                lambda: page.send("press"),
                lambda: page.send("release"),
                frame_is_steady(screen),
            )
        finally:
            browser.terminate()
            browser.wait()


def chromium(address: str, profile: str, screen: Screen) -> list[str]:
    """The command for a kiosk window without vsync, and without anything that calls out."""
    return [
        "chromium", "--kiosk", "--no-sandbox", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-quic", "--disable-gpu-vsync", "--disable-frame-rate-limit", "--test-type",
        "--hide-scrollbars", "--force-device-scale-factor=1", f"--window-size={screen.width},{screen.height}",
        "--window-position=0,0", f"--user-data-dir={profile}", address,
    ]  # fmt: skip


def tell(found: dict[str, list[float]]) -> None:
    print(f"\n{'subject':<28}{'presses':>8}{'p50 ms':>9}{'p90 ms':>9}{'p99 ms':>9}")
    for name, times in found.items():
        times.sort()
        p50, p90, p99 = (times[min(len(times) - 1, int(len(times) * share))] for share in (0.5, 0.9, 0.99))
        print(f"{name:<28}{len(times):>8}{p50:>9.1f}{p90:>9.1f}{p99:>9.1f}")
    medians = {name: statistics.median(times) for name, times in found.items()}
    first, *others = medians
    for other in others:
        print(f"median ratio {first} / {other}: {medians[first] / medians[other]:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--presses", type=int, default=300)
    parser.add_argument("--size", default="800x480")
    asked = parser.parse_args()
    width, height = (int(part) for part in asked.size.split("x"))
    with contextlib.ExitStack() as opened:
        pictures = Path(opened.enter_context(tempfile.TemporaryDirectory()))
        screens = [opened.enter_context(virtual_screen(width, height)) for _ in range(3)]
        interrupt = opened.enter_context(the_kiosk(screens[0], clock="interrupt"))
        default = opened.enter_context(the_kiosk(screens[1], clock="default"))
        keep_pictures(interrupt, pictures)
        browser = opened.enter_context(the_browser(screens[2], pictures))
        tell(measure([interrupt, browser, default], asked.presses))


def keep_pictures(subject: Subject, folder: Path) -> None:
    """What the browser shows: the kiosk's own screen, before and during a press."""

    def save(name: str) -> None:
        screen = subject.screen
        picture = Image.frombuffer(
            "RGB", (screen.width, screen.height), screen.picture(), "raw", "BGRX", screen.stride, 1
        )
        picture.save(folder / name)

    wait_until(subject.settled, 60)
    save("up.png")
    subject.press()
    time.sleep(0.12)
    save("down.png")
    subject.release()
    wait_until(subject.settled, 60)


if __name__ == "__main__":
    main()
