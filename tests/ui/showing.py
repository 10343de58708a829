"""Stages that show the gallery's entries to tests: one at a time, since a process has one window."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image

from kiosk.ui.art.artist import Artist
from kiosk.ui.gallery.drawing import SampleVoice, put_up
from kiosk.ui.gallery.plan import Entry
from kiosk.ui.opening import open_stage

if TYPE_CHECKING:
    from kiosk.ui.stage import KivyStage


class _NobodyThere:
    def put(self, event: object) -> None:
        pass

    def now_ms(self) -> int:
        return 0


class Shown:
    """An open stage. A screen that cannot be drawn is an error here, and not a calm trouble screen."""

    def __init__(self, stage: "KivyStage", voice: SampleVoice, folder: Path) -> None:
        self._stage, self._voice, self._folder = stage, voice, folder

    def view(self, entry: Entry) -> Any:
        """Put the entry up, complete; returns its view."""
        put_up(self._stage, self._voice, entry)
        if self._stage._screen is not entry.screen:
            raise AssertionError(f"{entry.file} could not be drawn; the log above says why")
        return self._stage.view

    def screenshot(self) -> Image.Image:
        """What is up now, pixel for pixel."""
        path = self._folder / "screenshot.bmp"
        self._stage.save_picture(path)
        with Image.open(path) as picture:
            return picture.convert("RGB")

    def picture(self, entry: Entry) -> Image.Image:
        self.view(entry)
        return self.screenshot()


class Showing:
    """Opens stages. `pictures` keeps what the artist has drawn, from one test run to the next; `folder` is for now."""

    def __init__(self, pictures: Path, folder: Path) -> None:
        self._pictures, self._folder = pictures, folder

    @contextmanager
    def real(self) -> Iterator[Shown]:
        """A stage with the real artist."""
        voice, nobody = SampleVoice(), _NobodyThere()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            stage = open_stage(
                Artist(self._pictures),
                nobody,
                nobody,
                voice.progress,
                size=(800, 480),
                is_offscreen=True,
                is_instant=True,
            )
        try:
            yield Shown(stage, voice, self._folder)
        finally:
            stage.close()
