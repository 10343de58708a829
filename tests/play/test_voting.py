"""A class votes by filing past: what a press does, what is seen of it, and what is kept."""

from dataclasses import replace

import pytest

from hardware.events import Lamp, Side
from kiosk.answers import KeptAnswer, Mode, Press
from kiosk.insight.reveal import CHANGE_WORDS, SPLIT_WORDS, Change, Split
from kiosk.play.effects import Light, Show
from kiosk.play.events import AnswerKept, AnswerNotKept, Source
from kiosk.play.group_screens import Everyone, Reveal, Talk, Vote
from kiosk.play.screens import CheckWith, Feedback, Paused, Practise, Verdict
from tests.play.player import GO, NEVER_GO, STEADY, TOCK, cues, records, said, screens, told
from tests.play.voters import Voters, ballots

TEN_GO = (GO,) * 10
TEN_NEVER = (NEVER_GO,) * 10
MIXED = (GO,) * 8 + (NEVER_GO,) * 6


def test_the_class_is_asked_thinks_in_silence_and_then_comes_one_by_one() -> None:
    player = Voters()
    player.at_story().hear_until(Vote)
    assert said(tuple(player.log))[-1] == "Go, or Never Go?"
    assert player.vote.is_thinking
    player.hear()
    assert said(tuple(player.log))[-1] == "Think. Do not say it yet."
    player.press(GO)
    player.release(GO)
    player.hear()
    player.wait(3_999)
    assert not player.vote.is_open
    player.wait(1)
    assert said(tuple(player.log))[-1] == "Come one by one. Press one button each."
    assert player.vote.is_open
    assert ballots(player) == []


def test_a_press_is_noticed_at_once_decided_after_250_ms_and_then_recorded() -> None:
    player = Voters().at_vote()
    made = player.press(NEVER_GO)
    assert made[-2:] == (Light(Lamp.BLINK, Lamp.BLINK), TOCK)
    player.release(NEVER_GO, after=100)
    assert player.wait(149) == ()
    made = player.wait(1)
    assert [record.answer for record in records(made)] == [
        KeptAnswer("plan", 1, NEVER_GO, None, None, Press.OWN, 1)
    ]


def test_nobody_behind_sees_which_side_was_pressed() -> None:
    left, right = Voters().at_vote(), Voters().at_vote()
    for _ in range(3):
        seen = [
            [made if not records((made,)) else "recorded" for made in player.press_once(side)]
            for player, side in ((left, GO), (right, NEVER_GO))
        ]
        assert seen[0] == seen[1]
        assert left.lamps == right.lamps == STEADY
    assert left.screen == right.screen


def test_quiet_mode_neither_blinks_nor_sounds_and_shows_the_press_all_the_same() -> None:
    player = Voters(is_quiet=True).at_vote()
    made = player.press(GO)
    assert cues(made) == ()
    assert player.vote.is_heard
    assert player.lamps == STEADY


def test_a_dot_comes_when_the_vote_is_kept_and_not_before() -> None:
    player = Voters().at_vote()
    player.tap(GO)
    player.wait(250)
    assert player.vote.dots == 0
    player.keep()
    assert player.vote.dots == 1


def test_the_next_vote_counts_when_600_ms_have_gone_by_and_both_are_up() -> None:
    player = Voters().at_vote()
    player.tap(GO)
    player.wait(599)
    assert not player.vote.is_open
    player.press(NEVER_GO)
    player.wait(1)
    assert not player.vote.is_open
    player.release(NEVER_GO)
    assert player.vote.is_open
    assert ballots(player) == [(1, GO)]


def test_a_held_press_counts_when_it_is_let_go() -> None:
    player = Voters().at_vote()
    player.press(GO)
    player.wait(2_900)
    assert ballots(player) == []
    player.release(GO)
    assert ballots(player) == [(1, GO)]
    assert player.vote.is_open


