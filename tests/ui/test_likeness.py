"""What the comparison with golden pictures forgives, and what it does not: shown on doctored pictures."""

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from kiosk.ui import theme
from kiosk.ui.gallery import modes
from kiosk.ui.gallery.plan import Entry
from kiosk.ui.grid import Box, Grid
from kiosk.ui.samples import DECIDE, GATE, caption
from tests.ui.likeness import TOLERANCE, coarse, likeness, side_by_side, small

if TYPE_CHECKING:
    from tests.ui.showing import Showing, Shown

pytestmark = pytest.mark.window

SIZE = (800, 480)
GRID = Grid(*SIZE)


@pytest.fixture(scope="module")
def real(showing: "Showing") -> Iterator["Shown"]:
    with showing.real() as shown:
        yield shown


@pytest.fixture(scope="module")
def decide(real: "Shown") -> Image.Image:
    return real.picture(Entry("decide", DECIDE, modes.NORMAL, SIZE))


def difference(one: Image.Image, other: Image.Image) -> float:
    return likeness(small(one), small(other)).worst


def corners(box: Box) -> tuple[int, int, int, int]:
    """Left, top, right and bottom, as pictures count."""
    return box.x, GRID.height - box.top, box.right, GRID.height - box.y


def test_a_picture_is_like_itself_and_like_what_is_kept_of_it(decide: Image.Image) -> None:
    assert difference(decide, decide) == 0
    assert likeness(small(decide), coarse(small(decide))).worst <= TOLERANCE / 2


def test_edges_a_pixel_further_are_forgiven(decide: Image.Image) -> None:
    """More than rasterisers and fonts differ: every edge of the panel's picture has moved, or is softer."""
    assert difference(decide, ImageChops.offset(decide, 1, 0)) <= TOLERANCE
    assert difference(decide, ImageChops.offset(decide, 0, 1)) <= TOLERANCE
    assert difference(decide, decide.filter(ImageFilter.GaussianBlur(0.6))) <= TOLERANCE


def test_a_missing_person_is_seen(real: "Shown", decide: Image.Image) -> None:
    without = dataclasses.replace(DECIDE, scene=dataclasses.replace(GATE, cast=GATE.cast[:1]))
    assert difference(decide, real.picture(Entry("decide", without, modes.NORMAL, SIZE))) > 2 * TOLERANCE


@pytest.mark.parametrize("moved_px", [4, -10])
def test_a_moved_button_is_seen(decide: Image.Image, moved_px: int) -> None:
    left, top, right, bottom = corners(GRID.go)
    button, doctored = decide.crop((left, top, right, bottom)), decide.copy()
    ground = decide.getpixel((left // 2, bottom - 4))
    ImageDraw.Draw(doctored).rectangle((left, top, right, bottom), fill=ground)
    doctored.paste(button, (left + moved_px, top))
    assert difference(decide, doctored) > TOLERANCE


@pytest.mark.parametrize("colour", [theme.WHITE, theme.SAND, theme.AMBER_SOFT])
def test_another_colour_of_a_card_is_seen(decide: Image.Image, colour: str) -> None:
    left, top, right, bottom = corners(GRID.card)
    card = decide.crop((left, top, right, bottom))
    ground = Image.new("RGB", card.size, card.getpixel((card.width // 2, card.height - 30)))
    is_ground = ImageChops.difference(card, ground).convert("L").point([255] + [0] * 255)
    doctored = decide.copy()
    doctored.paste(Image.new("RGB", card.size, colour), (left, top), is_ground)
    assert difference(decide, doctored) > TOLERANCE


def test_a_lost_caption_is_seen(real: "Shown") -> None:
    before = real.picture(Entry("decide", DECIDE, modes.NORMAL, SIZE))
    recap = dataclasses.replace(DECIDE, recap=())
    assert difference(before, real.picture(Entry("decide", recap, modes.NORMAL, SIZE))) > 2 * TOLERANCE


def test_other_words_are_seen(real: "Shown") -> None:
    prompt = dataclasses.replace(DECIDE, caption=caption("One at a time, please."))
    other = dataclasses.replace(DECIDE, caption=caption("Think once more, please."))
    one = real.picture(Entry("decide", prompt, modes.NORMAL, SIZE))
    assert difference(one, real.picture(Entry("decide", other, modes.NORMAL, SIZE))) > TOLERANCE


def test_another_shape_is_never_alike(decide: Image.Image) -> None:
    assert not likeness(small(decide), small(decide.crop((0, 0, 800, 300)))).is_alike


def test_what_differs_is_shown_beside_both() -> None:
    one, other = Image.new("RGB", (400, 240), "#FFF8E7"), Image.new("RGB", (400, 240), "#FFF8E7")
    ImageDraw.Draw(other).rectangle((200, 120, 239, 159), fill="#1D2433")
    found = likeness(one, other)
    assert found.x == pytest.approx(0.55, abs=0.06)
    assert found.y == pytest.approx(0.58, abs=0.09)
    beside = side_by_side(one, other, found)
    assert beside.size == (1224, 240)
    assert beside.getpixel((824 + 220, 140)) == (255, 255, 255)
