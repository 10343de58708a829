"""The real kiosk, off-screen, playing round after round; it times its own frames and prints them when it is told to stop.

    python bench/frames_app.py 800x480 STATE SECONDS frames|soak

`frames` prints one JSON object at the end. `soak` prints one line of JSON with its textures every minute, after the first
three, and plays until SECONDS are over.
"""

import contextlib
import json
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ["SDL_VIDEODRIVER"] = "offscreen"

from bench import start_app
from bench.overdraw import painted_pixels
from hardware.events import Side
from kiosk.answers import SetUp
from kiosk.app import Kiosk
from kiosk.assembly.options import Options
from kiosk.narration.studio import Studio
from kiosk.play import screens
from kiosk.play.effects import Effect, Show
from kiosk.play.events import Event
from kiosk.plumbing import log_plainly
from kiosk.ports import Clock, Inbox

LINE_S = 1.6
"""How long a line is taken to be heard: shorter than it is, so that a round has more pages to turn."""
OVERDRAW_EVERY = 7
WARM_UP_S = 4.0
SOAK_EVERY_S = 60.0


@dataclass
class Frames:
    """Seconds of each frame that was drawn: our callbacks, Kivy's tree, and the GL behind them.

    `processor` is the drawing thread's own processor time up to the end of the tree: other programs do not lengthen it.
    """

    callbacks: list[float] = field(default_factory=list)
    tree: list[float] = field(default_factory=list)
    gl: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    turning: list[bool] = field(default_factory=list)
    overdraw: list[float] = field(default_factory=list)


class Watch:
    """Stands at four places of Kivy's loop: events done, tree begun, tree done, frame flipped."""

    def __init__(self, kiosk: Kiosk) -> None:
        from kivy.clock import Clock as KivyClock
        from kivy.graphics.opengl import glFinish

        self.frames = Frames()
        self._stage = kiosk.stage
        self._finish = glFinish
        self._begun = self._tree = self._used = 0.0
        self._opened = time.monotonic()
        after_sleep = KivyClock.post_idle

        def post_idle(*given: Any) -> Any:
            self._begun, self._used = time.perf_counter(), time.thread_time()
            return after_sleep(*given)

        KivyClock.post_idle = post_idle
        kiosk.stage.window.bind(on_draw=self._tree_begun, on_flip=self._tree_done)

    def _tree_begun(self, _window: Any) -> None:
        self._tree = time.perf_counter()

    def _tree_done(self, _window: Any) -> None:
        """Called before the stage flips: wait here for all that GL has left to do."""
        done, used = time.perf_counter(), time.thread_time() - self._used
        self._finish()
        finished = time.perf_counter()
        if time.monotonic() - self._opened < WARM_UP_S:
            return
        frames, stage = self.frames, self._stage
        frames.callbacks.append(self._tree - self._begun)
        frames.tree.append(done - self._tree)
        frames.gl.append(finished - done)
        frames.processor.append(used)
        frames.kinds.append(type(stage.screen).__name__)
        frames.turning.append(stage.is_turning)
        if len(frames.kinds) % OVERDRAW_EVERY == 0 and stage.view is not None:
            whole = stage.view.width * stage.view.height
            frames.overdraw.append(painted_pixels(stage.view.canvas, whole) / whole)


class TirelessClass(start_app.QuickClass):
    """Plays again and again: from the last screen a press leads back to the first."""

    def saw(self, event: Event | None, effects: Sequence[Effect]) -> None:
        super().saw(event, effects)
        for effect in effects:
            if isinstance(effect, Show) and isinstance(effect.screen, screens.Finish):
                self._tap(Side.GO)


def report_memory(kiosk: Kiosk, seconds: float) -> None:
    """Print how many bytes of textures there are, once a minute, always on a page of a story."""
    from kivy.clock import Clock as KivyClock

    opened = time.monotonic()
    told = opened

    def look(_dt: float) -> None:
        nonlocal told
        now = time.monotonic()
        is_story = isinstance(kiosk.stage.screen, screens.Story)
        if is_story and now - told >= SOAK_EVERY_S:
            told = now
            print(json.dumps({"at_s": round(now - opened), "shelf": kiosk.stage.picture_bytes}), flush=True)
        if now - opened > seconds:
            kiosk.stop()

    KivyClock.schedule_interval(look, 1.0)


def flush_frames(kiosk: Kiosk) -> None:
    """Have each frame painted: an off-screen flip does not, and llvmpipe kept 290 MB of frames that nobody asked for."""
    from kivy.graphics.opengl import glFinish

    kiosk.stage.window.bind(on_flip=lambda _window: glFinish())


def stop_after(kiosk: Kiosk, seconds: float) -> None:
    from kivy.clock import Clock as KivyClock

    KivyClock.schedule_once(lambda _dt: kiosk.stop(), seconds)


def main() -> None:
    size, state, seconds, what = sys.argv[1], Path(sys.argv[2]), float(sys.argv[3]), sys.argv[4]
    width, height = (int(part) for part in size.split("x"))
    state.mkdir(parents=True, exist_ok=True)
    log_plainly("ERROR")
    vars(start_app)["LINE_S"] = LINE_S
    with contextlib.ExitStack() as opened:

        def hurried(inbox: Inbox, clock: Clock) -> start_app.HurriedNarrator:
            narrator = start_app.HurriedNarrator(inbox, clock, Studio.at(state / "cache" / "voice", clock))
            opened.callback(narrator.end)
            return narrator

        pupils = TirelessClass()
        options = Options(
            state=state,
            size=(width, height),
            pins="mock",
            set_up=SetUp(stories=4),
            voice=hurried,
            witnesses=(pupils,),
            has_gate=False,
        )
        kiosk = Kiosk(options, opened)
        pupils.inbox = kiosk.mailbox
        if what == "soak":
            flush_frames(kiosk)
            report_memory(kiosk, seconds)
            kiosk.run()
            return
        watch = Watch(kiosk)
        stop_after(kiosk, seconds)
        kiosk.run()
        print(json.dumps(vars(watch.frames)), flush=True)


if __name__ == "__main__":
    main()
