"""One switch: the answers are lit in turn, and any press takes the lit one."""

import pytest

from hardware.events import Lamp, Side
from kiosk.answers import KeptAnswer, Mode, ResponseBand
from kiosk.look import Look, Telling
from kiosk.play.durations import LATE_MS
from kiosk.play.effects import Light, Record, Say, Show, Sound
from kiosk.play.events import PanelChanged, Source
from kiosk.play.screens import CheckWith, Decide, Feedback, OfficerCard, Paused, Ready, Story
from kiosk.scenario.model import AgeBand
from kiosk.words import PRESS_YOUR_SWITCH, SIDE_LINES
from tests.play.player import BREATHE, GO, NEVER_GO, OFF, STEADY, TOCK, Player, records, said, told

DWELL = 2_000
GO_LIT, NEVER_GO_LIT = Light(Lamp.STEADY, Lamp.OFF), Light(Lamp.OFF, Lamp.STEADY)
GO_FULL, NEVER_GO_FULL = Light(Lamp.FULL, Lamp.OFF), Light(Lamp.OFF, Lamp.FULL)


def one_switch(*ids: str, mode: Mode = Mode.CLASS, scan_ms: int = DWELL, look: Look | None = None) -> Player:
    return Player(*ids, mode=mode, scan_ms=scan_ms, look=look or Look())


def asked(player: Player) -> Player:
    """The question is being asked."""
    player.at_ready()
    player.tap(NEVER_GO)
    return player.hear_until(Decide)


def opened(player: Player | None = None) -> Player:
    """The question has been heard: GO has just been lit, and is being named."""
    player = asked(player or one_switch())
    player.hear()
    return player


def checking(*ids: str, scan_ms: int = DWELL) -> Player:
    player = opened(one_switch(*ids, scan_ms=scan_ms))
    player.hear(after=500)
    player.wait(scan_ms - 500)
    player.wait(LATE_MS)
    player.tap(GO)
    player.wait(250)
    player.hear()
    return player


def decide(player: Player) -> Decide:
    assert isinstance(player.screen, Decide)
    return player.screen


def check(player: Player) -> CheckWith:
    assert isinstance(player.screen, CheckWith)
    return player.screen


def test_nothing_is_lit_while_the_question_is_asked() -> None:
    player = asked(one_switch())
    assert decide(player).scanned is None
    assert player.lamps == STEADY
    assert player.tap(GO) == ()


def test_once_the_answers_are_open_go_is_lit_first_and_named() -> None:
    player = asked(one_switch())
    token = player.state.next_token
    made = player.hear()
    assert made == (Show(player.screen), GO_LIT, Say(token, SIDE_LINES[GO], AgeBand.A))
    assert decide(player).is_open
    assert decide(player).scanned is GO
    assert decide(player).caption == asked(one_switch()).screen.caption  # type: ignore[union-attr]  # a Decide


def test_each_side_is_lit_for_the_dwell_and_named_on_the_first_round_only() -> None:
    player = opened()
    seen, named = [], []
    for _ in range(5):
        player.hear(after=700)
        assert player.wait(DWELL - 701) == ()
        made = player.wait(1)
        seen.append(decide(player).scanned)
        assert player.lamps == (GO_LIT if seen[-1] is GO else NEVER_GO_LIT)
        named.append(said(made))
        if not named[-1]:
            break
    assert seen == [NEVER_GO, GO]
    assert named == [("NEVER GO.",), ()]
    player.wait(DWELL)
    assert decide(player).scanned is NEVER_GO


@pytest.mark.parametrize("scan_ms", [2_000, 3_000, 5_000])
def test_the_officer_chooses_how_long_each_side_is_lit(scan_ms: int) -> None:
    player = opened(one_switch(scan_ms=scan_ms))
    player.hear()
    assert player.wait(scan_ms - 1) == ()
    player.wait(1)
    assert decide(player).scanned is NEVER_GO


def test_a_name_that_takes_longer_than_the_dwell_is_said_to_its_end_and_then_has_its_time() -> None:
    player = opened()
    assert player.wait(DWELL + 500) == ()
    assert decide(player).scanned is GO
    player.hear()
    assert player.wait(DWELL - 1) == ()
    player.wait(1)
    assert decide(player).scanned is NEVER_GO


@pytest.mark.parametrize("source", [Source.BUTTON, Source.KEY])
@pytest.mark.parametrize("pressed", list(Side))
@pytest.mark.parametrize(("lit", "full"), [(GO, GO_FULL), (NEVER_GO, NEVER_GO_FULL)])
def test_any_press_takes_the_lit_side(lit: Side, full: Light, pressed: Side, source: Source) -> None:
    player = opened()
    player.hear()
    player.wait(LATE_MS if lit is GO else DWELL)
    player.wait(LATE_MS)
    made = player.press(pressed, source)
    assert made == (Show(player.screen), full, TOCK)
    assert (decide(player).pressed, decide(player).scanned) == (lit, None)
    assert player.wait(249) == ()
    assert [record.answer.choice for record in records(player.wait(1))] == [lit]


