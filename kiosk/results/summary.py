"""What may be said of results, and what may not: pure sums over rounds, with the group protected.

A shared press is one opinion of a class and is told as such, without a share. Anything else is told only of ten or more,
and then in four bands, never as a count. How many children were there is not known, so rounds stand in for people.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hardware.events import Side
from kiosk.answers import KeptAnswer, Mode, PlannedItem
from kiosk.insight.kept import KeptRound

SMALLEST_GROUP = 10
"""Nothing is said about fewer; a setting may raise it, and not lower it below `SMALLEST_GROUP_FLOOR`."""
SMALLEST_GROUP_FLOOR = 5


class Share(StrEnum):
    """How many did something, in four bands; none and all are inside the end bands."""

    NEARLY_ALL = "nearly all"
    MOST = "most"
    ABOUT_HALF = "about half"
    FEW = "few"

    @classmethod
    def of(cls, part: int, whole: int) -> "Share":
        """The band of `part` among `whole` (1 or more): from 85 % nearly all, up to 30 % few, from 60 % most."""
        if part * 100 >= 85 * whole:
            return cls.NEARLY_ALL
        if part * 100 <= 30 * whole:
            return cls.FEW
        return cls.MOST if part * 100 >= 60 * whole else cls.ABOUT_HALF


class Untold(StrEnum):
    """Why nothing is said."""

    TOO_FEW = "too few to say"
    NOT_ANSWERED = "no answer"


@dataclass(frozen=True, slots=True)
class ClassChose:
    """One shared press: an opinion of the group."""

    answer: KeptAnswer


@dataclass(frozen=True, slots=True)
class ShareSaid:
    """So many said NEVER GO."""

    never_go: Share


Told = ClassChose | ShareSaid | Untold


def newest_visit(rounds: Sequence[KeptRound]) -> tuple[KeptRound, ...]:
    """The rounds of the visit that the last round belongs to, in the order they were played."""
    if not rounds:
        return ()
    newest = max(rounds, key=_number).visit_id
    return tuple(sorted((round_ for round_ in rounds if round_.visit_id == newest), key=_number))


def told_of_item(round_: KeptRound, item: PlannedItem, smallest_group: int = SMALLEST_GROUP) -> Told:
    """What may be said of one scenario in one round."""
    answers = round_.answers_to(item)
    if len(answers) >= smallest_group:
        return ShareSaid(_never_go(answers))
    if round_.mode is not Mode.CLASS or len(answers) > 1:
        return Untold.TOO_FEW
    return ClassChose(answers[0]) if answers else Untold.NOT_ANSWERED


@dataclass(frozen=True, slots=True)
class ScenarioTold:
    """All rounds of one mode in which a scenario was answered, pooled. `never_go` is None where there are too few."""

    item: PlannedItem
    mode: Mode
    never_go: Share | None


def told_of_scenarios(
    rounds: Iterable[KeptRound], smallest_group: int = SMALLEST_GROUP
) -> tuple[ScenarioTold, ...]:
    """Every scenario that was answered, by id, revision and mode; classes and single children are never mixed."""
    pools: dict[tuple[str, int, Mode], list[tuple[KeptAnswer, ...]]] = {}
    for round_ in rounds:
        for item in dict.fromkeys(round_.playlist):
            answers = round_.answers_to(item)
            if answers:
                key = (item.scenario_id, item.scenario_rev, round_.mode)
                pools.setdefault(key, []).append(answers)
    return tuple(
        ScenarioTold(PlannedItem(id_, rev), mode, _pooled(pools[id_, rev, mode], smallest_group))
        for id_, rev, mode in sorted(pools)
    )


def _pooled(pool: list[tuple[KeptAnswer, ...]], smallest_group: int) -> Share | None:
    if len(pool) < smallest_group:
        return None
    return _never_go([answer for answers in pool for answer in answers])


def _never_go(answers: Sequence[KeptAnswer]) -> Share:
    return Share.of(sum(answer.choice is Side.NEVER_GO for answer in answers), len(answers))


def _number(round_: KeptRound) -> int:
    return round_.number


Titles = Mapping[PlannedItem, tuple[str, Side]]
"""The title and the safe side of the scenarios that are installed, by id and revision."""
