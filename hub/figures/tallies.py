"""Tallies: in how many classes a story went which way. They count classes by what is told of each, and never a press."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from hub.schema import SCHOOLS, SETTLED, TALLIES, TOLD

EVERYWHERE: Final = "*"
ALL: Final = "*"
"""Every year group and every language together."""
AT_ONCE: Final = 2_000
KEY: Final = ("area", "month", "scenario_id", "scenario_rev", "year", "language", "said")
Fact = tuple[object, ...]


def tally(
    connection: sa.Connection, settled: Iterable[Mapping[str, Any]], told: Iterable[Mapping[str, Any]]
) -> None:
    """Count these rounds in."""
    rounds = {(one["kiosk_id"], one["round_id"]): one for one in settled}
    counts: Counter[Fact] = Counter()
    for one in told:
        if one["said"]:
            round_ = rounds[one["kiosk_id"], one["round_id"]]
            story = (round_["month"], one["scenario_id"], one["scenario_rev"])
            for area in areas_of(round_["area"], round_["region"]):
                for year, language in ((round_["year"], round_["language"]), (ALL, ALL)):
                    counts[area, *story, year, language, one["said"]] += 1
    _add(connection, counts)


def areas_of(area: str, region: str) -> tuple[str, ...]:
    """Under what a round is counted, each once."""
    return tuple(dict.fromkeys((EVERYWHERE, *(name for name in (area, region) if name))))


def place_again(connection: sa.Connection) -> None:
    """Look up anew in which area each school is, and count everything again: after a list of schools was imported."""
    for column in ("area", "region"):
        found = sa.select(SCHOOLS.c[column]).where(SCHOOLS.c.urn == SETTLED.c.urn).scalar_subquery()
        connection.execute(sa.update(SETTLED).values({column: sa.func.coalesce(found, "")}))
    connection.execute(sa.delete(TALLIES))
    joined = sa.join(
        TOLD, SETTLED, sa.and_(TOLD.c.kiosk_id == SETTLED.c.kiosk_id, TOLD.c.round_id == SETTLED.c.round_id)
    )
    columns = (
        SETTLED.c.area,
        SETTLED.c.region,
        SETTLED.c.month,
        TOLD.c.scenario_id,
        TOLD.c.scenario_rev,
        SETTLED.c.year,
        SETTLED.c.language,
        TOLD.c.said,
    )
    counts: Counter[Fact] = Counter()
    asked = (
        sa.select(*columns, sa.func.count()).select_from(joined).where(TOLD.c.said != "").group_by(*columns)
    )
    for area, region, *story, year, language, said, classes in connection.execute(asked):
        for name in areas_of(area, region):
            counts[name, *story, year, language, said] += classes
            counts[name, *story, ALL, ALL, said] += classes
    _add(connection, counts)


def _add(connection: sa.Connection, counts: Mapping[Fact, int]) -> None:
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    put = insert(TALLIES)
    adding = put.on_conflict_do_update(
        index_elements=list(KEY), set_={"classes": TALLIES.c.classes + put.excluded.classes}
    )
    # In one order for everybody: two processes that settle at the same time wait, and never crosswise.
    rows = [
        {**dict(zip(KEY, fact, strict=True)), "classes": counts[fact]} for fact in sorted(counts, key=repr)
    ]
    for start in range(0, len(rows), AT_ONCE):
        connection.execute(adding, rows[start : start + AT_ONCE])
