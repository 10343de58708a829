"""The kiosk itself, in a process of its own: started, pressed, stopped and killed as a class and systemd would."""

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from kiosk import __version__
from kiosk.assembly import buttons
from kiosk.errors import HardwareError
from kiosk.handouts import NOTHING_YET
from kiosk.results.reading import read_rounds
from kiosk.results.state_folder import results_path

pytestmark = pytest.mark.window

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 30.0
"""For a loaded machine; a quiet one needs a second or two."""


class Running:
    """A child process whose lines can be waited for."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env={**os.environ, "SDL_VIDEODRIVER": "offscreen"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.lines: queue.Queue[str | None] = queue.Queue()
        self.errors: list[str] = []
        self._readers = [threading.Thread(target=target) for target in (self._read, self._listen)]
        for reader in self._readers:
            reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.put(line.strip())
        self.lines.put(None)

    def _listen(self) -> None:
        assert self.process.stderr
        self.errors += self.process.stderr.readlines()

    def next(self) -> str:
        """The next line; fails where the process ends first."""
        line = self.lines.get(timeout=PATIENCE_SECONDS)
        assert line is not None, "".join(self.errors)
        return line

    def until(self, *wanted: str) -> str:
        """The next line that is one of these; what comes before is passed over."""
        while (line := self.next()) not in wanted:
            pass
        return line

    def do(self, *lines: str) -> None:
        assert self.process.stdin
        for line in lines:
            self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def children(self) -> list[int]:
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return [int(pid) for task in tasks for pid in task.read_text(encoding="ascii").split()]

    def end(self, number: signal.Signals) -> tuple[int, float]:
        """Send this signal; returns the exit code, and how many seconds it took."""
        began = time.monotonic()
        self.process.send_signal(number)
        code = self.process.wait(PATIENCE_SECONDS)
        took = time.monotonic() - began
        for reader in self._readers:
            reader.join(PATIENCE_SECONDS)
        return code, took


@pytest.fixture
def run() -> Iterator[Callable[..., Running]]:
    started: list[Running] = []

    def start(*arguments: str) -> Running:
        started.append(Running(*arguments))
        return started[-1]

    yield start
    for running in started:
        if running.process.poll() is None:
            running.end(signal.SIGKILL)
        for pipe in (running.process.stdin, running.process.stdout, running.process.stderr):
            assert pipe
            pipe.close()


def wait_until(is_so: Callable[[], object]) -> bool:
    until = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True


def is_alive(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_two_buttons_alone_lead_from_the_first_screen_to_the_first_story(
    run: Callable[..., Running], tmp_path: Path
) -> None:
    kiosk = run("-m", "tests.app.driven_kiosk", str(tmp_path))
    assert kiosk.next() == "Attract"
    kiosk.do("down never-go")
    assert kiosk.next() == "SetUpScreen"
    kiosk.do("up never-go", "down go")
    assert kiosk.next() == "Ready"
    kiosk.do("up go", "rest", "tap go", "tap never-go")
    assert kiosk.next() == "Story"
    kiosk.do("down go", "down never-go")
    assert kiosk.next() == "Paused"
    kiosk.do("up go", "up never-go")
    assert kiosk.end(signal.SIGTERM)[0] == 0


PIN = (1, 3, 0, 2)


def give(pin: Sequence[int]) -> list[str]:
    """GO counts a digit up, NEVER GO goes to the next, GO held gives it."""
    digits = [["tap go"] * digit for digit in pin]
    between = [step for digit in digits for step in (*digit, "tap never-go")][:-1]
    return [*between, "down go"]


def test_an_officer_chooses_a_pin_once_and_is_asked_for_it_ever_after(
    run: Callable[..., Running], tmp_path: Path
) -> None:
    kiosk = run("-m", "tests.app.driven_kiosk", str(tmp_path), "gate")
    assert kiosk.next() == "Attract"
    kiosk.do("down never-go")
    assert [kiosk.until("Pin"), kiosk.next()] == ["Pin", "gate wants-new"]
    kiosk.do("up never-go", "rest", *give(PIN), "hold", "up go", "rest", *give(PIN))
    assert kiosk.until("SetUpScreen")
    kiosk.do("up go", "rest", "down go")
    assert kiosk.until("Ready")
    kiosk.do("up go", "rest", "tap go", "tap never-go")
    assert kiosk.until("Story")
    assert wait_until(lambda: [one.ended for one in read_rounds(results_path(tmp_path, is_demo=False))])
    assert kiosk.end(signal.SIGKILL)[0] == -signal.SIGKILL
    again = run("-m", "tests.app.driven_kiosk", str(tmp_path), "gate")
    assert again.next() == "Attract"
    again.do("down never-go")
    assert [again.until("Pin"), again.next()] == ["Pin", "gate asks"]
    again.do("up never-go", "rest", *give((1, 3, 0, 3)), "hold", "up go", "rest")
    assert again.until("gate wrong")
    again.do(*give(PIN))
    assert again.until("gate open")
    assert again.until("Chooser", "SetUpScreen") == "Chooser"
    assert again.end(signal.SIGTERM)[0] == 0


def test_a_finger_alone_leads_from_the_first_screen_to_the_settings(
    run: Callable[..., Running], tmp_path: Path
) -> None:
    kiosk = run("-m", "tests.app.driven_kiosk", str(tmp_path))
    assert kiosk.next() == "Attract"
    kiosk.do("touch 0.99 0.98")
    assert kiosk.next() == "SetUpScreen"
    kiosk.do("lift", "quit")
    assert kiosk.process.wait(PATIENCE_SECONDS) == 0


def test_office_minder_and_hand_outs_answer_and_end_with_the_kiosk(
    run: Callable[..., Running], tmp_path: Path
) -> None:
    kiosk = run("-m", "tests.app.driven_kiosk", str(tmp_path))
    assert kiosk.next() == "Attract"
    kiosk.do("gate")
    assert kiosk.next() == "gate wants-new"
    kiosk.do("care")
    assert kiosk.next() == f"care {__version__} Clever's first stories: draft"
    kiosk.do("leave")
    assert kiosk.next() == f"hand-out {NOTHING_YET}"
    assert kiosk.end(signal.SIGTERM)[0] == 0


def test_a_kiosk_with_a_hung_voice_ends_at_once_and_leaves_no_child(
    run: Callable[..., Running], tmp_path: Path
) -> None:
    kiosk = run("-m", "tests.app.driven_kiosk", str(tmp_path), "hang")
    assert kiosk.next() == "Attract"
    assert wait_until(kiosk.children)
    children = kiosk.children()
    code, seconds = kiosk.end(signal.SIGTERM)
    assert code == 0
    assert seconds < 3
    assert not any(is_alive(child) for child in children)


def test_a_killed_kiosk_leaves_no_child(run: Callable[..., Running], tmp_path: Path) -> None:
    kiosk = run("-m", "kiosk", "play", "--pins", "mock", "--size", "800x480", "--state", str(tmp_path))
    assert wait_until(kiosk.children)
    children = kiosk.children()
    assert kiosk.end(signal.SIGKILL)[0] == -signal.SIGKILL
    assert wait_until(lambda: not any(is_alive(child) for child in children))


def test_told_to_stop_while_it_starts_it_ends_well(run: Callable[..., Running], tmp_path: Path) -> None:
    kiosk = run("-m", "kiosk", "play", "--pins", "mock", "--size", "800x480", "--state", str(tmp_path))
    # The results are opened after the window and before the first screen.
    assert wait_until((tmp_path / "results.db").exists)
    code, seconds = kiosk.end(signal.SIGTERM)
    assert (code, "Traceback" in "".join(kiosk.errors)) == (0, False)
    assert seconds < 3


# Buttons that cannot be had


def test_without_gpio_touch_and_keys_take_the_buttons_place(caplog: pytest.LogCaptureFixture) -> None:
    """This machine is no Pi: it has no chip of a header."""
    assert buttons.open_panel(None) is None
    assert "Keys F and J and touch" in caplog.text


def test_gpio_asked_for_by_name_must_be_there() -> None:
    with pytest.raises(HardwareError):
        buttons.open_panel("gpio")


def test_pins_that_another_program_holds_do_not_keep_the_kiosk_from_starting(
    run: Callable[..., Running], tmp_path: Path
) -> None:
    kiosk = run("-m", "tests.app.driven_kiosk", str(tmp_path), "busy")
    assert kiosk.next() == "Attract"
    kiosk.do("touch 0.99 0.98")
    assert kiosk.next() == "SetUpScreen"
    assert kiosk.end(signal.SIGTERM)[0] == 0
    assert "no buttons: GPIO 27 (NEVER GO lamp) cannot be used" in "".join(kiosk.errors)


def test_pins_that_another_program_holds_are_an_error_where_they_were_asked_for(
    run: Callable[..., Running], tmp_path: Path
) -> None:
    kiosk = run("-m", "tests.app.driven_kiosk", str(tmp_path), "busy", "gpio")
    assert kiosk.process.wait(PATIENCE_SECONDS) == HardwareError.exit_code
