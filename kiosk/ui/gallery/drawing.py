"""Draws what the plan holds on off-screen stages: one in this process, or one in each of several."""

import itertools
import multiprocessing
import os
import re
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PIL import Image

from kiosk.errors import ScreenError
from kiosk.narration.timeline import Word
from kiosk.play.events import Event
from kiosk.play.screens import CheckWith, Decide, Screen, Trouble
from kiosk.ports import Progress
from kiosk.ui.art.artist import Artist
from kiosk.ui.gallery.modes import HIGH_CONTRAST, NORMAL
from kiosk.ui.gallery.page import sighted
from kiosk.ui.gallery.plan import MODE_SIZES, Entry
from kiosk.ui.gallery.sight import Sight, seeing
from kiosk.ui.opening import open_stage
from kiosk.ui.samples import TOKEN

if TYPE_CHECKING:
    # Kivy may only be imported once its environment is set, which opening the stage does.
    from kiosk.ui.stage import KivyStage

MOST_PROCESSES: Final = 8
FEW: Final = 60
"""So few pictures are drawn sooner by one process than a second has started."""

Told = Callable[[int, int], None]
"""Hears how many pictures are done, and of how many."""


class SampleVoice:
    """Stands still in the middle of a caption, on its third word."""

    def __init__(self) -> None:
        self._word: Word | None = None

    def read(self, screen: Screen) -> None:
        """Stop at a word of this screen's caption; nowhere, where it has none."""
        caption = getattr(screen, "caption", None)
        words = list(re.finditer(r"[^\s.,:;!?…«»“”\"]+", caption.line.text)) if caption else []
        chosen = words[min(2, len(words) - 1)] if words else None
        self._word = Word(chosen.start(), chosen.end(), 0) if chosen else None

    def progress(self) -> Progress | None:
        return Progress(TOKEN, self._word, 0.6) if self._word else None


class _NobodyThere:
    """The inbox and the clock of a gallery: nothing happens there."""

    def put(self, event: Event) -> None:
        pass

    def now_ms(self) -> int:
        return 0


def draw(entries: Sequence[Entry], cache: Path, folder: Path, told: Told = lambda _done, _of: None) -> None:
    """Draw all into `folder`; `cache` keeps the artist's pictures.

    Raises ScreenError where no window can be opened off-screen, OSError where the folder cannot be written.
    """
    for parent in {(folder / entry.file).parent for entry in entries}:
        parent.mkdir(parents=True, exist_ok=True)
    jobs = [list(job) for _, job in itertools.groupby(sorted(entries, key=_job), key=_job)]
    processes = min(os.cpu_count() or 1, MOST_PROCESSES, len(jobs))
    if processes < 2 or len(entries) < FEW:
        told(_drawn(entries, cache, folder), len(entries))
        return
    # Not forked: a window's threads and its GL context do not survive that.
    context = multiprocessing.get_context("spawn")
    count = 0
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        try:
            for done in as_completed([pool.submit(_drawn, job, cache, folder) for job in jobs]):
                count += done.result()
                told(count, len(entries))
        except BrokenProcessPool as error:
            raise ScreenError("a process that drew the pictures has ended; is there memory left?") from error


def _job(entry: Entry) -> tuple[object, ...]:
    """What is laid out anew between pictures: few of these changes, the largest first, so that no process ends last."""
    return -entry.size[0] * entry.size[1], entry.mode.name


def _drawn(entries: Sequence[Entry], cache: Path, folder: Path) -> int:
    voice, nobody = SampleVoice(), _NobodyThere()
    stage = open_stage(
        Artist(cache), nobody, nobody, voice.progress, size=(800, 480), is_offscreen=True, is_instant=True
    )
    try:
        return draw_entries(stage, voice, folder, entries)
    finally:
        stage.close()


def draw_entries(stage: "KivyStage", voice: SampleVoice, folder: Path, entries: Iterable[Entry]) -> int:
    """Draw these on an instant stage that reads from `voice`; returns how many."""
    count = 0
    for entry in sorted(entries, key=_job):
        put_up(stage, voice, entry)
        path = folder / entry.file
        stage.save_picture(path)
        for sight in sights_of(entry):
            _see(path, folder / sighted(entry, sight), sight)
        count += 1
    return count


def sights_of(entry: Entry) -> tuple[Sight, ...]:
    """The other sights in which this picture is drawn too: those where a child has to choose."""
    is_choice = isinstance(entry.screen, Decide | CheckWith)
    is_asked = is_choice and entry.mode in {NORMAL, HIGH_CONTRAST} and entry.size in MODE_SIZES
    return tuple(Sight) if is_asked else ()


_seeing = cache(seeing)


def _see(path: Path, seen: Path, sight: Sight) -> None:
    seen.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(path) as picture:
        _seeing(sight)(picture).save(seen)


def put_up(stage: "KivyStage", voice: SampleVoice, entry: Entry) -> None:
    """Show an entry, complete, on an instant stage. Raises ScreenError where it gave way to the calm trouble screen."""
    from kiosk.ui.screens.trouble import TroubleView  # noqa: PLC0415  # imports Kivy

    stage.resize(*entry.size)
    stage.dress(entry.mode.look)
    voice.read(entry.screen)
    stage.show(entry.screen)
    stage.pump(2)
    if isinstance(stage.view, TroubleView) and not isinstance(entry.screen, Trouble):
        raise ScreenError(f"{entry.file} cannot be drawn: its traceback stands in the log above")
