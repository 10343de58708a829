"""Classes for the tests: rounds with so many presses, pupils by a seed, and stories of every kind."""

from collections.abc import Mapping, Sequence
from functools import cache
from math import sqrt
from random import Random
from statistics import NormalDist

from hardware.events import Side
from kiosk.answers import KeptAnswer, Mode, PlannedItem, Press, RoundEnd
from kiosk.insight.kept import KeptRound
from kiosk.programme import load_programme
from kiosk.scenario.model import AgeBand, Scenario
from kiosk.visit import VisitPlan

NORMAL = NormalDist()
LIKENESS = 0.3
Votes = tuple[int, int]
"""GO and NEVER GO."""


@cache
def stories() -> tuple[Scenario, ...]:
    return load_programme().scenarios


def story(id_: str) -> Scenario:
    return next(scenario for scenario in stories() if scenario.id == id_)


def item_of(scenario: Scenario) -> PlannedItem:
    return PlannedItem(scenario.id, scenario.rev)


def presses(
    item: PlannedItem, go: int, never_go: int, *, press: Press = Press.OWN, ballot: int = 1
) -> tuple[KeptAnswer, ...]:
    return tuple(
        KeptAnswer(item.scenario_id, item.scenario_rev, side, None, None, press, ballot)
        for side, count in ((Side.GO, go), (Side.NEVER_GO, never_go))
        for _ in range(count)
    )


def vote(
    votes: Mapping[PlannedItem, Votes],
    *,
    number: int = 1,
    visit: str = "v",
    after: Mapping[PlannedItem, Votes] | None = None,
    mode: Mode = Mode.VOTE,
    press: Press = Press.OWN,
    ended: RoundEnd | None = RoundEnd.FINISHED,
    plan: VisitPlan = VisitPlan(),  # noqa: B008  # frozen
    wall_time: str = "2026-09-01T09:30:00Z",
    is_time_trusted: bool | None = True,
) -> KeptRound:
    """A round in which each story got so many GO and NEVER GO, in the order given."""
    first = [answer for item, sides in votes.items() for answer in presses(item, *sides, press=press)]
    second = [
        answer
        for item, sides in (after or {}).items()
        for answer in presses(item, *sides, press=press, ballot=2)
    ]
    return KeptRound(
        number,
        visit,
        mode,
        AgeBand.A,
        tuple(votes),
        wall_time,
        is_time_trusted=is_time_trusted,
        ended=ended,
        answers=(*first, *second),
        plan=plan,
    )


def together(
    item: PlannedItem,
    *sides: Side,
    mode: Mode = Mode.CLASS,
    plan: VisitPlan = VisitPlan(),  # noqa: B008  # frozen
) -> KeptRound:
    """A round of one story with shared presses."""
    answers = tuple(KeptAnswer(item.scenario_id, item.scenario_rev, side, None, None) for side in sides)
    return KeptRound(
        1, "v", mode, AgeBand.A, (item,), "2026-09-01T09:30:00Z", None, RoundEnd.FINISHED, answers, plan
    )


def voted(
    rng: Random, playlist: Sequence[Scenario], people: int, not_arranged: float, arranged: float
) -> dict[PlannedItem, Votes]:
    """How pupils vote who say NEVER GO with these chances; one pupil's answers on a side are alike (0.3, normal copula)."""
    counts = {item_of(scenario): 0 for scenario in playlist}
    for _ in range(people):
        own = {False: rng.gauss(0, 1), True: rng.gauss(0, 1)}
        for scenario in playlist:
            is_go = scenario.answer.is_go
            drawn = sqrt(LIKENESS) * own[is_go] + sqrt(1 - LIKENESS) * rng.gauss(0, 1)
            counts[item_of(scenario)] += drawn < NORMAL.inv_cdf(arranged if is_go else not_arranged)
    return {item: (people - never_go, never_go) for item, never_go in counts.items()}