def test_both_sides_within_250_ms_cancel_both() -> None:
    player = Voters().at_vote()
    player.press(GO)
    player.press(NEVER_GO, after=249)
    assert said(tuple(player.log))[-1] == "One at a time."
    player.release(GO)
    player.release(NEVER_GO)
    player.wait(3_500)
    assert ballots(player) == []
    assert player.vote.is_open


def test_the_other_side_after_250_ms_is_left_alone() -> None:
    player = Voters().at_vote()
    player.press(GO)
    player.press(NEVER_GO, after=251)
    player.release(NEVER_GO)
    player.release(GO)
    assert ballots(player) == [(1, GO)]


def test_a_button_held_for_three_seconds_is_no_vote_and_asks_whether_everyone_has_pressed() -> None:
    player = Voters().at_vote().press_each(GO)
    player.press(NEVER_GO)
    player.wait(2_999)
    assert isinstance(player.screen, Vote)
    made = player.wait(1)
    assert isinstance(player.screen, Everyone)
    assert said(made) == ("Has everyone pressed?",)
    player.release(NEVER_GO)
    assert isinstance(player.screen, Everyone)
    assert ballots(player) == [(1, GO)]


def test_never_go_goes_on_voting_and_go_has_to_be_held() -> None:
    player = Voters().at_vote().press_each(GO)
    player.option(0)
    player.press(GO)
    player.release(GO, after=999)
    assert isinstance(player.screen, Everyone)
    player.tap(NEVER_GO)
    assert isinstance(player.screen, Vote)
    assert player.vote.dots == 1
    player.open().press_each(NEVER_GO)
    player.option(0)
    player.press(GO)
    player.wait(1_000)
    assert isinstance(player.screen, Talk)
    assert ballots(player) == [(1, GO), (1, NEVER_GO)]


def test_clever_asks_by_himself_after_thirty_seconds_without_a_vote() -> None:
    player = Voters().at_vote().press_each(GO)
    player.wait(29_000)
    assert isinstance(player.screen, Vote)
    player.wait(1_000)
    assert isinstance(player.screen, Everyone)


def test_before_the_first_vote_he_calls_the_class_once_more_and_asks_nothing() -> None:
    player = Voters().at_vote()
    made = player.wait(30_000)
    assert said(made) == ("Come one by one. Press one button each.",)
    assert isinstance(player.screen, Vote)


def test_partners_have_five_seconds_to_talk_at_least() -> None:
    player = Voters().at_talk(GO)
    player.wait(4_999)
    player.tap(GO)
    assert isinstance(player.screen, Talk)
    player.wait(1)
    player.tap(NEVER_GO)
    assert isinstance(player.screen, Vote)
    assert said(tuple(player.log))[-1] == "Now press again. You may change your mind."


def test_the_second_ballot_begins_without_a_dot_and_is_recorded_as_such() -> None:
    player = Voters().at_second(GO, GO)
    assert player.vote.dots == 0
    player.press_each(NEVER_GO)
    assert ballots(player) == [(1, GO), (1, GO), (2, NEVER_GO)]


def test_fewer_than_ten_are_thanked_and_shown_nothing() -> None:
    player = Voters().at_reveal((GO,) * 9, (GO,) * 9)
    assert said(tuple(player.log))[-1] == "Thank you. Now let us find out."
    assert isinstance(player.screen, Reveal)
    assert (player.screen.first, player.screen.second) == (None, None)


def test_where_nearly_all_agree_no_side_is_named() -> None:
    player = Voters().at_reveal(TEN_GO, TEN_GO)
    assert said(tuple(player.log))[-1] == SPLIT_WORDS[Split.MOST_SAME]
    assert "GO" not in SPLIT_WORDS[Split.MOST_SAME]


def test_what_talking_changed_is_told_line_by_line() -> None:
    player = Voters().at_reveal(MIXED, (*MIXED[:2], *(NEVER_GO,) * 12))
    heard = [said(tuple(player.log))[-1]]
    while player.state.saying is not None:
        heard += said(player.hear())
    assert heard == [
        SPLIT_WORDS[Split.HALF],
        SPLIT_WORDS[Split.MOST_SAME],
        CHANGE_WORDS[Change.CLOSER],
    ]


