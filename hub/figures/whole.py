"""The two indices and the kinds of class, over a stretch of months."""

from dataclasses import dataclass

import sqlalchemy as sa

from hub.figures.filters import Asked
from hub.schema import POOLS, SETTLED
from kiosk.insight.indices import Estimate, criterion, sensitivity, stranger_rule
from kiosk.insight.kinds import Kind
from kiosk.insight.pools import Asker, Part, Pool, Presses


@dataclass(frozen=True, slots=True)
class Indices:
    """Over so many blocks. The stranger rule is None where one of its four parts is missing."""

    blocks: int
    visits: int
    sensitivity: Estimate
    criterion: Estimate
    stranger: Estimate | None


def indices(connection: sa.Connection, first: str, last: str) -> Indices | None:
    """The indices of all blocks that ended in these months; None where there is no block.

    They are not told by area, year group or language: a block holds several of each, and is never taken apart.
    """
    within = POOLS.c.month.between(first, last)
    columns = (POOLS.c.is_arranged, POOLS.c.asker)
    sums = sa.select(
        *columns, sa.func.sum(POOLS.c.never_go), sa.func.sum(POOLS.c.whole), sa.func.max(POOLS.c.stories)
    )
    parts = {
        Part(is_arranged, Asker(asker)): Presses(int(never_go), int(whole), stories)
        for is_arranged, asker, never_go, whole, stories in connection.execute(
            sums.where(within).group_by(*columns)
        )
    }
    each = sa.select(POOLS.c.kiosk_id, POOLS.c.block, POOLS.c.visits).distinct().where(within).subquery()
    blocks, visits = connection.execute(
        sa.select(sa.func.count(), sa.func.sum(each.c.visits)).select_from(each)
    ).one()
    if not blocks:
        return None
    pool = Pool(0, 0, int(visits), parts)
    arranged, not_arranged = pool.side(is_arranged=True), pool.side(is_arranged=False)
    return Indices(
        blocks,
        int(visits),
        sensitivity(not_arranged, arranged),
        criterion(not_arranged, arranged),
        stranger_rule(pool),
    )


def kinds(connection: sa.Connection, asked: Asked) -> dict[Kind, int]:
    """How many classes were of which kind, as far as their bands tell: one round is one class."""
    conditions: list[sa.ColumnElement[bool]] = [
        SETTLED.c.month.between(asked.first, asked.last),
        SETTLED.c.kind.is_not(None),
    ]
    if asked.area:
        conditions.append(sa.or_(SETTLED.c.area == asked.area, SETTLED.c.region == asked.area))
    if asked.year:
        conditions.append(SETTLED.c.year == asked.year)
    if asked.language:
        conditions.append(SETTLED.c.language == asked.language)
    counted = sa.select(SETTLED.c.kind, sa.func.count()).where(*conditions).group_by(SETTLED.c.kind)
    return {Kind(kind): count for kind, count in connection.execute(counted)}
