"""The kiosk goes from hand to hand: after each story the next pupil or pair has it."""

from kiosk.answers import Mode, Press
from kiosk.play.screens import Attract, Finish, Next, PassOn, Story
from tests.play.player import BREATHE, GO, NEVER_GO, Player, records, said


def passing(*ids: str) -> Player:
    player = Player(*ids, mode=Mode.PASS).at_feedback().hear_until(PassOn if len(ids) != 1 else Finish)
    assert player.lamps == BREATHE or len(ids) == 1
    return player


def test_after_a_story_clever_asks_to_be_passed_on_and_any_button_goes_on() -> None:
    player = passing()
    assert said(tuple(player.log))[-1] == "Pass me to the next person. Then press any button."
    player.tap(NEVER_GO)
    assert isinstance(player.screen, Story)
    assert player.screen.item == 2


def test_a_touch_goes_on_as_well() -> None:
    player = passing()
    player.touch()
    assert isinstance(player.screen, Story)


def test_each_answer_is_one_pupils_own() -> None:
    player = passing()
    assert [record.answer.press for record in records(player.log)] == [Press.OWN]


def test_after_the_last_story_the_round_ends_for_one_child() -> None:
    player = passing("plan")
    assert isinstance(player.screen, Finish)
    assert said(tuple(player.log))[-1] == "We are done. You practised so well."
    assert not any(isinstance(screen, Next) for screen in (player.screen,))


def test_nobody_who_takes_it_for_two_minutes_ends_the_round() -> None:
    player = passing()
    player.hear()
    player.wait(119_999)
    assert isinstance(player.screen, PassOn)
    player.wait(1)
    assert isinstance(player.screen, Attract)


def test_a_touch_anywhere_in_a_corner_gives_the_next_ones_their_time_anew() -> None:
    player = passing()
    player.hear()
    player.wait(100_000)
    player.pause()
    player.call_officer()
    player.option(0)
    assert isinstance(player.screen, PassOn)
    player.wait(119_000)
    assert isinstance(player.screen, PassOn)


def test_the_class_together_gives_shared_answers() -> None:
    player = Player().at_decide()
    player.answer(GO)
    assert [record.answer.press for record in records(player.log)] == [Press.SHARED]


def test_one_or_two_children_give_their_own() -> None:
    player = Player(mode=Mode.SOLO).at_decide()
    player.answer(GO)
    assert [record.answer.press for record in records(player.log)] == [Press.OWN]
