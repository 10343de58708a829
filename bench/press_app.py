"""The real kiosk, brought to its DECIDE screen, on which standard input presses a pretend button pin.

    python bench/press_app.py 800x480 STATE [interrupt|default]

Prints `decide` once the answers are open; then obeys `press` and `release`, one a line. Nothing of this is in the app: the
pins are gpiozero's own mock pins, driven from a thread as gpiozero's drivers do.
"""

import contextlib
import os
import queue
import select
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from hardware.events import Side
from hardware.wiring_file import load_wiring
from kiosk.app import Kiosk
from kiosk.assembly.options import Options
from kiosk.play import effects as do
from kiosk.play import screens
from kiosk.play.effects import Cue, Effect
from kiosk.play.events import (
    Corner,
    CornerPressed,
    CornerReleased,
    Event,
    NarrationEnded,
    Pressed,
    Released,
    StartTouched,
)
from kiosk.plumbing import SystemClock, log_plainly
from kiosk.ports import Clock, Inbox, Progress
from kiosk.scenario.model import AgeBand, Line
from kiosk.ui import environment

HOLD_S = 3.2
DECIDED_SOON_S = 0.18
"""A press that the observer lets stand this long is cancelled here, before it is decided at 250 ms."""
TAP_S = 0.05


class BriefVoice:
    """Implements `kiosk.ports.Voice`: every line has been heard as soon as it is said."""

    def __init__(self, inbox: Inbox, clock: Clock) -> None:
        self._inbox = inbox
        self._clock = clock

    def prepare(self, lines: Sequence[tuple[Line, AgeBand]], *, is_quiet: bool) -> None:
        """Nothing to render."""

    def open(self, *, volume: int, is_quiet: bool) -> None:
        """There is no stream."""

    def say(self, token: int, line: Line, ages: AgeBand, *, is_quiet: bool) -> None:
        self._inbox.put(NarrationEnded(self._clock.now_ms(), token))

    def hush(self) -> None:
        """Nothing is being said."""

    def play(self, cue: Cue) -> None:
        """No sound."""

    def progress(self) -> Progress | None:
        return None

    def close(self) -> None:
        """There is no stream."""


class Screens:
    """A witness that hands every screen on to whoever waits for one."""

    def __init__(self) -> None:
        self._seen: queue.SimpleQueue[screens.Screen] = queue.SimpleQueue()

    def saw(self, event: Event | None, effects: Sequence[Effect]) -> None:
        for effect in effects:
            if isinstance(effect, do.Show):
                self._seen.put(effect.screen)

    def wait_for(self, kind: type, *, is_open: bool = False) -> None:
        while True:
            screen = self._seen.get(timeout=30)
            if isinstance(screen, kind) and (not is_open or getattr(screen, "is_open", False)):
                return


def open_kiosk(
    size: tuple[int, int], state: Path, clock: str, opened: contextlib.ExitStack
) -> tuple[Kiosk, Screens]:
    """The app as it is, without sound and vsync, on the Kivy clock that is asked for."""
    prepare = environment.prepare_environment

    def prepare_for_bench(*given: Any, **named: Any) -> None:
        prepare(*given, **named | {"is_vsynced": False})
        os.environ["KIVY_CLOCK"] = clock

    environment.prepare_environment = prepare_for_bench
    log_plainly("WARNING")
    seen = Screens()
    options = Options(
        state=state, size=size, pins="mock", voice=BriefVoice, witnesses=(seen,), has_gate=False
    )
    return Kiosk(options, opened), seen


def go_to_decide(kiosk: Kiosk, seen: Screens) -> None:
    """Officer corner, START, the check of both buttons, and the first story up to its open question."""
    put, now = kiosk.mailbox.put, SystemClock().now_ms
    seen.wait_for(screens.Attract)
    put(CornerPressed(now(), Corner.OFFICER))
    time.sleep(HOLD_S)
    put(CornerReleased(now(), Corner.OFFICER))
    seen.wait_for(screens.SetUpScreen)
    put(StartTouched(now()))
    seen.wait_for(screens.Ready)
    for side in Side:
        put(Pressed(now(), side))
        put(Released(now(), side))
    seen.wait_for(screens.Decide, is_open=True)


class Hands:
    """Presses GO on its pin, and takes the press back by tapping the other side, so that nothing is decided."""

    def __init__(self, kiosk: Kiosk) -> None:
        wiring = load_wiring()
        factory: Any = kiosk.panel._factory  # type: ignore[union-attr]  # noqa: SLF001  # it was asked for by `mock`
        self._go = factory.pin(wiring.of(Side.GO).button)
        self._never_go = factory.pin(wiring.of(Side.NEVER_GO).button)

    def press(self) -> None:
        self._go.drive_low()

    def take_back(self) -> None:
        self._never_go.drive_low()
        self._go.drive_high()
        time.sleep(TAP_S)
        self._never_go.drive_high()


def obey(hands: Hands) -> None:
    """Do as standard input says, until it ends."""
    is_down = False
    while True:
        ready, _, _ = select.select([0], [], [], DECIDED_SOON_S if is_down else None)
        words = os.read(0, 256).split() if ready else [b"release"]
        if not words:
            return
        for word in words:
            if word == b"press" and not is_down:
                hands.press()
            elif word == b"release" and is_down:
                hands.take_back()
            is_down = word == b"press"


def work(kiosk: Kiosk, seen: Screens) -> None:
    """Bring the kiosk to DECIDE and obey; whatever happens, the window closes at the end."""
    try:
        go_to_decide(kiosk, seen)
        print("decide", flush=True)
        obey(Hands(kiosk))
    finally:
        kiosk.stop()
        kiosk.stage.wake()


def main() -> None:
    size, state, clock = sys.argv[1], Path(sys.argv[2]), (*sys.argv[3:], "interrupt")[0]
    width, height = (int(part) for part in size.split("x"))
    state.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as opened:
        kiosk, seen = open_kiosk((width, height), state, clock, opened)
        threading.Thread(target=work, args=(kiosk, seen), name="hands", daemon=True).start()
        kiosk.run()


if __name__ == "__main__":
    main()