@pytest.mark.parametrize(
    ("second", "verdict"),
    [
        ((GO, GO, NEVER_GO), Verdict.RIGHT),
        ((NEVER_GO,), Verdict.LOOK_AGAIN),
        ((GO, NEVER_GO), Verdict.TOGETHER),
    ],
)
def test_the_verdict_is_on_what_more_chose_the_second_time(
    second: tuple[object, ...], verdict: Verdict
) -> None:
    player = Voters("plan").at_reveal((NEVER_GO,), second)  # type: ignore[arg-type]
    player.hear_until(Feedback)
    assert isinstance(player.screen, Feedback)
    assert player.screen.verdict is verdict
    player.hear_until(Practise)


def test_nobody_who_votes_is_thought_about_together() -> None:
    player = Voters().at_vote()
    player.option(0)
    player.option(0)
    assert isinstance(player.screen, Feedback)
    assert player.screen.verdict is Verdict.TOGETHER
    assert records(player.log) == ()


def test_whom_to_check_with_is_asked_of_all_and_kept_as_the_groups_own_answer() -> None:
    player = Voters("no-plan").at_reveal((NEVER_GO,), (NEVER_GO,))
    player.hear_until(CheckWith)
    player.hear()
    player.tap(GO)
    made = player.wait(250)
    assert [record.answer for record in records(made)] == [
        KeptAnswer("no-plan", 1, NEVER_GO, "dad", None, Press.SHARED, 2)
    ]
    player.keep()
    assert isinstance(player.screen, Feedback)
    assert player.screen.verdict is Verdict.RIGHT


def test_a_pause_in_the_middle_goes_on_with_the_same_votes() -> None:
    player = Voters().at_vote().press_each(GO, NEVER_GO)
    player.press(GO)
    player.pause()
    assert player.screen == Paused()
    player.release(GO)
    player.call_officer()
    player.option(0)
    assert player.vote.dots == 2
    player.open().press_each(GO)
    assert ballots(player) == [(1, GO), (1, NEVER_GO), (1, GO)]
    assert player.vote.dots == 3


def test_votes_that_are_late_are_told_once_and_hold_nobody_up() -> None:
    player = Voters().at_vote()
    player.tap(GO)
    player.wait(600)
    player.tap(NEVER_GO)
    made = player.wait(1_650)
    assert told(made) == ("Not kept yet: 1",)
    assert player.vote.is_open
    assert player.vote.dots == 0
    made = player.send(AnswerNotKept(player.now, 2))
    assert told(made) == ("Not kept yet: 2",)
    assert told(player.send(AnswerKept(player.now, 1))) == ("Not kept yet: 1",)
    assert player.vote.dots == 1
    assert told(player.send(AnswerKept(player.now, 2))) == ("All answers are kept.",)
    assert player.vote.dots == 2


def test_the_class_talks_once_its_votes_are_kept_or_two_seconds_later() -> None:
    player = Voters().at_vote()
    player.tap(GO)
    player.wait(600)
    player.option(0)
    player.option(0)
    assert isinstance(player.screen, Everyone)
    made = player.wait(2_000)
    assert told(made) == ("Not kept yet: 1",)
    assert isinstance(player.screen, Talk)


def test_a_stuck_button_never_votes_and_the_other_goes_on() -> None:
    player = Voters().at_vote().press_each(GO)
    player.press(GO)
    player.wait(3_000)
    player.tap(NEVER_GO)
    player.wait(7_000)
    assert "GO button seems stuck." in told(tuple(player.log))
    player.open().press_each(NEVER_GO)
    assert ballots(player) == [(1, GO), (1, NEVER_GO)]


def test_fingers_vote_like_buttons() -> None:
    player = Voters().at_vote()
    player.press_once(NEVER_GO, Source.TOUCH)
    assert ballots(player) == [(1, NEVER_GO)]


