"""The second page of the settings, and the officer who hears at once how loud it is."""

from dataclasses import replace

import pytest

from hardware.events import Lamp
from kiosk.answers import Mode, SetUp
from kiosk.look import Distance, Look, Telling
from kiosk.play import knobs
from kiosk.play.doors import DOORS
from kiosk.play.effects import CloseSpeaker, Dress, Hush, Light, OpenSpeaker, Say, Show
from kiosk.play.events import StartTouched
from kiosk.play.screens import Attract, Chooser, Ready, SetUpScreen
from kiosk.scenario.model import AgeBand
from kiosk.words import THIS_LOUD
from tests.play.player import GO, NEVER_GO, STEADY, Player
from tests.play.stories import CHECK_STORY, GO_STORY

QUIET, VOLUME, MORE, ON = 5, 6, 7, 5


def set_up(player: Player) -> SetUpScreen:
    assert isinstance(player.screen, SetUpScreen)
    return player.screen


def names(player: Player) -> tuple[str, ...]:
    return tuple(field.name for field in set_up(player).fields)


def values(player: Player) -> tuple[str, ...]:
    return tuple(field.value for field in set_up(player).fields)


def starting_from(chosen: SetUp) -> Player:
    player = Player().at_set_up()
    player.state = replace(player.state, set_up=chosen)
    return player


def choose(player: Player, field: int, number: int) -> tuple[str, ...]:
    """Open the page of a field's values and take one; gives back how they read."""
    player.option(field)
    assert isinstance(player.screen, Chooser)
    labels = tuple(option.label for option in player.screen.options[:-1])
    player.option(number)
    return labels


def second_page(player: Player | None = None) -> Player:
    player = player or Player().at_set_up()
    player.option(MORE)
    return player


@pytest.mark.parametrize("way", ["buttons", "touch"])
def test_the_last_field_of_each_page_turns_it_and_the_last_page_turns_back(way: str) -> None:
    player = Player().at_set_up()
    seen = [names(player)]
    while len(seen) < 6:
        last = len(names(player)) - 1
        if way == "touch":
            player.option(last)
        else:
            for _ in range(last):
                player.tap(NEVER_GO)
            player.tap(GO)
        assert set_up(player).focus == 0
        seen.append(names(player))
        if seen[-1] == seen[0]:
            break
    assert seen[0] == ("class", "ages", "mode", "stories", "preview", "quiet", "volume", "more")
    assert seen[1] == ("distance", "captions", "contrast", "telling", "buttons", "more-stories")
    doors = [name for page in seen[2:-1] for name in page if name not in {"more-doors", "back"}]
    assert doors == [door.name for door in DOORS]
    assert seen[-2][-1] == "back"
    assert seen[-1] == seen[0]
    assert player.state.set_up == SetUp()


def test_no_page_but_the_first_has_more_than_six_fields_and_each_name_is_there_once() -> None:
    pages = knobs.pages(Player().state)
    assert all(len(page) <= 6 for page in pages[1:])
    found = [knob.name for page in pages for knob in page]
    assert len(set(found)) == len(found)


def test_every_field_of_the_second_page_has_its_values() -> None:
    expected = (
        ("The whole class", "A projector", "A table", "The whole class"),
        ("Large", "Largest", "Usual", "Large"),
        ("High", "Usual", "High"),
        ("Signs only", "Sound only", "Pictures and words", "Signs only"),
    )
    player = second_page()
    for field, wanted in enumerate(expected):
        seen = []
        for _ in wanted:
            player.tap(GO)
            seen.append(values(player)[field])
        assert tuple(seen) == wanted
        assert set_up(player).focus == field
        player.tap(NEVER_GO)
    assert choose(player, 4, 1) == ("Two buttons", "One switch, 2 s", "One switch, 3 s", "One switch, 5 s")
    assert player.state.set_up == SetUp(
        look=Look(Distance.CLASS, 125, has_high_contrast=True, telling=Telling.SYMBOLS), scan_ms=2_000
    )


def test_stories_that_are_sensitive_can_be_left_out_where_there_are_any() -> None:
    catalogue = (GO_STORY, replace(CHECK_STORY, sensitive="Separated parents."))
    player = second_page(Player(catalogue=catalogue).at_set_up())
    player.option(ON)
    assert names(player)[:2] == ("sensitive", "plan-a-visit")
    assert values(player)[0] == "Told"
    player.option(0)
    assert values(player)[0] == "Left out"
    assert not player.state.set_up.has_sensitive


def test_another_look_is_put_on_at_once_and_before_the_screen_that_shows_it() -> None:
    player = second_page()
    made = player.option(2)
    assert made == (Dress(Look(has_high_contrast=True)), Show(player.screen))


