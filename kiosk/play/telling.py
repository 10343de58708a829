"""The places where Clever tells: STORY, FEEDBACK, PRACTISE, TWIST, NEXT and FINISH, line by line."""

from dataclasses import replace

from hardware.events import Side
from kiosk import words
from kiosk.answers import Mode, RoundEnd
from kiosk.play import quick_check
from kiosk.play.durations import EARLY_MS, FINISH_IDLE_MS, MOST_AGAINS, NEXT_IDLE_MS, PASS_IDLE_MS
from kiosk.play.effects import CloseRound, Cue
from kiosk.play.journey import after_story, place_for, safe_side
from kiosk.play.office.carrying_on import to_story
from kiosk.play.places import AtFeedback, AtFinish, AtNext, AtPassOn, AtPractise, AtStory, AtTwist
from kiosk.play.screens import Verdict
from kiosk.play.state import Timer
from kiosk.play.turn import Turn
from kiosk.scenario.model import Line


def story_entered(turn: Turn, place: AtStory) -> None:
    if place.line == 0 and place.beat.scene is not None:
        turn.set_scene(place.beat.scene)
        turn.sound(Cue.PAGE)
    turn.stay(replace(place, caption=turn.say(place.beat.lines[place.line]), glance=None, presses=0))


def story_pressed(turn: Turn, place: AtStory, side: Side) -> None:
    turn.blink(side)
    turn.stay(replace(place, glance=side, presses=place.presses + 1))


def story_narrated(turn: Turn, place: AtStory) -> None:
    if place.line + 1 < len(place.beat.lines):
        turn.enter(replace(place, line=place.line + 1))
    else:
        turn.enter(place_for(turn.round.scenario, place.beat.next))


def feedback_entered(turn: Turn, place: AtFeedback) -> None:
    turn.set_scene(place.beat.scene)
    early_until = place.early_until
    before, after = place.named if place.is_new else (), safe_answer(turn) if place.is_new else ()
    if place.is_new:
        turn.state = replace(turn.state, round=replace(turn.round, is_decided=True))
        turn.sound(Cue.RIGHT if place.verdict is Verdict.RIGHT else Cue.LOOK_AGAIN)
        early_until = turn.now + EARLY_MS
    caption = turn.say(place.beat.lines[place.line], before=before, after=after)
    heard = replace(place, caption=caption, early_until=early_until, is_new=False)
    turn.stay(replace(heard, glance=None, presses=0))


def safe_answer(turn: Turn) -> tuple[Line, ...]:
    return (words.SAFE_ANSWER[safe_side(turn.round.scenario)],)


def feedback_pressed(turn: Turn, place: AtFeedback, side: Side) -> None:
    """Let every press be heard and seen; one that is not too early has the verdict said again."""
    turn.blink(side)
    seen = replace(place, glance=side, presses=place.presses + 1)
    turn.stay(seen)
    again(turn, seen)


def again(turn: Turn, place: AtFeedback) -> None:
    """Say it again, from the beat's first line; a press right after the verdict was meant for the question.

    Twice at most: hands that never rest must not keep a class from practising.
    """
    if turn.now >= place.early_until and place.agains < MOST_AGAINS:
        early_until = turn.now + EARLY_MS
        turn.enter(replace(place, line=0, early_until=early_until, agains=place.agains + 1))


def feedback_narrated(turn: Turn, place: AtFeedback) -> None:
    if place.line + 1 < len(place.beat.lines):
        turn.enter(replace(place, line=place.line + 1))
        return
    following = place_for(turn.round.scenario, place.beat.next, place.verdict)
    if isinstance(following, AtPractise) and turn.state.set_up.mode is Mode.CHECK:
        quick_check.after_verdict(turn, place.verdict)
        return
    if isinstance(following, AtFeedback):
        following = replace(following, early_until=place.early_until, agains=place.agains)
    turn.enter(following)


def practise_entered(turn: Turn, place: AtPractise) -> None:
    if not turn.round.is_rehearsed:
        practised = turn.round.practised
        practised += tuple(step for step in place.rehearsal.steps if step not in practised)
        turn.state = replace(
            turn.state,
            round=replace(
                turn.round, is_rehearsed=True, practised=practised, rehearsals=turn.round.rehearsals + 1
            ),
        )
    turn.set_scene(place.rehearsal.scene)
    caption = turn.say(place.rehearsal.lines[place.line], before=step_lines(place))
    turn.stay(replace(place, caption=caption, is_acting=False, glance=None, presses=0))


