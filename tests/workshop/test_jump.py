"""Every beat of every story of the core pack can be come to, with its own feedback, and the round goes on from there."""

from dataclasses import replace
from pathlib import Path

import pytest

from hardware.events import Side
from kiosk.answers import Mode, SetUp
from kiosk.look import Look, Telling
from kiosk.packs.loader import load_pack
from kiosk.play.effects import Cue, OpenRound, Record, Say, Show, Sound
from kiosk.play.engine import step
from kiosk.play.events import NarrationEnded
from kiosk.play.places import AtDecide, AtFeedback, AtPractise, AtStory
from kiosk.play.screens import Verdict
from kiosk.play.state import next_deadline
from kiosk.scenario.model import Answer, Decision, Scenario
from kiosk.scenario.model import Telling as Beat
from kiosk.workshop.jump import WHAT_IF, WHOM, Spot, Way, is_at, names, nearest, spot_of, to_beat, ways

CORE = load_pack(Path(__file__).parents[2] / "scenarios" / "core").pack.scenarios
CHECKED = next(one for one in CORE if one.answer is Answer.CHECK_FIRST)
GO = next(one for one in CORE if one.answer is Answer.GO)
NOW = 5_000_000


def of_core(*answers: Answer) -> list[Scenario]:
    return [one for one in CORE if one.answer in answers]


@pytest.mark.parametrize("scenario", CORE, ids=lambda one: one.id)
def test_every_place_of_every_story_is_come_to_now_and_says_its_line(scenario: Scenario) -> None:
    for name in names(scenario):
        arrival = to_beat(scenario, Spot(name), at=NOW, first_token=500)
        assert is_at(arrival.state.place, Spot(name))
        assert arrival.state.now == NOW
        assert [effect.token >= 500 for effect in arrival.effects if isinstance(effect, Say)] == [True]
        assert [effect.screen for effect in arrival.effects if isinstance(effect, Show)] == [
            arrival.state.screen
        ]
        due = next_deadline(arrival.state)
        assert due is None or due >= NOW


@pytest.mark.parametrize("scenario", CORE, ids=lambda one: one.id)
def test_each_answer_leads_to_its_own_feedback(scenario: Scenario) -> None:
    decision = scenario.decision
    wanted = {
        decision.right: Verdict.RIGHT,
        decision.wrong: Verdict.LOOK_AGAIN,
        decision.no_answer: Verdict.TOGETHER,
    }
    if scenario.answer is Answer.CHECK_FIRST and decision.check:
        wanted.setdefault(decision.check.other, Verdict.LOOK_AGAIN)
    for name, verdict in wanted.items():
        place = to_beat(scenario, Spot(name)).state.place
        assert isinstance(place, AtFeedback)
        assert (place.beat.id, place.verdict) == (name, verdict)


def test_the_ways_are_the_right_one_first_then_every_other() -> None:
    check = CHECKED.decision.check
    assert check is not None
    assert [check.choices[way.picture or 0].is_good for way in ways(CHECKED)[:1]] == [True]
    assert len(ways(CHECKED)) == len(set(ways(CHECKED))) == 2 + len(check.choices)
    assert ways(GO) == (Way(Side.GO), Way(Side.NEVER_GO), Way(None))


def test_a_verdict_is_heard_as_a_class_hears_it() -> None:
    for name, cue in ((GO.decision.right, Cue.RIGHT), (GO.decision.wrong, Cue.LOOK_AGAIN)):
        heard = [effect.cue for effect in to_beat(GO, Spot(name)).effects if isinstance(effect, Sound)]
        assert heard == [cue]


@pytest.mark.parametrize("scenario", [CHECKED, GO], ids=lambda one: one.id)
def test_every_line_is_come_to_and_beyond_the_last_comes_the_last(scenario: Scenario) -> None:
    for beat in scenario.beats:
        lines = () if isinstance(beat, Decision) else beat.lines
        for number in range(len(lines)):
            assert is_at(to_beat(scenario, Spot(beat.id, number)).state.place, Spot(beat.id, number))
        if lines:
            assert spot_of(to_beat(scenario, Spot(beat.id, 99)).state.place) == Spot(beat.id, len(lines) - 1)


def test_the_story_goes_on_from_there() -> None:
    state = to_beat(GO, Spot(GO.start), at=NOW).state
    while not isinstance(state.place, AtDecide):
        assert state.saying is not None
        state, _ = step(state, NarrationEnded(state.now + 1, state.saying))
    assert state.round is not None
    assert state.now < NOW + 100


def test_nothing_that_would_be_kept_is_among_what_shall_be_done() -> None:
    for name in names(CHECKED):
        effects = to_beat(CHECKED, Spot(name)).effects
        assert not any(isinstance(effect, Record | OpenRound) for effect in effects)


def test_the_settings_are_those_that_were_wanted() -> None:
    look = Look(telling=Telling.AUDIO, has_high_contrast=True)
    wanted = SetUp(mode=Mode.CLASS, is_quiet=True, volume=3, look=look, scan_ms=3_000)
    for name in names(CHECKED):
        state = to_beat(CHECKED, Spot(name), set_up=wanted).state
        assert state.set_up == replace(wanted, ages=CHECKED.ages)


def test_what_follows_the_rehearsal_knows_that_there_was_one() -> None:
    current = to_beat(GO, Spot(WHAT_IF)).state.round
    assert current is not None
    assert current.is_rehearsed
    assert isinstance(to_beat(GO, Spot("practise")).state.place, AtPractise)


def test_a_place_that_is_not_there_is_told() -> None:
    with pytest.raises(LookupError, match="does not come to 'nowhere'"):
        to_beat(GO, Spot("nowhere"))
    with pytest.raises(LookupError):
        to_beat(GO, Spot(WHOM))


def test_a_beat_that_is_gone_gives_way_to_the_nearest_before() -> None:
    first, second, *rest = GO.beats
    assert isinstance(first, Beat)
    shorter = replace(GO, beats=(replace(first, next=GO.decision.id), GO.decision, *rest[-1:]))
    assert nearest(GO, Spot(first.id, 2), shorter) == Spot(first.id, 2)
    if not isinstance(second, Decision):
        assert nearest(GO, Spot(second.id, 1), shorter) == Spot(first.id)
    gone = next(beat.id for beat in GO.beats if beat.id not in {one.id for one in shorter.beats})
    assert nearest(GO, Spot(gone), shorter).name in names(shorter)
    renamed = replace(shorter, start="other", beats=(replace(first, id="other"), *shorter.beats[1:]))
    assert nearest(GO, Spot(first.id, 3), renamed) == Spot("other")
    assert isinstance(to_beat(GO, Spot(GO.start)).state.place, AtStory)


def test_a_spot_is_known_behind_a_pause_and_a_card() -> None:
    from kiosk.play.places import AtAttract, AtCard, AtPaused

    story = to_beat(GO, Spot(GO.start)).state.place
    assert isinstance(story, AtStory)
    assert spot_of(AtPaused(story)) == spot_of(AtCard(story)) == Spot(GO.start)
    assert spot_of(AtAttract()) is None
