from dataclasses import fields, is_dataclass, replace
from typing import get_args

import pytest

from kiosk.play import places, state
from kiosk.play.events import Source
from kiosk.play.screens import Feedback, Practise, Story, Twist
from kiosk.play.state import HOLDS, ORDER, Timer, next_deadline
from kiosk.scenario.model import Decision, Rehearsal, Scenario, Scene, Telling
from tests.play.player import CATALOGUE, GO, Player
from tests.play.stories import GO_STORY

RECORDS = [
    *get_args(places.Place),
    state.State,
    state.Round,
    state.Hand,
    state.Deadline,
]
SHOP, WOODS, PARK = Scene("shop"), Scene("woods-path"), Scene("park")


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_nothing_that_is_remembered_can_be_changed_in_place(record: type) -> None:
    assert is_dataclass(record)
    assert record.__dataclass_params__.frozen  # type: ignore[attr-defined]  # the standard library names it nowhere
    assert set(getattr(record, "__slots__", ())) == {field.name for field in fields(record)}


def test_a_state_can_be_a_key_and_equals_itself() -> None:
    player = Player().at_decide()
    assert hash(player.state) == hash(replace(player.state))


def test_a_hand_that_is_held_outlives_the_screen_and_goes_first() -> None:
    assert HOLDS == (Timer.BOTH_HELD, Timer.PAUSE_CORNER, Timer.OFFICER_CORNER, Timer.STUCK)
    assert [timer for timer in Timer if ORDER[timer] < 4] == list(HOLDS)
    player = Player().at_ready()
    player.press(GO, Source.TOUCH)
    stuck_at = player.now + 10_000
    player.wait(1)
    assert next_deadline(player.state) == stuck_at


def with_scenes() -> Scenario:
    def painted(beat: Telling | Decision | Rehearsal) -> Telling | Decision | Rehearsal:
        if beat.id == "right" and isinstance(beat, Telling):
            return replace(beat, scene=SHOP)
        return replace(beat, scene=WOODS) if beat.id == "practise" else beat

    beats = tuple(painted(beat) for beat in GO_STORY.beats)
    return replace(GO_STORY, beats=beats, what_if=replace(GO_STORY.what_if, scene=PARK))


def test_each_beat_puts_up_its_scene_and_without_one_the_last_stays() -> None:
    player = Player(catalogue=(with_scenes(), *CATALOGUE[1:])).at_feedback()
    assert isinstance(player.screen, Feedback)
    assert player.screen.scene == SHOP
    player.hear()
    assert player.screen.scene == SHOP
    player.hear_until(Practise)
    assert isinstance(player.screen, Practise)
    assert player.screen.scene == WOODS
    player.hear_until(Twist)
    assert isinstance(player.screen, Twist)
    assert player.screen.scene == PARK


def test_a_story_starts_without_the_scene_of_the_one_before() -> None:
    bare = replace(
        GO_STORY,
        beats=tuple(replace(beat, scene=None) if beat.id == "start" else beat for beat in GO_STORY.beats),
    )
    player = Player("no-plan", "plan", catalogue=(bare, *CATALOGUE[1:])).at_decide()
    player.answer(GO)
    player.call_officer()
    player.option(2)
    player.call_officer()
    player.option(2)
    assert isinstance(player.screen, Story)
    assert player.screen.scene is None
