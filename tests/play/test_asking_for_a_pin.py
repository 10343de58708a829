"""The officer's gate: a PIN by touch or by buttons before anything else, and pause and safe stop without one."""

from dataclasses import replace

import pytest

from hardware.events import Side
from kiosk.gate import Gate, GateState
from kiosk.play.effects import AskGate, ChoosePin, Effect, TryPin
from kiosk.play.events import GateTold
from kiosk.play.places import AtGate, AtPaused
from kiosk.play.screens import Attract, OfficerCard, Paused, Pin, Screen, SetUpScreen
from tests.play.everywhere import EVERYWHERE, IN_ROUND
from tests.play.player import GO, NEVER_GO, Player

ASKS = GateState(Gate.ASKS, tries_left=5)
MINUTE = 60_000


def gated(player: Player | None = None) -> Player:
    player = player or Player()
    player.state = replace(player.state, has_gate=True)
    return player


def told(player: Player, state: GateState) -> tuple[Effect, ...]:
    return player.send(GateTold(player.now, state))


def at_gate(state: GateState = ASKS) -> Player:
    player = gated()
    player.call_officer()
    told(player, state)
    return player


def pin(player: Player) -> Pin:
    assert isinstance(player.screen, Pin)
    return player.screen


def type_in(player: Player, digits: str) -> tuple[Effect, ...]:
    made: tuple[Effect, ...] = ()
    for digit in digits:
        made += player.option(int(digit))
    return made


def press_in(player: Player, digits: str) -> tuple[Effect, ...]:
    """By the two buttons: GO counts up, NEVER GO goes on, GO held enters."""
    for number, digit in enumerate(digits):
        if number:
            player.tap(NEVER_GO)
        for _ in range(int(digit)):
            player.tap(GO)
    player.press(GO)
    made = player.wait(1_000)
    player.release(GO)
    return made


def without_screens(effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    return tuple(effect for effect in effects if isinstance(effect, AskGate | TryPin | ChoosePin))


def test_the_officer_corner_asks_the_gate_and_shows_no_setting() -> None:
    player = gated()
    assert without_screens(player.call_officer()) == (AskGate(),)
    assert not pin(player).is_open
    told(player, ASKS)
    assert pin(player).is_open
    assert pin(player).slots == ("", "", "", "")


def test_a_kiosk_without_a_gate_goes_straight_to_the_settings() -> None:
    player = Player().at_set_up()
    assert isinstance(player.screen, SetUpScreen)


def test_the_fourth_digit_touched_enters_by_itself() -> None:
    player = at_gate()
    assert without_screens(type_in(player, "481")) == ()
    assert pin(player).slots == ("•", "•", "•", "")
    assert without_screens(type_in(player, "5")) == (TryPin("4815"),)
    assert not pin(player).is_open
    told(player, GateState(Gate.OPEN))
    assert isinstance(player.screen, SetUpScreen)


def test_a_digit_touched_by_mistake_is_taken_back() -> None:
    player = at_gate()
    type_in(player, "48")
    player.option(Pin.DELETE)
    assert pin(player).slots == ("•", "", "", "")
    assert without_screens(type_in(player, "155")) == (TryPin("4155"),)


@pytest.mark.parametrize("digits", ["4815", "0009", "9000"])
def test_the_two_buttons_give_any_pin(digits: str) -> None:
    player = at_gate()
    assert without_screens(press_in(player, digits)) == (TryPin(digits),)


def test_only_the_digit_that_is_being_turned_is_seen() -> None:
    player = at_gate()
    player.tap(GO)
    player.tap(GO)
    assert pin(player).slots == ("2", "", "", "")
    player.tap(NEVER_GO)
    assert pin(player).slots == ("•", "0", "", "")


def test_no_digit_of_a_pin_is_in_what_a_place_says_of_itself() -> None:
    player = at_gate(GateState(Gate.WANTS_NEW))
    type_in(player, "4815")
    type_in(player, "481")
    assert "4" not in repr(player.state.place).replace("AtGate", "")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (GateState(Gate.WRONG, 4), "That is not the PIN. 4 more tries before it locks for a while."),
        (GateState(Gate.WRONG, 1), "That is not the PIN. 1 more try before it locks for a while."),
        (
            GateState(Gate.FAILED, text="The card cannot be read."),
            "The card cannot be read. Touch the screen or press GO to try again.",
        ),
    ],
)
def test_what_is_wrong_is_said_in_plain_words(state: GateState, words: str) -> None:
    player = at_gate()
    type_in(player, "1111")
    told(player, state)
    assert pin(player).note == words
    assert pin(player).slots == ("", "", "", "")


