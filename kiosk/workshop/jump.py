"""Brings a story to any of its beats: the real engine is driven there on a pretend clock, without a word being spoken."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from hardware.events import Side
from kiosk.answers import Mode, SetUp
from kiosk.play.effects import Dress, Effect, OpenSpeaker, Say, Show, Sound
from kiosk.play.engine import begin, step
from kiosk.play.events import Corner, CornerPressed, Event, PanelChanged
from kiosk.play.journey import safe_side
from kiosk.play.places import (
    AtAttract,
    AtCard,
    AtCheck,
    AtDecide,
    AtFeedback,
    AtFinish,
    AtKeeping,
    AtPaused,
    AtPractise,
    AtStory,
    AtTwist,
    Place,
)
from kiosk.play.state import State
from kiosk.play.walker import answers_to, next_events
from kiosk.scenario.model import Answer, Check, Decision, Scenario

WHOM: Final = "(whom to check with)"
"""The second half of a decision; no id of a beat has a bracket."""
WHAT_IF: Final = "(what if)"
MOST_STEPS: Final = 10_000


@dataclass(frozen=True, slots=True)
class Way:
    """What is answered on the way: a side, or None for no answer; and which picture (0…) where it asks whom to check with."""

    choice: Side | None
    picture: int | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a story: the id of a beat, `WHOM` or `WHAT_IF`, and which of its lines (0…)."""

    name: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Arrival:
    """The engine where it was wanted, and what shall be done there."""

    state: State
    effects: tuple[Effect, ...]


def names(scenario: Scenario) -> tuple[str, ...]:
    """Every place of a story in the order of its file: the beats, whom to check with, and the what-if."""
    found: list[str] = []
    for beat in scenario.beats:
        found.append(beat.id)
        if isinstance(beat, Decision) and check_of(scenario):
            found.append(WHOM)
    return (*found, WHAT_IF)


def check_of(scenario: Scenario) -> Check | None:
    """Whom to check with, where the story comes to ask it."""
    return scenario.decision.check if scenario.answer is Answer.CHECK_FIRST else None


def ways(scenario: Scenario) -> tuple[Way, ...]:
    """Every way through the decision: the right one first, then the other side, no answer, and the other pictures."""
    safe = safe_side(scenario)
    other = Side.NEVER_GO if safe is Side.GO else Side.GO
    check = check_of(scenario)
    choices = check.choices if check else ()
    good = [Way(safe, index) for index, choice in enumerate(choices) if choice.is_good]
    poor = [Way(safe, index) for index, choice in enumerate(choices) if not choice.is_good]
    return (*(good or [Way(safe)]), Way(other), Way(None), *poor)


def to_beat(
    scenario: Scenario,
    spot: Spot,
    *,
    at: int = 0,
    set_up: SetUp = SetUp(),  # noqa: B008  # frozen
    first_token: int = 1,
) -> Arrival:
    """Bring a story to this place as a round would come there; `at` is then now, in monotonic milliseconds.

    A line that the beat does not have becomes its last. Lines said from there on count from `first_token` or later. Raises
    LookupError for a place that the story does not come to.
    """
    line = min(spot.line, len(scenario_lines(scenario, spot.name)) - 1)
    goal = Spot(spot.name, max(0, line))
    for way in ways(scenario):
        took = _length(scenario, goal, way, set_up)
        if took is None:
            continue
        for state, effects in _drive(scenario, way, at - took, set_up, first_token):
            if is_at(state.place, goal):
                return _arrived(state, effects, scenario, set_up)
    raise LookupError(f"{scenario.id}: the story does not come to {spot.name!r}")


def scenario_lines(scenario: Scenario, name: str) -> Sequence[object]:
    """The lines of a place; of a question the one."""
    if name == WHAT_IF:
        return scenario.what_if.lines
    found = next((beat for beat in scenario.beats if beat.id == name), None)
    return (name,) if found is None or isinstance(found, Decision) else found.lines


def spot_of(place: Place) -> Spot | None:
    """Where in a story a place is, be it paused or behind the officer's card; None before and between stories."""
    match place:
        case AtPaused(behind=behind) | AtCard(behind=behind):
            return spot_of(behind)
        case AtKeeping(asking=asking):
            return spot_of(asking)
        case AtStory(beat=beat, line=line) | AtFeedback(beat=beat, line=line):
            return Spot(beat.id, line)
        case AtDecide(decision=decision):
            return Spot(decision.id)
        case AtCheck():
            return Spot(WHOM)
        case AtPractise(rehearsal=rehearsal, line=line):
            return Spot(rehearsal.id, line)
        case AtTwist(line=line):
            return Spot(WHAT_IF, line)
        case AtFinish():
            return Spot(WHAT_IF)
        case _:
            return None


def nearest(before: Scenario, spot: Spot, now: Scenario) -> Spot:
    """The same place in a story that was changed; where it is gone, the nearest before it, else the beginning."""
    there = names(now)
    known = names(before)
    if spot.name in there:
        return spot
    earlier = known[: known.index(spot.name)] if spot.name in known else ()
    return Spot(next((name for name in reversed(earlier) if name in there), now.start))


def is_at(place: Place, goal: Spot) -> bool:
    """Whether the engine plays exactly this line now."""
    return not isinstance(place, AtKeeping | AtPaused | AtCard | AtFinish) and spot_of(place) == goal


def _length(scenario: Scenario, goal: Spot, way: Way, set_up: SetUp) -> int | None:
    """The milliseconds of pretend time until the goal is come to; None where this way does not lead there."""
    drive = _drive(scenario, way, 0, set_up, 1)
    return next((state.now for state, _ in drive if is_at(state.place, goal)), None)


def _drive(
    scenario: Scenario, way: Way, at: int, set_up: SetUp, first_token: int
) -> Iterator[tuple[State, tuple[Effect, ...]]]:
    """Play a round of this one story, step by step, until it is over."""
    # Only one who plays alone is waited for no longer than 40 s: so no answer is come to as well.
    alone = replace(set_up, ages=scenario.ages, mode=Mode.SOLO, scan_ms=0)
    state, _ = begin((scenario,), (), at, alone)
    state = replace(state, next_token=first_token)
    inbox: list[Event] = [PanelChanged(at, is_panel_there=False), CornerPressed(at, Corner.OFFICER)]
    for _ in range(MOST_STEPS):
        if not inbox:
            inbox += next_events(state, way.choice, way.picture)
        state, effects = step(state, inbox.pop(0))
        yield state, effects
        inbox += answers_to(effects, state.now, scenario)
        if isinstance(state.place, AtAttract | AtFinish) and state.next_token > first_token:
            return


def _arrived(state: State, effects: Sequence[Effect], scenario: Scenario, set_up: SetUp) -> Arrival:
    """The state with the settings that are wanted, and everything that has to be seen and heard at this place."""
    set_up = replace(set_up, ages=scenario.ages)
    shown = [Show(state.screen)] if state.screen else []
    lamps = [state.lamps] if state.lamps else []
    heard = [effect for effect in effects if isinstance(effect, Say | Sound)]
    speaker = OpenSpeaker(set_up.volume, set_up.is_quiet)
    done = (speaker, Dress(set_up.look), *shown, *lamps, *heard)
    return Arrival(replace(state, set_up=set_up), done)
