"""The second page of the settings, and the officer who hears at once how loud it is."""

from dataclasses import replace

import pytest

from hardware.events import Lamp
from kiosk.answers import SetUp
from kiosk.look import Distance, Look, Telling
from kiosk.play import knobs
from kiosk.play.effects import CloseSpeaker, Dress, Hush, Light, OpenSpeaker, Say, Show
from kiosk.play.events import StartTouched
from kiosk.play.screens import Attract, Ready, SetUpScreen
from kiosk.scenario.model import AgeBand
from kiosk.words import THIS_LOUD
from tests.play.player import ALTERNATE, GO, NEVER_GO, STEADY, Player

QUIET, VOLUME, MORE = 3, 4, 5


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


def second_page(player: Player | None = None) -> Player:
    player = player or Player().at_set_up()
    player.option(MORE)
    return player


@pytest.mark.parametrize("way", ["buttons", "touch"])
def test_the_sixth_field_turns_the_page_and_the_sixth_there_turns_back(way: str) -> None:
    player = Player().at_set_up()
    for page in (
        ("distance", "captions", "contrast", "telling", "buttons", "back"),
        ("ages", "stories", "mode", "quiet", "volume", "more"),
    ):
        if way == "touch":
            player.option(MORE)
        else:
            for _ in range(MORE):
                player.tap(NEVER_GO)
            player.tap(GO)
        assert names(player) == page
        assert set_up(player).focus == 0
    assert player.state.set_up == SetUp()


def test_no_page_has_more_than_six_fields_and_each_name_is_there_once() -> None:
    assert all(len(page) <= 6 for page in knobs.PAGES)
    found = [knob.name for page in knobs.PAGES for knob in page]
    assert len(set(found)) == len(found)


def test_every_field_of_the_second_page_goes_through_its_values() -> None:
    expected = (
        ("The whole class", "A projector", "A table", "The whole class"),
        ("Large", "Largest", "Usual", "Large"),
        ("High", "Usual", "High"),
        ("Signs only", "Sound only", "Pictures and words", "Signs only"),
        ("One switch, 2 s", "One switch, 3 s", "One switch, 5 s", "Two buttons", "One switch, 2 s"),
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
    assert player.state.set_up == SetUp(
        look=Look(Distance.CLASS, 125, has_high_contrast=True, telling=Telling.SYMBOLS), scan_ms=2_000
    )


def test_another_look_is_put_on_at_once_and_before_the_screen_that_shows_it() -> None:
    player = second_page()
    made = player.option(2)
    assert made == (Dress(Look(has_high_contrast=True)), Show(player.screen))


def test_what_a_technician_set_is_kept_until_it_is_changed_and_then_goes_to_the_nearest_above() -> None:
    player = second_page(starting_from(SetUp(look=Look(caption_percent=130), scan_ms=2_500)))
    assert values(player)[1] == "130 %"
    assert values(player)[4] == "One switch, 2.5 s"
    player.option(1)
    player.option(4)
    assert values(player)[1] == "Largest"
    assert values(player)[4] == "One switch, 3 s"
    player = second_page(starting_from(SetUp(scan_ms=9_000)))
    player.option(4)
    assert player.state.set_up.scan_ms == 0


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
    seen = []
    for _ in range(4):
        player.option(VOLUME)
        seen.append(player.state.set_up.volume)
    assert seen == [4, 0, 1, 2]


def test_a_volume_above_the_limit_is_never_made_louder() -> None:
    player = starting_from(SetUp(volume=9, volume_limit=4))
    player.option(VOLUME)
    assert player.state.set_up.volume == 0


def test_each_change_of_volume_is_heard_through_a_speaker_opened_for_just_that() -> None:
    player = Player().at_set_up()
    made = player.option(VOLUME)
    assert made == (Show(player.screen), OpenSpeaker(8, is_quiet=False), Say(1, THIS_LOUD, AgeBand.A))
    made = player.option(VOLUME)
    assert made == (
        Hush(),
        Show(player.screen),
        CloseSpeaker(),
        OpenSpeaker(9, is_quiet=False),
        Say(2, THIS_LOUD, AgeBand.A),
    )
    assert player.hear() == (CloseSpeaker(),)


def test_quiet_mode_is_heard_as_well() -> None:
    player = Player().at_set_up()
    made = player.option(QUIET)
    assert made[-2:] == (OpenSpeaker(7, is_quiet=True), Say(1, THIS_LOUD, AgeBand.A, is_quiet=True))


def test_sound_that_is_off_is_not_tried() -> None:
    player = starting_from(SetUp(volume=9))
    player.option(VOLUME)
    made = player.option(VOLUME)
    assert made == (Hush(), Show(player.screen), CloseSpeaker())
    assert player.state.set_up.volume == 0


def test_muted_sound_is_not_tried() -> None:
    player = Player().at_set_up()
    player.pause()
    player.call_officer()
    player.option(1)
    player.option(0)
    assert player.option(VOLUME) == (Show(player.screen),)


def test_other_fields_make_no_sound() -> None:
    player = Player().at_set_up()
    for field in (0, 1, 2, MORE, 0, 1, 2, 3, 4):
        assert not any(isinstance(effect, OpenSpeaker | Say) for effect in player.option(field))


@pytest.mark.parametrize("way", ["start", "idle", "pause"])
def test_the_speaker_is_let_go_when_the_settings_are_left_before_the_line_is_heard(way: str) -> None:
    player = Player().at_set_up()
    player.option(VOLUME)
    if way == "start":
        made = player.send(StartTouched(player.now))
        assert made[0] == Hush()
    elif way == "idle":
        made = player.wait(180_000)
        assert made == (Hush(), Show(Attract()), ALTERNATE, CloseSpeaker())
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
