import pytest

from hardware.events import Side
from kiosk.answers import SetUp
from kiosk.play.effects import CloseSpeaker, OpenSpeaker, RecallVisits, Say, Show
from kiosk.play.engine import begin, next_deadline
from kiosk.play.events import Corner, CornerPressed, CornerReleased, StartTouched
from kiosk.play.screens import Attract, Field, SetUpScreen
from kiosk.scenario.model import AgeBand
from kiosk.words import HELLO
from tests.play.player import ALTERNATE, GO, NEVER_GO, STEADY, Player, said, screens

MINUTE = 60_000


def set_up(player: Player) -> SetUpScreen:
    assert isinstance(player.screen, SetUpScreen)
    return player.screen


def test_it_begins_with_an_invitation_and_alternating_lamps() -> None:
    state, effects = begin((), ("A story could not be read.",), 5)
    assert effects == (Show(Attract(notices=("A story could not be read.",))), ALTERNATE)
    assert state.now == 5
    assert state.set_up == SetUp()
    assert next_deadline(state) == 5 + 5 * MINUTE


@pytest.mark.parametrize("side", list(Side))
def test_a_press_makes_clever_say_hello_through_a_speaker_open_for_just_that(side: Side) -> None:
    player = Player()
    made = player.press(side)
    assert made == (Show(player.screen), OpenSpeaker(7, is_quiet=False), Say(1, HELLO, AgeBand.A))
    assert isinstance(player.screen, Attract)
    assert player.screen.caption is not None
    assert player.screen.caption.line is HELLO
    player.release(side)
    assert player.tap(side) == ()
    assert player.hear() == (CloseSpeaker(),)
    assert said(player.press(side)) == (HELLO.text,)


def test_a_touch_says_hello_too() -> None:
    assert said(Player().touch()) == (HELLO.text,)


def test_it_dims_after_five_minutes_without_anybody() -> None:
    player = Player()
    assert player.wait(5 * MINUTE - 1) == ()
    assert player.wait(1) == (Show(Attract(is_dimmed=True)),)
    assert player.lamps == ALTERNATE
    assert next_deadline(player.state) is None


def test_a_press_puts_off_the_dimming() -> None:
    player = Player()
    player.wait(4 * MINUTE)
    player.tap(GO)
    player.hear()
    assert player.wait(5 * MINUTE - 1) == ()
    assert screens(player.wait(1)) == (Attract(is_dimmed=True),)


@pytest.mark.parametrize("way", ["press", "touch", "option", "officer corner", "pause corner", "start"])
def test_whatever_wakes_a_dimmed_screen_only_wakes_it(way: str) -> None:
    player = Player()
    player.wait(5 * MINUTE)
    match way:
        case "press":
            made = player.press(NEVER_GO)
        case "touch":
            made = player.touch()
        case "option":
            made = player.option(0)
        case "start":
            made = player.send(StartTouched(player.now))
        case "officer corner":
            made = player.send(CornerPressed(player.now, Corner.OFFICER))
        case _:
            made = player.send(CornerPressed(player.now, Corner.PAUSE))
    assert made == (Show(Attract()),)
    assert player.wait(9_000) == ()
    assert player.screen == Attract()


def test_the_press_after_waking_says_hello() -> None:
    player = Player()
    player.wait(5 * MINUTE)
    player.tap(GO)
    assert said(player.tap(GO)) == (HELLO.text,)


def test_the_officer_corner_held_three_seconds_opens_the_settings() -> None:
    player = Player(notices=("A story could not be read.",))
    player.send(CornerPressed(player.now, Corner.OFFICER))
    assert player.wait(2_999) == ()
    made = player.wait(1)
    assert made == (Show(player.screen), STEADY, RecallVisits())
    assert player.screen == SetUpScreen(
        (
            Field("class", "Class", "Not named"),
            Field("ages", "Ages", "5 to 7"),
            Field("mode", "Who answers", "The class together"),
            Field("stories", "Length", "6 stories, 6 minutes"),
            Field("preview", "Stories", "See and swap"),
            Field("quiet", "Quiet mode", "Off"),
            Field("volume", "Volume", "7 of 10"),
            Field("more", "Seeing and hearing", "More …"),
        ),
        focus=0,
        is_starting=False,
        notices=("A story could not be read.",),
    )


def test_a_corner_let_go_too_soon_does_nothing() -> None:
    player = Player()
    player.send(CornerPressed(player.now, Corner.OFFICER))
    player.wait(2_999)
    player.send(CornerReleased(player.now, Corner.OFFICER))
    assert player.wait(10) == ()
    player.send(CornerPressed(player.now, Corner.PAUSE))
    player.wait(999)
    player.send(CornerReleased(player.now, Corner.PAUSE))
    assert player.wait(10) == ()


def test_letting_go_of_one_corner_leaves_the_other() -> None:
    player = Player()
    player.send(CornerPressed(player.now, Corner.OFFICER))
    player.send(CornerReleased(player.now, Corner.PAUSE))
    player.wait(3_000)
    set_up(player)


def test_never_go_held_three_seconds_opens_the_settings_without_a_touch() -> None:
    player = Player()
    player.press(NEVER_GO)
    player.wait(2_999)
    assert isinstance(player.screen, Attract)
    made = player.wait(1)
    assert isinstance(player.screen, SetUpScreen)
    assert made[-2:] == (CloseSpeaker(), RecallVisits())
    assert player.release(NEVER_GO) == ()
    assert set_up(player).focus == 0


def test_never_go_let_go_or_joined_by_go_does_not_open_the_settings() -> None:
    player = Player()
    player.press(NEVER_GO)
    player.release(NEVER_GO, after=2_999)
    player.wait(1_000)
    player.press(NEVER_GO)
    player.press(GO, after=1_500)
    player.release(GO, after=100)
    player.wait(3_000)
    assert isinstance(player.screen, Attract)


def test_never_go_while_go_is_held_does_not_call_the_officer() -> None:
    player = Player()
    player.press(GO)
    player.press(NEVER_GO, after=100)
    player.release(GO, after=1_000)
    player.wait(4_000)
    assert isinstance(player.screen, Attract)


def test_go_held_on_the_first_screen_is_no_way_in() -> None:
    player = Player()
    player.press(GO)
    player.wait(9_000)
    assert isinstance(player.screen, Attract)
