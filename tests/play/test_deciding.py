import pytest

from hardware.events import Lamp, Side
from kiosk.answers import KeptAnswer, Mode, ResponseBand
from kiosk.play.effects import Light, Record, Show, Sound, Tell
from kiosk.play.engine import next_deadline
from kiosk.play.events import PanelChanged, Source
from kiosk.play.screens import Caption, Decide, Feedback, Verdict
from kiosk.scenario.model import Line
from tests.play.player import (
    GO,
    NEVER_GO,
    OFF,
    STEADY,
    TOCK,
    Player,
    cues,
    lights,
    records,
    said,
    screens,
    told,
)
from tests.play.stories import RAIN

GO_FULL = Light(Lamp.FULL, Lamp.OFF)
NEVER_GO_FULL = Light(Lamp.OFF, Lamp.FULL)


def decide(player: Player) -> Decide:
    assert isinstance(player.screen, Decide)
    return player.screen


def test_the_question_is_shown_with_both_lamps_steady_and_closed_answers() -> None:
    player = Player().asked()
    question = Line("Go, or Never Go?")
    assert player.screen == Decide(
        "Go, or Never Go?",
        ("A lift.",),
        Caption(question, player.state.saying or 0),
        RAIN,
        "curious",
        is_open=False,
        item=1,
        items=2,
    )
    assert player.lamps == STEADY


def test_answers_open_when_the_question_has_been_heard() -> None:
    player = Player().asked()
    made = player.hear()
    assert len(made) == 1
    assert decide(player).is_open
    assert player.lamps == STEADY


def test_a_press_before_the_question_has_ended_is_no_answer() -> None:
    player = Player().asked()
    assert player.tap(GO) == ()
    player.hear()
    player.wait(1_000)
    assert decide(player).is_open
    assert records(player.log) == ()


@pytest.mark.parametrize("side", list(Side))
def test_a_button_held_through_the_question_must_be_seen_up_first(side: Side) -> None:
    player = Player().asked()
    player.press(side)
    player.hear()
    assert not decide(player).is_open
    assert player.press(side.other) == ()
    player.release(side.other)
    assert not decide(player).is_open
    player.release(side)
    assert decide(player).is_open


@pytest.mark.parametrize(("side", "full"), [(GO, GO_FULL), (NEVER_GO, NEVER_GO_FULL)])
def test_the_first_edge_is_acknowledged_at_once_and_nothing_is_recorded(side: Side, full: Light) -> None:
    player = Player().at_decide()
    made = player.press(side)
    assert made == (Show(player.screen), full, TOCK)
    assert decide(player).pressed is side
    assert decide(player).is_open
    assert next_deadline(player.state) == player.now + 250


@pytest.mark.parametrize("after", [0, 1, 249])
@pytest.mark.parametrize("first", list(Side))
def test_the_other_side_within_250_ms_cancels_both(first: Side, after: int) -> None:
    player = Player().at_decide()
    player.press(first)
    made = player.press(first.other, after=after)
    assert said(made) == ("One at a time.",)
    assert lights(made) == (STEADY,)
    assert cues(made) == ()
    shown = decide(player)
    assert shown.pressed is None
    assert not shown.is_open
    assert shown.caption is not None
    assert shown.caption.line.text == "One at a time."
    player.wait(1_000)
    assert records(player.log) == ()


@pytest.mark.parametrize("after", [250, 251])
def test_the_other_side_from_250_ms_on_is_too_late(after: int) -> None:
    player = Player().at_decide()
    player.press(GO)
    made = player.press(NEVER_GO, after=after)
    assert made == (Record(1, KeptAnswer("plan", 1, GO, None, ResponseBand.UNDER_2_S)),)
    assert decide(player).pressed is GO
    assert player.lamps == GO_FULL


def test_answers_open_again_once_both_are_up_after_one_at_a_time() -> None:
    player = Player().at_decide()
    player.press(GO)
    player.press(NEVER_GO, after=100)
    player.release(GO, after=100)
    assert not decide(player).is_open
    player.release(NEVER_GO, after=100)
    assert decide(player).is_open
    player.hear()
    assert decide(player).is_open
    player.answer(NEVER_GO)
    assert [record.answer.choice for record in records(player.log)] == [NEVER_GO]


def test_one_at_a_time_leaves_the_time_since_the_answers_first_opened() -> None:
    player = Player().at_decide()
    player.press(GO, after=1_000)
    player.press(NEVER_GO)
    player.release(GO)
    player.release(NEVER_GO)
    player.press(GO, after=1_500)
    player.wait(250)
    assert records(player.log)[0].answer.response is ResponseBand.FROM_2_TO_5_S


@pytest.mark.parametrize(
    ("waited", "band"),
    [
        (0, ResponseBand.UNDER_2_S),
        (1_999, ResponseBand.UNDER_2_S),
        (2_000, ResponseBand.FROM_2_TO_5_S),
        (5_000, ResponseBand.FROM_5_TO_10_S),
        (10_000, ResponseBand.OVER_10_S),
    ],
)
def test_the_response_is_measured_from_opening_to_the_first_edge(waited: int, band: ResponseBand) -> None:
    player = Player().at_decide()
    player.press(GO, after=waited)
    assert player.wait(249) == ()
    assert player.wait(1) == (Record(1, KeptAnswer("plan", 1, GO, None, band)),)


def test_touch_and_button_of_one_side_are_one_event() -> None:
    player = Player().at_decide()
    player.press(GO)
    assert player.press(GO, Source.TOUCH, after=100) == ()
    player.release(GO)
    assert player.press(GO, after=50) == ()
    made = player.wait(100)
    assert len(records(made)) == 1


