"""Told by sound alone: what everybody else sees is said."""

import pytest

from hardware.events import Side
from kiosk import words
from kiosk.answers import Mode, RoundEnd
from kiosk.insight.reveal import Split
from kiosk.look import Look, Telling
from kiosk.play.effects import CloseRound, Effect, Record, Say
from kiosk.play.group_screens import HandsUp, Reveal, Talk
from kiosk.play.hands import DONE, MORE
from kiosk.play.screens import CheckWith, Decide, Feedback, Finish, Next, Practise, Ready, Story, Twist
from kiosk.scenario.model import Line
from tests.play.player import GO, NEVER_GO, Player, records, said, screens


def by_sound(*ids: str, mode: Mode = Mode.CLASS) -> Player:
    return Player(*ids, mode=mode, look=Look(telling=Telling.AUDIO))


def hear_all(player: Player) -> tuple[Effect, ...]:
    """Everything that is being said, and what follows it on the same screen."""
    made: tuple[Effect, ...] = ()
    shown = type(player.screen)
    while player.state.saying is not None and type(player.screen) is shown:
        made += player.hear()
    return made


def at_ready() -> Player:
    return by_sound("no-plan", "three", "plan").at_ready()


def at_decide(*ids: str) -> Player:
    player = by_sound(*ids).at_ready()
    player.tap(GO)
    player.tap(NEVER_GO)
    player.hear_until(Decide)
    hear_all(player)
    return player


def test_each_button_is_described_before_it_is_asked_for_and_each_press_is_named() -> None:
    player = at_ready()
    hear_all(player)
    player.tap(GO)
    hear_all(player)
    made = player.tap(NEVER_GO)
    assert said(tuple(player.log)) == (
        "GO is on the left. It is round.",
        "Press GO.",
        "You pressed GO.",
        "NEVER GO is on the right. It has corners.",
        "Now press NEVER GO.",
        "You pressed NEVER GO.",
    )
    assert said(made) == ("You pressed NEVER GO.",)
    assert said(player.hear()) == ("I don't know who you are. I count button presses.",)
    player.hear()
    assert isinstance(player.screen, Story)


def test_the_caption_is_that_of_the_line_itself_and_its_words_are_marked_when_it_is_said() -> None:
    player = at_ready()
    assert isinstance(player.screen, Ready)
    assert player.screen.caption is not None
    assert player.screen.caption.line is words.PRESS_GO
    made = player.hear()
    assert [effect.token for effect in made if isinstance(effect, Say)] == [player.screen.caption.token]


def test_a_press_cuts_off_what_was_still_to_be_said() -> None:
    player = at_ready()
    made = player.tap(GO)
    assert said(made) == ("You pressed GO.",)
    assert "Press GO." not in said(tuple(player.log))


def test_the_recap_is_said_before_the_question_and_answers_open_after_it() -> None:
    player = by_sound("plan").at_ready()
    player.tap(GO)
    player.tap(NEVER_GO)
    player.hear_until(Decide)
    assert said(tuple(player.log))[-1] == "A lift."
    assert said(player.hear()) == ("Go, or Never Go?",)
    assert isinstance(player.screen, Decide)
    assert not player.screen.is_open
    player.hear()
    assert screens(tuple(player.log))[-1] == player.screen
    assert player.screen.is_open


@pytest.mark.parametrize(("side", "safe"), [(GO, "That is a Go."), (NEVER_GO, "That is a Go.")])
def test_the_press_is_named_before_the_verdict_and_the_record_does_not_wait(side: Side, safe: str) -> None:
    player = at_decide("plan")
    made = player.tap(side) + player.wait(250)
    assert len(records(made)) == 1
    assert said(made) == ()
    made = player.keep()
    assert isinstance(player.screen, Feedback)
    assert said(made) == (words.YOU_PRESSED[side].text,)
    assert said(player.hear() + player.hear())[1:] == (safe,)


def test_when_nobody_answered_no_press_is_named() -> None:
    player = by_sound("plan", mode=Mode.SOLO).at_ready()
    player.tap(GO)
    player.tap(NEVER_GO)
    player.hear_until(Decide)
    hear_all(player)
    player.wait(20_000)
    hear_all(player)
    assert said(player.wait(20_000)) == ("Let us think together.",)


def test_said_again_the_verdict_is_without_the_press() -> None:
    player = at_decide("plan")
    player.tap(GO)
    player.wait(250)
    player.keep()
    player.wait(2_000)
    assert said(player.tap(GO)) == ("You spotted it.",)


def test_two_pictures_are_read_out_with_their_sides_and_the_one_taken_is_named() -> None:
    player = at_decide("no-plan")
    made = player.tap(NEVER_GO) + player.wait(250)
    assert said(made + hear_all(player)) == (
        "You pressed NEVER GO.",
        "Who do I check with?",
        "Left: Dad, on the phone.",
        "Right: Nobody.",
    )
    assert isinstance(player.screen, CheckWith)
    assert player.screen.is_open
    player.tap(GO)
    player.wait(250)
    assert said(player.keep()) == ("Dad, on the phone",)


def test_pictures_cannot_be_taken_before_they_have_been_read_out() -> None:
    player = at_decide("no-plan")
    player.tap(NEVER_GO)
    player.wait(250)
    player.hear()
    player.hear()
    assert player.tap(GO) == ()