@pytest.mark.parametrize("side", list(Side))
def test_a_touched_side_always_means_itself(side: Side) -> None:
    player = opened()
    player.hear()
    player.tap(side, Source.TOUCH)
    assert decide(player).pressed is side
    assert [record.answer.choice for record in records(player.wait(250))] == [side]


@pytest.mark.parametrize(("after", "taken"), [(0, GO), (LATE_MS - 1, GO), (LATE_MS, NEVER_GO)])
def test_a_press_right_after_a_change_means_the_side_that_was_lit_before(after: int, taken: Side) -> None:
    player = opened()
    player.hear()
    player.wait(DWELL)
    assert decide(player).scanned is NEVER_GO
    player.press(GO, after=after)
    assert decide(player).pressed is taken


def test_right_after_the_opening_there_is_no_side_before() -> None:
    player = opened()
    player.press(NEVER_GO)
    assert decide(player).pressed is GO


def test_nothing_goes_on_once_a_side_is_taken_and_a_second_press_cancels_nothing() -> None:
    player = opened()
    player.tap(GO)
    assert player.tap(NEVER_GO) == ()
    assert player.tap(NEVER_GO, Source.TOUCH) == ()
    made = player.wait(DWELL - 1)
    assert [record.answer.choice for record in records(made)] == [GO]
    assert decide(player).scanned is None


def test_the_light_stays_where_it_was_taken_until_it_is_decided() -> None:
    player = opened()
    player.hear()
    player.press(GO, after=DWELL - 100)
    assert player.wait(249) == ()


def test_an_answer_is_recorded_like_any_other_and_once() -> None:
    player = opened(one_switch("plan"))
    player.hear()
    player.press(NEVER_GO, after=1_000)
    made = player.wait(250)
    assert made == (Record(1, KeptAnswer("plan", 1, GO, None, ResponseBand.UNDER_2_S)),)
    player.keep()
    assert isinstance(player.screen, Feedback)


def test_a_switch_held_through_the_question_must_be_seen_up_first() -> None:
    player = asked(one_switch())
    player.press(GO)
    player.hear()
    assert (decide(player).is_open, decide(player).scanned) == (False, None)
    player.release(GO)
    assert decide(player).scanned is GO


def test_a_stuck_switch_is_set_aside_and_the_other_button_is_the_switch() -> None:
    player = asked(one_switch())
    player.press(GO)
    player.hear()
    player.wait(10_000)
    assert decide(player).scanned is GO
    player.press(NEVER_GO)
    assert decide(player).pressed is GO


def test_a_pause_asks_again_and_starts_from_go() -> None:
    player = opened()
    player.hear()
    player.wait(DWELL)
    assert decide(player).scanned is NEVER_GO
    player.pause()
    assert player.screen == Paused()
    player.call_officer()
    player.option(0)
    assert decide(player).scanned is None
    player.hear()
    assert decide(player).scanned is GO


def test_both_held_still_pauses_and_takes_nothing_more_than_the_first_press() -> None:
    player = opened(one_switch("plan"))
    player.press(GO)
    player.press(NEVER_GO, after=50)
    made = player.wait(2_000)
    assert player.screen == Paused()
    assert len(records(made)) == 1


def test_a_class_is_never_timed_out() -> None:
    player = opened()
    player.hear()
    player.wait(3_600_000)
    assert decide(player).is_open
    assert decide(player).scanned is not None


def test_the_prompt_holds_the_light_until_it_is_said_and_comes_after_two_rounds_at_the_earliest() -> None:
    player = opened(one_switch(mode=Mode.SOLO, scan_ms=7_000))
    player.hear(after=500)
    player.wait(6_500)
    player.hear(after=500)
    assert said(player.wait(20_499)) == ()
    assert said(player.wait(1)) == ("Take your time. Go, or Never Go?",)
    lit = decide(player).scanned
    player.wait(9_000)
    assert decide(player).scanned is lit
    player.hear()
    player.wait(6_999)
    assert decide(player).scanned is lit
    player.wait(1)
    assert decide(player).scanned is not lit


def test_in_quiet_mode_the_sides_are_lit_and_named_all_the_same() -> None:
    player = asked(Player(is_quiet=True, scan_ms=DWELL))
    made = player.hear()
    assert said(made) == ("GO.",)
    assert player.lamps == GO_LIT
    assert not any(isinstance(effect, Sound) for effect in player.log)


def test_by_sound_alone_each_side_is_named_every_time() -> None:
    player = asked(one_switch(look=Look(telling=Telling.AUDIO)))
    while player.state.queue:
        player.hear()
    named = list(said(player.hear()))
    for _ in range(4):
        player.hear(after=500)
        named += said(player.wait(DWELL))
    assert named == ["GO.", "NEVER GO.", "GO.", "NEVER GO.", "GO."]


