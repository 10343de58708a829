"""From a press to a changed pixel, seen from outside: the kiosk beside a browser that shows the same screen.

    python -m bench.press [--presses 300] [--size 800x480]

Xvfb maps its screen to a file and an observer polls one pixel of it, chosen as one that is still until a press changes
it. The kiosk is the real app on its DECIDE screen; a press drives a gpiozero mock pin low. The browser is Chromium's kiosk
mode with pictures of the same screen; a press arrives over a WebSocket. Subjects take turns of 50 presses in one run,
those that wait are stopped, vsync is off, and the time starts before the press is sent. What is timed is the
acknowledgement, which comes before anything is decided or recorded.
"""

import argparse
import contextlib
import random
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from bench.screen import virtual_screen
from bench.subjects import Subject, the_browser, the_kiosk

TIMEOUT_S = 2.0
POLL_S = 0.00005
STILL_S = 0.1
TURN = 50


@dataclass
class Seen:
    """The presses of one subject: where to look, what is there at rest, and how long each took in milliseconds."""

    subject: Subject
    at: tuple[int, int]
    rest: bytes
    took_ms: list[float] = field(default_factory=list)
    lost: int = 0

    def is_at_rest(self) -> bool:
        return self.subject.screen.pixel(*self.at) == self.rest


def look(subject: Subject) -> Seen:
    """Choose the pixel to watch: one that nothing but a press changes."""
    press_once(subject)
    before = []
    for _ in range(12):
        before.append(subject.screen.picture())
        time.sleep(0.1)
    subject.press()
    time.sleep(0.1)
    after = subject.screen.picture()
    subject.release()
    time.sleep(1)
    at = subject.screen.most_changed(before, after)
    return Seen(subject, at, subject.screen.pixel(*at))


def press_once(subject: Subject) -> None:
    """A press that is not counted: it warms up, and leaves the screen as every later press finds it."""
    subject.press()
    time.sleep(0.1)
    subject.release()
    time.sleep(1)


def come_to_rest(seen: Seen) -> None:
    since = time.monotonic()
    until = since + 30
    while time.monotonic() - since < STILL_S:
        if not seen.is_at_rest():
            since = time.monotonic()
        if time.monotonic() > until:
            raise SystemExit(f"{seen.subject.name}: the screen does not come back after a press")
        time.sleep(0.01)


def one_press(seen: Seen) -> None:
    """Press, and note the milliseconds until the first change of the pixel."""
    pixel, (x, y), rest = seen.subject.screen.pixel, seen.at, seen.rest
    started = time.perf_counter()
    seen.subject.press()
    while pixel(x, y) == rest:
        if time.perf_counter() - started > TIMEOUT_S:
            seen.lost += 1
            break
        # Sleeps, since a busy loop would take one of two cores from what is measured.
        time.sleep(POLL_S)
    else:
        seen.took_ms.append((time.perf_counter() - started) * 1000)
    seen.subject.release()


def measure(subjects: list[Subject], presses: int) -> list[Seen]:
    """Let the subjects take turns, each alone on the processor in its turn."""
    found = []
    for subject in subjects:
        subject.wake()
        found.append(look(subject))
        subject.sleep()
    for turn in range(0, presses, TURN):
        for seen in found:
            seen.subject.wake()
            for _ in range(min(TURN, presses - turn)):
                come_to_rest(seen)
                time.sleep(random.uniform(0, 0.05))
                one_press(seen)
            come_to_rest(seen)
            seen.subject.sleep()
        print(f"{min(turn + TURN, presses)} presses each", flush=True)
    return found


def tell(found: list[Seen]) -> None:
    print(
        f"\n{'subject':<26}{'presses':>8}{'lost':>6}{'p50 ms':>9}{'p90 ms':>9}{'p99 ms':>9}{'worst ms':>10}"
    )
    for seen in found:
        times = sorted(seen.took_ms)
        shares = (times[min(len(times) - 1, int(len(times) * share))] for share in (0.5, 0.9, 0.99, 1))
        columns = "".join(f"{value:>9.1f}" for value in shares)
        print(f"{seen.subject.name:<26}{len(times):>8}{seen.lost:>6}{columns}")
    first, *others = found
    for other in others:
        ratio = statistics.median(first.took_ms) / statistics.median(other.took_ms)
        print(f"median of {first.subject.name} / median of {other.subject.name}: {ratio:.2f}")


def keep_pictures(subject: Subject, folder: Path) -> None:
    """What the browser shows: the kiosk's own screen, before and during a press."""
    press_once(subject)
    subject.screen.save(folder / "up.png")
    subject.press()
    time.sleep(0.1)
    subject.screen.save(folder / "down.png")
    subject.release()
    time.sleep(1)


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
        screens = [opened.enter_context(virtual_screen(width, height)) for _ in range(4)]
        kiosk = opened.enter_context(the_kiosk(screens[0]))
        keep_pictures(kiosk, pictures)
        kiosk.sleep()
        still = opened.enter_context(the_browser(screens[1], pictures))
        still.sleep()
        moving = opened.enter_context(the_browser(screens[2], pictures, is_moving=True))
        moving.sleep()
        default = opened.enter_context(the_kiosk(screens[3], clock="default"))
        default.sleep()
        tell(measure([kiosk, still, moving, default], asked.presses))


if __name__ == "__main__":
    main()
