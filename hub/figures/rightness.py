"""How right classes were, story by story: counted in classes, each of which is told in a band."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

import sqlalchemy as sa

from hub.figures.filters import Asked
from hub.figures.said import Right, is_safe, right_of
from hub.figures.stories import Known
from hub.figures.tallies import ALL, EVERYWHERE
from hub.schema import TALLIES
from kiosk.answers import PlannedItem
from kiosk.insight.disclosure import SMALLEST_GROUP

FEWEST_CLASSES: Final = 3
"""Of fewer nothing is said as a whole."""


@dataclass(slots=True)
class Classes:
    """How many classes were how right; `as_one` and `as_one_safe` are those that answered with one voice."""

    counts: Counter[Right] = field(default_factory=Counter)
    as_one: int = 0
    as_one_safe: int = 0

    @property
    def whole(self) -> int:
        """Classes that voted."""
        return sum(self.counts.values())

    @property
    def is_enough(self) -> bool:
        return self.whole >= FEWEST_CLASSES

    @property
    def wrong(self) -> float:
        """How far from all right, 0.0–1.0: a class of which half were right counts half."""
        return (self.counts[Right.HALF] / 2 + self.counts[Right.FEW]) / self.whole if self.whole else 0.0

    @property
    def spoke(self) -> str:
        """Classes that answered with one voice, where they are as many as a group has to be."""
        if self.as_one < SMALLEST_GROUP:
            return ""
        return f"{self.as_one_safe} of {self.as_one} chose the safe answer"

    def add(self, said: str, classes: int, *, is_go: bool) -> None:
        """Count in so many classes of which this is told."""
        right, safe = right_of(said, is_go=is_go), is_safe(said, is_go=is_go)
        if right:
            self.counts[right] += classes
        if safe is not None:
            self.as_one += classes
            self.as_one_safe += classes if safe else 0


def by_story(connection: sa.Connection, asked: Asked, stories: Known) -> dict[PlannedItem, Classes]:
    """Every story that was played, each revision by itself."""
    columns = (TALLIES.c.scenario_id, TALLIES.c.scenario_rev)
    found: dict[PlannedItem, Classes] = {}
    for id_, rev, said, classes in _tallied(connection, columns, within(asked)):
        item = PlannedItem(id_, rev)
        if item in stories:
            found.setdefault(item, Classes()).add(said, classes, is_go=stories[item].answer.is_go)
    return found


def by(
    connection: sa.Connection, column: str, scenario_id: str, asked: Asked, stories: Known
) -> dict[tuple[str, int], Classes]:
    """One story by a column of the tallies (`year`, `language`, `month`), each revision by itself."""
    columns = (TALLIES.c[column], TALLIES.c.scenario_rev)
    found: dict[tuple[str, int], Classes] = {}
    condition = sa.and_(within(asked, is_apart=True), TALLIES.c.scenario_id == scenario_id)
    for value, rev, said, classes in _tallied(connection, columns, condition):
        item = PlannedItem(scenario_id, rev)
        if item in stories:
            found.setdefault((value, rev), Classes()).add(said, classes, is_go=stories[item].answer.is_go)
    return found


def by_month(
    connection: sa.Connection, asked: Asked, stories: Known
) -> dict[str, dict[PlannedItem, Classes]]:
    """Every month, story by story."""
    columns = (TALLIES.c.month, TALLIES.c.scenario_id, TALLIES.c.scenario_rev)
    found: dict[str, dict[PlannedItem, Classes]] = {}
    for month, id_, rev, said, classes in _tallied(connection, columns, within(asked)):
        item = PlannedItem(id_, rev)
        if item in stories:
            month_ = found.setdefault(month, {})
            month_.setdefault(item, Classes()).add(said, classes, is_go=stories[item].answer.is_go)
    return found


def by_area(connection: sa.Connection, asked: Asked, stories: Known) -> dict[str, Classes]:
    """Every area and region, all stories together."""
    columns = (TALLIES.c.area, TALLIES.c.scenario_id, TALLIES.c.scenario_rev)
    found: dict[str, Classes] = {}
    condition = sa.and_(TALLIES.c.area != EVERYWHERE, _narrowed(asked))
    for area, id_, rev, said, classes in _tallied(connection, columns, condition):
        item = PlannedItem(id_, rev)
        if item in stories:
            found.setdefault(area, Classes()).add(said, classes, is_go=stories[item].answer.is_go)
    return found


def together(many: Iterable[Classes]) -> Classes:
    """All of these as one."""
    whole = Classes()
    for one in many:
        whole.counts += one.counts
        whole.as_one += one.as_one
        whole.as_one_safe += one.as_one_safe
    return whole


def within(asked: Asked, *, is_apart: bool = False) -> sa.ColumnElement[bool]:
    """The condition on tallies that an address puts; `is_apart`: year groups and languages are wanted one by one."""
    return sa.and_(TALLIES.c.area == (asked.area or EVERYWHERE), _narrowed(asked, is_apart=is_apart))


def _narrowed(asked: Asked, *, is_apart: bool = False) -> sa.ColumnElement[bool]:
    conditions: list[sa.ColumnElement[bool]] = [TALLIES.c.month.between(asked.first, asked.last)]
    if not (asked.year or asked.language or is_apart):
        conditions += [TALLIES.c.year == ALL, TALLIES.c.language == ALL]
    else:
        conditions.append(TALLIES.c.year != ALL)
    if asked.year:
        conditions.append(TALLIES.c.year == asked.year)
    if asked.language:
        conditions.append(TALLIES.c.language == asked.language)
    return sa.and_(*conditions)


def _tallied(
    connection: sa.Connection, columns: tuple[Any, ...], condition: sa.ColumnElement[bool]
) -> Iterable[Any]:
    asked = sa.select(*columns, TALLIES.c.said, sa.func.sum(TALLIES.c.classes))
    return connection.execute(asked.where(condition).group_by(*columns, TALLIES.c.said))
