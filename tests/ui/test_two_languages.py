"""A second caption under the first, the buttons' names in another language, and the gallery's fifteen."""

from dataclasses import replace
from typing import Any

import pytest

from hardware.events import Side
from kiosk.look import Distance, Look, Telling
from kiosk.play.screens import AtHome, Caption, Decide, Ready
from kiosk.scenario.model import Line
from kiosk.scenario.tongue import Tongue
from kiosk.tongues import load_tongues
from kiosk.ui.fit.places import SIZES
from kiosk.ui.gallery.languages import language_modes
from kiosk.ui.gallery.plan import Asked, plan
from kiosk.ui.grid import Grid
from kiosk.ui.lettering import SMALLEST_PX, fit
from kiosk.ui.samples import DECIDE, SAMPLES

STORY: Any = SAMPLES["story"]
TONGUES = load_tongues((), has_unreviewed=True, spoken=frozenset)


@pytest.mark.parametrize("size", SIZES)
def test_at_the_table_two_captions_leave_the_stage_half_of_the_window(size: tuple[int, int]) -> None:
    grid = Grid(*size, Look(is_bilingual=True))
    assert grid.is_bilingual
    assert grid.caption.top <= 0.55 * grid.height
    assert grid.caption_px >= 44
    assert grid.home_words.top <= grid.caption_words.y
    assert grid.home_words.y >= grid.caption.y


@pytest.mark.parametrize("distance", [Distance.CLASS, Distance.PROJECTOR])
def test_from_afar_there_are_two_only_on_large_screens(distance: Distance) -> None:
    shown = [Grid(*size, Look(distance, is_bilingual=True)).is_bilingual for size in SIZES]
    assert shown == [False, False, True, True]


def test_without_captions_there_is_no_second_one() -> None:
    for telling in (Telling.SYMBOLS, Telling.AUDIO):
        assert not Grid(1280, 800, Look(telling=telling, is_bilingual=True)).is_bilingual


@pytest.mark.parametrize("size", SIZES)
def test_one_language_has_the_place_that_it_always_had(size: tuple[int, int]) -> None:
    one, two = Grid(*size), Grid(*size, Look(is_bilingual=True))
    assert one.caption.height == two.caption.height - two.home_words.height
    assert one.caption_words.size == two.caption_words.size


@pytest.mark.parametrize("tongue", TONGUES, ids=lambda tongue: tongue.language)
def test_every_line_of_the_app_fits_as_a_second_caption(tongue: Tongue) -> None:
    for size in SIZES:
        grid = Grid(*size, Look(is_bilingual=True))
        box = grid.home_words
        for entry in tongue.own.entries:
            found = fit(entry.text, grid.home_px, *box.size, max_lines=2)
            assert found.width <= box.width
            assert found.size_px >= max(SMALLEST_PX, 0.6 * grid.home_px), entry.text


def test_the_gallery_has_the_screens_that_ask_in_every_language() -> None:
    modes = language_modes(TONGUES)
    names = [f"language-{tongue.language}" for tongue in TONGUES]
    assert [mode.name for mode in modes] == names
    entries = plan(Asked(modes=tuple(names), screens=("ready", "decide")), modes)
    for mode in modes:
        kinds = {type(entry.screen) for entry in entries if entry.mode is mode}
        assert kinds == {Ready, Decide}
    assert all(entry.screen.at_home.go for entry in entries if isinstance(entry.screen, Ready | Decide))


def test_only_languages_from_right_to_left_turn_the_page() -> None:
    turned = {mode.name for mode in language_modes(TONGUES) if mode.look.is_right_to_left}
    assert turned == {"language-ar", "language-ur"}


def test_the_usual_modes_show_no_other_language() -> None:
    for screen in SAMPLES.values():
        if isinstance(screen, Ready | Decide):
            assert screen.at_home == AtHome()


def test_the_names_of_the_sides_keep_to_their_sides() -> None:
    names = AtHome("Idę", "Nigdy nie idę")
    assert (names.side(Side.GO), names.side(Side.NEVER_GO)) == ("Idę", "Nigdy nie idę")
    assert Caption(Line("Stop.", home="Stój."), 1).home == "Stój."
    assert DECIDE.at_home.go == ""


def test_the_screens_own_words_are_in_the_language_of_the_look(stage: Any) -> None:
    polish = next(tongue for tongue in TONGUES if tongue.language == "pl")
    stage.phrases = {"pl": polish.phrases}
    seen = []
    for look in (Look(), Look(language="pl"), Look(language="cy")):
        stage.dress(look)
        stage.show(SAMPLES["practise-acting"])
        stage.pump(2)
        seen.append(stage.view.ids.turn.text)
    assert seen == ["Your turn!", polish.words("Your turn!"), "Your turn!"]


def test_a_second_caption_and_the_names_of_the_sides_are_drawn(stage: Any) -> None:
    stage.dress(Look(is_bilingual=True))
    stage.show(replace(STORY, caption=Caption(Line("Stop.", home="Stój."), 1)))
    stage.pump(2)
    assert stage.view.ids.caption._bar.home.text == "Stój."
    stage.show(replace(DECIDE, at_home=AtHome("Idę", "Nigdy nie idę", "")))
    stage.pump(2)
    assert [stage.view.ids[name].home.text for name in ("go", "never_go")] == ["Idę", "Nigdy nie idę"]
    assert stage.view.ids.go.words.text == "GO"
    stage.show(DECIDE)
    stage.pump(2)
    assert stage.view.ids.go.home.text == ""
