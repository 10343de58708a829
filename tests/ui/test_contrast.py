"""Words and controls stand out in every mode: measured on the pixels of the laid-out screens, not on the palette."""

from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageDraw

from kiosk.ui.gallery.modes import MODES, Mode
from kiosk.ui.gallery.plan import MODE_SIZES, Size
from tests.ui import edges, ink

if TYPE_CHECKING:
    from tests.ui.laid_out import Look

MODE = pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.name)
SIZE = pytest.mark.parametrize("size", MODE_SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


@pytest.mark.window
@SIZE
@MODE
def test_all_words_stand_out_from_what_lies_round_them(look: "Look", mode: Mode, size: Size) -> None:
    assert look.faults(mode, size, True).faint_words == []


@pytest.mark.window
@SIZE
@MODE
def test_the_edge_of_every_control_is_seen(look: "Look", mode: Mode, size: Size) -> None:
    assert look.faults(mode, size, True).faint_controls == []


@pytest.mark.window
@SIZE
@MODE
def test_no_stage_is_empty(look: "Look", mode: Mode, size: Size) -> None:
    assert look.faults(mode, size, True).empty_stages == []


def test_contrast_is_that_of_wcag() -> None:
    assert ink.contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert ink.contrast((0x1D, 0x24, 0x33), (0xFF, 0xF8, 0xE7)) == pytest.approx(14.7, abs=0.1)
    assert ink.contrast((0x77, 0x77, 0x77), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def lettered(ground: str, colour: str, under: str = "") -> tuple[Image.Image, Image.Image]:
    """A screen with the letter I on a ground, its lower half on another one; and the letter's mask."""
    screen, mask = Image.new("RGB", (60, 60), ground), Image.new("L", (60, 60), 0)
    if under:
        ImageDraw.Draw(screen).rectangle((0, 30, 60, 60), fill=under)
    ImageDraw.Draw(mask).rectangle((26, 10, 32, 50), fill=255)
    screen.paste(Image.new("RGB", screen.size, colour), (0, 0), mask)
    return screen, mask


def test_letters_are_measured_against_the_pixels_round_them() -> None:
    found = ink.measured(*lettered("#FFF8E7", "#1D2433"), 0, 0)
    assert found is not None
    assert found.is_readable()
    assert found.worst == pytest.approx(14.7, abs=0.1)


def test_letters_half_over_a_dark_picture_are_caught() -> None:
    found = ink.measured(*lettered("#FFF8E7", "#1D2433", under="#46295E"), 0, 0)
    assert found is not None
    assert not found.is_readable()
    assert found.faint_share == pytest.approx(0.5, abs=0.05)
    assert str(found).startswith("#1D2433 on #46295E: 1.")


def test_letters_that_are_painted_over_are_caught() -> None:
    screen, mask = lettered("#FFF8E7", "#1D2433")
    ImageDraw.Draw(screen).rectangle((0, 30, 60, 60), fill="#FFF8E7")
    found = ink.measured(screen, mask, 0, 0)
    assert found is not None
    assert "painted over" in str(found)


class Drawn:
    """A drawn shape in the middle of a screen."""

    def __init__(self, fill: str, rim: str) -> None:
        self.x, self.y, self.width, self.height = 20, 20, 100, 60
        self.right, self.top = 120, 80
        self.svg = (
            '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="60">'
            f'<rect width="100" height="60" rx="12" fill="{rim}"/>'
            f'<rect x="3" y="3" width="94" height="54" rx="9" fill="{fill}"/></svg>'
        )


@pytest.mark.parametrize(
    ("ground", "fill", "rim", "is_seen"),
    [
        ("#FFF8E7", "#FFFDF6", "#FFFDF6", False),
        ("#FFF8E7", "#FFFDF6", "#8A7A5C", True),
        ("#FFF8E7", "#FFFDF6", "#E4D9BE", False),
        ("#FFF8E7", "#005FCC", "#005FCC", True),
    ],
)
def test_an_edge_is_seen_by_its_rim_or_by_its_ground(
    ground: str, fill: str, rim: str, *, is_seen: bool
) -> None:
    shape = Drawn(fill, rim)
    screen = Image.new("RGB", (140, 100), ground)
    ImageDraw.Draw(screen).rounded_rectangle((20, 20, 119, 79), 12, fill=rim)
    ImageDraw.Draw(screen).rounded_rectangle((23, 23, 116, 76), 9, fill=fill)
    assert edges.edge_of(shape, screen).is_seen == is_seen
