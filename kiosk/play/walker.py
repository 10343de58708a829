"""Plays every path of a scenario through the real engine, and gives back what each one made happen."""

from dataclasses import dataclass

from hardware.events import Side
from kiosk.answers import Mode, SetUp
from kiosk.play.durations import LATE_MS
from kiosk.play.effects import Effect, PlanRound, Record, Say, Show
from kiosk.play.engine import begin, next_deadline, step
from kiosk.play.events import (
    AnswerKept,
    Corner,
    CornerPressed,
    Event,
    NarrationEnded,
    OptionTouched,
    PanelChanged,
    Pressed,
    Released,
    RoundPlanned,
    ScreenTouched,
    Source,
    StartTouched,
    TimePassed,
)
from kiosk.play.group_screens import Everyone, HandsUp, PassOn, Talk, Vote
from kiosk.play.hands import DONE, MORE
from kiosk.play.screens import Attract, CheckWith, Decide, Next, Ready, Screen, SetUpScreen, Twist
from kiosk.play.state import State
from kiosk.scenario.model import Answer, Scenario

LINE_MS = 1_500
MOST_STEPS = 10_000
VOTERS = 12
"""How many pretend to vote: enough for what they chose to be shown."""


@dataclass(frozen=True, slots=True)
class Walk:
    """One path: what is pressed (None: nobody answers), which picture is taken, and all effects in order."""

    choice: Side | None
    picture: str | None
    effects: tuple[Effect, ...]

    @property
    def screens(self) -> tuple[Screen, ...]:
        return tuple(effect.screen for effect in self.effects if isinstance(effect, Show))


def walks(scenario: Scenario, scan_ms: int = 0) -> tuple[Walk, ...]:
    """Every path of a scenario: each side, each picture where it asks whom to check with, and nobody answering.

    With `scan_ms` the answers are taken by one switch alone, when they are lit.
    """
    check = scenario.decision.check
    asks_whom = scenario.answer is Answer.CHECK_FIRST and check is not None
    found = [walk(scenario, Side.GO, None, scan_ms), walk(scenario, None, None, scan_ms)]
    if asks_whom and check:
        found += [walk(scenario, Side.NEVER_GO, index, scan_ms) for index in range(len(check.choices))]
    else:
        found.append(walk(scenario, Side.NEVER_GO, None, scan_ms))
    return tuple(found)


def walk(
    scenario: Scenario,
    choice: Side | None,
    picture: int | None,
    scan_ms: int = 0,
    mode: Mode = Mode.SOLO,
) -> Walk:
    """Play one path from the first screen back to the first screen, by touch alone; with `scan_ms` by one switch."""
    set_up = SetUp(ages=scenario.ages, mode=mode, scan_ms=scan_ms)
    state, effects = begin((scenario,), (), 0, set_up)
    told = list(effects)
    inbox: list[Event] = [PanelChanged(0, is_panel_there=False), CornerPressed(0, Corner.OFFICER)]
    for _ in range(MOST_STEPS):
        if not inbox:
            inbox += next_events(state, choice, picture)
        state, effects = step(state, inbox.pop(0))
        told += effects
        inbox += answers_to(effects, state.now, scenario)
        if isinstance(state.screen, Attract) and state.next_token > 1:
            break
    else:
        raise RuntimeError(f"{scenario.id}: no end after {MOST_STEPS} steps")
    taken = scenario.decision.check if picture is not None else None
    name = taken.choices[picture].id if taken and picture is not None else None
    return Walk(choice, name, tuple(told))


def answers_to(effects: tuple[Effect, ...], now: int, scenario: Scenario) -> list[Event]:
    """What the outside would report: a plan, a kept answer, a line heard to its end."""
    heard: list[Event] = []
    for effect in effects:
        if isinstance(effect, PlanRound):
            heard.append(RoundPlanned(now, (scenario.id,)))
        elif isinstance(effect, Record):
            heard.append(AnswerKept(now, effect.key))
        elif isinstance(effect, Say):
            heard.append(NarrationEnded(now + LINE_MS, effect.token))
    return heard


def next_events(state: State, choice: Side | None, picture: int | None) -> list[Event]:
    """What a child or an officer would do at this screen when all is silent; otherwise time passes."""
    at = state.now + 1
    match state.screen:
        case SetUpScreen(is_starting=False):
            return [StartTouched(at)]
        case Ready(asked=side) if side is not None:
            return touch(side, at)
        case Decide(scanned=Side() as lit) if choice is not None:
            return switch(state) if lit is choice else later(state)
        case CheckWith(is_scanning=True, pressed=None, focus=int() as lit) if picture is not None:
            return switch(state) if lit == picture else later(state)
        case Decide(is_open=True, pressed=None) if choice is not None:
            return touch(choice, at)
        case CheckWith(is_open=True, pressed=None) if picture is not None:
            return [OptionTouched(at, picture)]
        case Twist(may_go_on=True) | Next() | PassOn() | Talk(may_go_on=True):
            return [ScreenTouched(at)]
        case Vote() | Everyone() | HandsUp():
            return in_a_group(state, choice)
        case _:
            return later(state)


def in_a_group(state: State, choice: Side | None) -> list[Event]:
    """What a small class does that agrees: `VOTERS` presses or hands for the choice, and no more."""
    at = state.now + 1
    match state.screen:
        case Everyone():
            return [OptionTouched(at, 0)]
        case HandsUp(asked=Side() as asked, count=count):
            return [OptionTouched(at, MORE if asked is choice and count != VOTERS else DONE)]
        case Vote(may_end=True, dots=dots) if choice is None or dots >= VOTERS:
            return [OptionTouched(at, 0)]
        case Vote(scanned=Side() as lit, is_open=True) if choice is not None:
            return switch(state) if lit is choice else later(state)
        case Vote(is_open=True) if choice is not None:
            return touch(choice, at)
        case _:
            return later(state)


def later(state: State) -> list[Event]:
    due = next_deadline(state)
    return [TimePassed(state.now + 1 if due is None else due)]


def switch(state: State) -> list[Event]:
    """Press a switch in the GO socket, late enough to mean the answer that is lit."""
    at = state.now + LATE_MS
    return [Pressed(at, Side.GO), Released(at + 1, Side.GO)]


def touch(side: Side, at: int) -> list[Event]:
    return [Pressed(at, side, Source.TOUCH), Released(at, side, Source.TOUCH)]