@pytest.mark.parametrize("way", ["touch", "go"])
def test_a_gate_that_failed_is_asked_again(way: str) -> None:
    player = at_gate(GateState(Gate.FAILED, text="No."))
    made = player.touch() if way == "touch" else player.tap(GO)
    assert without_screens(made) == (AskGate(),)


def test_a_lock_counts_down_and_takes_no_digit_until_it_is_over() -> None:
    player = at_gate(GateState(Gate.LOCKED, locked_seconds=3))
    assert pin(player).note == "Too many wrong PINs. It opens again in 0:03."
    assert without_screens(type_in(player, "4815")) == ()
    player.wait(1_000)
    assert pin(player).note == "Too many wrong PINs. It opens again in 0:02."
    player.wait(1_000)
    assert without_screens(player.wait(1_000)) == (AskGate(),)
    told(player, ASKS)
    assert pin(player).is_open


def test_the_first_use_chooses_a_pin_twice() -> None:
    player = at_gate(GateState(Gate.WANTS_NEW))
    assert pin(player).title == "Choose a PIN for this kiosk"
    assert without_screens(type_in(player, "4815")) == ()
    assert pin(player).title == "The same PIN once more"
    assert without_screens(type_in(player, "4815")) == (ChoosePin("4815"),)
    told(player, GateState(Gate.OPEN))
    assert isinstance(player.screen, SetUpScreen)


def test_two_pins_that_differ_are_chosen_anew() -> None:
    player = at_gate(GateState(Gate.WANTS_NEW))
    type_in(player, "4815")
    assert without_screens(type_in(player, "4816")) == ()
    assert pin(player).note == "These two were not the same. Please choose again."
    assert pin(player).title == "Choose a PIN for this kiosk"


def test_a_pin_that_is_too_easy_is_chosen_anew_by_buttons_too() -> None:
    player = at_gate(GateState(Gate.WANTS_NEW))
    press_in(player, "1234")
    assert without_screens(press_in(player, "1234")) == (ChoosePin("1234"),)
    told(player, GateState(Gate.TOO_EASY))
    assert pin(player).note == "That one is too easy to guess. Please choose another."
    press_in(player, "4815")
    assert without_screens(press_in(player, "4815")) == (ChoosePin("4815"),)


@pytest.mark.parametrize("way", ["idle", "back"])
def test_the_gate_leads_back_to_the_first_screen(way: str) -> None:
    player = at_gate()
    if way == "idle":
        player.wait(MINUTE - 1)
        pin(player)
        player.wait(1)
    else:
        player.option(Pin.LEAVE)
    assert isinstance(player.screen, Attract)


@pytest.mark.parametrize("name", IN_ROUND)
def test_in_a_round_the_pin_opens_the_card_and_nobody_leads_to_a_pause(name: str) -> None:
    make, _ = EVERYWHERE[name]
    for is_right in (True, False):
        player = gated(make())
        player.call_officer()
        told(player, ASKS)
        pin(player)
        if is_right:
            type_in(player, "4815")
            told(player, GateState(Gate.OPEN))
            assert isinstance(player.screen, OfficerCard)
        else:
            player.wait(MINUTE)
            assert player.screen == Paused()


def test_a_pause_needs_no_pin_and_the_officer_after_it_does() -> None:
    player = gated(Player().at_story())
    player.pause()
    assert player.screen == Paused()
    player.call_officer()
    pin(player)


def test_never_go_held_leads_from_the_pause_to_the_gate() -> None:
    player = gated(Player().at_story())
    player.pause()
    player.press(NEVER_GO)
    player.wait(3_000)
    assert isinstance(player.state.place, AtGate)
    player.release(NEVER_GO)
    told(player, ASKS)
    assert pin(player).slots == ("", "", "", "")


@pytest.mark.parametrize("way", ["corner", "buttons"])
def test_a_pause_at_the_gate_lies_over_what_is_behind_it(way: str) -> None:
    player = gated(Player().at_story())
    behind = player.state.place
    player.call_officer()
    told(player, ASKS)
    if way == "corner":
        player.pause()
    else:
        for side in Side:
            player.press(side)
        player.wait(2_000)
    assert isinstance(player.state.place, AtPaused)
    assert player.state.place.behind == behind


def test_what_a_gate_says_that_nobody_is_at_is_left_alone() -> None:
    player = gated(Player().at_story())
    before: Screen = player.screen
    assert told(player, GateState(Gate.OPEN)) == ()
    assert player.screen == before


def test_an_answer_that_comes_after_the_gate_was_left_opens_nothing() -> None:
    player = at_gate()
    type_in(player, "4815")
    player.option(Pin.LEAVE)
    told(player, GateState(Gate.OPEN))
    assert isinstance(player.screen, Attract)
