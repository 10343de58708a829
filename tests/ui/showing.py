"""Stages that show the gallery's entries to tests: one at a time, since a process has one window."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PIL import Image

from kiosk.scenario.model import Scene
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


class Quick(Artist):
    """Draws places at a third of their size and enlarges them: what lies under words is as hard to read, and there sooner."""

    SHARE: Final = 3

    def backdrop(self, scene: Scene, width: int, height: int, *, is_quiet: bool = False) -> Path:
        return self._enlarged(
            super().backdrop(scene, *self._less(width, height), is_quiet=is_quiet), width, height
        )

    def attract(self, width: int, height: int) -> Path:
        return self._enlarged(super().attract(*self._less(width, height)), width, height)

    def room(self, width: int, height: int) -> Path:
        return self._enlarged(super().room(*self._less(width, height)), width, height)

    def calm(self, width: int, height: int) -> Path:
        return self._enlarged(super().calm(*self._less(width, height)), width, height)

    def _less(self, width: int, height: int) -> tuple[int, int]:
        return width // self.SHARE, height // self.SHARE

    @staticmethod
    def _enlarged(path: Path, width: int, height: int) -> Path:
        large = path.with_name(f"{path.stem}-{width}x{height}.bmp")
        if not large.exists():
            with Image.open(path) as picture:
                picture.resize((width, height), Image.Resampling.BILINEAR).save(large)
        return large


class Shown:
    """An open stage."""

    def __init__(self, stage: "KivyStage", voice: SampleVoice, folder: Path) -> None:
        self._stage, self._voice, self._folder = stage, voice, folder

    def view(self, entry: Entry) -> Any:
        """Put the entry up, complete; returns its view. Raises ScreenError where it cannot be drawn."""
        put_up(self._stage, self._voice, entry)
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
    def real(self, *, is_quick: bool = False) -> Iterator[Shown]:
        """A stage with the real artist; a quick one draws places and people at a third of the size, and coarse."""
        voice, nobody = SampleVoice(), _NobodyThere()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            stage = open_stage(
                Quick(self._pictures) if is_quick else Artist(self._pictures),
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
