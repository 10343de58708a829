"""Pictures and fonts that are missing or broken: a class sees the screen that was meant, with what there is."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from kiosk.play.screens import Story
from kiosk.ui import cmap, faces, lettering, measure, samples
from kiosk.ui.art.artist import Artist
from kiosk.ui.art.theme import shipped
from kiosk.ui.faces import FONTS

if TYPE_CHECKING:
    from kiosk.ui.stage import KivyStage

pytestmark = pytest.mark.window

Opener = Callable[[Any], "KivyStage"]
FONT = (FONTS / "Andika-Regular.ttf").read_bytes()
FAULTS = ("missing", "empty", "no font", "cut short")


@pytest.fixture
def opener(inbox: Any, clock: Any, voice: Any) -> Iterator[Opener]:
    """Opens a stage with another artist, and closes it at the end."""
    from kiosk.ui.opening import open_stage

    opened = []

    def open_with(artist: Any) -> "KivyStage":
        stage = open_stage(
            artist, inbox, clock, voice.progress, size=(800, 480), is_offscreen=True, is_instant=True
        )
        opened.append(stage)
        return stage

    yield open_with
    for stage in opened:
        stage.close()


def kinds_shown(stage: "KivyStage") -> dict[str, str]:
    """For each sample screen the view that is up once its frame was drawn."""
    shown = {}
    for name, screen in samples.SAMPLES.items():
        stage.show(screen)
        stage.pump(2)
        shown[name] = type(stage.view).__name__
    return shown


def expected() -> dict[str, str]:
    from kiosk.ui.screens import cast

    return {name: cast.SEEN[type(screen)].__name__ for name, screen in samples.SAMPLES.items()}


class NoRoom:
    """An artist that finds no room to print anything: a full card, and no spare folder."""

    theme = shipped()

    def __getattr__(self, name: str) -> Callable[..., Path]:
        def fail(*_: object, **__: object) -> Path:
            raise OSError(28, "No space left on device")

        return fail


def test_without_any_picture_every_screen_is_still_the_one_that_was_meant(opener: Opener) -> None:
    assert kinds_shown(opener(NoRoom())) == expected()


class Blanks:
    """An artist whose pictures are all there and cannot be read."""

    theme = shipped()

    def __init__(self, path: Path) -> None:
        path.write_bytes(b"\x89PNG\r\n\x1a\n and nothing more")
        self._path = path

    def __getattr__(self, name: str) -> Callable[..., Path]:
        return lambda *_, **__: self._path

    def clever(self, height_px: int) -> dict[str, Path]:
        return dict.fromkeys(self.theme.layers, self._path)


def test_with_unreadable_pictures_clever_is_not_seen_and_the_words_are(
    opener: Opener, tmp_path: Path
) -> None:
    stage = opener(Blanks(tmp_path / "blank.png"))
    assert kinds_shown(stage) == expected()
    stage.show(samples.SAMPLES["story"])
    stage.pump(2)
    assert isinstance(samples.SAMPLES["story"], Story)
    assert stage.view is not None
    assert stage.view.clever.opacity == 0
    assert stage.view.caption is not None


def rot(picture: Path) -> None:
    """Change a few bytes in the middle; size, beginning and end stay as they were."""
    content = bytearray(picture.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 4] = bytes(byte ^ 0xFF for byte in content[middle : middle + 4])
    picture.write_bytes(content)


def test_pictures_that_rotted_on_the_card_are_printed_again(opener: Opener, tmp_path: Path) -> None:
    artist = Artist(tmp_path)
    scene = samples.GATE
    printed = {name: path.read_bytes() for name, path in artist.clever(120).items()}
    whole = artist.scene(scene, 300, 150).read_bytes()
    for picture in tmp_path.glob("*.png"):
        rot(picture)
    again = Artist(tmp_path)
    assert {name: path.read_bytes() for name, path in again.clever(120).items()} == printed
    assert again.scene(scene, 300, 150).read_bytes() == whole


def test_a_full_card_leaves_room_for_pictures_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    import tempfile

    from kiosk.ui.art import press

    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder", encoding="utf-8")
    memory = tmp_path / "memory"
    memory.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(in_the_way))
    monkeypatch.setattr(press, "MEMORY", memory)
    picture = Artist(in_the_way / "pictures").picture("step-back", 48)
    assert memory in picture.parents
    with Image.open(picture) as found:
        assert found.size == (48, 48)
    assert [record.levelno for record in caplog.records] == [logging.WARNING]


@pytest.fixture
def fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder that fonts are looked for in, empty; whatever was opened before is forgotten, then and now."""
    rooms = (cmap, faces, lettering, measure)
    caches = [found for room in rooms for found in vars(room).values() if hasattr(found, "cache_clear")]
    folder = tmp_path / "fonts"
    folder.mkdir()
    monkeypatch.setattr(faces, "FONTS", folder)
    # Pillow looks for a font of the same name in the system's folders.
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path))
    for found in caches:
        found.cache_clear()
    yield folder
    for found in caches:
        found.cache_clear()


@pytest.mark.parametrize("content", [None, b"", b"no font at all", FONT[: len(FONT) // 2]], ids=FAULTS)
def test_without_a_whole_font_the_words_are_drawn_in_another(
    opener: Opener, artist: Any, fonts: Path, caplog: pytest.LogCaptureFixture, content: bytes | None
) -> None:
    for name in ("Andika-Regular.ttf", "Andika-Bold.ttf"):
        if content is not None:
            (fonts / name).write_bytes(content)
    assert kinds_shown(opener(artist)) == expected()
    told = [record.getMessage() for record in caplog.records]
    assert sorted(text.partition(" cannot")[0] for text in told) == [
        f"the font {fonts}/Andika-Bold.ttf",
        f"the font {fonts}/Andika-Regular.ttf",
    ]
