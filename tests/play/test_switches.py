"""A pupil's own switch in the socket beside a button: all that the button does, and a hand of its own."""

import pytest

from hardware.events import Side
from kiosk.play.events import PanelChanged, Source
from kiosk.play.screens import Decide, OfficerCard, Ready, Story
from tests.play.everywhere import BUTTONS, CARRY_ON
from tests.play.player import GO, NEVER_GO, Player, records, said, told

SWITCH = Source.SWITCH


def is_open(player: Player) -> bool:
    assert isinstance(player.screen, Decide)
    return player.screen.is_open


def notes(player: Player) -> tuple[str, ...]:
    player.call_officer()
    assert isinstance(player.screen, OfficerCard)
    return player.screen.notes


@pytest.mark.parametrize("side", list(Side))
def test_a_switch_answers_like_its_button(side: Side) -> None:
    player = Player().at_decide()
    player.tap(side, SWITCH)
    assert [record.answer.choice for record in records(player.wait(250))] == [side]


def test_ready_hears_a_switch_in_place_of_its_button() -> None:
    player = Player().at_ready()
    player.tap(GO, SWITCH)
    assert isinstance(player.screen, Ready)
    assert player.screen.heard == (GO,)
    player.tap(NEVER_GO, SWITCH)
    player.hear()
    assert isinstance(player.screen, Story)


def test_button_and_switch_of_a_side_are_one_press() -> None:
    player = Player().at_decide()
    player.press(GO)
    assert player.press(GO, SWITCH, after=10) == ()
    player.release(GO)
    assert player.press(GO, after=10) == ()
    assert len(records(player.wait(250))) == 1


def test_a_side_is_up_only_once_both_its_button_and_its_switch_are() -> None:
    player = Player().asked()
    player.press(GO)
    player.press(GO, SWITCH)
    player.hear()
    player.release(GO)
    assert not is_open(player)
    player.release(GO, SWITCH)
    assert is_open(player)


def test_a_stuck_switch_is_set_aside_by_itself_and_its_button_answers() -> None:
    player = Player().asked()
    player.press(GO, SWITCH)
    player.hear()
    assert not is_open(player)
    assert told(player.wait(10_000)) == ("The switch in the GO socket seems stuck. The button goes on.",)
    assert is_open(player)
    player.tap(GO)
    assert [record.answer.choice for record in records(player.wait(250))] == [GO]


def test_a_stuck_switch_lets_ready_go_on_asking_for_the_button() -> None:
    player = Player().at_set_up()
    player.press(GO, SWITCH)
    player.wait(1_000)
    player.planned("plan")
    player.wait(9_000)
    assert isinstance(player.screen, Ready)
    assert player.screen.by_touch == ()
    player.tap(GO)
    assert player.screen.heard == (GO,)
    assert notes(player) == ("The switch in the GO socket seems stuck. The button goes on.",)


def test_a_switch_set_aside_counts_again_once_it_was_up() -> None:
    player = Player().at_story()
    player.press(GO, SWITCH)
    player.wait(10_000)
    player.release(GO, SWITCH)
    assert said(player.press(GO, SWITCH)) == ()
    assert isinstance(player.screen, Story)
    assert player.screen.presses == 2


def test_a_switch_known_to_be_loose_does_not_hold_up_the_answers() -> None:
    player = Player().asked()
    player.press(GO, SWITCH)
    player.hear()
    player.send(PanelChanged(player.now, loose_switches=(GO,)))
    assert is_open(player)
    player.tap(GO)
    assert [record.answer.choice for record in records(player.wait(250))] == [GO]


def test_a_loose_switch_does_not_excuse_its_button() -> None:
    player = Player().asked()
    player.press(GO)
    player.hear()
    player.send(PanelChanged(player.now, loose_switches=(GO,)))
    assert not is_open(player)


def test_the_officer_reads_what_has_gone_wrong_since_and_what_came_right() -> None:
    player = Player().at_story()
    player.send(PanelChanged(player.now, (GO,), loose_switches=(NEVER_GO,), dark_lamps=(GO,)))
    assert notes(player) == (
        "GO button not working. That side can be touched instead.",
        "The switch in the NEVER GO socket is not working: push its plug home, or take it out.",
        "GO lamp not working. The screen shows what it would.",
    )
    player.send(PanelChanged(player.now))
    assert isinstance(player.screen, OfficerCard)
    assert player.screen.notes == ()


def test_a_button_that_is_stuck_and_known_to_be_bad_is_told_of_once() -> None:
    player = Player().at_story()
    player.press(GO)
    player.wait(10_000)
    player.send(PanelChanged(player.now, (GO,)))
    assert notes(player) == ("GO button seems stuck.",)


def test_with_buttons_switched_off_a_switch_is_off_too() -> None:
    player = Player().at_decide()
    player.call_officer()
    player.option(BUTTONS)
    player.option(CARRY_ON)
    player.hear()
    assert player.tap(GO, SWITCH) == ()
