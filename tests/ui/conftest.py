import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from kiosk.play.events import Event
from kiosk.ports import Progress
from kiosk.scenario.model import Scene
from kiosk.ui.art.cutout import Cutout
from kiosk.ui.art.theme import shipped
from kiosk.ui.environment import prepare_environment
from tests.ui.showing import Showing

if TYPE_CHECKING:
    from kiosk.ui.stage import KivyStage
    from tests.ui.laid_out import Look

# Kivy reads its environment while it is imported, which the test modules beside this file do.
prepare_environment((800, 480), is_offscreen=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens",
        action="store_true",
        help="keep what the screens look like now as the golden pictures, and say which changed",
    )


@pytest.fixture(scope="session")
def showing(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Showing:
    """Opens stages with the real artist, whose pictures stay from one run to the next."""
    folder = tmp_path_factory.mktemp("showing")
    return Showing(kept_pictures(pytestconfig) or folder, folder)


def kept_pictures(config: pytest.Config) -> Path | None:
    """Where the pictures of the art as it is now are kept; those of other editions are thrown away."""
    cache: pytest.Cache | None = getattr(config, "cache", None)
    if cache is None:
        return None
    kept = cache.mkdir("pictures")
    for old in kept.iterdir():
        if old.name != shipped().library.edition():
            shutil.rmtree(old, ignore_errors=True)
    return kept / shipped().library.edition()


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

    def backdrop(self, scene: Scene, width: int, height: int, *, is_quiet: bool = False) -> Path:
        return self._flat(scene.backdrop, width, height, "#8FB0A0")

    def cast(self, scene: Scene, width: int, height: int, *, is_quiet: bool = False) -> Cutout | None:
        """A third of the stage's width and two thirds of its height, as a cast of five is."""
        if not scene.cast:
            return None
        across, up = width // 3, 2 * height // 3
        names = "-".join(one.role for one in scene.cast)
        return Cutout(self._flat(f"cast-{names}", across, up, "#C2405B"), width // 10, 8, across, up)

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


@pytest.fixture(scope="session")
def look(showing: Showing) -> "Look":
    """Looks at every sample of a mode at a size, once for all tests."""
    from tests.ui.laid_out import Look

    return Look(showing)