def test_a_second_press_of_the_same_side_does_not_put_off_the_decision() -> None:
    player = Player().at_decide()
    player.tap(GO)
    player.wait(200)
    assert player.tap(GO) == ()
    assert len(records(player.wait(50))) == 1


def test_a_touch_can_cancel_a_button() -> None:
    player = Player().at_decide()
    player.press(GO)
    assert said(player.press(NEVER_GO, Source.TOUCH, after=10)) == ("One at a time.",)


def test_presses_after_the_decision_change_nothing() -> None:
    player = Player().at_decide()
    player.tap(GO)
    player.wait(250)
    assert player.tap(NEVER_GO) == ()
    assert player.tap(GO) == ()
    assert player.touch() == ()


def test_a_button_down_for_ten_seconds_is_set_aside_and_the_answers_open() -> None:
    player = Player().asked()
    player.press(GO)
    player.hear(after=2_000)
    assert not decide(player).is_open
    assert player.wait(7_999) == ()
    made = player.wait(1)
    assert made == (Show(player.screen), Tell("GO button seems stuck."))
    assert decide(player).is_open
    player.answer(NEVER_GO)
    assert records(player.log)[0].answer.choice is NEVER_GO


def test_the_touch_side_of_a_stuck_button_goes_on() -> None:
    player = Player().asked()
    player.press(GO)
    player.hear()
    player.wait(10_000)
    player.tap(GO, Source.TOUCH)
    player.wait(250)
    assert records(player.log)[0].answer.choice is GO


def test_a_stuck_button_counts_again_once_it_was_up() -> None:
    player = Player().asked()
    player.press(NEVER_GO)
    player.hear()
    assert told(player.wait(10_000)) == ("NEVER GO button seems stuck.",)
    player.release(NEVER_GO)
    assert player.press(NEVER_GO)[-1] == TOCK
    assert told(player.wait(249)) == ()
    assert len(records(player.wait(1))) == 1


def test_a_finger_resting_on_the_screen_is_set_aside_without_a_word() -> None:
    player = Player().asked()
    player.press(GO, Source.TOUCH)
    player.hear()
    made = player.wait(10_000)
    assert told(made) == ()
    assert decide(player).is_open


def test_a_button_known_to_be_faulty_does_not_hold_up_the_answers() -> None:
    player = Player().asked()
    player.press(GO)
    player.hear()
    player.send(PanelChanged(player.now, faulty=(GO,)))
    assert decide(player).is_open


def test_an_answer_is_right_or_looked_at_again_never_wrong() -> None:
    for side, verdict, words in (
        (GO, Verdict.RIGHT, "You spotted it."),
        (NEVER_GO, Verdict.LOOK_AGAIN, "Let us look again."),
    ):
        player = Player().at_decide()
        made = player.answer(side)
        shown = screens(made)[-1]
        assert isinstance(shown, Feedback)
        assert (shown.verdict, shown.safe) == (verdict, GO)
        assert said(made)[-1] == words


def test_a_never_go_story_wants_never_go_and_asks_nobody() -> None:
    player = Player("lift").at_decide()
    player.answer(NEVER_GO)
    assert isinstance(player.screen, Feedback)
    assert player.screen.verdict is Verdict.RIGHT
    assert player.screen.safe is NEVER_GO
    assert player.lamps == Light(Lamp.OFF, Lamp.STEADY)


def test_a_class_is_never_timed_out() -> None:
    player = Player().at_decide()
    assert next_deadline(player.state) is None
    assert player.wait(3_600_000) == ()


def test_one_or_two_children_are_prompted_gently_after_twenty_seconds() -> None:
    player = Player(mode=Mode.SOLO).at_decide()
    assert player.wait(19_999) == ()
    made = player.wait(1)
    assert said(made) == ("Take your time. Go, or Never Go?",)
    assert decide(player).is_open
    player.hear()
    assert decide(player).is_open


def test_after_forty_seconds_they_think_together_and_nothing_is_recorded() -> None:
    player = Player(mode=Mode.SOLO).at_decide()
    player.wait(20_000)
    assert said(player.wait(19_999)) == ()
    made = player.wait(1)
    shown = screens(made)[-1]
    assert isinstance(shown, Feedback)
    assert shown.verdict is Verdict.TOGETHER
    assert said(made) == ("Let us think together.",)
    assert [cue.value for cue in cues(made)] == ["look-again"]
    assert records(player.log) == ()


def test_a_press_stops_the_prompts() -> None:
    player = Player(mode=Mode.SOLO).at_decide()
    player.wait(19_900)
    player.press(GO)
    assert len(records(player.wait(250))) == 1
    assert said(player.wait(1_000)) == ()


def test_answers_in_quiet_mode_are_acknowledged_without_sound_or_bright_lamps() -> None:
    player = Player(is_quiet=True).at_decide()
    assert player.lamps == STEADY
    made = player.press(GO)
    assert made == (Show(player.screen), Light(Lamp.STEADY, Lamp.OFF))
    assert decide(player).is_quiet
    assert not [effect for effect in player.log if isinstance(effect, Sound)]
    assert player.lamps != OFF


def test_each_held_button_is_stuck_after_its_own_ten_seconds() -> None:
    player = Player().asked()
    player.press(GO)
    player.press(NEVER_GO, after=5_000)
    assert told(player.wait(4_999)) == ()
    assert told(player.wait(1)) == ("GO button seems stuck.",)
    assert told(player.wait(4_999)) == ()
    assert told(player.wait(1)) == ("NEVER GO button seems stuck.",)
