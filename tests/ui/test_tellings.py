"""Told in signs, or by sound alone; in high contrast; to one switch."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from hardware.events import Side
from kiosk.look import Look, Telling
from kiosk.play.group_screens import HandsUp
from kiosk.play.screens import OFFICERS, Trouble
from kiosk.ui import theme
from kiosk.ui.samples import SAMPLES
from kiosk.ui.sides import State

if TYPE_CHECKING:
    from kiosk.ui.stage import KivyStage

pytestmark = pytest.mark.window

PUPILS = {name: screen for name, screen in SAMPLES.items() if not isinstance(screen, (*OFFICERS, Trouble))}


def words_on(view: Any) -> set[str]:
    from kiosk.ui.pieces import Words

    return {
        one.text for one in view.walk(restrict=True) if isinstance(one, Words) and one.lettering is not None
    }


def shown(stage: "KivyStage", screen: Any) -> Any:
    stage.show(screen)
    stage.pump(1)
    return stage.view


def officers_counts() -> set[str]:
    """The numbers of raised hands, which the officer enters while pupils' eyes are closed."""
    return {str(screen.count) for screen in PUPILS.values() if isinstance(screen, HandsUp)}


@pytest.mark.parametrize("telling", [Telling.SYMBOLS, Telling.AUDIO])
def test_no_words_are_left_on_pupils_screens(stage: "KivyStage", telling: Telling) -> None:
    stage.dress(Look(telling=telling))
    numbers = {"1", "2", "3", "4", "0800 1111", *officers_counts()}
    found = {name: words_on(shown(stage, screen)) - numbers for name, screen in PUPILS.items()}
    assert {name: words for name, words in found.items() if words} == {}


def test_the_officer_keeps_words(stage: "KivyStage") -> None:
    stage.dress(Look(telling=Telling.AUDIO))
    assert "Ages" in words_on(shown(stage, SAMPLES["set-up"]))


def test_sound_alone_offers_both_halves_of_the_screen(stage: "KivyStage") -> None:
    stage.dress(Look(telling=Telling.AUDIO))
    go, never_go = shown(stage, SAMPLES["decide"]).targets()
    assert (go.what, never_go.what) == (Side.GO, Side.NEVER_GO)
    assert go.box.width == never_go.box.width == 400
    assert go.box.height > 350


def test_sound_alone_keeps_the_officer_s_keys_while_hands_are_counted(stage: "KivyStage") -> None:
    stage.dress(Look(telling=Telling.AUDIO))
    targets = shown(stage, SAMPLES["hands-up-go"]).targets()
    assert [(target.what, target.is_for_officer) for target in targets] == [(0, True), (1, True), (2, True)]
    assert shown(stage, SAMPLES["hands-up-think"]).targets() == ()


def test_sound_alone_wakes_the_side_for_which_hands_go_up(stage: "KivyStage") -> None:
    from kiosk.ui.screens.heard import RESTING, Sides, sides_of

    stage.dress(Look(telling=Telling.AUDIO))
    assert type(shown(stage, SAMPLES["hands-up-go"])).__name__ == "HeardHandsView"
    screens: Any = [SAMPLES[name] for name in ("hands-up-think", "hands-up-go", "hands-up-never-go")]
    assert [sides_of(screen) for screen in screens] == [
        RESTING,
        Sides(go=True, never_go=False),
        Sides(go=False, never_go=True),
    ]


def test_the_scanned_answer_is_lit_and_the_other_stays_as_it_was(stage: "KivyStage") -> None:
    ids = shown(stage, SAMPLES["decide-scanned-go"]).ids
    assert (ids.go.state, ids.never_go.state) == (State.SCANNED, State.PLAIN)
    assert ids.go.face.width > ids.never_go.face.width


def test_a_press_wins_over_the_scan(stage: "KivyStage") -> None:
    screen: Any = SAMPLES["decide-scanned-go"]
    ids = shown(stage, replace(screen, pressed=Side.NEVER_GO)).ids
    assert (ids.go.state, ids.never_go.state) == (State.FADED, State.PRESSED)


@pytest.mark.parametrize("name", ["story", "twist", "talk"])
def test_a_press_that_means_nothing_leaves_a_mark_on_its_side(stage: "KivyStage", name: str) -> None:
    screen: Any = SAMPLES[name]
    seen = []
    for number, glance in enumerate((None, Side.GO, Side.NEVER_GO)):
        stamps = shown(stage, replace(screen, glance=glance, presses=number)).ids.stamps
        seen.append([side for side, stamp in stamps.of.items() if not stamp.is_hidden])
    assert seen == [[], [Side.GO], [Side.NEVER_GO]]


def test_a_second_press_of_the_same_side_looks_another(stage: "KivyStage") -> None:
    screen: Any = SAMPLES["story"]
    sizes = [
        shown(stage, replace(screen, glance=Side.GO, presses=number)).ids.stamps.of[Side.GO].width
        for number in (1, 2, 3)
    ]
    assert sizes[0] == sizes[2] < sizes[1]


def test_high_contrast_paints_the_grounds_dark_and_the_backdrops_too(stage: "KivyStage") -> None:
    stage.dress(Look(has_high_contrast=True))
    view = shown(stage, SAMPLES["story"])
    assert view.ids.stage.shade == theme.HIGH_CONTRAST.backdrop_shade
    assert view.ids.caption.words.colour == theme.WHITE
