"""Targets are large enough for the fingers that touch them: on the laid-out screens, at each panel's true density."""

from typing import TYPE_CHECKING

import pytest

from kiosk.ui.gallery.modes import MODES, Mode
from kiosk.ui.gallery.plan import Size
from kiosk.ui.grid import PIXELS_A_MM

if TYPE_CHECKING:
    from tests.ui.laid_out import Look

pytestmark = pytest.mark.window


@pytest.mark.parametrize("size", PIXELS_A_MM, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.name)
def test_a_finger_hits_every_target(look: "Look", mode: Mode, size: Size) -> None:
    faults = look.faults(mode, size, size == (800, 480))
    assert faults.small_targets == []
    assert faults.crossing_targets == []
