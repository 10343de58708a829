"""The gallery: which pictures it holds, how they are drawn, and the page that shows them."""

import dataclasses
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
from PIL import Image

from kiosk.errors import ScreenError, UsageError
from kiosk.look import Distance, Telling
from kiosk.play.screens import Screen, Story
from kiosk.programme import load_programme
from kiosk.scenario import vocabulary
from kiosk.scenario.model import Rehearse
from kiosk.ui.gallery import modes
from kiosk.ui.gallery.page import ACT, PLACE, shots_of, written
from kiosk.ui.gallery.plan import EVERY_SAMPLE, SIZES, Asked, Entry, plan
from kiosk.ui.gallery.sight import Sight, seeing, seen
from kiosk.ui.samples import ACTS, DECIDE, LONGEST, MIDDLING, PLACES, SAMPLES

if TYPE_CHECKING:
    from kiosk.ui.stage import KivyStage


def test_every_kind_of_screen_has_a_sample() -> None:
    assert {type(screen) for screen in SAMPLES.values()} == set(get_args(Screen))


def test_every_backdrop_state_and_role_is_seen_once_at_least() -> None:
    scenes = [screen.scene for screen in PLACES.values() if isinstance(screen, Story) and screen.scene]
    assert {scene.backdrop for scene in scenes} == set(vocabulary.BACKDROPS)
    assert {state for scene in scenes for state in scene.states} == set(vocabulary.STATES)
    assert {figure.role for scene in scenes for figure in scene.cast} >= set(vocabulary.CAST)
    assert {figure.attitude for scene in scenes for figure in scene.cast} >= set(vocabulary.ATTITUDES)


def test_every_step_of_a_rehearsal_is_acted_once() -> None:
    assert [name.removeprefix(ACT) for name in ACTS] == [step.value for step in Rehearse]


