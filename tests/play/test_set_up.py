from dataclasses import replace

import pytest

from hardware.events import Lamp
from kiosk.answers import Mode, PlannedItem, PlannedRound, SetUp
from kiosk.play.effects import CloseSpeaker, Light, OpenRound, OpenSpeaker, PlanRound, Say, Show
from kiosk.play.engine import begin
from kiosk.play.events import Corner, CornerPressed, RoundPlanned, Source, StartTouched
from kiosk.play.places import AtAttract, AtCard, AtSetUp
from kiosk.play.screens import Attract, Chooser, OfficerCard, Paused, Ready, SetUpScreen, Trouble
from kiosk.play.views import screen_of, set_up_screen
from kiosk.scenario.model import AgeBand
from kiosk.words import PRESS_GO
from tests.play.player import ALTERNATE, GO, NEVER_GO, OFF, START_AT, STEADY, Player

MINUTE = 60_000
AGES, MODE, STORIES, QUIET = 1, 2, 3, 5


def set_up(player: Player) -> SetUpScreen:
    assert isinstance(player.screen, SetUpScreen)
    return player.screen


def choosing(player: Player) -> Chooser:
    assert isinstance(player.screen, Chooser)
    return player.screen


def values(player: Player) -> tuple[str, ...]:
    return tuple(field.value for field in set_up(player).fields)


def test_never_go_moves_through_the_fields_and_round_again() -> None:
    player = Player().at_set_up()
    seen = []
    for _ in range(8):
        made = player.press(NEVER_GO)
        assert made == (Show(player.screen),)
        seen.append(set_up(player).focus)
        assert player.release(NEVER_GO) == ()
    assert seen == [1, 2, 3, 4, 5, 6, 7, 0]


def test_what_only_set_up_tells_is_on_no_other_screen() -> None:
    state, _ = begin((), ("Left out: one.",), 0, set_up_notices=("A draft.",))
    assert isinstance(state.screen, Attract)
    assert state.screen.notices == ("Left out: one.",)
    assert set_up_screen(state, AtSetUp()).notices == ("Left out: one.", "A draft.")
    card = screen_of(replace(state, place=AtCard(AtAttract())))
    assert isinstance(card, OfficerCard)
    assert card.notes == ("Left out: one.",)


def test_go_changes_the_field_on_its_release() -> None:
    player = Player().at_set_up()
    player.tap(NEVER_GO)
    made = player.press(GO)
    assert made == (Show(player.screen), Light(Lamp.FULL, Lamp.STEADY))
    assert set_up(player).is_starting
    assert values(player)[AGES] == "5 to 7"
    made = player.release(GO, after=999)
    assert made == (Show(player.screen), STEADY)
    assert values(player)[AGES] == "7 to 9"
    assert not set_up(player).is_starting
    assert player.wait(2_000) == ()


def test_a_field_of_few_values_turns_to_the_next_one() -> None:
    expected = {AGES: ("7 to 9", "9 to 11", "5 to 7"), QUIET: ("On", "Off", "On")}
    player = Player().at_set_up()
    for field, wanted in expected.items():
        seen = []
        for _ in wanted:
            player.option(field)
            seen.append(values(player)[field])
        assert tuple(seen) == wanted
    assert player.state.set_up == SetUp(AgeBand.A, is_quiet=True)


@pytest.mark.parametrize("way", ["buttons", "touch"])
def test_of_more_values_one_is_chosen_from_a_page_of_them(way: str) -> None:
    player = Player().at_set_up()
    if way == "touch":
        player.option(STORIES)
        chooser = choosing(player)
        player.option(3)
    else:
        for _ in range(STORIES):
            player.tap(NEVER_GO)
        player.tap(GO)
        chooser = choosing(player)
        player.tap(NEVER_GO)
        player.tap(NEVER_GO)
        player.tap(GO)
    assert chooser.title == "Length"
    assert [option.label for option in chooser.options[:-1]] == [
        "4 stories, 4 minutes",
        "6 stories, 6 minutes",
        "8 stories, 8 minutes",
        "12 stories, 12 minutes",
    ]
    assert [option.is_chosen for option in chooser.options] == [False, True, False, False, False]
    assert chooser.focus == 1
    assert values(player)[STORIES] == "12 stories, 12 minutes"
    assert set_up(player).focus == STORIES


