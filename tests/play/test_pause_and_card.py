from collections.abc import Callable, Mapping

import pytest

from hardware.events import Lamp, Side
from kiosk.answers import Mode, RoundEnd
from kiosk.play.effects import (
    CloseRound,
    CloseSpeaker,
    Effect,
    Hush,
    Light,
    OpenRound,
    OpenSpeaker,
    Record,
    Show,
)
from kiosk.play.events import (
    AnswerKept,
    Corner,
    CornerPressed,
    CornerReleased,
    PanelChanged,
    RoundPlanned,
    Source,
    StartTouched,
)
from kiosk.play.screens import (
    Attract,
    CheckWith,
    Decide,
    Feedback,
    Field,
    Finish,
    Next,
    OfficerCard,
    Paused,
    Practise,
    Ready,
    Screen,
    SetUpScreen,
    Story,
    Trouble,
    Twist,
)
from kiosk.scenario.model import AgeBand, Line
from kiosk.words import PRESS_GO
from tests.play.player import GO, NEVER_GO, OFF, STEADY, Player, lights, records, said, screens

CARRY_ON, SAY_AGAIN, NEXT_STORY, MUTE, BUTTONS, END_NOW = range(6)


def planning() -> Player:
    player = Player().at_set_up()
    player.send(StartTouched(player.now))
    return player


def recorded() -> Player:
    player = Player().at_decide()
    player.tap(GO)
    player.wait(250)
    return player


def practising() -> Player:
    return Player().at_feedback().hear_until(Practise)


def acting() -> Player:
    player = practising()
    player.hear()
    player.hear()
    return player


def at_twist() -> Player:
    return practising().hear_until(Twist)


def at_twist_end() -> Player:
    player = at_twist()
    player.hear()
    player.hear()
    return player


def at_next() -> Player:
    player = at_twist_end()
    player.tap(GO)
    return player


def at_finish() -> Player:
    player = Player("plan").at_feedback().hear_until(Twist)
    player.hear()
    player.hear()
    player.tap(GO)
    return player


def in_trouble() -> Player:
    player = Player(catalogue=()).at_set_up()
    player.send(StartTouched(player.now))
    return player


def at_card() -> Player:
    player = Player().at_story()
    player.call_officer()
    return player


EVERYWHERE: Mapping[str, tuple[Callable[[], Player], type[Screen]]] = {
    "attract": (Player, Attract),
    "set-up": (lambda: Player().at_set_up(), SetUpScreen),
    "planning": (planning, SetUpScreen),
    "ready": (lambda: Player().at_ready(), Ready),
    "story": (lambda: Player().at_story(), Story),
    "question": (lambda: Player().asked(), Decide),
    "decide": (lambda: Player().at_decide(), Decide),
    "keeping": (recorded, Decide),
    "check": (lambda: Player("no-plan").at_check(), CheckWith),
    "feedback": (lambda: Player().at_feedback(), Feedback),
    "practise": (practising, Practise),
    "acting": (acting, Practise),
    "twist": (at_twist, Twist),
    "twist told": (at_twist_end, Twist),
    "next": (at_next, Next),
    "finish": (at_finish, Finish),
    "trouble": (in_trouble, Trouble),
}
IN_ROUND = [name for name in EVERYWHERE if name not in ("attract", "set-up", "planning", "trouble")]


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


def test_the_card_names_the_story_and_its_question() -> None:
    player = Player().at_story()
    made = player.call_officer()
    card = OfficerCard(
        rows=(
            Field("carry-on", "Carry on", ""),
            Field("say-again", "Say it again", ""),
            Field("next-story", "Next story", ""),
            Field("mute", "Sound", "On"),
            Field("buttons", "Buttons", "On"),
            Field("end-now", "End now", ""),
        ),
        focus=0,
        notes=(),
        coming="The story of plan. Who told you?",
    )
    assert made == (Hush(), Show(card), STEADY)
    assert player.call_officer() == ()


def test_the_officer_corner_opens_the_card_from_every_screen_of_a_round() -> None:
    for name in IN_ROUND:
        player = EVERYWHERE[name][0]()
        player.call_officer()
        assert isinstance(player.screen, OfficerCard), name


def test_never_go_moves_through_the_rows_and_go_chooses() -> None:
    player = at_card()
    seen = []
    for _ in range(7):
        player.tap(NEVER_GO)
        assert isinstance(player.screen, OfficerCard)
        seen.append(player.screen.focus)
    assert seen == [1, 2, 3, 4, 5, 0, 1]
    made = player.press(GO)
    assert said(made) == ("One.",)
    assert isinstance(player.screen, Story)


def test_rows_that_are_not_there_do_nothing() -> None:
    player = at_card()
    assert player.option(-1) == ()
    assert player.option(6) == ()
    assert player.touch() == ()


def test_a_pause_on_the_card_goes_back_to_the_story() -> None:
    player = at_card()
    player.pause()
    player.call_officer()
    player.option(CARRY_ON)
    assert isinstance(player.screen, Story)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("story", ("Two.", "One.")),
        ("feedback", ("And yet more.", "And more.")),
        ("acting", ("Step back.", "Stand up.")),
        ("twist told", ("Still the same.", "What if it rained?")),
        ("finish", ("Who are the grown-ups you trust?", "We are done. You practised so well together.")),
    ],
)
def test_carry_on_says_the_line_and_say_again_the_whole_beat(name: str, words: tuple[str, str]) -> None:
    for row, expected in zip((CARRY_ON, SAY_AGAIN), words, strict=True):
        player = EVERYWHERE[name][0]()
        if name in ("story", "finish"):
            player.hear()
        if name == "feedback":
            player.hear()
            player.hear()
        player.call_officer()
        assert said(player.option(row)) == (expected,)


