"""Keeping an answer: asked for once, waited for up to two seconds, and never claimed before it is so."""

from dataclasses import replace

from hardware.events import Side
from kiosk import words
from kiosk.answers import KeptAnswer, ResponseBand
from kiosk.play.durations import KEPT_LATE_MS
from kiosk.play.effects import Record, Tell
from kiosk.play.journey import verdict_on
from kiosk.play.places import AtCheck, AtDecide, AtKeeping
from kiosk.play.state import Timer
from kiosk.play.turn import Turn
from kiosk.scenario.model import CheckChoice


def keep(
    turn: Turn,
    asking: AtDecide | AtCheck,
    choice: Side,
    response: ResponseBand,
    picture: CheckChoice | None = None,
) -> None:
    """Record the one answer of this story and wait for it; its verdict comes when it is committed."""
    scenario = turn.round.scenario
    key = turn.state.next_key
    turn.state = replace(
        turn.state,
        next_key=key + 1,
        waiting_for=key,
        round=replace(turn.round, is_decided=True),
    )
    second_step = picture.id if picture else None
    turn.do(Record(key, KeptAnswer(scenario.id, scenario.rev, choice, second_step, response)))
    turn.enter(AtKeeping(key, asking, verdict_on(scenario, choice, picture)))


def entered(turn: Turn, place: AtKeeping) -> None:
    """Wait for the commit, unless it came while the round was paused."""
    if turn.state.waiting_for == place.key:
        turn.after(KEPT_LATE_MS, Timer.KEPT_LATE)
    else:
        turn.enter(place.verdict)


def kept(turn: Turn, key: int) -> None:
    state = turn.state
    if key in state.unkept:
        unkept = tuple(other for other in state.unkept if other != key)
        turn.state = replace(state, unkept=unkept)
        turn.do(Tell(words.not_kept_yet(len(unkept))))
    elif key == state.waiting_for:
        settle(turn)


def not_kept(turn: Turn, key: int) -> None:
    """The answer waited for failed, or is late: say so, and let the story go on with its verdict."""
    if key == turn.state.waiting_for:
        unkept = (*turn.state.unkept, key)
        turn.state = replace(turn.state, unkept=unkept)
        turn.do(Tell(words.not_kept_yet(len(unkept))))
        settle(turn)


def settle(turn: Turn) -> None:
    turn.state = replace(turn.state, waiting_for=None)
    if isinstance(turn.state.place, AtKeeping):
        turn.enter(turn.state.place.verdict)


def stop_waiting(turn: Turn) -> None:
    """The story is left while an answer was still waited for: it counts as not kept until it is."""
    if turn.state.waiting_for is not None:
        not_kept(turn, turn.state.waiting_for)
