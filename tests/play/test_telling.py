import pytest

from hardware.events import Lamp, Side
from kiosk.answers import Mode, RoundEnd
from kiosk.play.effects import CloseRound, CloseSpeaker, Cue, Hush, Light, Reach, Say, Show, Sound
from kiosk.play.engine import next_deadline
from kiosk.play.screens import (
    Attract,
    Caption,
    Decide,
    Feedback,
    Finish,
    Next,
    Practise,
    Story,
    Twist,
    Verdict,
)
from kiosk.scenario.model import AgeBand, Line, Rehearse
from kiosk.words import FINISH, FINISH_ALONE, GO_ON
from tests.play.player import (
    ALTERNATE,
    BREATHE,
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
)
from tests.play.stories import GATE, RAIN

GO_STEADY = Light(Lamp.STEADY, Lamp.OFF)


def at_practise(player: Player) -> Player:
    return player.at_feedback().hear_until(Practise)


def at_twist(player: Player) -> Player:
    return at_practise(player).hear_until(Twist)


def at_twist_end(player: Player) -> Player:
    at_twist(player)
    player.hear()
    player.hear()
    return player


def at_next(player: Player) -> Player:
    at_twist_end(player).tap(GO)
    return player


def at_finish() -> Player:
    return at_next(Player("plan"))


def test_a_story_is_told_line_by_line_and_beat_by_beat() -> None:
    player = Player().at_story()
    one = Story(Caption(Line("One."), 4), GATE, "listening", item=1, items=2)
    assert player.screen == one
    assert player.lamps == OFF
    assert player.log[-4:] == [Show(one), Reach(0), Sound(Cue.PAGE), Say(4, Line("One."), AgeBand.A)]
    made = player.hear()
    assert made == (
        Show(Story(Caption(Line("Two."), 5), GATE, "listening", item=1, items=2)),
        Say(5, Line("Two."), AgeBand.A),
    )
    made = player.hear()
    assert made == (
        Show(Story(Caption(Line("Three."), 6), GATE, "happy", item=1, items=2)),
        Say(6, Line("Three."), AgeBand.A),
    )
    player.hear()
    assert isinstance(player.screen, Decide)


@pytest.mark.parametrize(
    ("side", "blink"), [(GO, Light(Lamp.BLINK, Lamp.OFF)), (NEVER_GO, Light(Lamp.OFF, Lamp.BLINK))]
)
def test_a_press_in_a_story_is_one_blink_a_tock_and_a_glance(side: Side, blink: Light) -> None:
    player = Player().at_story()
    assert player.press(side) == (Show(player.screen), blink, TOCK)
    assert isinstance(player.screen, Story)
    assert player.screen.glance is side
    player.release(side)
    assert player.press(side) == (Show(player.screen), blink, TOCK)
    assert player.screen.presses == 2
    shown = screens(player.hear())[-1]
    assert isinstance(shown, Story)
    assert (shown.glance, shown.presses) == (None, 0)
    assert records(player.log) == ()


def test_a_story_never_times_out() -> None:
    player = Player().at_story()
    assert next_deadline(player.state) is None
    assert player.wait(3_600_000) == ()
    assert player.touch() == ()


def test_a_press_in_a_quiet_story_is_only_a_glance() -> None:
    player = Player(is_quiet=True).at_story()
    assert player.press(GO) == (Show(player.screen),)
    assert not [effect for effect in player.log if isinstance(effect, Sound)]


def test_the_verdict_comes_with_its_cue_and_the_lamp_of_the_safe_side() -> None:
    player = Player().at_decide()
    made = player.answer(GO)
    feedback = Feedback(Verdict.RIGHT, GO, Caption(Line("You spotted it."), 8), RAIN, "proud", 1, 2)
    assert made[-4:] == (
        Show(feedback),
        GO_STEADY,
        Sound(Cue.RIGHT),
        Say(8, Line("You spotted it."), AgeBand.A),
    )


def test_looking_again_has_level_notes_and_the_same_lamp() -> None:
    player = Player().at_decide()
    made = player.answer(NEVER_GO)
    assert cues(made) == (Cue.TOCK, Cue.LOOK_AGAIN)
    assert lights(made)[-1] == GO_STEADY


