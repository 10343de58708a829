"""What there is to choose from: months, areas, languages."""

import sqlalchemy as sa

from hub.figures.filters import months_between
from hub.figures.tallies import ALL, EVERYWHERE
from hub.schema import SCHOOLS, TALLIES


def months(connection: sa.Connection) -> list[str]:
    """The months of which something is told, newest first; those between as well."""
    everywhere = TALLIES.c.area == EVERYWHERE
    asked = sa.select(sa.func.min(TALLIES.c.month), sa.func.max(TALLIES.c.month)).where(everywhere)
    first, last = connection.execute(asked).one()
    return months_between(first, last)[::-1] if first else []


def areas(connection: sa.Connection) -> list[str]:
    """The regions of the schools, then their areas, each by name."""
    found: dict[str, None] = {}
    for column in (SCHOOLS.c.region, SCHOOLS.c.area):
        asked = sa.select(column).distinct().where(column != "").order_by(column)
        found.update(dict.fromkeys(connection.execute(asked).scalars()))
    return list(found)


def languages(connection: sa.Connection, first: str, last: str) -> list[str]:
    """The languages of these months."""
    asked = (
        sa.select(TALLIES.c.language)
        .distinct()
        .where(
            TALLIES.c.area == EVERYWHERE,
            TALLIES.c.month.between(first, last),
            TALLIES.c.language.not_in(["", ALL]),
        )
    )
    return sorted(connection.execute(asked).scalars())