def test_the_way_back_from_a_page_of_values_keeps_what_was_there() -> None:
    player = Player().at_set_up()
    player.option(STORIES)
    player.option(4)
    assert player.state.set_up == SetUp()
    assert set_up(player).focus == STORIES


def test_touching_a_field_goes_there_and_changes_it() -> None:
    player = Player().at_set_up()
    player.option(AGES)
    assert set_up(player).focus == AGES
    assert values(player)[AGES] == "7 to 9"
    assert player.option(8) == ()
    assert player.option(-1) == ()


def test_never_go_held_runs_on_by_itself_until_it_is_let_go() -> None:
    player = Player().at_set_up()
    player.press(NEVER_GO)
    player.wait(599)
    assert set_up(player).focus == 1
    player.wait(1)
    assert set_up(player).focus == 2
    player.wait(300)
    player.wait(300)
    assert set_up(player).focus == 4
    player.release(NEVER_GO)
    player.wait(5_000)
    assert set_up(player).focus == 4


def test_a_never_go_button_that_is_stuck_stops_running() -> None:
    player = Player().at_set_up()
    player.press(NEVER_GO)
    player.wait(10_000)
    where = set_up(player).focus
    player.wait(60_000)
    assert set_up(player).focus == where


def test_go_held_a_second_starts_and_changes_nothing() -> None:
    player = Player().at_set_up()
    player.press(GO)
    assert player.wait(999) == ()
    made = player.wait(1)
    assert made == (STEADY, PlanRound(SetUp()))
    assert set_up(player).is_starting
    assert player.release(GO) == ()
    assert values(player)[AGES] == "5 to 7"


def test_a_hold_joined_by_never_go_neither_starts_nor_changes() -> None:
    player = Player().at_set_up()
    player.press(GO)
    player.press(NEVER_GO, after=500)
    assert not set_up(player).is_starting
    assert set_up(player).focus == 0
    player.release(GO, after=100)
    player.release(NEVER_GO)
    player.wait(2_000)
    assert values(player)[AGES] == "5 to 7"
    assert not set_up(player).is_starting


def test_go_joining_never_go_neither_starts_nor_changes() -> None:
    player = Player().at_set_up()
    player.press(NEVER_GO)
    assert player.press(GO, after=100) == ()
    player.release(NEVER_GO, after=100)
    assert player.release(GO, after=100) == ()
    assert values(player)[AGES] == "5 to 7"


def test_touching_a_field_while_go_is_held_takes_back_the_start() -> None:
    player = Player().at_set_up()
    player.press(GO)
    player.option(QUIET, after=900)
    player.release(GO, after=200)
    assert values(player)[QUIET] == "On"
    assert not set_up(player).is_starting


def test_start_by_touch_plans_once() -> None:
    player = Player().at_set_up()
    made = player.send(StartTouched(player.now))
    assert made == (Show(player.screen), PlanRound(SetUp()))
    assert player.send(StartTouched(player.now)) == ()
    assert player.tap(GO) == ()
    assert player.tap(NEVER_GO) == ()
    assert player.option(0) == ()


def test_a_plan_opens_the_speaker_the_round_and_the_button_check() -> None:
    player = Player().at_set_up()
    player.send(StartTouched(player.now))
    made = player.send(RoundPlanned(player.now, ("lift", "unknown", "plan")))
    playlist = (PlannedItem("lift", 1), PlannedItem("plan", 1))
    assert made == (
        Show(player.screen),
        Light(Lamp.BREATHE, Lamp.OFF),
        OpenSpeaker(7, is_quiet=False),
        OpenRound(PlannedRound(AgeBand.A, Mode.CLASS, playlist)),
        Say(1, PRESS_GO, AgeBand.A),
    )
    assert isinstance(player.screen, Ready)


def test_a_plan_that_nobody_asked_for_is_left_alone() -> None:
    assert Player().send(RoundPlanned(START_AT, ("plan",))) == ()
    player = Player().at_set_up()
    assert player.send(RoundPlanned(player.now, ("plan",))) == ()