def test_the_longest_sample_is_as_long_as_the_longest_caption_of_the_packs() -> None:
    lines = sorted((line.text for scenario in load_programme().scenarios for line in scenario.lines), key=len)
    assert len(LONGEST) >= len(lines[-1]), f"put this one into LONGEST in kiosk/ui/samples.py: {lines[-1]}"
    assert abs(len(MIDDLING) - len(lines[len(lines) // 2])) < 6


def test_unasked_the_normal_mode_is_drawn_at_every_size_and_the_others_at_the_ends() -> None:
    found = {(entry.mode.name, entry.size) for entry in plan(Asked()) if entry.name == "story"}
    assert {size for mode, size in found if mode == "normal"} == set(SIZES)
    assert {size for mode, size in found if mode == "high-contrast"} == {SIZES[0], SIZES[-1]}
    assert {mode for mode, _ in found} == {mode.name for mode in modes.MODES}


def test_everything_is_everything() -> None:
    every = plan(Asked(is_all=True))
    assert {(entry.name, entry.size) for entry in every if entry.mode is modes.SYMBOLS} == {
        (name, size) for name in EVERY_SAMPLE for size in SIZES
    }
    assert len({entry.file for entry in every}) == len(every)


def test_what_is_asked_for_is_all_that_is_drawn() -> None:
    asked = Asked(((1280, 800),), ("quiet", "class"), ("decide", "place-park"))
    found = plan(asked)
    assert {entry.size for entry in found} == {(1280, 800)}
    assert {entry.mode.name for entry in found} == {"quiet", "class"}
    assert all(entry.name.startswith(("decide", "place-park")) for entry in found)
    assert any(entry.name == "place-park" for entry in found)


@pytest.mark.parametrize(
    ("asked", "said"), [(Asked(modes=("loud",)), "the modes are"), (Asked(screens=("decode",)), "decide")]
)
def test_an_unknown_name_is_told_with_the_known_ones(asked: Asked, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        plan(asked)


def test_every_telling_and_distance_has_a_mode() -> None:
    assert {mode.look.telling for mode in modes.MODES} == set(Telling)
    assert {mode.look.distance for mode in modes.MODES} == set(Distance)


def test_the_quiet_mode_is_that_of_the_screens_and_leaves_out_those_that_have_none() -> None:
    assert modes.QUIET.shown(DECIDE) == dataclasses.replace(DECIDE, is_quiet=True)
    assert modes.QUIET.shown(SAMPLES["paused"]) is None


def test_right_to_left_every_caption_and_question_is_in_arabic() -> None:
    arabic = re.compile("[\u0600-\u06ff]")
    for name, screen in SAMPLES.items():
        shown: Any = modes.RIGHT_TO_LEFT.shown(screen)
        texts = [shown.caption.line.text] if getattr(shown, "caption", None) else []
        texts += [getattr(shown, "question", ""), *getattr(shown, "recap", ())]
        texts += [choice.text for choice in getattr(shown, "choices", ())]
        assert all(arabic.search(text) for text in texts if text), f"{name}: {texts}"


def test_bengali_and_urdu_are_one_set_of_samples_each() -> None:
    for mode in (modes.BENGALI_LINES, modes.URDU_LINES):
        kinds = {type(shown).__name__ for screen in SAMPLES.values() if (shown := mode.shown(screen))}
        assert kinds >= {"Story", "Decide", "CheckWith", "Feedback", "Practise"}
        assert mode.shown(SAMPLES["paused"]) is None


def test_grey_stays_grey_in_every_sight_and_red_and_green_draw_near_to_each_other() -> None:
    for sight in Sight:
        assert seen((0.5, 0.5, 0.5), sight) == pytest.approx((0.5, 0.5, 0.5), abs=0.001)
    red, green = seen((0.8, 0.2, 0.2), Sight.DEUTAN), seen((0.35, 0.45, 0.1), Sight.DEUTAN)
    assert max(abs(a - b) for a, b in zip(red, green, strict=True)) < 0.2


@pytest.mark.parametrize("sight", Sight)
def test_the_table_of_a_sight_is_true_to_its_formula(sight: Sight) -> None:
    see = seeing(sight)
    for colour in ((0, 95, 204), (194, 65, 12), (255, 209, 102), (29, 36, 51), (143, 176, 160)):
        found = see(Image.new("RGB", (1, 1), colour)).getpixel((0, 0))
        wanted = seen((colour[0] / 255, colour[1] / 255, colour[2] / 255), sight)
        assert found == pytest.approx([255 * part for part in wanted], abs=6)


def test_the_page_shows_every_picture_and_needs_nothing_else() -> None:
    entries = plan(Asked(screens=("decide", "place-park")))
    shots = [shot for entry in entries for shot in shots_of(entry, (Sight.PROTAN,))]
    page = written(shots, EVERY_SAMPLE)
    assert page.count("<figure ") == len(shots)
    assert set(re.findall(r'(?:src|href)="([^"#]+)"', page)) == {str(shot.file) for shot in shots}
    assert re.findall(r"https?://(?!www\.w3\.org/2000/svg)", page) == []
    assert re.findall(r"\$[a-z]+", page) == []
    assert f'<section id="{PLACE}park">' in page
    assert 'alt="Decide – Protanopia: no red cones, high contrast – 800 × 480"' in page


@pytest.mark.window
def test_the_gallery_draws_each_entry_as_its_own_picture(stage: "KivyStage", tmp_path: Path) -> None:
    from kiosk.ui.gallery.drawing import SampleVoice, draw_entries, sights_of

    entries = [
        Entry("decide", SAMPLES["decide"], mode, size)
        for mode in (modes.NORMAL, modes.LARGE)
        for size in ((800, 480), (1024, 600))
    ]
    for entry in entries:
        (tmp_path / entry.file).parent.mkdir(exist_ok=True)
    assert draw_entries(stage, SampleVoice(), tmp_path, entries) == 4
    for entry in entries:
        with Image.open(tmp_path / entry.file) as picture:
            assert picture.size == entry.size
            assert len(picture.getcolors(1_000_000) or []) > 50
    assert sights_of(entries[0]) == tuple(Sight)
    assert (tmp_path / "protan/normal/decide-800x480.png").exists()
    assert not (tmp_path / "protan/normal/decide-1024x600.png").exists()


@pytest.mark.window
def test_a_screen_that_cannot_be_drawn_is_an_error_and_no_picture(stage: "KivyStage", tmp_path: Path) -> None:
    from kiosk.ui.gallery.drawing import SampleVoice, draw_entries

    broken = dataclasses.replace(DECIDE, recap=(None,))  # type: ignore[arg-type]  # what no engine would send
    with pytest.raises(ScreenError, match=r"normal/decide-800x480\.png cannot be drawn"):
        draw_entries(stage, SampleVoice(), tmp_path, [Entry("decide", broken, modes.NORMAL, (800, 480))])


@pytest.mark.window
def test_preloading_asks_for_each_scene_once_for_both_its_stages(stage: "KivyStage", artist: Any) -> None:
    from kiosk.ui.samples import FOOTBALL, GATE
    from kiosk.ui.textures import Shelf

    shelf = Shelf(is_instant=False)
    stage._shelf = shelf
    stage.preload((GATE, FOOTBALL), is_quiet=False)
    shelf._orders.put((9, 0, None))
    assert shelf._worker is not None
    shelf._worker.join()
    assert artist.asked == ["school-gate", "cast-maya-grandad", "sports-club", "cast-maya-coach"]
