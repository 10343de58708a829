"""A round put together again from its sums, for the kiosk's own rule to judge."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from hardware.events import Side
from hub.schema import ROLLUPS
from kiosk.answers import KeptAnswer, Mode, PlannedItem, Press, RoundEnd
from kiosk.insight.kept import KeptRound
from kiosk.scenario.model import AgeBand
from kiosk.visit import ClassSize, VisitPlan

Key = tuple[str, str]
"""A kiosk's id and a round's."""


def sums_of(connection: sa.Connection, keys: Sequence[Key]) -> Mapping[Key, list[Any]]:
    """The sums of these rounds."""
    pair = sa.tuple_(ROLLUPS.c.kiosk_id, ROLLUPS.c.round_id)
    found: dict[Key, list[Any]] = {}
    for row in connection.execute(sa.select(ROLLUPS).where(pair.in_(keys))):
        found.setdefault((row.kiosk_id, row.round_id), []).append(row)
    return found


def kept_round(row: Any, sums: Iterable[Any]) -> KeptRound:
    """A round as the kiosk's rule reads it: as many answers as its sums say, and no more about them."""
    answers: list[KeptAnswer] = []
    items: dict[PlannedItem, None] = {}
    for one in sums:
        items[PlannedItem(one.scenario_id, one.scenario_rev)] = None
        for side, count in ((Side.GO, one.go), (Side.NEVER_GO, one.never_go)):
            answer = KeptAnswer(
                one.scenario_id, one.scenario_rev, side, None, None, Press(one.press), one.ballot
            )
            answers += [answer] * count
    return KeptRound(
        row.number,
        f"{row.kiosk_id}/{row.visit_id}",
        Mode(row.mode),
        AgeBand(row.ages),
        tuple(items),
        row.wall_time,
        row.is_time_trusted,
        RoundEnd.FINISHED,
        tuple(answers),
        VisitPlan(size=ClassSize(row.size) if row.size else None),
        row.language,
    )
