"""The real kiosk, off-screen, driven through its standard input: `python -m tests.app.driven_kiosk STATE [hang] [busy [gpio]] [gate]`.

One line in does one thing: `down go`, `up never-go`, `tap go` (its mock pin), `rest`, `hold`, `touch X Y`, `lift` (the window), `quit` (closes the window),
`gate`, `care` and `leave` (asks the office, the minder, the desk of hand-outs).
One line out for each new kind of screen, flushed: its name; and one for what office and minder answer. The voice's process is a stand-in that says everything in
a fiftieth of a second, or hangs while it starts. `busy`: another program holds one of the pins, which were asked for by
name (`gpio`) or not. `gate`: the officer gives a PIN.
"""

import contextlib
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gpiozero import LED

from hardware.events import Side
from hardware.gpio import GpioPanel, mock_factory
from hardware.wiring_file import load_wiring
from kiosk.app import Kiosk
from kiosk.assembly import buttons
from kiosk.assembly.options import Options
from kiosk.errors import HardwareError
from kiosk.narration.cache import Cache
from kiosk.narration.pronunciation import Lexicon
from kiosk.narration.renderer import Renderer
from kiosk.narration.studio import Studio
from kiosk.narration.voice import Narrator
from kiosk.play.effects import Effect, Show
from kiosk.play.events import CareTold, Event, GateTold, HandOutMade
from kiosk.plumbing import SystemClock, log_plainly, on_signal
from tests.narration.narration_fakes import HELLO, child

BRIEF = child(f"""{HELLO}
for line in sys.stdin:
    request = json.loads(line)
    print(json.dumps(dict(id=request["id"], pcm="AAAA" * 300, marks=[[0, 0]], levels="")), flush=True)
""")
HANGS = child("time.sleep(600)")
TAP_SECONDS = 0.1
"""Longer than a contact may bounce."""


HOLD_SECONDS = 1.2
"""Longer than a second, which is what START and a PIN are held for."""


class Teller:
    """A witness that names each new kind of screen, and what office and minder answer."""

    def __init__(self) -> None:
        self._last = ""

    def saw(self, event: Event | None, effects: Sequence[Effect]) -> None:
        if isinstance(event, GateTold):
            print(f"gate {event.state.gate}", flush=True)
        if isinstance(event, CareTold):
            packs = "; ".join(": ".join(pack) for pack in event.machine.packs)
            print(f"care {event.machine.version} {packs}", flush=True)
        if isinstance(event, HandOutMade):
            print(f"hand-out {event.text or event.hand_out}", flush=True)
        for effect in effects:
            if isinstance(effect, Show) and type(effect.screen).__name__ != self._last:
                self._last = type(effect.screen).__name__
                print(self._last, flush=True)


class Driver:
    def __init__(self, kiosk: Kiosk, factory: Any) -> None:
        self._kiosk = kiosk
        self._pins = {side: factory.pin(load_wiring().of(side).button) for side in Side}

    def listen(self) -> None:
        for line in sys.stdin:
            self.obey(*line.split())

    def obey(self, what: str, *rest: str) -> None:
        from kivy.clock import Clock

        match what:
            case "down":
                self._pins[Side(rest[0])].drive_low()
            case "up":
                self._pins[Side(rest[0])].drive_high()
            case "rest":
                time.sleep(TAP_SECONDS)
            case "hold":
                time.sleep(HOLD_SECONDS)
            case "tap":
                self._pins[Side(rest[0])].drive_low()
                time.sleep(TAP_SECONDS)
                self._pins[Side(rest[0])].drive_high()
                time.sleep(TAP_SECONDS)
            case "touch":
                x, y = (float(share) for share in rest)
                Clock.schedule_once(lambda _: self._finger("begin", x, y), 0)
            case "gate":
                self._kiosk.desk.ask_gate()
            case "care":
                self._kiosk.minder.look()
            case "leave":
                self._kiosk.leaving.make()
            case "lift":
                Clock.schedule_once(lambda _: self._finger("end", 0, 0), 0)
            case _:
                self._kiosk.stop()

    def _finger(self, what: str, x: float, y: float) -> None:
        window: Any = self._kiosk.stage.window
        if what == "begin":
            self._touch = Finger(x * window.width, y * window.height)
            window.dispatch("on_touch_down", self._touch)
        else:
            window.dispatch("on_touch_up", self._touch)


class Finger:
    uid = 1

    def __init__(self, x: float, y: float) -> None:
        self.x, self.y = x, y


def main(state: Path, faults: Sequence[str]) -> int:
    factory = mock_factory()
    held = LED(load_wiring().of(Side.NEVER_GO).lamp, pin_factory=factory) if "busy" in faults else None
    buttons.open_panel = lambda pins: GpioPanel(load_wiring(), factory)
    with contextlib.ExitStack() as opened:

        def speak(mailbox: Any, clock: Any) -> Narrator:
            command = HANGS if "hang" in faults else BRIEF
            studio = Studio(Renderer(SystemClock(), command), Cache(state / "voice"), Lexicon(()))
            narrator = Narrator(mailbox, clock, studio)
            opened.callback(narrator.end)
            return narrator

        options = Options(
            state=state,
            size=(800, 480),
            pins="gpio" if "gpio" in faults else None,
            voice=speak,
            witnesses=(Teller(),),
            has_gate="gate" in faults,
        )
        log_plainly()
        try:
            kiosk = Kiosk(options, opened)
        except HardwareError as error:
            return error.exit_code
        on_signal(kiosk.stop)
        threading.Thread(target=Driver(kiosk, factory).listen, daemon=True).start()
        kiosk.run()
        if held:
            held.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
