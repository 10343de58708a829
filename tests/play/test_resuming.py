"""A power cut in the middle of a ballot: it goes on with what was kept."""

from collections.abc import Sequence

import pytest

from hardware.events import Side
from kiosk.answers import KeptAnswer, Mode, Press
from kiosk.play.group_places import AtReveal, AtTalk, AtTeam, AtVote
from kiosk.play.group_screens import Team
from kiosk.play.places import AtFeedback, RoundPlace
from kiosk.play.resuming import resumed
from kiosk.play.screens import Verdict
from kiosk.play.state import Round, Tally
from kiosk.scenario.model import Scenario
from tests.play.player import GO, NEVER_GO
from tests.play.stories import CHECK_STORY, GO_STORY


def kept(press: Press, *answers: tuple[int, Side], whom: str | None = None) -> list[KeptAnswer]:
    found = [KeptAnswer("plan", 1, side, None, None, press, ballot) for ballot, side in answers]
    if whom is not None:
        found.append(KeptAnswer("no-plan", 1, NEVER_GO, whom, None, Press.SHARED, 2))
    return found


def place(mode: Mode, answers: Sequence[KeptAnswer], scenario: Scenario = GO_STORY) -> RoundPlace | None:
    return resumed(Round((scenario,)), mode, answers)[1]


@pytest.mark.parametrize("mode", [Mode.VOTE, Mode.CHECK])
def test_a_ballot_by_filing_past_is_open_again_with_its_dots(mode: Mode) -> None:
    found = place(mode, kept(Press.OWN, (1, GO), (1, NEVER_GO), (1, GO)))
    assert isinstance(found, AtVote)
    assert (found.ballot, found.line, found.before) == (1, 2, 3)


def test_the_second_ballot_goes_on_and_the_first_one_is_counted() -> None:
    answers = kept(Press.OWN, (1, GO), (1, GO), (2, NEVER_GO))
    current, found = resumed(Round((GO_STORY,)), Mode.VOTE, answers)
    assert isinstance(found, AtVote)
    assert (found.ballot, found.line, found.before) == (2, 0, 1)
    assert current.ballots == (Tally(2, 0), Tally(0, 1))
    assert current.is_decided


def test_hands_that_were_counted_are_not_counted_again() -> None:
    assert isinstance(place(Mode.HANDS, kept(Press.COUNTED, (1, GO))), AtTalk)
    assert isinstance(place(Mode.HANDS, kept(Press.COUNTED, (1, GO), (2, GO))), AtReveal)


def test_the_team_that_has_not_answered_is_called() -> None:
    found = place(Mode.TEAMS, kept(Press.SHARED, (1, GO)))
    assert isinstance(found, AtTeam)
    assert found.team is Team.MOON


def test_two_teams_that_have_answered_hear_the_verdict() -> None:
    found = place(Mode.TEAMS, kept(Press.SHARED, (1, GO), (1, NEVER_GO)))
    assert isinstance(found, AtFeedback)
    assert found.verdict is Verdict.LOOK_AGAIN


def test_a_class_that_has_said_whom_to_check_with_hears_the_verdict() -> None:
    answers = kept(Press.OWN, (1, NEVER_GO), (2, NEVER_GO), whom="nobody")
    found = place(Mode.VOTE, answers, CHECK_STORY)
    assert isinstance(found, AtFeedback)
    assert found.verdict is Verdict.LOOK_AGAIN


@pytest.mark.parametrize("mode", [Mode.CLASS, Mode.SOLO, Mode.PASS])
def test_one_answer_alone_is_for_the_round_to_go_on_with(mode: Mode) -> None:
    assert place(mode, kept(Press.OWN, (1, GO))) is None


def test_a_story_of_which_nothing_is_kept_begins_afresh() -> None:
    assert place(Mode.VOTE, ()) is None
