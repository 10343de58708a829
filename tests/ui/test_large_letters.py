"""With large letters nothing is lost from the end, and nothing stands over Clever."""

import pytest

from kiosk.look import Distance, Look
from kiosk.ui.gallery.plan import SIZES, Size
from kiosk.ui.grid import Grid
from kiosk.ui.grid.told import FEET_SHARE

LARGE = (Look(Distance.CLASS), Look(caption_percent=150), Look(Distance.PROJECTOR, 125))
SIZED = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


@SIZED
def test_the_end_keeps_its_heading_for_a_class(size: Size) -> None:
    assert Grid(*size, Look(Distance.CLASS)).finish_head.height > 0


@SIZED
@pytest.mark.parametrize("look", LARGE, ids=lambda look: f"{look.distance}-{look.caption_percent}")
def test_your_turn_stands_beside_clevers_feet(size: Size, look: Look) -> None:
    grid = Grid(*size, look)
    feet = round((grid.height - grid.caption.top) * FEET_SHARE)
    assert grid.practise_clever - feet >= 0
    assert grid.turn.x >= grid.practise_clever + feet
    assert grid.turn.right <= grid.step_cards(1)[0].x
