"""Rows of results.db as records."""

import json
from collections.abc import Mapping
from typing import Any

from hardware.events import Side
from kiosk.answers import KeptAnswer, Mode, PlannedItem, PlannedRound, Press, ResponseBand, RoundEnd
from kiosk.errors import ResultsError
from kiosk.insight.kept import KeptRound
from kiosk.results.records import Moment, OpenedRound, WallState
from kiosk.scenario.model import AgeBand
from kiosk.visit import ClassSize, School, VisitPlan, YearGroup

Row = Mapping[str, Any]

ROUNDS = "SELECT round.*, urn, year, size FROM round JOIN visit ON visit.id = visit_id"
"""Rounds with what their visit was for; conditions and an order may follow."""

TRUST = {WallState.TRUSTED: True, WallState.UNTRUSTED: False, WallState.UNKNOWN: None}


class OddRowError(ResultsError):
    """A row that the schema lets pass and that means nothing."""


def answer_of(row: Row) -> KeptAnswer:
    return KeptAnswer(
        row["scenario_id"],
        row["scenario_rev"],
        Side(row["choice"]),
        row["second_step"],
        ResponseBand(row["response"]) if row["response"] else None,
        Press(row["press"]),
        row["ballot"],
    )


def round_of(row: Row, answers: tuple[KeptAnswer, ...]) -> KeptRound:
    """Raises OddRowError."""
    return KeptRound(
        number=row["number"],
        visit_id=row["visit_id"],
        mode=Mode(row["mode"]),
        ages=AgeBand(row["ages"]),
        playlist=playlist_of(row),
        wall_time=row["wall_time"],
        is_time_trusted=TRUST[WallState(row["wall_state"])],
        ended=RoundEnd(row["ended"]) if row["ended"] else None,
        answers=answers,
        plan=plan_of(row),
        language=row["language"],
    )


def opened_of(row: Row) -> OpenedRound:
    """The round as it was opened, so that it can be gone on with. Raises OddRowError."""
    planned = PlannedRound(
        AgeBand(row["ages"]), Mode(row["mode"]), playlist_of(row), plan_of(row), row["language"]
    )
    moment = Moment(row["boot_id"], row["started_ms"], row["wall_time"], WallState(row["wall_state"]))
    return OpenedRound(row["id"], row["visit_id"], planned, moment)


def plan_of(row: Row) -> VisitPlan:
    """Whom the visit was for; of the school there is the number alone."""
    return VisitPlan(
        School(row["urn"], "") if row["urn"] else None,
        YearGroup(row["year"]) if row["year"] else None,
        ClassSize(row["size"]) if row["size"] else None,
    )


def playlist_of(row: Row) -> tuple[PlannedItem, ...]:
    """Raises OddRowError."""
    return tuple(_item_of(item, row["number"]) for item in json.loads(row["playlist"]))


def _item_of(item: object, number: int) -> PlannedItem:
    match item:
        case {"id": str(scenario_id), "rev": int(scenario_rev)}:
            return PlannedItem(scenario_id, scenario_rev)
        case _:
            raise OddRowError(f"round {number} has a playlist that is none: {item!r} is no scenario")
