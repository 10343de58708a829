"""Settling: a day after a round's first answers came, what may be told of it is worked out, written down, and stays.

A kiosk tells of ended rounds only; the hub cannot see an end, and answers may come in pieces. What was told once must
not be told again with one press more. So each round is told as it stood when it was settled, whatever comes later.
"""

from collections.abc import Iterable
from typing import Any, Final

import sqlalchemy as sa

from hub.figures.blocks import pool_blocks
from hub.figures.filters import month_of
from hub.figures.rounds import Key, kept_round, sums_of
from hub.figures.said import written
from hub.figures.stories import Known, known_stories
from hub.figures.tallies import tally
from hub.schema import ROUNDS, SCHOOLS, SETTLED, TOLD, VISITS
from kiosk.insight.disclosure import SMALLEST_GROUP, ShareSaid, StoryResult, told_of_rounds
from kiosk.insight.kept import KeptRound
from kiosk.insight.kinds import kind_of

SETTLES_AFTER_S: Final = 86_400
OLDEST_S: Final = 396 * 86_400
MOST_AT_ONCE: Final = 200
TURN: Final = 7_411_853
"""The number of the lock that PostgreSQL keeps for this."""


def settle(
    connection: sa.Connection, now_s: int, smallest: int = SMALLEST_GROUP, most: int = MOST_AT_ONCE
) -> int:
    """Settle up to `most` rounds that are due, the oldest first; returns how many there were."""
    if not _is_alone(connection):
        return 0
    due = connection.execute(_due(now_s, most)).all()
    if not due:
        return 0
    stories = known_stories(connection)
    sums = sums_of(connection, [(row.kiosk_id, row.id) for row in due])
    settled, told = [], []
    for row in due:
        key = (row.kiosk_id, row.id)
        round_ = kept_round(row, sums.get(key, []))
        results = told_of_rounds([round_], smallest)
        settled.append(_settled(row, round_, _kind(results, stories)))
        told += [_told(key, result) for result in results]
    connection.execute(sa.insert(SETTLED), settled)
    if told:
        connection.execute(sa.insert(TOLD), told)
    marked = sa.update(ROUNDS).where(
        ROUNDS.c.kiosk_id == sa.bindparam("kiosk"), ROUNDS.c.id == sa.bindparam("round_")
    )
    connection.execute(
        marked.values(settled_s=now_s), [{"kiosk": row.kiosk_id, "round_": row.id} for row in due]
    )
    tally(connection, settled, told)
    pool_blocks(connection, {(row.kiosk_id, row.number) for row in due}, stories, smallest)
    return len(due)


def _is_alone(connection: sa.Connection) -> bool:
    """Whether nobody else settles: two at once would each miss that a block has become whole."""
    if connection.dialect.name == "sqlite":
        return True
    return bool(connection.execute(sa.select(sa.func.pg_try_advisory_xact_lock(TURN))).scalar_one())


def _due(now_s: int, most: int) -> sa.Select[Any]:
    joined = sa.outerjoin(
        sa.join(
            ROUNDS, VISITS, sa.and_(VISITS.c.kiosk_id == ROUNDS.c.kiosk_id, VISITS.c.id == ROUNDS.c.visit_id)
        ),
        SCHOOLS,
        SCHOOLS.c.urn == VISITS.c.urn,
    )
    return (
        sa.select(ROUNDS, VISITS.c.urn, VISITS.c.year, VISITS.c.size, SCHOOLS.c.area, SCHOOLS.c.region)
        .select_from(joined)
        .where(ROUNDS.c.settled_s.is_(None), ROUNDS.c.received_s <= now_s - SETTLES_AFTER_S)
        .order_by(ROUNDS.c.received_s)
        .limit(most)
    )


def _kind(results: Iterable[StoryResult], stories: Known) -> str | None:
    sides: dict[bool, list[Any]] = {True: [], False: []}
    for result in results:
        if isinstance(result.told, ShareSaid) and result.item in stories:
            sides[stories[result.item].answer.is_go].append(result.told.never_go)
    kind = kind_of(sides[False], sides[True])
    return kind.value if kind else None


def _settled(row: Any, round_: KeptRound, kind: str | None) -> dict[str, Any]:
    return {
        "kiosk_id": row.kiosk_id,
        "round_id": row.id,
        "visit_id": row.visit_id,
        "number": row.number,
        "presses": len(round_.answers),
        "month": _month(row.best_s, row.received_s),
        "urn": row.urn,
        "area": row.area or "",
        "region": row.region or "",
        "year": row.year or "",
        "language": row.language or "",
        "ages": row.ages,
        "mode": row.mode,
        "kind": kind,
    }


def _month(best_s: int, received_s: int) -> str:
    """The month of a round: that of its clock, unless this is beyond belief; then that of its arrival."""
    is_likely = received_s - OLDEST_S <= best_s <= received_s + SETTLES_AFTER_S
    return month_of(best_s if is_likely else received_s)


def _told(key: Key, result: StoryResult) -> dict[str, Any]:
    said, after = written(result.told)
    item = result.item
    return {
        "kiosk_id": key[0],
        "round_id": key[1],
        "scenario_id": item.scenario_id,
        "scenario_rev": item.scenario_rev,
        "said": said,
        "after": after,
    }
