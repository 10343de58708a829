"""The real kiosk, which says when it has drawn and then does as it is told: `start`, `round` or `dimmed`.

    python bench/start_app.py 800x480 STATE start|round|dimmed

`drawn` comes after the first frame, `whole` after the first with every picture in it. `round` plays a round of four with
the real voice, each line cut short after 0.25 s, and prints `finished` on the last screen. `dimmed` dims the attract screen
after two seconds instead of five minutes.
"""

import contextlib
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from hardware.events import Side
from kiosk.app import Kiosk
from kiosk.assembly.options import Options
from kiosk.narration.studio import Studio
from kiosk.narration.voice import Narrator
from kiosk.play import effects as do
from kiosk.play import screens, starting
from kiosk.play.effects import Effect
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
from kiosk.ports import Clock, Inbox
from kiosk.scenario.model import AgeBand, Line
from kiosk.sitting.mailbox import Mailbox

LINE_S = 0.25
THINK_S = 0.6
HOLD_S = 3.2


class HurriedNarrator(Narrator):
    """The real narrator, child process and all; but each line counts as heard after `LINE_S`."""

    def __init__(self, inbox: Inbox, clock: Clock, studio: Studio) -> None:
        super().__init__(Mailbox(), clock, studio)
        self._class = inbox
        self._time = clock

    def say(self, token: int, line: Line, ages: AgeBand, *, is_quiet: bool) -> None:
        super().say(token, line, ages, is_quiet=is_quiet)
        later(LINE_S, lambda: self._class.put(NarrationEnded(self._time.now_ms(), token)))


class QuickClass:
    """A witness that plays a round: presses GO wherever a press goes on, and prints `finished` at the end."""

    def __init__(self) -> None:
        self.inbox: Inbox = Mailbox()
        self._seen: type[screens.Screen] | None = None

    def saw(self, event: Event | None, effects: Sequence[Effect]) -> None:
        for effect in effects:
            if isinstance(effect, do.Show):
                is_new = type(effect.screen) is not self._seen
                self._seen = type(effect.screen)
                self._look(effect.screen, is_new=is_new)

    def _look(self, screen: screens.Screen, *, is_new: bool) -> None:
        match screen:
            case screens.Attract() if is_new:
                self._put(1, lambda at: CornerPressed(at, Corner.OFFICER))
                self._put(1 + HOLD_S, lambda at: CornerReleased(at, Corner.OFFICER))
            case screens.SetUpScreen() if is_new:
                self._put(THINK_S, StartTouched)
            case screens.Ready(asked=asked) if asked:
                self._tap(asked)
            case screens.Decide(is_open=True, pressed=None) | screens.CheckWith(is_open=True, pressed=None):
                self._tap(Side.GO)
            case screens.Next() | screens.Twist(may_go_on=True):
                self._tap(Side.GO)
            case screens.Finish() if is_new:
                later(2, lambda: print("finished", flush=True))

    def _tap(self, side: Side) -> None:
        self._put(THINK_S, lambda at: Pressed(at, side))
        self._put(THINK_S + 0.1, lambda at: Released(at, side))

    def _put(self, wait_s: float, make: Callable[[int], Event]) -> None:
        later(wait_s, lambda: self.inbox.put(make(SystemClock().now_ms())))


def later(wait_s: float, act: Callable[[], None]) -> None:
    timer = threading.Timer(wait_s, act)
    timer.daemon = True
    timer.start()


def say_when_drawn(kiosk: Kiosk) -> None:
    """Print `drawn` after the first frame, and `whole` after the first that waits for no picture."""

    def look() -> None:
        shelf = kiosk.stage._shelf  # noqa: SLF001  # the app itself never needs to know
        if shelf._waiting:  # noqa: SLF001
            kiosk.stage.when_drawn(look)
        else:
            print("whole", flush=True)

    kiosk.stage.when_drawn(lambda: print("drawn", flush=True))
    kiosk.stage.when_drawn(look)


def main() -> None:
    size, state, what = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    width, height = (int(part) for part in size.split("x"))
    state.mkdir(parents=True, exist_ok=True)
    log_plainly("WARNING")
    with contextlib.ExitStack() as opened:

        def hurried(inbox: Inbox, clock: Clock) -> HurriedNarrator:
            narrator = HurriedNarrator(inbox, clock, Studio.at(state / "cache" / "voice", clock))
            opened.callback(narrator.end)
            return narrator

        if what == "dimmed":
            vars(starting)["DIM_MS"] = 2_000
        pupils = QuickClass()
        options = Options(
            state=state,
            size=(width, height),
            pins="mock",
            voice=hurried if what == "round" else None,
            witnesses=(pupils,) if what == "round" else (),
            has_gate=False,
        )
        kiosk = Kiosk(options, opened)
        pupils.inbox = kiosk.mailbox
        say_when_drawn(kiosk)
        kiosk.run()


if __name__ == "__main__":
    main()