def test_whom_to_check_with_is_lit_one_by_one_by_itself() -> None:
    player = checking("three")
    assert check(player).is_scanning
    assert said(tuple(player.log[-1:])) == ("Dad, on the phone",)
    focuses, named = [check(player).focus], list[str]()
    for _ in range(4):
        if player.state.saying is not None:
            player.hear(after=900)
            made = player.wait(DWELL - 900)
        else:
            made = player.wait(DWELL)
        focuses.append(check(player).focus)
        named += said(made)
    assert focuses == [0, 1, 2, 0, 1]
    assert named == ["Nobody", "My teacher"]
    assert player.lamps == STEADY


@pytest.mark.parametrize(("waits", "picture"), [((), "dad"), ((DWELL, LATE_MS), "nobody"), ((DWELL,), "dad")])
def test_any_press_takes_the_lit_picture_or_the_one_just_left(waits: tuple[int, ...], picture: str) -> None:
    player = checking("no-plan")
    player.hear()
    for wait in waits:
        player.wait(wait)
    made = player.tap(NEVER_GO)
    assert TOCK in made
    made = player.wait(250)
    assert [record.answer.second_step for record in records(made)] == [picture]


def test_of_two_lit_pictures_the_lamps_tell_which() -> None:
    player = checking("no-plan")
    assert player.lamps == GO_LIT
    player.hear()
    player.wait(DWELL)
    assert player.lamps == NEVER_GO_LIT


def test_a_touched_picture_is_taken_directly_and_another_one_then_changes_nothing() -> None:
    player = checking("three")
    player.option(2)
    assert (check(player).pressed, check(player).focus) == (2, 2)
    assert player.option(0) == ()
    assert [record.answer.second_step for record in records(player.wait(250))] == ["teacher"]


@pytest.mark.parametrize(("side", "picture"), [(GO, "dad"), (NEVER_GO, "nobody")])
def test_of_two_pictures_a_touched_side_means_its_own(side: Side, picture: str) -> None:
    player = checking("no-plan")
    player.tap(side, Source.TOUCH)
    assert [record.answer.second_step for record in records(player.wait(250))] == [picture]


def test_of_three_pictures_a_touched_side_means_none() -> None:
    player = checking("three")
    assert player.tap(NEVER_GO, Source.TOUCH) == ()
    assert player.tap(GO, Source.TOUCH) == ()


def test_no_picture_is_lit_before_the_question_is_heard() -> None:
    player = opened(one_switch("no-plan"))
    player.hear()
    player.wait(DWELL)
    player.wait(LATE_MS)
    player.tap(GO)
    player.wait(250)
    assert (check(player).is_open, check(player).focus) == (False, None)
    assert check(player).is_scanning


def ready(player: Player) -> Ready:
    assert isinstance(player.screen, Ready)
    return player.screen


@pytest.mark.parametrize("source", [Source.BUTTON, Source.KEY])
@pytest.mark.parametrize("side", list(Side))
def test_ready_asks_for_the_switch_once_and_either_side_will_do(side: Side, source: Source) -> None:
    player = one_switch().at_ready()
    assert ready(player).is_one_switch
    assert ready(player).caption is not None
    assert said(tuple(player.log)) == (PRESS_YOUR_SWITCH.text,)
    assert player.lamps == BREATHE
    made = player.tap(side, source)
    assert said(made) == ("I don't know who you are. I count button presses.",)
    assert ready(player).heard == (side,)
    assert player.lamps == OFF
    player.hear()
    assert isinstance(player.screen, Story)


def test_a_switch_not_heard_in_twenty_seconds_lets_the_screen_be_touched_and_blames_no_button() -> None:
    player = one_switch().at_ready()
    assert player.tap(GO, Source.TOUCH) == ()
    assert told(player.wait(19_999)) == ()
    assert ready(player).by_touch == ()
    assert told(player.wait(1)) == ("No switch was heard. The screen can be touched instead.",)
    assert ready(player).by_touch == tuple(Side)
    assert player.state.dead == ()
    player.call_officer()
    assert isinstance(player.screen, OfficerCard)
    assert player.screen.notes == ("No switch was heard. The screen can be touched instead.",)
    player.option(0)
    player.tap(NEVER_GO, Source.TOUCH)
    assert ready(player).asked is None


def test_without_a_panel_the_screen_may_be_touched_at_once() -> None:
    player = one_switch().at_ready()
    player.send(PanelChanged(player.now, is_panel_there=False))
    assert ready(player).by_touch == tuple(Side)


def test_one_bad_button_does_not_take_the_place_of_the_switch() -> None:
    player = one_switch().at_ready()
    player.send(PanelChanged(player.now, faulty=(GO,)))
    assert ready(player).by_touch == ()


def test_still_there_is_answered_by_the_switch() -> None:
    player = one_switch().at_ready()
    player.wait(90_000)
    player.tap(GO, Source.KEY)
    assert ready(player).asked is None


def test_elsewhere_any_press_goes_on_as_always() -> None:
    player = opened(one_switch("plan", "lift"))
    player.tap(GO)
    player.wait(250)
    player.keep()
    for _ in range(40):
        if player.state.saying is not None:
            player.hear()
        else:
            player.wait(6_000)
            player.tap(NEVER_GO)
        if isinstance(player.screen, Story):
            return
    raise AssertionError(player.screen)
