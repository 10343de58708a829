"""Two teams answer in turn, hidden from each other, and fill one battery."""

import pytest

from hardware.events import Lamp, Side
from kiosk.answers import Mode, Press
from kiosk.play.effects import Light
from kiosk.play.group_screens import Battery, Team, TeamTurn
from kiosk.play.screens import CheckWith, Decide, Feedback, Finish, Next, Verdict
from tests.play.player import GO, NEVER_GO, STEADY, Player, records, said


def deciding(*ids: str) -> Player:
    player = Player(*ids, mode=Mode.TEAMS).at_story().hear_until(TeamTurn)
    player.hear()
    player.hear()
    return player


def both(player: Player, first: Side, second: Side) -> Player:
    player.answer(first)
    player.hear()
    player.hear()
    player.answer(second)
    return player


def team(player: Player) -> Team | None:
    assert isinstance(player.screen, Decide)
    return player.screen.team


def test_each_team_is_called_before_it_answers() -> None:
    player = deciding()
    assert said(tuple(player.log))[-2:] == ("Team Sun, it is your turn.", "Go, or Never Go?")
    assert team(player) is Team.SUN
    player.answer(GO)
    assert player.screen == TeamTurn(player.screen.caption, Team.MOON)  # type: ignore[union-attr]
    player.hear()
    assert team(player) is Team.MOON


@pytest.mark.parametrize("side", [GO, NEVER_GO])
def test_neither_screen_nor_lamps_show_which_side_a_team_takes(side: Side) -> None:
    player = deciding()
    assert player.lamps == STEADY
    player.press(side)
    assert isinstance(player.screen, Decide)
    assert player.screen.is_taken
    assert player.screen.pressed is None
    assert player.lamps == Light(Lamp.FULL, Lamp.FULL)


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        (GO, GO, Verdict.RIGHT),
        (GO, NEVER_GO, Verdict.LOOK_AGAIN),
        (NEVER_GO, GO, Verdict.LOOK_AGAIN),
        (NEVER_GO, NEVER_GO, Verdict.LOOK_AGAIN),
    ],
)
def test_the_answer_is_right_where_both_teams_were_safe(first: Side, second: Side, verdict: Verdict) -> None:
    player = both(deciding(), first, second)
    assert isinstance(player.screen, Feedback)
    assert player.screen.verdict is verdict
    assert [(one.answer.choice, one.answer.press, one.answer.ballot) for one in records(player.log)] == [
        (first, Press.SHARED, 1),
        (second, Press.SHARED, 1),
    ]


def test_whom_to_check_with_is_asked_of_both_teams_together() -> None:
    player = both(deciding("no-plan"), NEVER_GO, NEVER_GO)
    assert isinstance(player.screen, CheckWith)
    player.hear()
    player.answer(GO)
    assert isinstance(player.screen, Feedback)
    assert (records(player.log)[-1].answer.second_step, records(player.log)[-1].answer.ballot) == ("dad", 2)


@pytest.mark.parametrize("answers", [(GO, GO), (NEVER_GO, GO), (NEVER_GO, NEVER_GO)])
def test_the_battery_fills_for_practice_whatever_was_answered(answers: tuple[Side, Side]) -> None:
    player = both(deciding(), *answers).hear_until(Next)
    assert isinstance(player.screen, Next)
    assert player.screen.battery == Battery(2, 4)


def test_at_the_end_the_battery_is_full() -> None:
    player = both(deciding("plan"), GO, GO).hear_until(Finish)
    assert isinstance(player.screen, Finish)
    assert player.screen.battery == Battery(2, 2)


def test_no_battery_is_shown_in_another_mode() -> None:
    player = Player("plan").at_feedback().hear_until(Finish)
    assert isinstance(player.screen, Finish)
    assert player.screen.battery is None