def test_feedback_goes_on_by_itself_without_a_second_cue() -> None:
    player = Player().at_feedback()
    assert next_deadline(player.state) is None
    made = player.hear() + player.hear()
    assert said(made) == ("And more.", "And yet more.")
    assert cues(made) == ()
    assert isinstance(player.screen, Feedback)
    assert player.screen.verdict is Verdict.RIGHT
    assert player.screen.clever == "happy"
    player.hear()
    assert isinstance(player.screen, Practise)


def test_a_press_in_the_first_two_seconds_of_feedback_is_heard_and_seen_then_says_it_again() -> None:
    player = Player().at_feedback()
    made = player.press(NEVER_GO, after=1_999)
    assert made == (Show(player.screen), Light(Lamp.STEADY, Lamp.BLINK), TOCK)
    assert isinstance(player.screen, Feedback)
    assert (player.screen.glance, player.screen.presses) == (NEVER_GO, 1)
    player.release(NEVER_GO)
    made = player.press(NEVER_GO, after=1)
    assert said(made) == ("You spotted it.",)
    assert cues(made) == (Cue.TOCK,)
    assert isinstance(player.screen, Feedback)
    assert player.screen.glance is None
    player.release(NEVER_GO)
    assert said(player.press(GO, after=1_999)) == ()
    assert said(player.touch(after=1)) == ("You spotted it.",)
    assert player.lamps == GO_STEADY


def test_a_press_on_quiet_feedback_is_only_a_glance() -> None:
    player = Player(is_quiet=True).at_feedback()
    assert player.press(NEVER_GO) == (Show(player.screen),)


def test_the_two_seconds_are_those_of_the_verdict_not_of_each_line() -> None:
    player = Player().at_feedback()
    player.hear(after=1_500)
    player.hear(after=400)
    assert said(player.tap(GO)) == ()
    player.wait(100)
    assert said(player.tap(GO)) == ("And more.",)


def test_practising_lights_step_after_step_while_the_children_act() -> None:
    player = at_practise(Player())
    steps = (Rehearse.STEP_BACK, Rehearse.SAY_IT)
    first = Practise(steps, 0, Caption(Line("Stand up."), 11), scene=RAIN, item=1, items=2)
    assert player.screen == first
    assert player.lamps == OFF
    player.hear()
    step_back = Line("Step back.", act_seconds=3)
    assert player.screen == Practise(steps, 0, Caption(step_back, 12), scene=RAIN, item=1, items=2)
    made = player.hear()
    acting = Practise(steps, 0, Caption(step_back, 12), is_acting=True, scene=RAIN, item=1, items=2)
    assert made == (Show(acting), BREATHE)
    assert player.wait(2_999) == ()
    made = player.wait(1)
    say_it = Line("Say it!", act_seconds=5)
    assert made == (
        Show(Practise(steps, 1, Caption(say_it, 13), scene=RAIN, item=1, items=2)),
        OFF,
        Say(13, say_it, AgeBand.A),
    )
    player.hear()
    assert player.wait(4_999) == ()
    player.wait(1)
    assert isinstance(player.screen, Twist)


def test_presses_while_practising_are_heard_and_seen_and_change_nothing() -> None:
    player = at_practise(Player())
    kept = records(player.log)
    assert player.tap(GO) == (Show(player.screen), Light(Lamp.BLINK, Lamp.OFF), TOCK)
    assert isinstance(player.screen, Practise)
    assert (player.screen.glance, player.screen.presses, player.screen.lit) == (GO, 1, 0)
    assert records(player.log) == kept
    assert player.touch() == ()
    player.hear()
    player.hear()
    assert player.tap(NEVER_GO) == (Show(player.screen), Light(Lamp.BREATHE, Lamp.BLINK), TOCK)
    assert player.lamps == BREATHE


def test_the_twist_is_told_and_records_nothing_whatever_is_pressed() -> None:
    player = at_twist(Player())
    question = Line("What if it rained?")
    assert player.screen == Twist(Caption(question, 14), RAIN, "thinking", may_go_on=False, item=1, items=2)
    assert player.press(NEVER_GO) == (Show(player.screen), Light(Lamp.OFF, Lamp.BLINK), TOCK)
    assert (player.screen.glance, player.screen.presses) == (NEVER_GO, 1)
    assert player.touch() == ()
    assert said(player.hear()) == ("Still the same.",)
    made = player.hear()
    assert made == (Show(player.screen), BREATHE)
    assert isinstance(player.screen, Twist)
    assert player.screen.may_go_on
    assert player.screen.glance is None
    assert len(records(player.log)) == 1


