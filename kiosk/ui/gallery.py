"""A picture of every screen at every size: for people to look at, and for the read-me."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.narration.timeline import Word
from kiosk.play.events import Event
from kiosk.play.screens import Screen
from kiosk.ports import Progress
from kiosk.ui.opening import open_stage
from kiosk.ui.samples import SAMPLES, TOKEN

if TYPE_CHECKING:
    # Kivy may only be imported once its environment is set, which opening the stage does.
    from kiosk.ui.screens.view import Pictures
    from kiosk.ui.stage import KivyStage

SIZES: Final = ((800, 480), (1024, 600), (1280, 800), (1920, 1080))


class SampleVoice:
    """Stands still in the middle of a caption, on its third word."""

    def __init__(self) -> None:
        self._word: Word | None = None

    def read(self, screen: Screen) -> None:
        """Stop at a word of this screen's caption; nowhere, where it has none."""
        caption = getattr(screen, "caption", None)
        words = list(re.finditer(r"[\w'’]+", caption.line.text)) if caption else []
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


def pictures_of_every_screen(
    artist: "Pictures", folder: Path, sizes: Iterable[tuple[int, int]] = SIZES
) -> list[Path]:
    """Draw each sample at each size (pixels) into `folder`, as `story-1280x800.png`; returns the files in order.

    Opens this process's window, off-screen. Raises ScreenError where none can be opened.
    """
    voice, nobody = SampleVoice(), _NobodyThere()
    stage = open_stage(
        artist, nobody, nobody, voice.progress, size=(800, 480), is_offscreen=True, is_instant=True
    )
    try:
        return draw_samples(stage, voice, folder, sizes)
    finally:
        stage.close()


def draw_samples(
    stage: "KivyStage", voice: SampleVoice, folder: Path, sizes: Iterable[tuple[int, int]], only: str = ""
) -> list[Path]:
    """Draw the samples whose names begin with `only` on an instant stage that reads from `voice`."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for width, height in sizes:
        stage.resize(width, height)
        for name, screen in SAMPLES.items():
            if not name.startswith(only):
                continue
            voice.read(screen)
            stage.show(screen)
            stage.pump(2)
            path = folder / f"{name}-{width}x{height}.png"
            stage.save_picture(path)
            made.append(path)
    return made
