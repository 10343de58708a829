"""What may leave the hub: one row for each group's answers to one story, in bands, without school, kiosk or day."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from typing import Any, Final

import sqlalchemy as sa

from hub.schema import ROLLUPS, ROUNDS, SCHOOLS, VISITS
from kiosk.answers import Press
from kiosk.insight.bands import Share
from kiosk.insight.disclosure import SINGLE

SMALLEST_EVER: Final = 5


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """`never_go` is how many chose NEVER GO, in a band; `month` (2026-09) is empty where nobody knows the time for certain."""

    scenario: str
    rev: int
    ages: str
    year: str
    area: str
    month: str
    mode: str
    ballot: int
    never_go: str


def rows(connection: sa.Connection, smallest: int) -> list[Row]:
    """The rows of groups of at least so many people, in the order of their own words: that of arrival tells nobody anything."""
    people = sa.func.sum(ROLLUPS.c.go + ROLLUPS.c.never_go).label("people")
    told = (ROLLUPS.c.scenario_id, ROLLUPS.c.scenario_rev, ROLLUPS.c.ballot, ROUNDS.c.ages, ROUNDS.c.mode)
    more = (VISITS.c.year, SCHOOLS.c.area, ROUNDS.c.best_s, ROUNDS.c.confidence)
    is_round = sa.and_(ROUNDS.c.kiosk_id == ROLLUPS.c.kiosk_id, ROUNDS.c.id == ROLLUPS.c.round_id)
    is_visit = sa.and_(VISITS.c.kiosk_id == ROUNDS.c.kiosk_id, VISITS.c.id == ROUNDS.c.visit_id)
    asked = (
        sa.select(*told, *more, sa.func.sum(ROLLUPS.c.never_go).label("never_go"), people)
        .select_from(ROLLUPS)
        .join(ROUNDS, is_round)
        .join(VISITS, is_visit)
        .outerjoin(SCHOOLS, SCHOOLS.c.urn == VISITS.c.urn)
        .where(ROLLUPS.c.press != Press.SHARED.value, ROUNDS.c.mode.not_in([mode.value for mode in SINGLE]))
        .group_by(ROLLUPS.c.kiosk_id, ROLLUPS.c.round_id, *told, *more)
        .having(sa.func.sum(ROLLUPS.c.go + ROLLUPS.c.never_go) >= max(smallest, SMALLEST_EVER))
    )
    return sorted(_row(found) for found in connection.execute(asked))


def _row(found: Any) -> Row:
    return Row(
        scenario=found.scenario_id,
        rev=found.scenario_rev,
        ages=found.ages,
        year=found.year or "",
        area=found.area or "",
        month="" if found.confidence == "guess" else _month(found.best_s),
        mode=found.mode,
        ballot=found.ballot,
        never_go=Share.of(int(found.never_go), int(found.people)).value,
    )


def _month(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m")


def as_csv(told: Iterable[Row]) -> Iterator[str]:
    """Lines of CSV (RFC 4180), the first with the names."""
    yield _line([one.name for one in fields(Row)])
    for row in told:
        yield _line([_harmless(str(value)) for value in asdict(row).values()])


def as_ndjson(told: Iterable[Row]) -> Iterator[str]:
    """One JSON object a line."""
    for row in told:
        yield json.dumps(asdict(row), ensure_ascii=False) + "\n"


def _harmless(text: str) -> str:
    """A spreadsheet takes some beginnings for formulas (OWASP, CSV injection); an area's name was typed by somebody."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _line(values: list[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(values)
    return line.getvalue()
