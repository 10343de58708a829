"""Words from right to left: places change sides as in a mirror, but for what belongs to a button's side."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from hardware.events import Side
from kiosk.look import Look
from kiosk.play.screens import CheckWith, Story
from kiosk.ui.grid import Box, Grid
from kiosk.ui.samples import SAMPLES, caption

if TYPE_CHECKING:
    from kiosk.ui.stage import KivyStage

SIZES = ((800, 480), (1024, 600), (1280, 800), (1920, 1080))
TURNED = Look(is_right_to_left=True)
ARABIC = "حان وقت العودة إلى البيت."


@pytest.fixture(params=SIZES, ids=lambda size: "{}x{}".format(*size))
def both(request: pytest.FixtureRequest) -> tuple[Grid, Grid]:
    width, height = request.param
    return Grid(width, height), Grid(width, height, TURNED)


@pytest.mark.parametrize(
    "name",
    [
        "card", "card_head", "card_body", "check_words", "verdict", "turn", "star_card", "star_words", "next_hint",
        "ask", "notice", "start", "trouble", "finish_card", "finish_head", "finish_tell", "finish_childline",
    ],
)  # fmt: skip
def test_a_place_for_words_changes_sides(both: tuple[Grid, Grid], name: str) -> None:
    plain, turned = both
    assert getattr(turned, name) == getattr(plain, name).turned(plain.width)


@pytest.mark.parametrize(
    "name", ["go", "never_go", "seam", "answers_top", "peeking", "caption", "stage", "room", "whole"]
)
def test_what_belongs_to_a_side_or_is_a_picture_stays(both: tuple[Grid, Grid], name: str) -> None:
    plain, turned = both
    assert getattr(turned, name) == getattr(plain, name)


def test_lists_of_places_are_read_from_the_right(both: tuple[Grid, Grid]) -> None:
    plain, turned = both
    for make in ("step_cards", "stars"):
        assert getattr(turned, make)(3) == [box.turned(plain.width) for box in getattr(plain, make)(3)]
    assert [box.x for box in turned.choice_cards(3)] == sorted(
        (box.x for box in turned.choice_cards(3)), reverse=True
    )
    assert turned.finish_signs(3)[0][0].x > turned.finish_signs(3)[2][0].x


def test_two_cards_to_choose_stay_with_their_buttons(both: tuple[Grid, Grid]) -> None:
    plain, turned = both
    assert turned.choice_cards(2) == plain.choice_cards(2)


def test_go_is_left_of_never_go_among_the_hints(both: tuple[Grid, Grid]) -> None:
    for grid in both:
        for hint in (grid.foot_hint, grid.card_hint, grid.choice_hint):
            assert hint(0).right <= hint(1).x
            assert hint(0).x >= 0
            assert hint(1).right <= grid.width
    plain, turned = both
    assert turned.foot_hint(0).x >= turned.start.right
    assert plain.foot_hint(1).right <= plain.start.x


def test_a_turned_place_turned_again_is_where_it_was() -> None:
    box = Box(30, 5, 100, 20)
    assert box.turned(800) == Box(670, 5, 100, 20)
    assert box.turned(800).turned(800) == box


@pytest.fixture
def turned_stage(stage: "KivyStage") -> "KivyStage":
    stage.dress(TURNED)
    return stage


def shown(stage: "KivyStage", screen: Any) -> Any:
    stage.show(screen)
    stage.pump(2)
    return stage.view


@pytest.mark.window
def test_clever_stands_at_the_left_of_a_scene_and_its_caption_begins_at_the_right(
    turned_stage: "KivyStage",
) -> None:
    story = SAMPLES["story"]
    assert isinstance(story, Story)
    view = shown(turned_stage, replace(story, caption=caption(ARABIC)))
    assert view.clever.center_x < 400
    words = view.spoken
    assert words.text_left + words.lettering.width == pytest.approx(words.right, abs=2)


@pytest.mark.window
def test_the_answers_are_where_the_buttons_are(turned_stage: "KivyStage") -> None:
    go, never_go = shown(turned_stage, SAMPLES["decide"]).targets()
    assert (go.what, never_go.what) == (Side.GO, Side.NEVER_GO)
    assert go.box.right == never_go.box.x == 400


@pytest.mark.window
def test_the_first_of_two_choices_is_the_left_button(turned_stage: "KivyStage") -> None:
    screen = SAMPLES["check-with-two"]
    assert isinstance(screen, CheckWith)
    first, second = shown(turned_stage, screen).targets()
    assert first.what == 0
    assert first.box.x < second.box.x
