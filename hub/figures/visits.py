"""Visits and the schools that were visited, in bands."""

from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from hub.figures.said import told_again
from hub.figures.stories import Known, StoryKnown
from hub.schema import KIOSKS, SCHOOLS, SETTLED, TOLD
from kiosk.answers import PlannedItem
from kiosk.insight.disclosure import Told

MOST_ROWS: Final = 200


@dataclass(frozen=True, slots=True)
class StoryOfVisit:
    """One story of a round; None is a story that the hub does not know."""

    item: PlannedItem
    story: StoryKnown | None
    told: Told


@dataclass(frozen=True, slots=True)
class RoundOfVisit:
    """One settled round: `row` is its line of the table `settled`."""

    row: Any
    stories: tuple[StoryOfVisit, ...]


def rounds_of_visit(
    connection: sa.Connection, kiosk_id: str, visit_id: str, stories: Known
) -> list[RoundOfVisit]:
    """The settled rounds of a visit, in the order they were played; none where it is not known, or not settled yet."""
    of_visit = sa.and_(SETTLED.c.kiosk_id == kiosk_id, SETTLED.c.visit_id == visit_id)
    rows = connection.execute(sa.select(SETTLED).where(of_visit).order_by(SETTLED.c.number)).all()
    found = []
    for row in rows:
        of_round = sa.and_(TOLD.c.kiosk_id == kiosk_id, TOLD.c.round_id == row.round_id)
        told = connection.execute(
            sa.select(TOLD).where(of_round).order_by(TOLD.c.scenario_id, TOLD.c.scenario_rev)
        )
        found.append(RoundOfVisit(row, tuple(_story(one, stories) for one in told)))
    return found


def _story(row: Any, stories: Known) -> StoryOfVisit:
    item = PlannedItem(row.scenario_id, row.scenario_rev)
    return StoryOfVisit(item, stories.get(item), told_again(row.said, row.after))


def visits_of_school(connection: sa.Connection, urn: str) -> list[Any]:
    """The visits of a school, newest month first."""
    columns = (SETTLED.c.kiosk_id, SETTLED.c.visit_id, SETTLED.c.year, SETTLED.c.month, SETTLED.c.kind)
    asked = sa.select(*columns, KIOSKS.c.name).select_from(
        sa.outerjoin(SETTLED, KIOSKS, KIOSKS.c.id == SETTLED.c.kiosk_id)
    )
    newest = asked.where(SETTLED.c.urn == urn).order_by(SETTLED.c.month.desc(), SETTLED.c.number.desc())
    found: dict[tuple[str, str], Any] = {}
    for row in connection.execute(newest.limit(MOST_ROWS)):
        found.setdefault((row.kiosk_id, row.visit_id), row)
    return list(found.values())


def visits_of_kiosk(connection: sa.Connection, kiosk_id: str) -> list[Any]:
    """The last visits of a kiosk, newest first."""
    asked = sa.select(SETTLED, SCHOOLS.c.name).select_from(
        sa.outerjoin(SETTLED, SCHOOLS, SCHOOLS.c.urn == SETTLED.c.urn)
    )
    newest = asked.where(SETTLED.c.kiosk_id == kiosk_id).order_by(SETTLED.c.number.desc())
    found: dict[str, Any] = {}
    for row in connection.execute(newest.limit(MOST_ROWS)):
        found.setdefault(row.visit_id, row)
    return list(found.values())[:30]


def schools(connection: sa.Connection, area: str, letters: str) -> list[Any]:
    """Schools by name, those that were visited first: name, area, last month. At most 200."""
    rounds = (
        sa.select(SETTLED.c.urn, sa.func.max(SETTLED.c.month).label("last"))
        .where(SETTLED.c.urn.is_not(None))
        .group_by(SETTLED.c.urn)
        .subquery()
    )
    asked = sa.select(SCHOOLS, rounds.c.last).select_from(
        sa.outerjoin(SCHOOLS, rounds, rounds.c.urn == SCHOOLS.c.urn)
    )
    if area:
        asked = asked.where(sa.or_(SCHOOLS.c.area == area, SCHOOLS.c.region == area))
    if letters:
        alike = "%" + letters.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        asked = asked.where(
            sa.or_(SCHOOLS.c.name.ilike(alike, escape="\\"), SCHOOLS.c.urn == letters.upper()[:12])
        )
    newest = sa.func.coalesce(rounds.c.last, "").desc()
    return list(connection.execute(asked.order_by(newest, SCHOOLS.c.name).limit(MOST_ROWS)))


def school(connection: sa.Connection, urn: str) -> Any | None:
    """A school by its number; None where the list does not have it."""
    return connection.execute(sa.select(SCHOOLS).where(SCHOOLS.c.urn == urn)).one_or_none()
