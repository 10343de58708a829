"""Plays every path of a scenario through the real engine, and gives back what each one made happen."""

from dataclasses import dataclass

from hardware.events import Side
from kiosk.answers import Mode, SetUp
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
from kiosk.play.screens import Attract, CheckWith, Decide, Next, Ready, Screen, SetUpScreen, Twist
from kiosk.play.state import State
from kiosk.scenario.model import Answer, Scenario

LINE_MS = 1_500
MOST_STEPS = 10_000


@dataclass(frozen=True, slots=True)
class Walk:
    """One path: what is pressed (None: nobody answers), which picture is taken, and all effects in order."""

    choice: Side | None
    picture: str | None
    effects: tuple[Effect, ...]

    @property
    def screens(self) -> tuple[Screen, ...]:
        return tuple(effect.screen for effect in self.effects if isinstance(effect, Show))


def walks(scenario: Scenario) -> tuple[Walk, ...]:
    """Every path of a scenario: each side, each picture where it asks whom to check with, and nobody answering."""
    check = scenario.decision.check
    asks_whom = scenario.answer is Answer.CHECK_FIRST and check is not None
    found = [walk(scenario, Side.GO, None), walk(scenario, None, None)]
    if asks_whom and check:
        found += [walk(scenario, Side.NEVER_GO, index) for index in range(len(check.choices))]
    else:
        found.append(walk(scenario, Side.NEVER_GO, None))
    return tuple(found)


def walk(scenario: Scenario, choice: Side | None, picture: int | None) -> Walk:
    """Play one path from the first screen back to the first screen, by touch alone."""
    state, effects = begin((scenario,), (), 0, SetUp(ages=scenario.ages, mode=Mode.SOLO))
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
        case Decide(is_open=True, pressed=None) if choice is not None:
            return touch(choice, at)
        case CheckWith(is_open=True, pressed=None) if picture is not None:
            return [OptionTouched(at, picture)]
        case Twist(may_go_on=True) | Next():
            return [ScreenTouched(at)]
        case _:
            due = next_deadline(state)
            return [TimePassed(at if due is None else due)]


def touch(side: Side, at: int) -> list[Event]:
    return [Pressed(at, side, Source.TOUCH), Released(at, side, Source.TOUCH)]