def test_ending_early_keeps_every_vote() -> None:
    player = Voters().at_vote().press_each(GO, GO)
    player.call_officer()
    player.option(5)
    assert ballots(player) == [(1, GO), (1, GO)]


def test_the_next_story_after_a_vote_rehearses_first() -> None:
    player = Voters().at_vote().press_each(GO)
    player.call_officer()
    player.option(2)
    assert isinstance(player.screen, Practise)


def test_one_switch_votes_for_the_side_that_is_lit_and_the_light_goes_on() -> None:
    player = Voters(scan_ms=2_000).at_vote()
    assert player.vote.scanned is GO
    player.hear_all()
    player.wait(2_500)
    assert player.vote.scanned is NEVER_GO
    player.wait(500)
    player.press_once(GO, Source.SWITCH)
    assert ballots(player) == [(1, NEVER_GO)]
    player.hear_all()
    assert screens(player.wait(2_000))
    assert replace(player.vote, scanned=None).is_open


def test_one_switch_says_yes_by_being_held_and_not_yet_by_being_let_go() -> None:
    player = Voters(scan_ms=2_000).at_vote()
    player.press_once(GO, Source.SWITCH)
    player.option(0)
    player.press(GO, Source.SWITCH)
    player.release(GO, Source.SWITCH, after=300)
    assert isinstance(player.screen, Vote)
    player.option(0)
    player.press(GO, Source.SWITCH)
    player.wait(1_000)
    assert isinstance(player.screen, Talk)


def test_the_quick_check_has_one_ballot_for_each_story_and_one_rehearsal_at_the_end() -> None:
    player = Voters("plan", "lift", "no-plan", mode=Mode.CHECK)
    player.at_vote().press_each(NEVER_GO).say_everyone()
    for _ in range(2):
        player.hear_until(Vote)
        player.open().press_each(NEVER_GO).say_everyone()
    player.hear_until(Practise)
    assert [ballot for ballot, _ in ballots(player)] == [1, 1, 1]
    verdicts = dict.fromkeys(
        (effect.screen.item, effect.screen.verdict)
        for effect in player.log
        if isinstance(effect, Show) and isinstance(effect.screen, Feedback)
    )
    assert list(verdicts) == [(1, Verdict.LOOK_AGAIN), (2, Verdict.RIGHT), (3, Verdict.RIGHT)]


def test_a_setting_that_asks_for_more_people_is_kept_on_the_screen_too() -> None:
    player = Voters().at_second(*MIXED)
    player.state = replace(player.state, smallest_group=len(MIXED) + 1)
    player.press_each(*MIXED).say_everyone()
    assert isinstance(player.screen, Reveal)
    assert (player.screen.first, player.screen.second) == (None, None)
    assert said(tuple(player.log))[-1] == "Thank you. Now let us find out."


def test_a_class_as_large_as_the_setting_asks_for_is_shown_how_it_voted() -> None:
    player = Voters().at_second(*MIXED)
    player.state = replace(player.state, smallest_group=len(MIXED))
    player.press_each(*MIXED).say_everyone()
    assert isinstance(player.screen, Reveal)
    assert player.screen.first is Split.HALF


@pytest.mark.parametrize("side", [GO, NEVER_GO])
def test_a_press_while_partners_talk_is_heard_and_seen_and_nothing_goes_on(side: Side) -> None:
    player = Voters().at_talk(GO, GO)
    recorded = len(records(player.log))
    made = player.tap(side)
    assert cues(made) == cues((TOCK,))
    assert isinstance(player.screen, Talk)
    assert (player.screen.glance, player.screen.presses) == (side, 1)
    player.wait(5_000)
    assert isinstance(player.screen, Talk)
    assert (player.screen.glance, player.screen.may_go_on) == (None, True)
    assert len(records(player.log)) == recorded


def test_in_quiet_mode_a_press_while_partners_talk_is_seen_only() -> None:
    player = Voters(is_quiet=True).at_talk(GO, GO)
    made = player.tap(GO)
    assert cues(made) == ()
    assert isinstance(player.screen, Talk)
    assert player.screen.glance is GO
