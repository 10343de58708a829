import pytest

from hardware.events import Lamp, Side
from kiosk.answers import KeptAnswer, Mode, ResponseBand
from kiosk.play.effects import Light, Record, Show
from kiosk.play.events import OptionTouched
from kiosk.play.screens import Caption, CheckWith, Feedback, Verdict
from kiosk.scenario.model import Line
from tests.play.player import (
    GO,
    NEVER_GO,
    STEADY,
    TOCK,
    Player,
    lights,
    records,
    said,
)
from tests.play.stories import CHECK_STORY, RAIN

GO_FULL = Light(Lamp.FULL, Lamp.OFF)
NEVER_GO_FULL = Light(Lamp.OFF, Lamp.FULL)


def check(player: Player) -> CheckWith:
    assert isinstance(player.screen, CheckWith)
    return player.screen


def test_only_checking_first_asks_whom() -> None:
    player = Player("no-plan").at_decide()
    made = player.tap(NEVER_GO) + player.wait(250)
    assert records(made) == ()
    assert said(made) == ("Who do I check with?",)
    shown = check(player)
    decision_check = CHECK_STORY.decision.check
    assert decision_check
    assert shown == CheckWith(
        "Who do I check with?",
        Caption(Line("Who do I check with?"), player.state.saying or 0),
        decision_check.choices,
        focus=None,
        pressed=None,
        is_open=False,
        scene=RAIN,
        item=1,
        items=1,
    )
    assert player.lamps == STEADY


def test_go_on_a_check_first_story_is_looked_at_again_at_once() -> None:
    player = Player("no-plan").at_decide()
    player.answer(GO)
    assert isinstance(player.screen, Feedback)
    assert player.screen.verdict is Verdict.LOOK_AGAIN
    assert records(player.log)[0].answer.second_step is None


def test_whom_to_check_with_opens_after_its_question_once_both_are_up() -> None:
    player = Player("no-plan").at_decide()
    player.press(NEVER_GO)
    player.wait(250)
    assert player.option(0) == ()
    player.hear()
    assert not check(player).is_open
    player.release(NEVER_GO)
    assert check(player).is_open


@pytest.mark.parametrize(
    ("side", "picture", "verdict", "full"),
    [(GO, "dad", Verdict.RIGHT, GO_FULL), (NEVER_GO, "nobody", Verdict.LOOK_AGAIN, NEVER_GO_FULL)],
)
def test_of_two_pictures_the_left_is_go_and_the_right_never_go(
    side: Side, picture: str, verdict: Verdict, full: Light
) -> None:
    player = Player("no-plan").at_check()
    made = player.tap(side)
    assert made == (Show(player.screen), full, TOCK)
    assert check(player).pressed == (0 if side is GO else 1)
    assert player.wait(249) == ()
    made = player.wait(1)
    assert made == (Record(1, KeptAnswer("no-plan", 1, NEVER_GO, picture, ResponseBand.UNDER_2_S)),)
    player.keep()
    assert isinstance(player.screen, Feedback)
    assert player.screen.verdict is verdict


def test_the_response_time_is_that_of_the_first_step() -> None:
    player = Player("no-plan").at_decide()
    player.wait(5_000)
    player.answer(NEVER_GO)
    player.hear(after=20_000)
    player.option(0, after=20_000)
    player.wait(250)
    assert records(player.log)[0].answer.response is ResponseBand.FROM_5_TO_10_S


def test_a_picture_that_is_not_good_gets_words_of_its_own() -> None:
    player = Player("no-plan").at_check()
    made = player.answer(NEVER_GO)
    assert said(made) == ("You stopped to check.",)


@pytest.mark.parametrize("after", [0, 1, 249])
def test_both_sides_within_250_ms_take_no_picture(after: int) -> None:
    player = Player("no-plan").at_check()
    player.press(GO)
    made = player.press(NEVER_GO, after=after)
    assert said(made) == ("One at a time.",)
    assert check(player).pressed is None
    assert not check(player).is_open
    player.release(GO)
    player.release(NEVER_GO)
    assert check(player).is_open
    assert player.wait(1_000) == ()


def test_at_250_ms_the_other_picture_is_too_late() -> None:
    player = Player("no-plan").at_check()
    player.press(GO)
    made = player.press(NEVER_GO, after=250)
    assert [record.answer.second_step for record in records(made)] == ["dad"]


def test_of_three_pictures_never_go_moves_on_and_go_takes() -> None:
    player = Player("three").at_check()
    assert check(player).focus == 0
    for focus in (1, 2, 0, 1, 2):
        made = player.tap(NEVER_GO)
        assert made == (Show(player.screen),)
        assert check(player).focus == focus
        player.wait(250)
    made = player.tap(GO)
    assert made == (Show(player.screen), GO_FULL, TOCK)
    assert check(player).pressed == 2
    made = player.wait(250)
    assert [record.answer.second_step for record in records(made)] == ["teacher"]


@pytest.mark.parametrize("after", [0, 1, 249])
def test_go_right_after_never_go_takes_no_picture_and_moves_back(after: int) -> None:
    player = Player("three").at_check()
    player.tap(NEVER_GO)
    made = player.press(GO, after=after)
    assert said(made) == ("One at a time.",)
    assert check(player).focus == 0
    assert check(player).pressed is None
    player.release(GO)
    player.tap(GO)
    assert check(player).pressed == 0


def test_go_250_ms_after_never_go_takes() -> None:
    player = Player("three").at_check()
    player.tap(NEVER_GO)
    player.press(GO, after=250)
    assert check(player).pressed == 1


@pytest.mark.parametrize("after", [0, 249])
def test_never_go_right_after_go_takes_no_picture(after: int) -> None:
    player = Player("three").at_check()
    player.tap(GO)
    assert said(player.press(NEVER_GO, after=after)) == ("One at a time.",)
    assert check(player).pressed is None
    assert check(player).focus == 0


@pytest.mark.parametrize("index", [0, 1, 2])
def test_a_touched_picture_is_taken_directly(index: int) -> None:
    player = Player("three").at_check()
    made = player.option(index)
    assert made == (Show(player.screen), GO_FULL, TOCK)
    assert check(player).focus == index
    assert player.option(index, after=100) == ()
    made = player.wait(150)
    assert [record.answer.second_step for record in records(made)] == [("dad", "nobody", "teacher")[index]]


def test_two_pictures_touched_at_once_cancel_each_other() -> None:
    player = Player("three").at_check()
    player.option(0)
    assert said(player.option(2, after=249)) == ("One at a time.",)
    assert check(player).is_open
    assert player.lamps == STEADY


def test_a_touched_right_picture_lights_never_go() -> None:
    player = Player("no-plan").at_check()
    assert lights(player.option(1)) == (NEVER_GO_FULL,)


@pytest.mark.parametrize("index", [-1, 3, 99])
def test_a_picture_that_is_not_there_cannot_be_taken(index: int) -> None:
    player = Player("three").at_check()
    assert player.send(OptionTouched(player.now, index)) == ()


def test_whom_to_check_with_has_its_own_prompt_and_thinks_together_too() -> None:
    player = Player("no-plan", mode=Mode.SOLO).at_check()
    assert said(player.wait(20_000)) == ("Take your time. Who can you check with?",)
    made = player.wait(20_000)
    assert said(made) == ("Let us think together.",)
    assert records(player.log) == ()