def test_what_a_technician_set_is_kept_until_another_value_is_chosen() -> None:
    player = second_page(starting_from(SetUp(look=Look(caption_percent=130), scan_ms=2_500)))
    assert values(player)[1] == "130 %"
    assert values(player)[4] == "One switch, 2.5 s"
    choose(player, 1, 2)
    choose(player, 4, 0)
    assert values(player)[1] == "Largest"
    assert values(player)[4] == "Two buttons"


def test_go_held_starts_from_the_second_page_too_and_an_empty_plan_comes_back_to_it() -> None:
    player = second_page()
    player.press(GO)
    player.wait(1_000)
    assert set_up(player).is_starting
    assert names(player)[0] == "distance"
    player = second_page()
    player.send(StartTouched(player.now))
    player.planned("plan")
    assert isinstance(player.screen, Ready)


def test_the_way_back_from_a_pause_leads_to_the_same_page() -> None:
    player = second_page()
    player.pause()
    player.call_officer()
    player.option(0)
    assert names(player)[0] == "distance"


def test_the_volume_goes_no_further_than_the_technician_allows() -> None:
    player = starting_from(SetUp(volume=3, volume_limit=4))
    assert choose(player, VOLUME, 4) == ("Off", "1 of 10", "2 of 10", "3 of 10", "4 of 10")
    assert player.state.set_up.volume == 4


def test_a_volume_above_the_limit_stays_until_a_lower_one_is_chosen() -> None:
    player = starting_from(SetUp(volume=9, volume_limit=4))
    choose(player, VOLUME, 0)
    assert player.state.set_up.volume == 0


def test_each_change_of_volume_is_heard_through_a_speaker_opened_for_just_that() -> None:
    player = Player().at_set_up()
    player.option(VOLUME)
    made = player.option(8)
    assert made == (Show(player.screen), OpenSpeaker(8, is_quiet=False), Say(1, THIS_LOUD, AgeBand.A))
    assert player.option(VOLUME) == (Hush(), Show(player.screen), CloseSpeaker())
    made = player.option(9)
    assert made[-2:] == (OpenSpeaker(9, is_quiet=False), Say(2, THIS_LOUD, AgeBand.A))
    assert player.hear() == (CloseSpeaker(),)


def test_the_volume_that_was_there_already_is_not_said_again() -> None:
    player = Player().at_set_up()
    player.option(VOLUME)
    assert player.option(7) == (Show(player.screen),)


def test_quiet_mode_is_heard_as_well() -> None:
    player = Player().at_set_up()
    made = player.option(QUIET)
    assert made[-2:] == (OpenSpeaker(7, is_quiet=True), Say(1, THIS_LOUD, AgeBand.A, is_quiet=True))


def test_sound_that_is_off_is_not_tried() -> None:
    player = Player().at_set_up()
    player.option(VOLUME)
    assert player.option(0) == (Show(player.screen),)
    assert player.state.set_up.volume == 0


def test_muted_sound_is_not_tried() -> None:
    player = Player().at_set_up()
    player.pause()
    player.call_officer()
    player.option(1)
    player.option(0)
    player.option(VOLUME)
    assert player.option(9) == (Show(player.screen),)


def test_other_fields_make_no_sound() -> None:
    player = Player().at_set_up()
    for field in (1, MORE, 0, 1, 2, 3, 4, 1):
        assert not any(isinstance(effect, OpenSpeaker | Say) for effect in player.option(field))


@pytest.mark.parametrize("way", ["start", "idle", "pause"])
def test_the_speaker_is_let_go_when_the_settings_are_left_before_the_line_is_heard(way: str) -> None:
    player = Player().at_set_up()
    player.option(QUIET)
    if way == "start":
        made = player.send(StartTouched(player.now))
        assert made[0] == Hush()
    elif way == "idle":
        made = player.wait(180_000)
        assert made == (Hush(), Show(Attract(is_quiet=True)), CloseSpeaker())
    else:
        assert player.pause()[0] == Hush()
        player.call_officer()
        made = player.option(0)
    assert CloseSpeaker() in made
    assert not player.state.is_speaker_open


def test_a_hold_on_the_second_page_is_seen() -> None:
    player = second_page()
    assert player.press(GO) == (Show(player.screen), Light(Lamp.FULL, Lamp.STEADY))
    assert player.release(GO)[-1] == STEADY


def test_a_quick_check_says_how_long_it_takes_a_class_that_files_past() -> None:
    player = starting_from(SetUp(mode=Mode.CHECK))
    shown = {field.name: field.value for field in knobs.fields(player.state, 0)}
    assert shown["mode"] == "Quick check: three stories"
    assert shown["stories"] == "3 stories, 6 to 8 minutes"
