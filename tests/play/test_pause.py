import pytest

from hardware.events import Side
from kiosk.answers import RoundEnd
from kiosk.play.effects import (
    CloseRound,
    Effect,
    Hush,
    OpenRound,
    Record,
    Show,
)
from kiosk.play.events import (
    AnswerKept,
    Corner,
    CornerPressed,
    CornerReleased,
    RoundPlanned,
    Source,
    StartTouched,
)
from kiosk.play.screens import (
    Attract,
    CheckWith,
    OfficerCard,
    Paused,
    Ready,
    Story,
)
from kiosk.scenario.model import AgeBand, Line
from kiosk.words import PRESS_GO
from tests.play.everywhere import BEHIND_DOORS, CARRY_ON, END_NOW, EVERYWHERE, IN_ROUND, LOOKED_UP, at_card
from tests.play.player import GO, NEVER_GO, OFF, STEADY, Player, lights, records, said, screens


def written(effects: list[Effect]) -> list[Effect]:
    return [effect for effect in effects if isinstance(effect, Record | OpenRound | CloseRound)]


@pytest.mark.parametrize("name", EVERYWHERE)
def test_the_pause_corner_held_a_second_is_silent_and_calm_from_every_screen(name: str) -> None:
    make, screen = EVERYWHERE[name]
    player = make()
    assert isinstance(player.screen, screen)
    lamps = player.lamps
    player.send(CornerPressed(player.now, Corner.PAUSE))
    assert player.wait(999) == ()
    made = player.wait(1)
    assert made == (Hush(), Show(Paused()), *(() if lamps == OFF else (OFF,)))
    player.send(CornerReleased(player.now, Corner.PAUSE))


@pytest.mark.parametrize("name", [*EVERYWHERE, "card"])
def test_both_buttons_held_two_seconds_pause_from_every_screen(name: str) -> None:
    player = at_card() if name == "card" else EVERYWHERE[name][0]()
    before = written(player.log)
    player.press(GO)
    player.press(NEVER_GO, after=1)
    player.wait(1_999)
    assert player.screen != Paused()
    made = player.wait(1)
    assert made[:2] == (Hush(), Show(Paused()))
    assert player.lamps == OFF
    assert written(player.log) == before or written(player.log)[len(before) :] == [CloseRound(RoundEnd.ENDED)]


@pytest.mark.parametrize("name", LOOKED_UP)
def test_what_was_looked_up_gives_way_to_a_pause_and_to_the_story_behind_it(name: str) -> None:
    make, screen = LOOKED_UP[name]
    player = make()
    assert isinstance(player.screen, screen)
    before = written(player.log)
    made = player.pause()
    assert made[:2] == (Hush(), Show(Paused()))
    assert player.lamps == OFF
    assert written(player.log) == before
    player.call_officer()
    player.option(CARRY_ON)
    assert isinstance(player.screen, Story)


@pytest.mark.parametrize("name", BEHIND_DOORS)
def test_a_safe_stop_behind_a_door_writes_nothing(name: str) -> None:
    player = EVERYWHERE[name][0]()
    before = len(player.log)
    player.press(GO)
    player.press(NEVER_GO, after=1)
    player.wait(2_000)
    assert player.screen == Paused()
    assert player.lamps == OFF
    assert written(player.log[before:]) == []


@pytest.mark.parametrize("name", IN_ROUND)
def test_a_safe_stop_writes_exactly_what_end_now_writes(name: str) -> None:
    make, _ = EVERYWHERE[name]
    stopped, ended = make(), make()
    stopped.pause()
    assert written(stopped.log) == written(make().log)
    stopped.call_officer()
    stopped.option(END_NOW)
    ended.call_officer()
    ended.option(END_NOW)
    assert written(stopped.log) == written(ended.log)
    closed = RoundEnd.FINISHED if name == "finish" else RoundEnd.ENDED
    assert written(stopped.log)[-1] == CloseRound(closed)
    assert isinstance(stopped.screen, Attract)
    assert isinstance(ended.screen, Attract)
    assert not stopped.state.is_speaker_open


@pytest.mark.parametrize("name", EVERYWHERE)
def test_carrying_on_after_a_pause_comes_back_to_the_same_screen(name: str) -> None:
    make, screen = EVERYWHERE[name]
    player = make()
    player.pause()
    player.call_officer()
    player.option(CARRY_ON)
    assert isinstance(player.screen, screen)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ready", "Press GO."),
        ("story", "One."),
        ("question", "Go, or Never Go?"),
        ("decide", "Go, or Never Go?"),
        ("check", "Who do I check with?"),
        ("feedback", "You spotted it."),
        ("practise", "Stand up."),
        ("acting", "Step back."),
        ("twist", "What if it rained?"),
        ("twist told", "Still the same."),
        ("next", "Press any button to go on."),
        ("finish", "We are done. You practised so well together."),
    ],
)
def test_carrying_on_says_the_line_again(name: str, words: str) -> None:
    player = EVERYWHERE[name][0]()
    player.pause()
    player.call_officer()
    made = player.option(CARRY_ON)
    assert said(made) == (words,)
    assert len(screens(made)) == 1
    assert Hush() not in made


