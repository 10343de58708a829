"""Keeping answers: each asked for once, waited for up to two seconds, and never claimed before it is so."""

from dataclasses import replace

from hardware.events import Side
from kiosk import words
from kiosk.answers import KeptAnswer, Mode, Press, ResponseBand
from kiosk.play.durations import KEPT_LATE_MS
from kiosk.play.effects import Record, Tell
from kiosk.play.journey import verdict_on
from kiosk.play.places import AtCheck, AtDecide, AtKeeping
from kiosk.play.state import Awaited, Timer
from kiosk.play.turn import Turn
from kiosk.scenario.model import CheckChoice

PRESSES = {
    Mode.CLASS: Press.SHARED,
    Mode.VOTE: Press.OWN,
    Mode.HANDS: Press.COUNTED,
    Mode.TEAMS: Press.SHARED,
    Mode.PASS: Press.OWN,
    Mode.SOLO: Press.OWN,
    Mode.CHECK: Press.OWN,
}
"""Whose an answer is in each mode."""


def record(turn: Turn, answer: KeptAnswer) -> int:
    """Ask for an answer of the story that is on to be kept, and await that; returns its key."""
    state = turn.state
    key = state.next_key
    turn.state = replace(
        state,
        next_key=key + 1,
        awaited=(*state.awaited, Awaited(key, turn.now)),
        round=replace(turn.round, is_decided=True),
    )
    turn.do(Record(key, answer))
    return key


def tally(turn: Turn, ballot: int, side: Side, count: int = 1) -> None:
    """Count what was chosen in a ballot (1 or 2) of the story that is on."""
    first, second = turn.round.ballots
    ballots = (first.plus(side, count), second) if ballot == 1 else (first, second.plus(side, count))
    turn.state = replace(turn.state, round=replace(turn.round, ballots=ballots))


def keep(
    turn: Turn,
    asking: AtDecide | AtCheck,
    choice: Side,
    response: ResponseBand | None,
    picture: CheckChoice | None = None,
) -> None:
    """Record the one answer of this story and wait for it; its verdict comes when it is committed."""
    scenario = turn.round.scenario
    second_step = picture.id if picture else None
    press, ballot = PRESSES[turn.state.set_up.mode], 1
    if response is None:
        # Whom to check with, asked of all together once each has answered alone: one more answer, the group's.
        press, ballot = Press.SHARED, 2
    record(turn, KeptAnswer(scenario.id, scenario.rev, choice, second_step, response, press, ballot))
    turn.enter(AtKeeping(asking, verdict_on(scenario, choice, picture)))


def entered(turn: Turn, place: AtKeeping) -> None:
    """Wait for the commits, unless they came while the round was paused."""
    if turn.state.awaited:
        turn.after(KEPT_LATE_MS, Timer.KEPT_LATE)
    else:
        turn.enter(place.then)


def kept(turn: Turn, key: int) -> None:
    state = turn.state
    if key in state.unkept:
        unkept = tuple(other for other in state.unkept if other != key)
        turn.state = replace(state, unkept=unkept)
        turn.do(Tell(words.not_kept_yet(len(unkept))))
    else:
        await_no_more(turn, key)


def not_kept(turn: Turn, *keys: int) -> None:
    """Answers that were awaited failed, or are late: say so, and let the story go on."""
    late = [awaited.key for awaited in turn.state.awaited if awaited.key in keys]
    if late:
        unkept = (*turn.state.unkept, *late)
        turn.state = replace(turn.state, unkept=unkept)
        turn.do(Tell(words.not_kept_yet(len(unkept))))
        await_no_more(turn, *late)


def late(turn: Turn) -> None:
    """The time is up for what was recorded long enough ago; where a verdict waits, for all."""
    state = turn.state
    is_waiting = isinstance(state.place, AtKeeping)
    due = [one.key for one in state.awaited if is_waiting or turn.now - one.since >= KEPT_LATE_MS]
    not_kept(turn, *due)
    watch(turn)


def watch(turn: Turn) -> None:
    """Be there when the oldest answer that is awaited is late."""
    awaited = turn.state.awaited
    if awaited and not turn.is_waiting_for(Timer.KEPT_LATE):
        turn.after(max(1, awaited[0].since + KEPT_LATE_MS - turn.now), Timer.KEPT_LATE)


def await_no_more(turn: Turn, *keys: int) -> None:
    left = tuple(awaited for awaited in turn.state.awaited if awaited.key not in keys)
    if left == turn.state.awaited:
        return
    turn.state = replace(turn.state, awaited=left)
    if isinstance(turn.state.place, AtKeeping) and not left:
        turn.enter(turn.state.place.then)


def stop_waiting(turn: Turn) -> None:
    """The story is left while answers were still waited for: they count as not kept until they are."""
    not_kept(turn, *(awaited.key for awaited in turn.state.awaited))
