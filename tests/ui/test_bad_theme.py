"""With a theme that is broken every screen is still shown, and pupils see nothing of it."""

import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.ui import samples
from kiosk.ui.art.artist import Artist
from kiosk.ui.art.library import FOLDER
from kiosk.ui.art.theme import load_theme

if TYPE_CHECKING:
    from kiosk.ui.stage import KivyStage
    from tests.ui.conftest import Clock, Inbox, Voice

pytestmark = pytest.mark.window


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The only theme there is, with a layer deleted, a drawing cut short and no poses."""
    folder = Path(shutil.copytree(FOLDER, tmp_path / "theme"))
    (folder / "clever" / "head.svg").unlink()
    (folder / "backdrop" / "school-gate.svg").write_text("<svg><g>")
    (folder / "poses.toml").unlink()
    return folder


@pytest.fixture
def stage(
    broken: Path, tmp_path: Path, inbox: "Inbox", clock: "Clock", voice: "Voice"
) -> Iterator["KivyStage"]:
    from kiosk.ui.opening import open_stage

    artist = Artist(tmp_path / "pictures", load_theme(broken))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        opened = open_stage(
            artist, inbox, clock, voice.progress, size=(800, 480), is_offscreen=True, is_instant=True
        )
    yield opened
    opened.close()


def test_a_story_is_told_decided_and_rehearsed_all_the_same(
    stage: "KivyStage", caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("story", "decide", "practise"):
        screen = samples.SAMPLES[name]
        stage.show(screen)
        stage.pump(3)
        assert stage.view is not None
        assert type(stage.view).__name__ == f"{type(screen).__name__}View"
    assert "cannot be drawn" not in caplog.text
    assert "head.svg cannot be used" in caplog.text
