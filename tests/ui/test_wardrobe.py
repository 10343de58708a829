import gc
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from kiosk.ui.stage import KivyStage

from kiosk.ui.samples import SAMPLES

pytestmark = pytest.mark.window


class CountingTailor:
    def __init__(self, artist: Any) -> None:
        self._artist = artist
        self.cut: list[int] = []

    def clever(self, height_px: int) -> dict[str, Path]:
        self.cut.append(height_px)
        cut: dict[str, Path] = self._artist.clever(height_px)
        return cut


@pytest.fixture
def tailor(artist: Any, stage: "KivyStage") -> CountingTailor:
    """A tailor in a process that has a window."""
    assert stage.window is not None
    return CountingTailor(artist)


@pytest.mark.parametrize(("height", "cut"), [(374, 374), (200, 374), (113, 374), (90, 90), (400, 400)])
def test_whoever_is_not_much_smaller_wears_what_the_tallest_wears(height: int, cut: int) -> None:
    from kiosk.ui.wardrobe import cut_for

    assert cut_for(height, 374) == cut


def test_layers_are_cut_once_for_all_who_wear_them(tailor: CountingTailor) -> None:
    from kiosk.ui.wardrobe import outfit

    one, other = outfit(tailor, 300), outfit(tailor, 300)
    assert one is other
    assert tailor.cut == [300]


def test_layers_that_nobody_wears_are_let_go(tailor: CountingTailor) -> None:
    from kiosk.ui.wardrobe import outfit

    outfit(tailor, 300)
    gc.collect()
    outfit(tailor, 300)
    assert tailor.cut == [300, 300]


def test_all_screens_share_one_set_of_layers(stage: "KivyStage") -> None:
    for screen in SAMPLES.values():
        stage.show(screen)
        stage.pump(2)
    worn = {id(view.clever._rig._textures) for view in stage._views.values() if view.clever is not None}
    assert len(worn) == 1


def test_clever_rests_between_his_breaths_only_where_the_processor_paints(stage: "KivyStage") -> None:
    stage.show(SAMPLES["attract"])
    assert stage._tools.is_painted_by_processor, "the tests draw with llvmpipe"
    view: Any = stage.view
    assert view.clever.rest_seconds > 0
    object.__setattr__(stage._tools, "is_painted_by_processor", False)
    view.save_paint()
    assert view.clever.rest_seconds == 0


def test_a_resting_clever_draws_no_frame_until_he_blinks_or_breathes(stage: "KivyStage") -> None:
    stage.show(SAMPLES["story"])
    view: Any = stage.view
    clever = view.clever
    clever.is_still = False
    clever.pose, clever.rest_seconds = "thinking", 8.0
    stage.pump(2)
    clever._performance, clever._share, clever._blink_in = None, 1.0, 99.0
    for _ in range(50):
        clever._move(0.1)
    tilt, seconds = clever._rig.head.tilt.angle, 0.0
    while clever._rig.head.tilt.angle == tilt:
        clever._move(0.1)
        seconds += 0.1
        assert seconds < 9
    assert seconds > 6


def test_clever_rests_after_each_act(stage: "KivyStage") -> None:
    stage.show(SAMPLES["attract"])
    view: Any = stage.view
    clever = view.clever
    clever.is_still = False
    stage.pump(2)
    clever._blink_in = 99.0
    moved = 0
    for _ in range(600):
        before = clever._rig.head.tilt.angle, tuple(clever._now)
        clever._move(0.1)
        moved += (clever._rig.head.tilt.angle, tuple(clever._now)) != before
    assert 60 < moved < 200, "a wave now and then, and rest between"