def test_saying_practise_again_begins_at_the_first_step() -> None:
    player = acting()
    player.wait(3_000)
    player.hear()
    player.call_officer()
    player.option(SAY_AGAIN)
    assert isinstance(player.screen, Practise)
    assert player.screen.lit == 0
    assert not player.screen.is_acting


def test_next_story_skips_one_that_was_not_answered() -> None:
    player = Player().at_story()
    player.call_officer()
    made = player.option(NEXT_STORY)
    assert isinstance(player.screen, Story)
    assert player.screen.item == 2
    assert said(made) == ("One.",)
    assert records(player.log) == ()
    player.call_officer()
    player.option(NEXT_STORY)
    assert isinstance(player.screen, Finish)
    assert player.screen.practised == ()
    player.call_officer()
    player.option(NEXT_STORY)
    assert isinstance(player.screen, Attract)


@pytest.mark.parametrize("name", ["feedback", "practise", "acting", "twist", "twist told", "next"])
def test_next_story_rehearses_an_answered_one_first(name: str) -> None:
    player = EVERYWHERE[name][0]()
    player.call_officer()
    player.option(NEXT_STORY)
    if name == "feedback":
        assert isinstance(player.screen, Practise)
        assert player.screen.lit == 0
        player.call_officer()
        player.option(NEXT_STORY)
    assert isinstance(player.screen, Story)
    assert player.screen.item == 2


def test_next_story_from_the_button_check_starts_the_first() -> None:
    player = Player().at_ready()
    player.call_officer()
    player.option(NEXT_STORY)
    assert isinstance(player.screen, Story)
    assert player.screen.item == 1


def test_a_story_answered_by_nobody_is_rehearsed_too() -> None:
    player = Player(mode=Mode.SOLO).at_decide()
    player.wait(40_000)
    player.call_officer()
    player.option(NEXT_STORY)
    assert isinstance(player.screen, Practise)


def test_mute_opens_the_speaker_again_without_sound_and_unmute_with_it() -> None:
    player = at_card()
    made = player.option(MUTE)
    assert isinstance(player.screen, OfficerCard)
    assert player.screen.rows[MUTE] == Field("mute", "Sound", "Off")
    assert player.screen.focus == MUTE
    assert made == (Show(player.screen), CloseSpeaker(), OpenSpeaker(0, is_quiet=False))
    made = player.option(MUTE)
    assert made == (Show(player.screen), CloseSpeaker(), OpenSpeaker(7, is_quiet=False))
    player.option(MUTE)
    player.option(END_NOW)
    assert not player.state.is_muted


def test_mute_without_a_speaker_holds_for_the_next_one() -> None:
    player = Player()
    player.pause()
    player.call_officer()
    made = player.option(1)
    assert made == (Show(player.screen),)
    player.option(0)
    assert player.press(GO)[1] == OpenSpeaker(0, is_quiet=False)


def test_buttons_switched_off_do_nothing_on_pupils_screens_but_touch_does() -> None:
    player = at_card()
    player.option(BUTTONS)
    assert isinstance(player.screen, OfficerCard)
    assert player.screen.rows[BUTTONS] == Field("buttons", "Buttons", "Off")
    assert player.screen.focus == BUTTONS
    assert player.lamps == STEADY
    player.option(CARRY_ON)
    assert player.lamps == OFF
    assert player.tap(GO) == ()
    assert player.tap(GO, Source.KEY) == ()
    player.hear_until(Decide)
    player.press(NEVER_GO)
    player.hear()
    assert isinstance(player.screen, Decide)
    assert player.screen.is_open
    assert player.lamps == OFF
    player.press(GO, Source.TOUCH)
    assert player.screen.pressed is GO


def test_buttons_switched_off_still_pause_and_serve_the_officer() -> None:
    player = at_card()
    player.option(BUTTONS)
    player.option(CARRY_ON)
    player.press(GO)
    player.press(NEVER_GO)
    player.wait(2_000)
    assert player.screen == Paused()
    player.release(GO)
    player.release(NEVER_GO)
    player.press(NEVER_GO)
    player.wait(3_000)
    player.release(NEVER_GO)
    for _ in range(BUTTONS):
        player.tap(NEVER_GO)
    player.tap(GO)
    assert isinstance(player.screen, OfficerCard)
    assert player.screen.rows[BUTTONS].value == "On"


def test_buttons_are_on_again_after_the_round() -> None:
    player = at_card()
    player.option(BUTTONS)
    player.option(END_NOW)
    assert player.state.are_buttons_on


def test_end_now_closes_the_round_and_the_speaker() -> None:
    player = at_card()
    made = player.option(END_NOW)
    assert made == (
        Show(Attract()),
        Light(Lamp.BREATHE, Lamp.BREATHE_LATE),
        CloseRound(RoundEnd.ENDED),
        CloseSpeaker(),
    )
    assert player.state.round is None


def test_the_card_tells_what_is_wrong_with_the_panel() -> None:
    player = at_card()
    player.send(PanelChanged(player.now, faulty=(NEVER_GO,), is_panel_there=False))
    assert isinstance(player.screen, OfficerCard)
    assert player.screen.notes == (
        "NEVER GO button not working. That side can be touched instead.",
        "No buttons were found: touch the screen, or use the keys F and J.",
    )


def test_a_side_both_dead_and_faulty_is_named_once() -> None:
    player = Player().at_ready()
    player.wait(20_000)
    player.send(PanelChanged(player.now, faulty=(GO,)))
    player.call_officer()
    assert isinstance(player.screen, OfficerCard)
    assert player.screen.notes == ("GO button not working. That side can be touched instead.",)


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