def test_of_three_pictures_each_is_read_as_it_gets_the_focus() -> None:
    player = at_decide("three")
    made = player.tap(NEVER_GO) + player.wait(250)
    assert said(made + hear_all(player))[2:] == (
        "Dad, on the phone",
        "Nobody",
        "My teacher",
        "NEVER GO moves on. GO takes it.",
        "Dad, on the phone",
    )
    assert said(player.tap(NEVER_GO)) == ("Nobody",)
    assert said(player.tap(NEVER_GO)) == ("My teacher",)


def practising(player: Player) -> Player:
    player.tap(GO)
    player.wait(250)
    player.keep()
    return player.hear_until(Practise)


def test_each_step_is_counted_aloud_before_it_is_acted() -> None:
    player = practising(at_decide("plan", "lift"))
    before = len(player.log)
    player.hear_until(Twist)
    assert said(tuple(player.log[before:])) == (
        "Step one.",
        "Step back.",
        "Step two.",
        "Say it!",
        "What if it rained?",
    )


def test_that_any_button_goes_on_is_said_once_and_how_many_stories_are_left() -> None:
    player = practising(at_decide("plan", "lift", "three")).hear_until(Twist)
    assert said(hear_all(player)) == ("Still the same.", "Press any button to go on.")
    assert player.state.saying is None
    made = player.tap(GO)
    assert isinstance(player.screen, Next)
    assert said(made + hear_all(player)) == ("Two stories are left.", "Press any button to go on.")


def test_the_end_names_what_was_practised_and_reads_out_childlines_number() -> None:
    player = practising(at_decide("plan")).hear_until(Twist)
    hear_all(player)
    made = player.tap(GO) + hear_all(player)
    assert isinstance(player.screen, Finish)
    assert CloseRound(RoundEnd.FINISHED) in made
    assert said(made) == (
        "We are done. You practised so well together.",
        "Today we practised:",
        "Step back.",
        "Say it.",
        "Who are the grown-ups you trust?",
        "Tell one of them about today.",
        "You can always ring Childline. It is free.",
        "Here is the number.",
        "Zero, eight, zero, zero.",
        "One, one, one, one.",
    )


def test_a_pause_stops_all_that_was_still_to_be_said() -> None:
    player = at_ready()
    player.pause()
    assert player.state.queue == ()
    assert player.state.saying is None


def test_with_captions_nothing_is_said_but_the_lines_themselves() -> None:
    loud, other = Player("no-plan"), by_sound("no-plan")
    for player in (loud, other):
        player.at_ready()
        hear_all(player)
        player.tap(GO)
        hear_all(player)
        player.tap(NEVER_GO)
        player.hear_until(Decide)
        hear_all(player)
        player.answer(NEVER_GO)
        hear_all(player)
        player.answer(GO)
        player.hear_until(Twist)
    assert set(said(tuple(loud.log))) < set(said(tuple(other.log)))
    assert not {line.text for line in words.YOU_PRESSED.values()} & set(said(tuple(loud.log)))
    assert [effect for effect in loud.log if isinstance(effect, Record)] == [
        effect for effect in other.log if isinstance(effect, Record)
    ]


def test_numbers_are_words_up_to_nine_stories() -> None:
    assert words.stories_left(1) == Line("One story is left.")
    assert words.stories_left(9).text == "Nine stories are left."
    assert words.stories_left(12).text == "12 stories are left."
    assert words.step_number(4).text == "Step five."


def test_everything_the_app_says_by_sound_alone_is_rendered_ahead() -> None:
    ahead = {line.text for line in words.lines()}
    player = practising(at_decide("plan", "lift")).hear_until(Twist)
    hear_all(player)
    player.tap(GO)
    stories = {
        line.text
        for scenario in player.state.catalogue
        for line in (*scenario.lines, *map(Line, scenario.decision.recap))
    }
    assert set(said(tuple(player.log))) <= ahead | stories


def test_a_count_of_hands_is_told_from_the_question_to_what_talking_changed_and_no_number_is() -> None:
    player = by_sound("plan", mode=Mode.HANDS).at_ready()
    player.tap(GO)
    player.tap(NEVER_GO)
    player.hear_until(HandsUp)
    begun = len(player.log)
    for _ in range(2):
        while not (isinstance(player.screen, HandsUp) and player.screen.asked):
            player.hear() if player.state.saying is not None else player.wait(4_000)
        for hands in (12, 2):
            hear_all(player)
            for _ in range(hands):
                player.option(MORE)
            player.option(DONE)
        while player.state.waiting_for is not None:
            player.keep()
        hear_all(player)
        if isinstance(player.screen, Talk):
            player.wait(5_000)
            hear_all(player)
            player.touch()
    told = said(tuple(player.log[begun:]))
    assert [line for line in told if line != words.QUESTION.text] == [
        words.THINK.text,
        words.HANDS_UP[GO].text,
        words.HANDS_UP[NEVER_GO].text,
        words.OPEN_EYES.text,
        words.TALK.text,
        words.GO_ON.text,
        words.THINK_AGAIN.text,
        words.HANDS_UP[GO].text,
        words.HANDS_UP[NEVER_GO].text,
        words.OPEN_EYES.text,
        words.SPLIT_LINES[Split.MOST_SAME].text,
    ]
    assert isinstance(player.screen, Reveal)
