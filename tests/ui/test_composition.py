"""Every sample in every mode: no words clipped or overlapping, nobody cut off, no word left alone."""

from typing import TYPE_CHECKING

import pytest

from kiosk.ui.gallery.modes import MODES, Mode
from kiosk.ui.gallery.plan import MODE_SIZES, Size

if TYPE_CHECKING:
    from tests.ui.laid_out import Look

pytestmark = [
    pytest.mark.window,
    pytest.mark.parametrize("size", MODE_SIZES, ids=lambda size: f"{size[0]}x{size[1]}"),
    pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.name),
]


def test_every_sample_is_drawn(look: "Look", mode: Mode, size: Size) -> None:
    assert look.faults(mode, size, True).undrawn == []


def test_no_words_are_clipped_in_any_mode(look: "Look", mode: Mode, size: Size) -> None:
    assert look.faults(mode, size, True).clipped == []


def test_no_words_lie_on_others_in_any_mode(look: "Look", mode: Mode, size: Size) -> None:
    assert look.faults(mode, size, True).overlapping == []


def test_no_word_is_left_alone_on_the_last_line(look: "Look", mode: Mode, size: Size) -> None:
    assert look.faults(mode, size, True).orphans == []


def test_nobodys_head_is_cut_off_or_covered(look: "Look", mode: Mode, size: Size) -> None:
    assert look.faults(mode, size, True).hidden_heads == []
