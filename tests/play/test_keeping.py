from dataclasses import replace

from kiosk.answers import KeptAnswer, ResponseBand, RoundEnd
from kiosk.play.effects import CloseRound, Record, Show, Tell
from kiosk.play.engine import next_deadline
from kiosk.play.events import AnswerKept, AnswerNotKept, Corner, CornerPressed, CornerReleased
from kiosk.play.screens import Attract, Decide, Feedback, OfficerCard, Paused, Practise, SetUpScreen
from tests.play.everywhere import END_NOW
from tests.play.player import GO, NEVER_GO, Player, records, said, screens, told


def recorded() -> Player:
    player = Player().at_decide()
    player.tap(GO)
    player.wait(250)
    return player


def called_while_waiting() -> Player:
    """The officer held the corner since before the press, so that the card comes before the two seconds are over."""
    player = Player().at_decide()
    player.send(CornerPressed(player.now, Corner.OFFICER))
    player.press(GO, after=2_000)
    player.release(GO)
    player.wait(1_000)
    player.send(CornerReleased(player.now, Corner.OFFICER))
    assert isinstance(player.screen, OfficerCard)
    assert player.screen.notes == ()
    return player


def test_the_verdict_waits_for_the_commit() -> None:
    player = recorded()
    assert isinstance(player.screen, Decide)
    assert next_deadline(player.state) == player.now + 2_000
    assert player.wait(1_999) == ()
    made = player.send(AnswerKept(player.now, 1))
    assert isinstance(screens(made)[0], Feedback)
    assert told(made) == ()
    assert player.state.unkept == ()


def test_after_two_seconds_the_story_goes_on_and_says_what_is_not_kept() -> None:
    player = recorded()
    player.wait(1_999)
    made = player.wait(1)
    assert Tell("Not kept yet: 1") in made
    assert isinstance(player.screen, Feedback)
    assert said(made) == ("You spotted it.",)
    assert player.send(AnswerKept(player.now, 1)) == (Tell("All answers are kept."),)
    assert player.send(AnswerKept(player.now, 1)) == ()


def test_a_failed_commit_goes_on_at_once() -> None:
    player = recorded()
    made = player.send(AnswerNotKept(player.now, 1))
    assert told(made) == ("Not kept yet: 1",)
    assert isinstance(player.screen, Feedback)
    assert player.send(AnswerNotKept(player.now, 1)) == ()
    assert player.state.unkept == (1,)


def test_outcomes_of_other_answers_mean_nothing() -> None:
    player = recorded()
    assert player.send(AnswerKept(player.now, 2)) == ()
    assert player.send(AnswerNotKept(player.now, 2)) == ()
    assert isinstance(player.screen, Decide)


def test_what_is_not_kept_is_counted_on_the_officers_card() -> None:
    player = recorded()
    player.send(AnswerNotKept(player.now, 1))
    player.wait(2_000)
    player.call_officer()
    assert isinstance(player.screen, OfficerCard)
    assert player.screen.notes == ("Not kept yet: 1",)
    made = player.send(AnswerKept(player.now, 1))
    assert made == (Show(replace(player.screen, notes=())), Tell("All answers are kept."))


def test_two_answers_that_are_not_kept_are_counted_and_come_in_any_order() -> None:
    player = Player("plan", "lift").at_decide()
    player.tap(GO)
    player.wait(250)
    player.send(AnswerNotKept(player.now, 1))
    player.call_officer()
    player.option(2)
    assert isinstance(player.screen, Practise)
    player.call_officer()
    player.option(2)
    player.hear_until(Decide)
    player.hear()
    player.tap(NEVER_GO)
    assert records(player.wait(250)) == (
        Record(2, KeptAnswer("lift", 1, NEVER_GO, None, ResponseBand.UNDER_2_S)),
    )
    assert told(player.send(AnswerNotKept(player.now, 2))) == ("Not kept yet: 2",)
    assert told(player.send(AnswerKept(player.now, 2))) == ("Not kept yet: 1",)
    assert told(player.send(AnswerKept(player.now, 1))) == ("All answers are kept.",)


def test_a_commit_during_a_pause_loses_and_repeats_nothing() -> None:
    player = recorded()
    player.pause()
    assert player.send(AnswerKept(player.now, 1)) == ()
    assert player.screen == Paused()
    player.call_officer()
    made = player.option(0)
    assert isinstance(screens(made)[-1], Feedback)
    assert len(records(player.log)) == 1


def test_a_commit_still_awaited_after_a_pause_is_awaited_again() -> None:
    player = recorded()
    player.pause()
    player.call_officer()
    player.option(0)
    assert isinstance(player.screen, Decide)
    assert player.wait(1_999) == ()
    assert told(player.wait(1)) == ("Not kept yet: 1",)
    assert isinstance(player.screen, Feedback)


def test_ending_while_a_commit_is_awaited_says_that_it_is_not_kept_yet() -> None:
    player = called_while_waiting()
    made = player.option(END_NOW)
    assert told(made) == ("Not kept yet: 1",)
    assert CloseRound(RoundEnd.ENDED) in made
    assert isinstance(player.screen, Attract)
    player.call_officer()
    assert isinstance(player.screen, SetUpScreen)
    assert player.screen.notices == ("Not kept yet: 1",)
    player.send(AnswerKept(player.now, 1))
    assert player.screen.notices == ()


def test_the_next_story_pressed_while_a_commit_is_awaited_rehearses_first() -> None:
    player = called_while_waiting()
    made = player.option(2)
    assert told(made) == ("Not kept yet: 1",)
    assert isinstance(player.screen, Practise)
    assert player.wait(2_500) == ()


def test_a_press_in_the_window_is_dropped_by_a_pause_and_asked_for_again() -> None:
    paused = Player().at_decide()
    paused.send(CornerPressed(paused.now, Corner.PAUSE))
    paused.press(GO, after=900)
    paused.wait(100)
    paused.send(CornerReleased(paused.now, Corner.PAUSE))
    assert paused.screen == Paused()
    assert paused.wait(5_000) == ()
    assert records(paused.log) == ()
    paused.release(GO)
    paused.call_officer()
    made = paused.option(0)
    assert said(made) == ("Go, or Never Go?",)
    paused.hear()
    assert isinstance(paused.screen, Decide)
    assert paused.screen.is_open
    paused.answer(NEVER_GO)
    assert [record.answer.choice for record in records(paused.log)] == [NEVER_GO]
