"""The stage: shows screens in one Kivy window, and hands on what fingers and keys do there.

Kivy reads its environment while it is imported: call `kiosk.ui.environment.prepare_environment` before this module is.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from kivy.base import EventLoop, ExceptionHandler, ExceptionManager
from kivy.clock import Clock
from kivy.config import Config
from kivy.graphics import ClearBuffers, ClearColor, Fbo
from kivy.graphics.opengl import GL_RENDERER, GL_RGB, GL_UNSIGNED_BYTE, glGetString, glReadPixels
from kivy.lang import Builder
from PIL import Image

from kiosk.look import Look
from kiosk.play.screens import Screen, Trouble
from kiosk.ports import Clock as KioskClock
from kiosk.ports import Inbox, Progress
from kiosk.scenario.model import Scene
from kiosk.ui import fingers, labels, pacing
from kiosk.ui.grid import Grid
from kiosk.ui.screens import cast
from kiosk.ui.screens.view import Pictures, Tools, View, scene_size
from kiosk.ui.textures import Shelf
from kiosk.ui.theme import NIGHT, rgb
from kiosk.ui.turning import Turn

log = logging.getLogger(__name__)

SCREENS: Final = Path(__file__).parent / "screens"
BUILD_EVERY_SECONDS: Final = 0.1
PROCESSOR_PAINTERS: Final = (b"llvmpipe", b"softpipe", b"swrast")
TURNING: Final = 60
"""Frames a second."""


class KivyStage:
    """A window that shows one screen at a time. One to a process: Kivy has one window.

    Everything here belongs to the drawing thread, but for `wake`, which any thread may call.
    """

    def __init__(
        self,
        artist: Pictures,
        inbox: Inbox,
        clock: KioskClock,
        voice_progress: Callable[[], Progress | None],
        *,
        is_instant: bool = False,
        is_developer: bool = False,
    ) -> None:
        """Open the window and load the screens' layouts.

        With `is_instant` nothing eases and pictures are drawn at once: each pumped frame is complete. `is_developer`
        lets Escape close the window.
        """
        self.phrases: Mapping[str, Mapping[str, str]] = {}
        self._artist = artist
        self._voice_progress = voice_progress
        self._is_instant = is_instant
        self._is_stopped = False
        self._on_wake: Callable[[], None] | None = None
        self._on_drawn: list[Callable[[], None]] = []
        self._timer: Any = None
        self._views: dict[type, View] = {}
        self._view: View | None = None
        self._screen: Screen | None = None
        self._trigger = Clock.create_trigger(self._woken, -1)
        self._window = _open_window()
        self._home: Any = self._window
        self._window.clearcolor = (*rgb(NIGHT), 1)
        self._load_layouts()
        self._shelf = Shelf(is_instant=is_instant)
        self._turn = Turn(is_instant=is_instant, on_change=self._pace)
        width, height = (int(side) for side in self._window.size)
        self._tools = self._make_tools(width, height, Look())
        self._reader = pacing.Reader(voice_progress)
        self._handler = _KeepOn(self._fail)
        ExceptionManager.add_handler(self._handler)
        self._fingers = fingers.Fingers(inbox, clock, self._window.size)
        self._window.bind(on_flip=self._flipped, on_key_down=self._key_down, on_key_up=self._key_up)
        self._home.bind(on_touch_down=self._touched, on_touch_up=self._let_go, size=self._resized)
        self._is_developer = is_developer
        if is_instant:
            Clock._max_fps = 0  # noqa: SLF001  # the stepped clock must not sleep out real frames

    # What is shown

    def show(self, screen: Screen) -> None:
        """Draw this screen from the next frame on; one that cannot be drawn gives way to a calm trouble screen."""
        try:
            self._show(screen)
        except Exception:
            # Pupils never see a traceback, whatever a view or a picture does.
            log.exception("the screen %s cannot be drawn", type(screen).__name__)
            self._show(Trouble(labels.TROUBLE))

    def _show(self, screen: Screen) -> None:
        view = self._view_of(type(screen))
        before = self._view
        if view is not before:
            view.come(before, is_quiet=getattr(screen, "is_quiet", False))
        view.show(screen)
        if view is not before:
            self._change(view)
        self._screen = screen
        self._fingers.view = view
        self._reader.follow(view)
        self._pace()

    def _change(self, view: View) -> None:
        if self._view is not None:
            self._home.remove_widget(self._view)
            self._view.leave()
        self._home.add_widget(view)
        self._home.clearcolor = (*rgb(view.floor), 1)
        self._view = view

    def _pace(self) -> None:
        """A page is turned at full speed; other than that, a screen is drawn as seldom as it may be."""
        if not self._is_instant and self._screen is not None:
            is_turning = self._turn.is_turning
            Clock._max_fps = TURNING if is_turning else pacing.frames_a_second(self._screen)  # noqa: SLF001

    def dress(self, look: Look) -> None:
        """Draw in this look from now on; the screen that is up is drawn anew. Drawing thread only."""
        grid = self._tools.grid
        self._lay_out(grid.width, grid.height, look)

    def preload(self, scenes: Sequence[Scene], *, is_quiet: bool) -> None:
        """Have these scenes' pictures drawn by the worker, in this order, and the views built one by one.

        Returns at once. A view takes 20–60 ms to build: one at a time, so that no frame waits for all of them.
        """
        grid = self._tools.grid
        is_quiet = is_quiet or grid.look.has_high_contrast
        sizes = dict.fromkeys(scene_size(grid, box) for box in (grid.stage, grid.scene_top_stage))
        for scene in scenes:
            for width, height in sizes:
                self._shelf.print_ahead(partial(self._print, scene, width, height, is_quiet=is_quiet))
        if not self._is_instant:
            self._build_next(0)

    def _build_next(self, _dt: float) -> None:
        missing = next((kind for kind in cast.VIEWS if kind not in self._views), None)
        if missing is not None:
            self._view_of(missing).leave()
            Clock.schedule_once(self._build_next, BUILD_EVERY_SECONDS)

    def when_drawn(self, callback: Callable[[], None]) -> None:
        """Call back once, right after the next frame with the current screen has been flipped."""
        self._on_drawn.append(callback)
        self._window.canvas.ask_update()

    def save_picture(self, path: Path) -> None:
        """Write what is shown now as a PNG."""
        grid = self._tools.grid
        if (grid.width, grid.height) == tuple(self._window.system_size):
            self._window.dispatch("on_draw")
            pixels = glReadPixels(0, 0, grid.width, grid.height, GL_RGB, GL_UNSIGNED_BYTE)
            picture = Image.frombytes("RGB", (grid.width, grid.height), pixels)
        else:
            picture = self._drawn_aside(grid)
        picture.transpose(Image.Transpose.FLIP_TOP_BOTTOM).save(path)

    def _drawn_aside(self, grid: Grid) -> Image.Image:
        """The view at a size that is not the window's: an off-screen window cannot change its own."""
        view, parent = self._view, self._home.canvas
        buffer = Fbo(size=(grid.width, grid.height))
        if view is not None:
            parent.remove(view.canvas)
            buffer.add(ClearColor(*rgb(view.floor), 1))
            buffer.add(ClearBuffers())
            buffer.add(view.canvas)
        buffer.draw()
        picture = Image.frombytes("RGBA", (grid.width, grid.height), buffer.pixels).convert("RGB")
        if view is not None:
            buffer.remove(view.canvas)
            parent.add(view.canvas)
        return picture

    def resize(self, width: int, height: int) -> None:
        """Draw for another size than the window's: for pictures and for tests of the layout."""
        self._lay_out_for(width, height)

    def move_into(self, home: Any) -> None:
        """Show everything within a widget of the window from now on, at its place and size: before the first screen.

        `home` has a `clearcolor`, as the window has.
        """
        self._home.unbind(on_touch_down=self._touched, on_touch_up=self._let_go, size=self._resized)
        self._home = home
        self._home.bind(on_touch_down=self._touched, on_touch_up=self._let_go, size=self._resized)
        self._resized()

    # Time and other threads

    def on_wake(self, drain: Callable[[], None]) -> None:
        """Run this on the drawing thread each time somebody wakes the stage, before the next frame is drawn."""
        self._on_wake = drain

    def wake(self) -> None:
        """Have the inbox drained soon: within the frame at hand, or at once where the loop is asleep. Any thread."""
        self._trigger()

    def set_timer(self, seconds: float | None, callback: Callable[[], None]) -> None:
        """Call back once after so many seconds; replaces the timer before. None only cancels it."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if seconds is not None:
            self._timer = Clock.schedule_once(lambda _dt: callback(), max(0.0, seconds))

    def run(self) -> None:
        """Draw and listen until `stop`, or until the window is closed."""
        EventLoop.start()
        # Starting forgets an earlier wish to stop, which may come while the first screen is built.
        if not self._is_stopped:
            EventLoop.mainloop()

    def stop(self) -> None:
        """Leave `run` after the frame at hand."""
        self._is_stopped = True
        EventLoop.quit = True

    def pump(self, frames: int = 1) -> None:
        """Run the loop by hand for so many turns; with `is_instant` no real time passes."""
        if EventLoop.status != "started":
            EventLoop.start()
        for _ in range(frames):
            try:
                EventLoop.idle()
                self._window.mainloop()
            except Exception as error:
                if ExceptionManager.handle_exception(error) == ExceptionManager.RAISE:
                    raise

    def close(self) -> None:
        """Let go of the worker, the timer and the views; the window itself lives as long as the process."""
        self.set_timer(None, lambda: None)
        self._reader.stop()
        self._shelf.close()
        self._window.unbind(on_flip=self._flipped, on_key_down=self._key_down, on_key_up=self._key_up)
        self._home.unbind(on_touch_down=self._touched, on_touch_up=self._let_go, size=self._resized)
        if self._view is not None:
            self._home.remove_widget(self._view)
        ExceptionManager.remove_handler(self._handler)

    @property
    def view(self) -> View | None:
        """The view that is up."""
        return self._view

    @property
    def screen(self) -> Screen | None:
        """The screen that is up."""
        return self._screen

    @property
    def is_turning(self) -> bool:
        """Whether a page is on its way."""
        return self._turn.is_turning

    @property
    def picture_bytes(self) -> int:
        """How much the pictures on the shelf take, as textures."""
        return self._shelf.bytes

    @property
    def window(self) -> Any:
        """Kivy's window."""
        return self._window

    # Inside

    def _print(self, scene: Scene, width: int, height: int, *, is_quiet: bool) -> None:
        self._artist.backdrop(scene, width, height, is_quiet=is_quiet)
        self._artist.cast(scene, width, height, is_quiet=is_quiet)

    def _make_tools(self, width: int, height: int, look: Look) -> Tools:
        return Tools(
            Grid(width, height, look),
            self._artist,
            self._shelf,
            self._is_instant,
            self._turn,
            is_painted_by_processor(),
            self.phrases.get(look.language, {}),
        )

    @staticmethod
    def _load_layouts() -> None:
        # What screens have in common is laid out first, so that it lies beneath what they add.
        for layout in sorted(SCREENS.glob("*.kv"), key=lambda path: (path.stem != "told", path.name)):
            if str(layout) not in Builder.files:
                Builder.load_file(str(layout))

    def _view_of(self, kind: type) -> View:
        if kind not in self._views:
            self._views[kind] = cast.VIEWS[kind](self._tools)
        return self._views[kind]

    def _woken(self, _dt: float) -> None:
        if self._on_wake is not None:
            self._on_wake()

    def _fail(self) -> None:
        if not isinstance(self._screen, Trouble):
            self._show(Trouble(labels.TROUBLE))

    def _flipped(self, window: Any) -> bool:
        """Flip, then tell those who wait for it; returning True keeps Kivy from flipping again."""
        window.flip()
        waiting, self._on_drawn = self._on_drawn, []
        for callback in waiting:
            callback()
        return True

    def _touched(self, home: Any, touch: Any) -> bool:
        x, y = home.to_widget(touch.x, touch.y)
        grid = self._tools.grid
        is_within: bool = 0 <= x <= grid.width and 0 <= y <= grid.height
        if is_within and not getattr(touch, "is_mouse_scrolling", False):
            self._fingers.down(touch.uid, x, y)
        return is_within

    def _let_go(self, _home: Any, touch: Any) -> bool:
        self._fingers.up(touch.uid)
        return bool(self._home is self._window)

    def _key_down(self, _window: Any, key: int, *_: Any) -> bool:
        if key == fingers.ESCAPE and self._is_developer:
            self.stop()
        else:
            self._fingers.key_down(key)
        return True

    def _key_up(self, _window: Any, key: int, *_: Any) -> bool:
        self._fingers.key_up(key)
        return True

    def _resized(self, *_: Any) -> None:
        self._lay_out_for(*(int(side) for side in self._home.size))

    def _lay_out_for(self, width: int, height: int) -> None:
        self._lay_out(width, height, self._tools.look)

    def _lay_out(self, width: int, height: int, look: Look) -> None:
        """Build every view anew where the size or the look is another; nothing is shown before the first screen."""
        if Grid(width, height, look) == self._tools.grid:
            return
        self._tools = self._make_tools(width, height, look)
        self._fingers.size = (width, height)
        self._turn.finish()
        self._views.clear()
        if self._screen is not None:
            self.show(self._screen)


