"""Pages that turn: what is seen on the way, what is let go at the end, and that nothing waits for it."""

import gc
import tracemalloc
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from hardware.events import Side
from kiosk.look import Look
from kiosk.play import screens
from kiosk.scenario.model import Figure, Scene
from kiosk.ui.samples import GATE, SAMPLES, caption

if TYPE_CHECKING:
    from kiosk.ui.stage import KivyStage

pytestmark = pytest.mark.window

PARK = Scene("park", ("day",), (Figure("omar"),))
OTHERS = replace(GATE, cast=PARK.cast)
MOST_BYTES_A_FRAME = 64


def story(scene: Scene, text: str = "And then?", *, is_quiet: bool = False) -> screens.Story:
    return screens.Story(caption(text), scene, "happy", 1, 6, is_quiet=is_quiet)


@pytest.fixture
def moving(stage: "KivyStage", monkeypatch: pytest.MonkeyPatch) -> Any:
    """A stage on a story at the gate; its next page moves as a test says, and not by the clock."""
    stage.show(story(GATE, "Once."))
    stage._turn.is_instant = False
    monkeypatch.setattr(stage._turn, "_step", lambda _seconds: None)
    return stage


def seen(leaf: Any) -> float:
    """How strongly a leaf is painted; 0 where it has no area."""
    return float(leaf._paint.a) if leaf._patch.size[0] else 0.0


def test_another_place_fades_in_over_the_one_before_and_slips_into_its_place(moving: Any) -> None:
    page = moving.view.page.page
    before = page._backdrop.texture
    moving.show(story(PARK))
    moving._turn.to(0.3)
    assert page._left.texture is before
    assert 0 < seen(page._backdrop) < 1
    assert seen(page._left) == 1
    assert page._backdrop._patch.tex_coords != page._backdrop.texture.tex_coords
    moving._turn.finish()
    assert seen(page._backdrop) == 1
    assert list(page._backdrop._patch.tex_coords) == list(page._backdrop.texture.tex_coords)


def test_what_was_there_before_is_let_go_at_the_end(moving: Any) -> None:
    page = moving.view.page.page
    moving.show(story(PARK))
    moving._turn.to(0.5)
    assert page._left.texture is not None
    moving._turn.finish()
    assert page._left.texture is None
    assert page._left_cast.texture is None


def test_only_the_people_cross_over_where_the_place_stays(moving: Any) -> None:
    page = moving.view.page.page
    backdrop, cast = page._backdrop.texture, page._cast.texture
    moving.show(story(OTHERS))
    moving._turn.to(0.5)
    assert page._backdrop.texture is backdrop
    assert seen(page._backdrop) == 1
    assert page._left.texture is None
    assert page._left_cast.texture is cast
    assert seen(page._left_cast) == 1, "whoever stays does not flicker"
    assert 0 < seen(page._cast) < 1


def test_what_is_nearer_moves_further_and_clever_least(moving: Any) -> None:
    view = moving.view
    moving.show(story(PARK))
    moving._turn.to(0.45)
    page = view.page.page
    cast = page._cast._patch.pos[0] - page._cast.at[0]
    backdrop = (page._backdrop.texture.tex_coords[0] - page._backdrop._patch.tex_coords[0]) * 800
    clever = view._clever_shift._by.x
    assert cast > backdrop > clever > 0
    moving._turn.finish()
    assert page._cast._patch.pos[0] == page._cast.at[0]
    assert view._clever_shift._by.x == 0


def test_pages_turn_the_other_way_where_words_run_from_right_to_left(moving: Any) -> None:
    moving._turn.is_instant = True
    moving.dress(Look(is_right_to_left=True))
    moving._turn.is_instant = False
    moving.show(story(PARK))
    moving._turn.to(0.5)
    page = moving.view.page.page
    assert page._cast._patch.pos[0] < page._cast.at[0]


def test_a_new_caption_rises(moving: Any) -> None:
    view = moving.view
    moving.show(story(GATE))
    moving._turn.to(0.2)
    assert view._words_shift._by.y < 0
    assert view.spoken.opacity < 1
    moving._turn.finish()
    assert (view._words_shift._by.y, view.spoken.opacity) == (0, 1)


def test_the_question_stands_before_the_place_that_was_up_already(moving: Any, artist: Any) -> None:
    """The scene moves with the eye from one screen to the next: nothing fades, and nothing is drawn anew."""
    backdrop = moving.view.page.page._backdrop.texture
    moving.show(SAMPLES["decide"])
    page = moving.view.page.page
    assert page._backdrop.texture is backdrop
    assert seen(page._backdrop) == 1
    assert page._left.texture is None
    assert artist.asked.count("school-gate") == 1


