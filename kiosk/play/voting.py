"""VOTE: one after the other files past and presses, and nobody sees what; then, has everyone pressed?"""

from dataclasses import replace

from hardware.events import Lamp, Side
from kiosk import words
from kiosk.answers import KeptAnswer, Mode, Press
from kiosk.play import keeping, scanning
from kiosk.play.durations import (
    DECIDE_MS,
    EVERYONE_HOLD_MS,
    EVERYONE_MS,
    NEXT_VOTE_MS,
    THINK_MS,
    YES_HOLD_MS,
)
from kiosk.play.effects import Cue, Light
from kiosk.play.events import Pressed
from kiosk.play.group_places import AtEveryone, AtReveal, AtTalk, AtVote
from kiosk.play.outcome import outcome
from kiosk.play.places import AtKeeping, RoundPlace
from kiosk.play.presses import are_both_up, is_up
from kiosk.play.state import Timer
from kiosk.play.turn import Turn
from kiosk.scenario.model import Line


def lines_of(place: AtVote) -> tuple[Line, ...]:
    """What is told, in order; with the last line the ballot opens."""
    return (place.decision.ask, words.THINK, words.VOTE) if place.ballot == 1 else (words.VOTE_AGAIN,)


def is_told(place: AtVote) -> bool:
    return place.line + 1 >= len(lines_of(place))


def entered(turn: Turn, place: AtVote) -> None:
    turn.set_scene(place.decision.scene)
    recap = tuple(Line(text) for text in place.decision.recap) if place.line == 0 else ()
    caption = turn.say(lines_of(place)[place.line], before=recap if place.ballot == 1 else ())
    turn.stay(replace(place, caption=caption, is_open=False, pressed=None, scan=None))
    keeping.watch(turn)
    open_when_up(turn)


def narrated(turn: Turn, place: AtVote) -> None:
    if place.line == 0 and not is_told(place):
        turn.enter(replace(place, line=1))
    elif not is_told(place):
        turn.after(THINK_MS, Timer.OPEN)


def opened(turn: Turn, place: AtVote) -> None:
    """The time to think is over, or that after a vote."""
    if is_told(place):
        open_when_up(turn)
    else:
        turn.enter(replace(place, line=place.line + 1))


def open_when_up(turn: Turn) -> None:
    """Take the next vote once the last one is done with and every working button is up."""
    place = turn.state.place
    if not isinstance(place, AtVote) or place.is_open or place.pressed is not None or not is_told(place):
        return
    if turn.is_waiting_for(Timer.OPEN) or not are_both_up(turn.state):
        return
    turn.stay(replace(place, is_open=True))
    if not turn.is_waiting_for(Timer.IDLE):
        turn.after(EVERYONE_MS, Timer.IDLE)
    ready = turn.state.place
    if scanning.is_on(turn.state) and place.scan is None and isinstance(ready, AtVote):
        scanning.begun(turn, ready)


def pressed(turn: Turn, place: AtVote, press: Pressed) -> None:
    """Notice a press, in the same way for both sides. The other one right after it cancels both."""
    side = scanning.side_of(turn, place, press)
    if place.pressed is not None:
        is_other = side is not place.pressed and place.scan is None
        if is_other and turn.now - place.pressed_at < DECIDE_MS:
            cancelled(turn, place)
        return
    if not place.is_open:
        return
    noticed = replace(place, pressed=side, hand=press.side, pressed_at=turn.now, presses=place.presses + 1)
    turn.stay(replace(noticed, is_open=False))
    blink_both(turn)
    turn.cancel(Timer.IDLE)
    turn.after(DECIDE_MS, Timer.DECIDED)
    turn.after(EVERYONE_HOLD_MS, Timer.HELD)


def blink_both(turn: Turn) -> None:
    """Blink both lamps alike and tock; quiet mode does neither."""
    if not turn.state.set_up.is_quiet:
        turn.do(Light(Lamp.BLINK, Lamp.BLINK))
        turn.sound(Cue.TOCK)


