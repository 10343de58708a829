"""The engine: `step(state, event)` gives the next state and what shall be done. Pure: time comes in with the events."""

from dataclasses import replace

from kiosk.answers import SetUp
from kiosk.contacts import Contacts
from kiosk.insight.reveal import SMALLEST_VOTE
from kiosk.play import officer
from kiosk.play.arriving import settle
from kiosk.play.due import fire
from kiosk.play.effects import Effect
from kiosk.play.events import Event
from kiosk.play.happening import happen
from kiosk.play.places import AtAttract, AtTrouble
from kiosk.play.state import State, next_deadline
from kiosk.play.turn import Turn
from kiosk.scenario.model import Scenario

__all__ = ["State", "begin", "give_up", "next_deadline", "step"]


def begin(
    catalogue: tuple[Scenario, ...],
    notices: tuple[str, ...],
    at: int,
    set_up: SetUp | None = None,
    *,
    has_gate: bool = False,
    contacts: Contacts | None = None,
    set_up_notices: tuple[str, ...] = (),
    smallest_group: int = SMALLEST_VOTE,
) -> tuple[State, tuple[Effect, ...]]:
    """Start a sitting on the first screen, at monotonic milliseconds `at`.

    `notices` are plain sentences for the officer (a story that could not be read); `set_up` is what set-up starts from.
    With `has_gate` the officer gives a PIN. `contacts` are those whom an officer can ring. `set_up_notices` are shown at
    set-up alone. Of fewer people than `smallest_group` (10 at least) a class is shown nothing.
    """
    known = contacts or Contacts()
    state = State(catalogue, notices, at, AtAttract(), set_up or SetUp(), has_gate=has_gate, contacts=known)
    turn = Turn(replace(state, set_up_notices=set_up_notices, smallest_group=smallest_group))
    turn.enter(AtAttract())
    settle(turn)
    return turn.state, tuple(turn.done)


def step(state: State, event: Event) -> tuple[State, tuple[Effect, ...]]:
    """Take one event. Deadlines due by then come first, each at its own time; an event from the past is of now.

    Never raises: what does not apply where the round is, is left alone.
    """
    turn = Turn(state)
    at = max(event.at, state.now)
    while turn.state.deadlines and turn.state.deadlines[0].at <= at:
        due, *later = turn.state.deadlines
        turn.state = replace(turn.state, now=max(due.at, turn.state.now), deadlines=tuple(later))
        fire(turn, due.timer)
        settle(turn)
    before = turn.state = replace(turn.state, now=at)
    happen(turn, event)
    if turn.state is not before or turn.effects:
        settle(turn)
    return turn.state, tuple(turn.done)


def give_up(state: State, at: int, text: str) -> tuple[State, tuple[Effect, ...]]:
    """End what is on and say `text` on the calm trouble screen, for when a step has failed.

    Every deadline goes: one that cannot be met must not be met again and again. Any press leads back to the first screen.
    """
    turn = Turn(replace(state, now=max(at, state.now), deadlines=()))
    officer.end(turn)
    turn.enter(AtTrouble(text))
    settle(turn)
    return turn.state, tuple(turn.done)