def test_paused_ignores_everything_but_the_officer() -> None:
    player = Player().at_story()
    player.pause()
    assert player.tap(GO) == ()
    assert player.tap(NEVER_GO) == ()
    assert player.touch() == ()
    assert player.option(0) == ()
    assert player.send(StartTouched(player.now)) == ()
    assert player.send(RoundPlanned(player.now, ("plan",))) == ()
    assert player.wait(3_600_000) == ()
    assert player.pause() == ()
    assert player.screen == Paused()


def test_never_go_held_three_seconds_calls_the_officer_once_both_were_up() -> None:
    player = Player().at_story()
    player.press(GO)
    player.press(NEVER_GO)
    player.wait(2_000)
    player.wait(5_000)
    player.release(GO)
    assert player.wait(500) == ()
    player.release(NEVER_GO)
    player.press(NEVER_GO)
    assert player.wait(2_999) == ()
    made = player.wait(1)
    assert isinstance(player.screen, OfficerCard)
    assert made == (Show(player.screen), STEADY)


def test_never_go_pressed_again_before_go_was_up_does_not_call_the_officer() -> None:
    player = Player().at_story()
    player.press(GO)
    player.press(NEVER_GO)
    player.wait(2_000)
    player.release(NEVER_GO)
    player.press(NEVER_GO)
    player.wait(3_000)
    assert player.screen == Paused()


def test_never_go_let_go_or_joined_by_go_does_not_call_the_officer() -> None:
    player = Player().at_story()
    player.pause()
    player.press(NEVER_GO)
    player.release(NEVER_GO, after=2_999)
    player.wait(1_000)
    player.press(NEVER_GO)
    player.press(GO, after=1_000)
    player.wait(1_500)
    player.release(GO)
    player.wait(3_000)
    assert player.screen == Paused()


def test_a_stuck_button_still_lets_never_go_call_the_officer() -> None:
    player = Player().at_story()
    player.press(GO)
    player.pause()
    player.wait(9_000)
    player.press(NEVER_GO)
    player.wait(3_000)
    assert isinstance(player.screen, OfficerCard)
    assert player.screen.notes == ("GO button seems stuck.",)


def test_a_stuck_button_and_another_are_not_both_held() -> None:
    player = Player().at_story()
    player.press(GO)
    player.wait(10_000)
    player.press(NEVER_GO)
    player.wait(5_000)
    assert isinstance(player.screen, Story)


def test_letting_go_of_one_takes_back_the_pause() -> None:
    player = Player().at_story()
    player.press(GO)
    player.press(NEVER_GO)
    player.release(GO, after=1_999)
    player.wait(1_000)
    assert isinstance(player.screen, Story)
    player.press(GO)
    player.wait(1_999)
    assert isinstance(player.screen, Story)
    assert screens(player.wait(1)) == (Paused(),)


def test_more_hands_do_not_put_off_the_pause() -> None:
    player = Player().at_story()
    player.press(GO)
    player.press(NEVER_GO)
    player.press(GO, Source.TOUCH, after=1_500)
    player.wait(500)
    assert player.screen == Paused()


def test_a_first_step_not_yet_recorded_is_dropped_by_a_pause_only_with_the_round() -> None:
    player = Player("no-plan").at_check()
    player.option(0)
    player.send(CornerPressed(player.now - 1, Corner.PAUSE))
    player.wait(100)
    player.send(CornerReleased(player.now, Corner.PAUSE))
    made = player.wait(150)
    assert len(records(made)) == 1
    assert player.send(AnswerKept(player.now, 1))


def test_carrying_on_keeps_the_first_step_of_checking_first() -> None:
    player = Player("no-plan").at_check()
    player.pause()
    player.call_officer()
    player.option(CARRY_ON)
    assert isinstance(player.screen, CheckWith)
    assert not player.screen.is_open
    player.hear()
    player.option(0)
    player.wait(250)
    assert [(record.answer.choice, record.answer.second_step) for record in records(player.log)] == [
        (Side.NEVER_GO, "dad")
    ]


def test_an_event_from_the_past_is_taken_as_of_now() -> None:
    player = Player().at_decide()
    player.wait(1_000)
    now = player.now
    made = player.press(GO, after=-5_000)
    assert player.now == now
    assert lights(made)
    assert player.wait(249) == ()
    assert len(records(player.wait(1))) == 1


def test_a_late_timer_changes_nothing_about_what_happened() -> None:
    prompt, late = Player().at_decide(), Player().at_decide()
    prompt.press(GO)
    prompt.wait(250)
    prompt.wait(2_000)
    late.press(GO)
    late.wait(9_000)
    assert prompt.log == late.log


def test_carry_on_in_ready_says_the_words_of_its_button() -> None:
    player = Player().at_ready()
    player.call_officer()
    player.option(CARRY_ON)
    assert isinstance(player.screen, Ready)
    assert player.screen.caption is not None
    assert player.screen.caption.line == PRESS_GO == Line("Press GO.")
    assert player.state.set_up.ages is AgeBand.A
