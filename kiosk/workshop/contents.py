"""A story and its problems as rows of the margin beside the stage."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from kiosk.scenario.model import Answer, Decision, Rehearsal, Scenario
from kiosk.scenario.problems import Problem
from kiosk.scenario.timing import beat_seconds, line_seconds
from kiosk.ui.workbench.told import Beat, Fault, Kind
from kiosk.workshop.jump import WHAT_IF, WHOM, check_of, names

ANSWERS: Final = {
    Answer.GO: "Go",
    Answer.NEVER_GO: "Never Go",
    Answer.CHECK_FIRST: "Check first",
}


def beats(scenario: Scenario) -> tuple[Beat, ...]:
    """A row for each place of a story, in the order of `jump.names`."""
    return tuple(
        Beat(_called(name), kind(scenario, name), seconds(scenario, name)) for name in names(scenario)
    )


def halves(scenarios: Sequence[Scenario]) -> tuple[str, ...]:
    """What the story and its twin are called where one of them is chosen."""
    return tuple(
        f"{which}: {ANSWERS[one.answer]}" for which, one in zip(("Story", "Twin"), scenarios, strict=False)
    )


def faults(problems: Sequence[Problem], path: Path) -> tuple[Fault, ...]:
    """A row for each problem; where it is in another file than this one, that is named."""
    return tuple(
        Fault(_where(problem, path), problem.code, problem.message, problem.is_error) for problem in problems
    )


def kind(scenario: Scenario, name: str) -> Kind:
    """What a place of a story is for."""
    if name in {WHOM, WHAT_IF}:
        return Kind.WHOM if name == WHOM else Kind.WHAT_IF
    match scenario.beat(name):
        case Decision():
            return Kind.QUESTION
        case Rehearsal():
            return Kind.PRACTISE
        case _:
            return _told_after(scenario).get(name, Kind.STORY)


def seconds(scenario: Scenario, name: str) -> float:
    """How long a place is spoken, as the check reckons it."""
    if name == WHAT_IF:
        return sum(line_seconds(line, scenario.ages) for line in scenario.what_if.lines)
    if name == WHOM:
        check = check_of(scenario)
        return line_seconds(check.ask, scenario.ages) if check else 0.0
    return beat_seconds(scenario, scenario.beat(name))


def _told_after(scenario: Scenario) -> dict[str, Kind]:
    """The beats that follow an answer, until the rehearsal; one that several answers share is of the first."""
    decision = scenario.decision
    check = check_of(scenario)
    firsts = [(decision.right, Kind.RIGHT), (decision.wrong, Kind.LOOK_AGAIN)]
    firsts += [(check.other, Kind.LOOK_AGAIN)] if check else []
    firsts.append((decision.no_answer, Kind.TOGETHER))
    by_id = {beat.id: beat for beat in scenario.beats}
    found: dict[str, Kind] = {}
    for name, is_for in firsts:
        at = name
        while at in by_id and at not in found and not isinstance(beat := by_id[at], Decision | Rehearsal):
            found[at] = is_for
            at = beat.next
    return found


def _called(name: str) -> str:
    return {WHOM: "whom to check with", WHAT_IF: "what-if"}.get(name, name)


def _where(problem: Problem, path: Path) -> str:
    place = problem.place
    file = Path(place.file).name
    at = f"{place.line}:{place.column}"
    return at if file == path.name else f"{file}:{at}"