def is_painted_by_processor() -> bool:
    """Whether GL paints with the processor, as on a machine without a graphics driver."""
    renderer = glGetString(GL_RENDERER) or b""
    return any(name in renderer.lower() for name in PROCESSOR_PAINTERS)


class _KeepOn(ExceptionHandler):
    """Errors in Kivy's loop end on a calm screen and in the log, never in a dead kiosk."""

    def __init__(self, fail: Callable[[], None]) -> None:
        super().__init__()
        self._fail = fail

    def handle_exception(self, inst: Exception) -> int:
        if not isinstance(inst, Exception):
            return int(ExceptionManager.RAISE)
        log.error("the screen met an error", exc_info=inst)
        self._fail()
        return int(ExceptionManager.PASS)


def _open_window() -> Any:
    """Kivy's one window, with its input providers pared down to SDL's own."""
    # With an mtdev provider beside SDL every tap came twice, 10 ms apart.
    Config.remove_option("input", "%(name)s")
    kivys = logging.getLogger("kivy")
    kivys.addFilter(_is_not_critical)
    try:
        EventLoop.ensure_window()
    except SystemExit as error:
        # Kivy ends the process, with a traceback in the log; our commands end with a code and a word about what to do.
        raise RuntimeError("the display does not answer") from error
    finally:
        kivys.removeFilter(_is_not_critical)
    window = EventLoop.window
    if window is None:
        raise RuntimeError("no window could be opened")
    return window


def _is_not_critical(record: logging.LogRecord) -> bool:
    return record.levelno < logging.CRITICAL