def step_lines(place: AtPractise) -> tuple[Line, ...]:
    """Which step comes now, for those who do not see it lit: said before the line with which it is acted."""
    acts = [number for number, line in enumerate(place.rehearsal.lines) if line.act_seconds > 0]
    if place.line not in acts:
        return ()
    step = acts.index(place.line)
    return (words.step_number(step),) if step < len(place.rehearsal.steps) else ()


def practise_pressed(turn: Turn, place: AtPractise, side: Side) -> None:
    """Nothing is asked here: the press is heard and seen, and not kept."""
    turn.blink(side)
    turn.stay(replace(place, glance=side, presses=place.presses + 1))


def practise_narrated(turn: Turn, place: AtPractise) -> None:
    act_ms = round(place.rehearsal.lines[place.line].act_seconds * 1000)
    if act_ms > 0:
        turn.stay(replace(place, is_acting=True))
        turn.after(act_ms, Timer.ACTED)
    else:
        practise_on(turn, place, place.lit)


def acted(turn: Turn, place: AtPractise) -> None:
    practise_on(turn, place, min(place.lit + 1, len(place.rehearsal.steps) - 1))


def practise_on(turn: Turn, place: AtPractise, lit: int) -> None:
    if place.line + 1 < len(place.rehearsal.lines):
        turn.enter(replace(place, line=place.line + 1, lit=lit))
    else:
        is_check = turn.state.set_up.mode is Mode.CHECK
        turn.enter(AtFinish() if is_check else place_for(turn.round.scenario, place.rehearsal.next))


def twist_entered(turn: Turn, place: AtTwist) -> None:
    what_if = turn.round.scenario.what_if
    turn.set_scene(what_if.scene)
    caption = turn.say(what_if.lines[place.line])
    turn.stay(replace(place, caption=caption, may_go_on=False, glance=None, presses=0))


def twist_pressed(turn: Turn, place: AtTwist, side: Side) -> None:
    """Go on once it has been told. Until then a press is a child's own answer to “What if …?”: seen, not kept."""
    if place.may_go_on:
        turn.enter(after_story(turn.round, turn.state.set_up.mode))
    else:
        turn.blink(side)
        turn.stay(replace(place, glance=side, presses=place.presses + 1))


def twist_narrated(turn: Turn, place: AtTwist) -> None:
    if place.line + 1 < len(turn.round.scenario.what_if.lines):
        turn.enter(replace(place, line=place.line + 1))
    elif not place.may_go_on:
        turn.stay(replace(place, may_go_on=True, glance=None, presses=0))
        turn.after(NEXT_IDLE_MS, Timer.IDLE)
        if turn.is_by_sound_alone:
            turn.say(words.GO_ON)


def next_entered(turn: Turn, place: AtNext | AtPassOn) -> None:
    left = words.stories_left(len(turn.round.playlist) - turn.round.index - 1)
    is_passed_on = isinstance(place, AtPassOn)
    line = words.PASS_ON if is_passed_on else words.GO_ON
    turn.stay(replace(place, caption=turn.say(line, before=(left,))))
    turn.after(PASS_IDLE_MS if is_passed_on else NEXT_IDLE_MS, Timer.IDLE)


def next_story(turn: Turn) -> None:
    """Turn to the story after this one."""
    to_story(turn, turn.round.index + 1)


def finish_lines(turn: Turn) -> tuple[Line, ...]:
    is_alone = turn.state.set_up.mode in {Mode.SOLO, Mode.PASS}
    return words.FINISH_ALONE if is_alone else words.FINISH


def finish_entered(turn: Turn, place: AtFinish) -> None:
    """Every story has been played, so the round is closed here; the speaker stays open until this screen is left."""
    if not turn.round.is_closed:
        turn.state = replace(turn.state, round=replace(turn.round, is_closed=True))
        turn.do(CloseRound(RoundEnd.FINISHED))
    line = finish_lines(turn)[place.line]
    turn.stay(replace(place, caption=turn.say(line, after=finish_shown(turn, place))))
    turn.after(FINISH_IDLE_MS, Timer.IDLE)


def finish_shown(turn: Turn, place: AtFinish) -> tuple[Line, ...]:
    """What the screen shows beside the words: what was practised, and Childline's number, digit by digit."""
    if place.line == 0 and turn.round.practised:
        return (words.WE_PRACTISED, *(words.step_name(step) for step in turn.round.practised))
    return words.CHILDLINE_ALOUD if place.line + 1 == len(finish_lines(turn)) else ()


def finish_narrated(turn: Turn, place: AtFinish) -> None:
    if place.line + 1 < len(finish_lines(turn)):
        turn.enter(replace(place, line=place.line + 1))
