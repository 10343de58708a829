import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from kiosk.play.events import Event
from kiosk.ports import Progress
from kiosk.scenario.model import Scene
from kiosk.ui.art.theme import shipped
from kiosk.ui.environment import prepare_environment

if TYPE_CHECKING:
    from kiosk.ui.stage import KivyStage

# Kivy reads its environment while it is imported, which the test modules beside this file do.
prepare_environment((800, 480), is_offscreen=True)


class FlatArtist:
    """Paints each picture in one colour, of the size asked."""

    theme = shipped()

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.asked: list[str] = []

    def _flat(self, name: str, width: int, height: int, colour: str) -> Path:
        self.asked.append(name)
        path = self._folder / f"{name}-{width}x{height}.png"
        if not path.exists():
            Image.new("RGB", (width, height), colour).save(path)
        return path

    def scene(self, scene: Scene, width: int, height: int, *, is_quiet: bool = False) -> Path:
        return self._flat(scene.backdrop, width, height, "#8FB0A0")

    def attract(self, width: int, height: int) -> Path:
        return self._flat("attract", width, height, "#9AD0E6")

    def room(self, width: int, height: int) -> Path:
        return self._flat("room", width, height, "#F3DDB3")

    def calm(self, width: int, height: int) -> Path:
        return self._flat("calm", width, height, "#BBD6C6")

    def picture(self, name: str, size: int) -> Path:
        return self._flat(name, size, size, "#7A5BA8")

    def clever(self, height_px: int) -> dict[str, Path]:
        from kiosk.ui.art import rig

        scale = height_px / rig.STANDING_HEIGHT
        return {
            name: self._flat(
                f"layer-{name}",
                max(2, round(box.width * scale)),
                max(2, round(box.height * scale)),
                "#4E9FB0",
            )
            for name, box in self.theme.layers.items()
        }


class Inbox:
    def __init__(self) -> None:
        self.events: list[Event] = []

    def put(self, event: Event) -> None:
        self.events.append(event)


class Clock:
    def __init__(self) -> None:
        self.ms = 1_000

    def now_ms(self) -> int:
        return self.ms


class Voice:
    """What is being heard is whatever a test sets."""

    def __init__(self) -> None:
        self.now: Progress | None = None

    def progress(self) -> Progress | None:
        return self.now


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def voice() -> Voice:
    return Voice()


@pytest.fixture
def artist(tmp_path: Path) -> FlatArtist:
    return FlatArtist(tmp_path)


@pytest.fixture
def stage(artist: FlatArtist, inbox: Inbox, clock: Clock, voice: Voice) -> Iterator["KivyStage"]:
    """An instant stage on this process's one window, 800×480."""
    from kiosk.ui.opening import open_stage

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        opened = open_stage(
            artist, inbox, clock, voice.progress, size=(800, 480), is_offscreen=True, is_instant=True
        )
    yield opened
    opened.close()