@pytest.mark.parametrize("way", ["go", "never go", "touch"])
def test_after_the_twist_anything_goes_on_to_next(way: str) -> None:
    player = at_twist_end(Player())
    made = player.touch() if way == "touch" else player.press(GO if way == "go" else NEVER_GO)
    assert made == (Show(Next(Caption(GO_ON, 16), 1, 2)), Say(16, GO_ON, AgeBand.A))
    assert player.lamps == BREATHE


def test_a_twist_left_alone_goes_on_after_a_minute() -> None:
    player = at_twist_end(Player())
    assert player.wait(59_999) == ()
    player.wait(1)
    assert isinstance(player.screen, Next)


@pytest.mark.parametrize("way", ["go", "never go", "touch"])
def test_any_press_goes_on_to_the_next_story(way: str) -> None:
    player = at_next(Player())
    made = player.touch() if way == "touch" else player.press(GO if way == "go" else NEVER_GO)
    assert isinstance(player.screen, Story)
    assert (player.screen.item, player.screen.items) == (2, 2)
    assert player.screen.scene == GATE
    assert said(made) == ("One.",)
    assert lights(made) == (OFF,)


def test_next_left_alone_ends_the_round_after_a_minute() -> None:
    player = at_next(Player())
    player.hear()
    assert player.wait(59_999) == ()
    assert player.wait(1) == (
        Show(Attract()),
        ALTERNATE,
        CloseRound(RoundEnd.ENDED),
        CloseSpeaker(),
    )


def test_the_last_story_ends_in_finish_and_closes_the_round() -> None:
    player = at_twist_end(Player("plan"))
    made = player.tap(GO)
    steps = (Rehearse.STEP_BACK, Rehearse.SAY_IT)
    assert made == (
        Show(Finish(steps, Caption(FINISH[0], 16))),
        Light(Lamp.SPARKLE, Lamp.SPARKLE),
        CloseRound(RoundEnd.FINISHED),
        Say(16, FINISH[0], AgeBand.A),
    )
    for line in FINISH[1:]:
        assert said(player.hear()) == (line.text,)
    assert player.hear() == ()


def test_finish_speaks_to_one_or_two_children_by_themselves() -> None:
    player = at_next(Player("plan", mode=Mode.SOLO))
    assert player.log[-1] == Say(16, FINISH_ALONE[0], AgeBand.A)
    assert FINISH_ALONE[1:] == FINISH[1:]


@pytest.mark.parametrize("way", ["go", "never go", "touch"])
def test_any_press_leaves_finish(way: str) -> None:
    player = at_finish()
    made = player.touch() if way == "touch" else player.press(GO if way == "go" else NEVER_GO)
    assert made == (Hush(), Show(Attract()), ALTERNATE, CloseSpeaker())
    assert player.state.round is None


def test_finish_is_left_after_forty_five_seconds() -> None:
    player = at_finish()
    for _ in FINISH:
        player.hear()
    assert player.wait(44_999) == ()
    assert player.wait(1) == (Show(Attract()), ALTERNATE, CloseSpeaker())


def test_what_was_practised_is_named_once_over_all_stories() -> None:
    player = at_next(Player())
    player.tap(GO)
    player.hear_until(Decide)
    player.hear()
    player.answer(GO)
    player.hear_until(Twist)
    player.hear()
    player.hear()
    player.tap(GO)
    assert isinstance(player.screen, Finish)
    assert player.screen.practised == (Rehearse.STEP_BACK, Rehearse.SAY_IT)
    assert len(records(player.log)) == 2


def test_quiet_lamps_are_still_in_every_place_and_no_sound_is_made() -> None:
    player = Player("plan", is_quiet=True)
    seen = [player.lamps]
    player.at_decide()
    player.answer(GO)
    for _ in range(40):
        seen.append(player.lamps)
        if isinstance(player.screen, Finish):
            break
        if player.state.saying is not None:
            player.hear()
        elif isinstance(player.screen, Twist):
            player.tap(GO)
        else:
            player.wait(5_000)
    assert isinstance(player.screen, Finish)
    assert player.screen.is_quiet
    lamps = [lamp for light in lights(tuple(player.log)) for lamp in (light.go, light.never_go)]
    assert all(lamp in (Lamp.OFF, Lamp.STEADY) for lamp in lamps)
    assert player.lamps == STEADY
    assert not [effect for effect in player.log if isinstance(effect, Sound)]
    assert all(effect.is_quiet for effect in player.log if isinstance(effect, Say))