def test_an_empty_plan_goes_back_to_the_settings_with_a_word() -> None:
    player = Player().at_set_up()
    player.tap(NEVER_GO)
    player.send(StartTouched(player.now))
    player.send(RoundPlanned(player.now, ()))
    assert set_up(player).notices == ("There is no story for these ages yet. Please choose other ages.",)
    assert not set_up(player).is_starting
    assert set_up(player).focus == 1
    player.tap(GO)
    assert len(set_up(player).notices) == 1


def test_with_no_stories_at_all_trouble_is_said_calmly() -> None:
    player = Player(catalogue=()).at_set_up()
    made = player.send(StartTouched(player.now))
    words = (
        "There are no stories to tell. Please ask whoever looks after this kiosk to look at its story pack."
    )
    assert made == (Show(Trouble(words)), OFF)
    player.wait(3 * MINUTE - 1)
    assert isinstance(player.screen, Trouble)
    player.wait(1)
    assert isinstance(player.screen, Attract)


def test_trouble_is_left_by_a_press_a_touch_or_the_officer() -> None:
    def troubled() -> Player:
        player = Player(catalogue=()).at_set_up()
        player.send(StartTouched(player.now))
        return player

    player = troubled()
    player.tap(GO)
    assert isinstance(player.screen, Attract)
    player = troubled()
    player.touch()
    assert isinstance(player.screen, Attract)
    player = troubled()
    player.call_officer()
    set_up(player)
    player = troubled()
    player.pause()
    assert player.screen == Paused()
    player.call_officer()
    player.option(0)
    assert isinstance(player.screen, Trouble)


@pytest.mark.parametrize("way", ["press", "touch", "corner", "release"])
def test_set_up_goes_back_after_three_minutes_since_the_last_hand(way: str) -> None:
    player = Player().at_set_up()
    if way == "release":
        player.option(AGES)
        player.press(GO)
    player.wait(500)
    match way:
        case "press":
            player.press(NEVER_GO)
        case "touch":
            player.touch()
        case "release":
            player.release(GO)
        case _:
            player.send(CornerPressed(player.now, Corner.OFFICER))
    player.release(NEVER_GO)
    player.wait(3 * MINUTE - 1)
    set_up(player)
    made = player.wait(1)
    assert made == (Show(Attract()), ALTERNATE)


def test_the_officer_corner_changes_nothing_in_the_settings() -> None:
    player = Player().at_set_up()
    player.tap(NEVER_GO)
    assert player.call_officer() == ()


def test_pausing_the_settings_keeps_them() -> None:
    player = Player().at_set_up()
    player.option(AGES)
    player.send(StartTouched(player.now))
    player.pause()
    assert player.screen == Paused()
    assert player.send(RoundPlanned(player.now, ("plan",))) == ()
    player.call_officer()
    assert isinstance(player.screen, OfficerCard)
    assert [row.name for row in player.screen.rows] == ["carry-on", "mute", "buttons", "guidance", "end-now"]
    player.option(0)
    assert set_up(player).focus == 1
    assert not set_up(player).is_starting
    assert values(player)[AGES] == "7 to 9"


def test_pausing_a_hello_lets_the_speaker_go_when_it_carries_on() -> None:
    player = Player()
    player.tap(GO)
    player.pause()
    player.call_officer()
    made = player.option(0)
    assert made == (Show(Attract()), ALTERNATE, CloseSpeaker())


def test_a_key_and_a_touch_press_like_a_button() -> None:
    player = Player().at_set_up()
    player.tap(NEVER_GO, Source.KEY)
    player.tap(NEVER_GO, Source.TOUCH)
    assert set_up(player).focus == 2


def test_settings_are_kept_for_the_next_round_of_this_sitting() -> None:
    player = Player().at_set_up()
    player.option(QUIET)
    player.wait(3 * MINUTE)
    assert player.screen == Attract(is_quiet=True)
    assert player.lamps == STEADY
    player.at_set_up()
    assert values(player)[QUIET] == "On"