def cancelled(turn: Turn, place: AtVote) -> None:
    turn.cancel(Timer.DECIDED, Timer.HELD)
    turn.stay(replace(place, pressed=None, caption=turn.say(words.ONE_AT_A_TIME)))
    open_when_up(turn)


def decided(turn: Turn, place: AtVote) -> None:
    """No other side came: the vote counts as soon as the button is up, for one that is held is none."""
    if place.pressed is not None and is_up(turn.state, place.hand):
        count(turn, place, place.pressed)


def released(turn: Turn, place: AtVote, side: Side) -> None:
    if place.pressed is not None and side is place.hand and not turn.is_waiting_for(Timer.DECIDED):
        count(turn, place, place.pressed)


def count(turn: Turn, place: AtVote, side: Side) -> None:
    """Record a vote, and let the next one come."""
    scenario = turn.round.scenario
    turn.cancel(Timer.HELD)
    key = keeping.record(
        turn, KeptAnswer(scenario.id, scenario.rev, side, None, None, Press.OWN, place.ballot)
    )
    keeping.tally(turn, place.ballot, side)
    turn.stay(replace(place, pressed=None, keys=(*place.keys, key)))
    turn.after(EVERYONE_MS, Timer.IDLE)
    keeping.watch(turn)
    left = place.pressed_at + NEXT_VOTE_MS - turn.now
    if left > 0:
        turn.after(left, Timer.OPEN)
    else:
        open_when_up(turn)


def idled(turn: Turn, place: AtVote) -> None:
    """Nobody has pressed for a while: was that everyone? Before the first vote the class is called once more."""
    if turn.round.ballots[place.ballot - 1].whole:
        ask_everyone(turn, place)
    else:
        turn.stay(replace(place, caption=turn.say(lines_of(place)[-1])))


def ask_everyone(turn: Turn, place: AtVote) -> None:
    """Ask, once the ballot is open; a press that is held since before is no vote."""
    if is_told(place):
        turn.enter(AtEveryone(replace(place, pressed=None, is_open=False)))


def everyone_entered(turn: Turn, place: AtEveryone) -> None:
    how = (words.HOW_EVERYONE,)
    turn.stay(replace(place, caption=turn.say(words.HAS_EVERYONE, after=how), is_holding=False))
    keeping.watch(turn)


def everyone_pressed(turn: Turn, place: AtEveryone, side: Side) -> None:
    """GO, or one switch whichever it is, has to be held; NEVER GO goes on voting at its edge."""
    if side is Side.GO or scanning.is_on(turn.state):
        turn.stay(replace(place, is_holding=True))
        turn.after(YES_HOLD_MS, Timer.HELD)
    else:
        turn.enter(place.voting)


def everyone_released(turn: Turn, place: AtEveryone) -> None:
    if not place.is_holding:
        return
    turn.cancel(Timer.HELD)
    if scanning.is_on(turn.state):
        turn.enter(place.voting)
    else:
        turn.stay(replace(place, is_holding=False))


def everyone_touched(turn: Turn, place: AtEveryone, index: int) -> None:
    if index == 0:
        finished(turn, place)
    elif index == 1:
        turn.enter(place.voting)


def finished(turn: Turn, place: AtEveryone) -> None:
    """Everyone has pressed: go on once all that was pressed is kept."""
    turn.enter(AtKeeping(place, after_ballot(turn, place.voting.ballot)))


def after_ballot(turn: Turn, ballot: int) -> RoundPlace:
    """What follows a ballot: talk and a second one, or what came out of it. Where nobody chose, all think together."""
    current = turn.round
    if turn.state.set_up.mode is Mode.CHECK or not current.ballots[0].whole:
        return outcome(current, turn.state.set_up.mode, current.ballots[0].majority)
    decision = current.scenario.decision
    return AtTalk(decision) if ballot == 1 else AtReveal(decision)
