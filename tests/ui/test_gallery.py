from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
from PIL import Image

from kiosk.play.screens import Screen
from kiosk.ui.samples import SAMPLES

if TYPE_CHECKING:
    from kiosk.ui.stage import KivyStage


def test_every_kind_of_screen_has_a_sample() -> None:
    assert {type(screen) for screen in SAMPLES.values()} == set(get_args(Screen))


@pytest.mark.window
def test_the_gallery_draws_each_sample_at_each_size(stage: "KivyStage", tmp_path: Path) -> None:
    from kiosk.ui.gallery import SampleVoice, draw_samples

    made = draw_samples(stage, SampleVoice(), tmp_path / "pictures", [(800, 480), (1024, 600)], "decide")
    assert [path.name for path in made[:2]] == ["decide-800x480.png", "decide-go-800x480.png"]
    assert len(made) == 8
    with Image.open(made[-1]) as last:
        assert last.size == (1024, 600)
        assert len(last.getcolors(1_000_000) or []) > 50


@pytest.mark.window
def test_preloading_asks_for_each_scene_at_both_its_sizes(stage: "KivyStage", artist: Any) -> None:
    from kiosk.ui.samples import FOOTBALL, GATE
    from kiosk.ui.textures import Shelf

    shelf = Shelf(is_instant=False)
    stage._shelf = shelf
    stage.preload((GATE, FOOTBALL))
    shelf._orders.put((9, 0, None))
    assert shelf._worker is not None
    shelf._worker.join()
    assert artist.asked.count("school-gate") == artist.asked.count("sports-club") == 2
