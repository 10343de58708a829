"""The only exact sums that the hub tells: blocks of twelve rounds of one kiosk, the very ones that the kiosk tells.

The kiosk's own report has them as well, so that other blocks – by month, by area – could be held against these, and the
difference would be somebody's. See `docs/decisions` on the hub's figures.
"""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from hub.figures.rounds import kept_round, sums_of
from hub.figures.stories import Known
from hub.schema import POOLS, ROUNDS, SETTLED, VISITS
from kiosk.insight.kept import KeptRound
from kiosk.insight.pools import ROUNDS_A_BLOCK, Pool, pools


def pool_blocks(
    connection: sa.Connection, numbers: Iterable[tuple[str, int]], stories: Known, smallest: int
) -> None:
    """Decide on each block that one of these rounds (kiosk, number) is in, where all twelve are settled now."""
    for kiosk_id, block in sorted({(kiosk, (number - 1) // ROUNDS_A_BLOCK) for kiosk, number in numbers}):
        found = _pool(connection, kiosk_id, block, stories, smallest)
        if found:
            connection.execute(sa.insert(POOLS), _rows(kiosk_id, block, *found))


def _pool(
    connection: sa.Connection, kiosk_id: str, block: int, stories: Known, smallest: int
) -> tuple[Pool, str] | None:
    first = block * ROUNDS_A_BLOCK + 1
    within = sa.and_(
        SETTLED.c.kiosk_id == kiosk_id, SETTLED.c.number.between(first, first + ROUNDS_A_BLOCK - 1)
    )
    settled = {row.round_id: row for row in connection.execute(sa.select(SETTLED).where(within))}
    if len(settled) != ROUNDS_A_BLOCK or len({row.number for row in settled.values()}) != ROUNDS_A_BLOCK:
        return None
    already = sa.select(POOLS.c.block).where(POOLS.c.kiosk_id == kiosk_id, POOLS.c.block == block)
    if connection.execute(already.limit(1)).first():
        return None
    rounds = _rounds(connection, kiosk_id, settled)
    if any(len(round_.answers) != settled[id_].presses for id_, round_ in rounds.items()):
        return None
    played = {item for round_ in rounds.values() for item in round_.playlist}
    if not played <= stories.keys():
        return None
    told = pools(rounds.values(), stories, smallest)
    return (told[0], max(row.month for row in settled.values())) if told else None


def _rounds(connection: sa.Connection, kiosk_id: str, settled: dict[str, Any]) -> dict[str, KeptRound]:
    joined = sa.join(
        ROUNDS, VISITS, sa.and_(VISITS.c.kiosk_id == ROUNDS.c.kiosk_id, VISITS.c.id == ROUNDS.c.visit_id)
    )
    of_kiosk = sa.and_(ROUNDS.c.kiosk_id == kiosk_id, ROUNDS.c.id.in_(list(settled)))
    rows = connection.execute(sa.select(ROUNDS, VISITS.c.size).select_from(joined).where(of_kiosk)).all()
    sums = sums_of(connection, [(kiosk_id, id_) for id_ in settled])
    return {row.id: kept_round(row, sums.get((kiosk_id, row.id), [])) for row in rows}


def _rows(kiosk_id: str, block: int, pool: Pool, month: str) -> list[dict[str, Any]]:
    return [
        {
            "kiosk_id": kiosk_id,
            "block": block,
            "is_arranged": part.is_arranged,
            "asker": part.asker.value,
            "month": month,
            "visits": pool.visits,
            "never_go": presses.never_go,
            "whole": presses.whole,
            "stories": presses.stories,
        }
        for part, presses in pool.parts.items()
    ]
