"""A class votes with closed eyes and raised hands, and the officer enters two numbers."""

import pytest

from hardware.events import Side
from kiosk.answers import KeptAnswer, Mode, Press
from kiosk.play.events import AnswerKept
from kiosk.play.group_screens import HandsUp, Reveal, Talk
from kiosk.play.hands import DONE, LESS, MORE, MOST_HANDS
from kiosk.play.screens import Feedback, Paused, Verdict
from kiosk.play.walker import VOTERS
from tests.play.player import GO, NEVER_GO, OFF, Player, records, said, told
from tests.play.voters import Voters, ballots


class Counters(Voters):
    """A sitting in which hands are counted."""

    def __init__(self, *ids: str) -> None:
        super().__init__(*ids, mode=Mode.HANDS)

    @property
    def hands(self) -> HandsUp:
        assert isinstance(self.screen, HandsUp), self.screen
        return self.screen

    def at_hands(self) -> "Counters":
        self.at_story().hear_until(HandsUp)
        for _ in range(10):
            if self.hands.asked:
                return self
            self.hear() if self.state.saying else self.wait(4_000)
        raise AssertionError(self.screen)

    def enter(self, go: int, never_go: int) -> "Counters":
        for count in (go, never_go):
            for _ in range(count):
                self.option(MORE)
            self.option(DONE)
        self.keep_all()
        return self


def hold(player: Player, side: Side) -> None:
    player.press(side)
    player.wait(1_000)
    player.release(side)


def test_the_class_thinks_closes_its_eyes_and_raises_its_hands_for_go_first() -> None:
    player = Counters().at_hands()
    assert said(tuple(player.log))[-3:] == (
        "Go, or Never Go?",
        "Think. Do not say it yet.",
        "Close your eyes. Hands up for GO.",
    )
    assert (player.hands.asked, player.hands.count, player.hands.clever) == (GO, 0, "calm")
    assert player.lamps == OFF


def test_by_touch_each_number_is_changed_and_done() -> None:
    player = Counters().at_hands()
    for index in (MORE, MORE, MORE, LESS):
        player.option(index)
    assert player.hands.count == 2
    made = player.option(DONE)
    assert said(made) == ("Hands down. Now hands up for NEVER GO.",)
    assert (player.hands.asked, player.hands.count, player.hands.is_last) == (NEVER_GO, 0, True)
    player.option(MORE)
    made = player.option(DONE)
    answer = KeptAnswer("plan", 1, GO, None, None, Press.COUNTED, 1)
    never = KeptAnswer("plan", 1, NEVER_GO, None, None, Press.COUNTED, 1)
    assert [record.answer for record in records(made)] == [answer, answer, never]


def test_by_buttons_go_adds_never_go_turns_and_a_hold_is_done() -> None:
    player = Counters().at_hands()
    for _ in range(3):
        player.tap(GO)
    player.tap(NEVER_GO)
    player.tap(GO)
    player.tap(NEVER_GO)
    assert (player.hands.asked, player.hands.count) == (GO, 3)
    hold(player, NEVER_GO)
    assert player.hands.count == 0
    player.tap(GO)
    hold(player, GO)
    assert (player.hands.asked, player.hands.count) == (NEVER_GO, 1)
    hold(player, GO)
    assert sorted(ballots(player)) == [(1, GO), (1, NEVER_GO)]


def test_the_numbers_are_blank_as_soon_as_they_are_entered() -> None:
    player = Counters().at_hands()
    player.option(MORE)
    player.option(DONE)
    player.option(DONE)
    assert (player.hands.asked, player.hands.count) == (None, None)


def test_the_class_talks_with_open_eyes_once_every_hand_is_kept() -> None:
    player = Counters().at_hands()
    player.option(MORE)
    player.option(MORE)
    player.option(DONE)
    player.option(DONE)
    player.send(AnswerKept(player.now, 1))
    assert isinstance(player.screen, HandsUp)
    made = player.send(AnswerKept(player.now, 2))
    assert isinstance(player.screen, Talk)
    assert said(made) == ("Hands down. Open your eyes.",)
    assert said(player.hear()) == ("Talk to your partner. Why did you choose that?",)


def test_hands_that_are_late_are_told_and_the_class_goes_on() -> None:
    player = Counters().at_hands()
    player.option(MORE)
    player.option(MORE)
    player.option(DONE)
    player.option(DONE)
    player.send(AnswerKept(player.now, 1))
    assert told(player.wait(2_000)) == ("Not kept yet: 1",)
    assert isinstance(player.screen, Talk)


def test_no_hand_goes_below_none_or_over_forty() -> None:
    player = Counters().at_hands()
    player.option(LESS)
    assert player.hands.count == 0
    for _ in range(MOST_HANDS + 3):
        player.option(MORE)
    assert player.hands.count == MOST_HANDS


@pytest.mark.parametrize(("second", "verdict"), [((12, 2), Verdict.RIGHT), ((5, 9), Verdict.LOOK_AGAIN)])
def test_after_the_second_ballot_the_change_is_shown_and_the_verdict_follows(
    second: tuple[int, int], verdict: Verdict
) -> None:
    player = Counters("plan").at_hands().enter(7, 7)
    player.hear()
    player.wait(5_000)
    player.tap(GO)
    assert said(tuple(player.log))[-1] == "Think again. You may change your mind."
    player.hear()
    player.wait(4_000)
    player.enter(*second)
    assert isinstance(player.screen, Reveal)
    player.hear_until(Feedback)
    assert isinstance(player.screen, Feedback)
    assert player.screen.verdict is verdict
    assert len(records(player.log)) == 28
    assert VOTERS < 28


def test_a_pause_while_counting_keeps_the_numbers() -> None:
    player = Counters().at_hands()
    player.option(MORE)
    player.pause()
    assert player.screen == Paused()
    player.call_officer()
    player.option(0)
    assert player.hands.count == 1
    assert records(player.log) == ()


def test_nobody_who_raises_a_hand_is_thought_about_together() -> None:
    player = Counters().at_hands().enter(0, 0)
    assert isinstance(player.screen, Feedback)
    assert player.screen.verdict is Verdict.TOGETHER