def test_the_view_that_was_left_holds_no_picture(moving: Any) -> None:
    before = moving.view
    moving.show(SAMPLES["decide"])
    assert all(leaf.texture is None for leaf in before.page.page._leaves)
    moving.show(story(GATE))
    assert before.page.page._backdrop.texture is not None


def test_a_place_that_was_left_comes_back(stage: "KivyStage") -> None:
    stage.show(SAMPLES["next"])
    stage.show(SAMPLES["story"])
    stage.show(SAMPLES["next"])
    assert stage.view is not None
    assert stage.view.page is not None
    assert not stage.view.page.page.is_empty


def test_a_press_while_a_page_turns_is_shown_in_its_frame(moving: Any) -> None:
    moving.show(SAMPLES["decide"])
    moving._turn.to(0.1)
    assert moving._turn.is_turning
    assert len(moving.view.targets()) == 2
    moving.show(SAMPLES["decide-go"])
    assert moving.view.ids.go.state == "pressed"
    assert moving._turn.is_turning


@pytest.mark.parametrize("how", ["quiet", "reduced motion"])
def test_where_nothing_is_to_move_pages_are_swapped(moving: Any, how: str) -> None:
    if how == "reduced motion":
        moving.dress(Look(has_reduced_motion=True))
    moving.show(story(PARK, is_quiet=how == "quiet"))
    assert not moving._turn.is_turning
    page = moving.view.page.page
    assert seen(page._backdrop) == 1
    assert page._left.texture is None


def test_an_instant_stage_shows_the_end(stage: "KivyStage") -> None:
    stage.show(story(GATE))
    stage.show(story(PARK))
    view: Any = stage.view
    assert not stage._turn.is_turning
    assert view.page.page._left.texture is None
    assert seen(view.page.page._backdrop) == 1


def test_a_turn_is_over_within_300_ms_and_tells_when_it_begins_and_ends() -> None:
    from kiosk.ui.turning import Turn

    told: list[bool] = []
    turn = Turn(on_change=lambda: told.append(turn.is_turning))
    shares: list[float] = []
    turn.play(shares.append)
    seconds = 0.0
    while turn.is_turning:
        turn._step(1 / 60)
        seconds += 1 / 60
    assert seconds <= 0.3
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert shares == sorted(shares)
    assert told == [True, False]


def test_the_slow_frame_that_lays_the_page_does_not_eat_the_turn() -> None:
    from kiosk.ui.turning import Turn

    turn, shares = Turn(), list[float]()
    turn.play(shares.append)
    turn._step(0.4)
    assert shares[-1] < 0.2
    turn.finish()


def test_turning_pages_leaves_nothing_behind(moving: Any) -> None:
    """300 frames of turning, with Clever and the voice's mark as they are: no object stays."""
    moving.show(story(PARK))
    moving._turn.to(0.2)
    steps = [0.2 + (number % 100) / 200 for number in range(300)]
    moving._turn.to(0.3)
    moving.pump()
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.take_snapshot()
    for share in steps:
        moving._turn.to(share)
        moving.pump()
    grown = sum(line.size_diff for line in tracemalloc.take_snapshot().compare_to(before, "filename"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert grown < MOST_BYTES_A_FRAME * len(steps)
    assert peak < 400_000


def test_a_press_before_the_pages_are_there_keeps_the_page_that_is_up(moving: Any) -> None:
    """A page whose pictures are still being drawn waits, with the one before it, also through another change of view."""
    from kiosk.ui.textures import Shelf

    backdrop = moving.view.page.page._backdrop.texture
    question = SAMPLES["decide"]
    assert isinstance(question, screens.Decide)
    decide = replace(question, scene=PARK)
    slow = Shelf(is_instant=False)
    slow._worker = object()  # type: ignore[assignment]  # nobody works off its orders
    object.__setattr__(moving._tools, "shelf", slow)
    moving._views[screens.Decide] = moving._views.pop(screens.Decide, None) or moving._view_of(screens.Decide)
    moving.show(decide)
    assert moving.view.page.page._left.texture is backdrop
    moving.show(SAMPLES["decide-go"])
    assert moving.view.ids.go.state == "pressed"
    assert moving.view.page.page._left.texture is backdrop
    moving.show(story(PARK))
    assert moving.view.page.page._left.texture is backdrop


def test_the_sides_of_the_answers_are_there_before_the_page_is(moving: Any) -> None:
    moving.show(SAMPLES["decide"])
    assert [target.what for target in moving.view.targets()] == [Side.GO, Side.NEVER_GO]
