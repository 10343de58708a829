import io

import pytest
import resvg_py
from PIL import Image

from kiosk.look import Look
from kiosk.ui import sides, theme
from kiosk.ui.grid import OFFICER_TARGET_MM, PIXELS_A_MM, PUPIL_TARGET_MM, Box, Grid

SIZES = ((800, 480), (1024, 600), (1280, 800), (1920, 1080))
TOUCHED = tuple(PIXELS_A_MM)


@pytest.mark.parametrize(("name", "text", "ground"), theme.text_pairs(theme.USUAL))
def test_text_stands_out_from_its_ground(name: str, text: str, ground: str) -> None:
    assert theme.contrast(text, ground) >= 4.5, name


@pytest.mark.parametrize(("name", "text", "ground"), theme.text_pairs(theme.HIGH_CONTRAST))
def test_text_stands_out_far_in_high_contrast(name: str, text: str, ground: str) -> None:
    assert theme.contrast(text, ground) >= 7, name


@pytest.mark.parametrize("worn", [theme.USUAL, theme.HIGH_CONTRAST], ids=["usual", "high contrast"])
def test_the_edges_of_controls_and_the_marks_of_a_focus_stand_out(worn: theme.Palette) -> None:
    weak = [name for name, one, other in theme.control_pairs(worn) if theme.contrast(one, other) < 3]
    assert weak == []


def test_a_look_says_which_palette_is_worn() -> None:
    assert theme.palette(Look()) is theme.USUAL
    assert theme.palette(Look(has_high_contrast=True)) is theme.HIGH_CONTRAST


def test_contrast_is_that_of_the_guidelines() -> None:
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert theme.contrast(theme.INK, theme.CREAM) == pytest.approx(14.7, abs=0.1)


@pytest.mark.parametrize("size", TOUCHED)
def test_what_a_pupil_touches_is_twenty_millimetres(size: tuple[int, int]) -> None:
    grid, least = Grid(*size), PUPIL_TARGET_MM * PIXELS_A_MM[size]
    cards = [*grid.choice_cards(2), *grid.choice_cards(3)]
    for box in (grid.go, grid.never_go, *cards):
        assert min(box.size) >= least, box


@pytest.mark.parametrize("size", TOUCHED)
def test_what_an_officer_touches_is_nine_millimetres(size: tuple[int, int]) -> None:
    from kiosk.ui.rows import tile_boxes

    grid, least = Grid(*size), OFFICER_TARGET_MM * PIXELS_A_MM[size]
    assert grid.corner >= least
    for box in (grid.start, *tile_boxes(grid, 5), *tile_boxes(grid, 9)):
        assert min(box.size) >= least, box


@pytest.mark.parametrize("size", SIZES)
def test_the_answers_are_equal_and_clever_peeks_between(size: tuple[int, int]) -> None:
    grid = Grid(*size)
    assert grid.go.size == grid.never_go.size
    assert grid.go.y == grid.never_go.y
    assert abs((grid.go.right + grid.never_go.x) / 2 - grid.seam) <= 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", list(sides.State))
@pytest.mark.parametrize("worn", [theme.USUAL, theme.HIGH_CONTRAST], ids=["usual", "high contrast"])
def test_both_answers_cover_the_same_area(
    size: tuple[int, int], state: sides.State, worn: theme.Palette
) -> None:
    def covered(*, is_go: bool) -> int:
        box = Grid(*size).go
        svg = sides.answer(box.width, box.height, is_go=is_go, state=state, worn=worn)
        png = bytes(resvg_py.svg_to_bytes(svg_string=svg))
        return sum(Image.open(io.BytesIO(png)).getchannel("A").histogram()[128:])

    assert covered(is_go=True) == pytest.approx(covered(is_go=False), rel=0.01)


@pytest.mark.parametrize("size", SIZES)
def test_stage_caption_and_answers_keep_to_their_places(size: tuple[int, int]) -> None:
    grid = Grid(*size)
    assert grid.caption.y >= 0
    assert grid.stage.top == grid.height
    assert grid.card.y > grid.go.top
    assert grid.card.right <= grid.width
    assert grid.go.top <= grid.answers_top
    assert all(card.y >= grid.caption.top for card in grid.step_cards(4))


def test_a_box_holds_its_lower_left_and_not_its_upper_right() -> None:
    box = Box(10, 20, 30, 40)
    assert box.contains(10, 20)
    assert not box.contains(40, 20)
    assert not box.contains(10, 60)
