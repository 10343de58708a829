"""`kiosk preview FILE`: a scenario plays in a window while it is written. Composes the real parts; nothing is recorded."""

import contextlib
import logging
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.answers import SetUp
from kiosk.assembly.buttons import NoLamps
from kiosk.assembly.display import find_display
from kiosk.errors import ScreenError
from kiosk.narration.better import better_voice
from kiosk.narration.studio import Studio
from kiosk.narration.voice import Loudspeaker, Narrator
from kiosk.plumbing import SystemClock, keep_memory_small, log_plainly, on_signal
from kiosk.programme import RECORDINGS
from kiosk.sitting.mailbox import Mailbox
from kiosk.sitting.session import Ports
from kiosk.workshop.draft import check_is_scenario
from kiosk.workshop.proof import ForgetfulKeeper, Proof

if TYPE_CHECKING:
    from kiosk.ui.stage import KivyStage
    from kiosk.ui.workbench.bench import Workbench

log = logging.getLogger(__name__)

POLL_SECONDS: Final = 0.2
DEFAULT_SIZE: Final = (800, 480)


@dataclass(frozen=True, slots=True)
class Options:
    """`size` is the stage's, in pixels; the window is wider by the margin. Only the caches of `state` are written."""

    file: Path
    state: Path
    size: tuple[int, int] = DEFAULT_SIZE
    set_up: SetUp = SetUp()  # noqa: RUF009  # frozen
    theme: str = ""
    loudspeaker: Loudspeaker = Loudspeaker()  # noqa: RUF009  # frozen
    voice_model: str | None = None
    log_level: str = "WARNING"


class Preview:
    """The window of one author. `run` returns when it is closed or `stop` is called."""

    def __init__(self, options: Options, opened: contextlib.ExitStack) -> None:
        """Start everything in order; `opened` stops it in reverse."""
        keep_memory_small()
        self.clock = SystemClock()
        self.mailbox = Mailbox()
        cache = options.state / "cache"
        model = options.voice_model
        better = None if model is None else better_voice(self.clock, model, log.warning)
        # The file's own pack may hold recordings; a technician's stand before them, as on a kiosk.
        recordings = [folder / RECORDINGS for folder in (options.state, options.file.parent)]
        studio = Studio.at(cache / "voice", self.clock, (), recordings, better)
        self.voice = Narrator(self.mailbox, self.clock, studio, loudspeaker=options.loudspeaker)
        opened.callback(self.voice.end)
        self.stage, self.bench = self._open(options, cache / "pictures", opened)
        keeper = ForgetfulKeeper(self.mailbox, self.clock)
        self.proof = Proof(
            options.file,
            Ports(self.clock, self.stage, self.voice, NoLamps(), keeper),
            self.mailbox,
            self.bench,
            set_up=options.set_up,
            learn=studio.learn,
        )

    def run(self) -> None:
        """Play the story from its beginning until the window is closed."""
        self.mailbox.wake = self.stage.wake
        self.stage.on_wake(self._turn)
        self.bench.on_jump = lambda number: self._do(lambda: self.proof.jump(number))
        self.bench.on_turn = lambda: self._do(self.proof.turn)
        self.bench.every(POLL_SECONDS, lambda: self._do(self.proof.look))
        self._do(self.proof.open)
        self.stage.run()

    def stop(self) -> None:
        """Leave `run` soon; safe in a signal handler."""
        self.stage.stop()

    def _do(self, act: Callable[[], None]) -> None:
        act()
        self._turn()

    def _turn(self) -> None:
        self.proof.drain()
        due = self.proof.next_deadline()
        wait = None if due is None else (due - self.clock.now_ms()) / 1000
        self.stage.set_timer(wait, self._turn)

    def _open(
        self, options: Options, pictures: Path, opened: contextlib.ExitStack
    ) -> "tuple[KivyStage, Workbench]":
        from kiosk.ui.art.artist import Artist  # noqa: PLC0415  # a command loads only what it needs
        from kiosk.ui.art.theme import open_theme  # noqa: PLC0415
        from kiosk.ui.workbench.opening import open_workbench  # noqa: PLC0415

        artist = Artist(pictures, open_theme(options.theme))
        stage, bench = open_workbench(
            artist, self.mailbox, self.clock, self.voice.progress, size=options.size
        )
        opened.callback(bench.close)
        opened.callback(stage.close)
        return stage, bench


def run_preview(options: Options) -> int:
    """Show the scenario until the window is closed; returns the exit code.

    Raises UsageError where there is no such file, ScreenError without a display.
    """
    check_is_scenario(options.file)
    log_plainly(options.log_level)
    on_signal(lambda: sys.exit(0))
    with contextlib.ExitStack() as opened:
        try:
            find_display(os.environ)
            preview = Preview(options, opened)
        except ScreenError as error:
            raise ScreenError(
                f"{str(error).rstrip('.')}{'' if str(error).endswith('?') else '.'}"
                f" What is wrong in a scenario is told without a window: kiosk check {options.file}"
            ) from error
        on_signal(preview.stop)
        preview.run()
    return 0
