"""A pretend class plays a round in each mode: everything real but the screen, the loudspeaker and the children."""

from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from kiosk.answers import Mode, Press
from kiosk.play.group_screens import Battery, Everyone, HandsUp, PassOn, Reveal, Talk, TeamTurn, Vote
from kiosk.play.screens import Finish, Next, Practise, Screen
from kiosk.results.reading import read_rounds
from kiosk.scenario.model import AgeBand
from tests.sitting.classroom import Classroom, Plan, answers_at, answers_in

PUPILS = 16
MODES = (Mode.VOTE, Mode.HANDS, Mode.TEAMS, Mode.PASS, Mode.CHECK)
KINDS: dict[Mode, set[type[Screen]]] = {
    Mode.VOTE: {Vote, Everyone, Talk, Reveal},
    Mode.HANDS: {HandsUp, Talk, Reveal},
    Mode.TEAMS: {TeamTurn},
    Mode.PASS: {PassOn},
    Mode.CHECK: {Vote, Everyone},
}
GROUP_KINDS = {Vote, Everyone, Talk, Reveal, HandsUp, TeamTurn, PassOn}


@cache
def played(mode: Mode) -> Classroom:
    plan = Plan(seed=5, ages=AgeBand.A, stories=4, mode=mode, is_pretend_class=True)
    room = Classroom(Path(mkdtemp()), plan)
    room.play()
    return room


def kinds(room: Classroom) -> set[type[Screen]]:
    return {type(screen) for screen in room.stage.shown}


@pytest.mark.parametrize("mode", MODES)
def test_what_is_kept_is_exactly_what_the_transcript_tells(mode: Mode) -> None:
    room = played(mode)
    assert Counter(answers_at(room.path)) == Counter(answers_in(room.transcript))
    assert answers_at(room.path)
    assert "The round is finished." in room.transcript


@pytest.mark.parametrize("mode", MODES)
def test_each_mode_has_its_own_screens_and_ends_in_a_rehearsal(mode: Mode) -> None:
    found = kinds(played(mode))
    assert found & GROUP_KINDS == KINDS[mode]
    assert {Practise, Finish} <= found


@pytest.mark.parametrize(("mode", "press"), [(Mode.VOTE, Press.OWN), (Mode.HANDS, Press.COUNTED)])
def test_two_ballots_of_the_whole_class_are_kept_of_each_story(mode: Mode, press: Press) -> None:
    kept = read_rounds(played(mode).path)[-1]
    for item in kept.playlist:
        answers = [answer for answer in kept.answers_to(item) if answer.press is press]
        assert Counter(answer.ballot for answer in answers) == {1: PUPILS, 2: PUPILS}
        assert all(answer.second_step is None for answer in answers)


def test_the_check_is_one_ballot_for_each_of_three_held_back_stories() -> None:
    kept = read_rounds(played(Mode.CHECK).path)[-1]
    assert len(kept.playlist) == 3
    assert Counter(answer.ballot for answer in kept.answers) == {1: 3 * PUPILS}


def test_the_check_rehearses_once_at_its_end_and_asks_no_twist() -> None:
    shown = [screen for screen in played(Mode.CHECK).stage.shown if isinstance(screen, Practise)]
    assert {screen.item for screen in shown} == {3}


def test_both_teams_answer_and_the_battery_is_full_at_the_end() -> None:
    room = played(Mode.TEAMS)
    kept = read_rounds(room.path)[-1]
    assert all(sum(answer.ballot == 1 for answer in kept.answers_to(item)) == 2 for item in kept.playlist)
    filled = [screen.battery for screen in room.stage.shown if isinstance(screen, Next | Finish)]
    assert filled[0] == Battery(2, 8)
    assert filled[-1] == Battery(8, 8)


def test_no_screen_of_a_vote_tells_a_side_before_the_second_ballot_is_over() -> None:
    """Between two dots nothing differs but what is said and whether the next may come."""
    room = played(Mode.VOTE)
    votes = [screen for screen in room.stage.shown if isinstance(screen, Vote)]
    assert max(screen.dots for screen in votes) == PUPILS
    assert all(screen.scanned is None for screen in votes)
