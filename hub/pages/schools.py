"""Schools and areas in bands, the import of their list, and a visit."""

import re
from typing import Any, Final
from urllib.parse import urlencode

import sqlalchemy as sa
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from hub.errors import UsageError
from hub.figures.filters import YEARS, Asked, asked_of, month_said
from hub.figures.rightness import Classes, by_area
from hub.figures.school_list import MOST_BYTES, keep_schools, schools_of
from hub.figures.stories import known_stories
from hub.figures.visits import RoundOfVisit, rounds_of_visit, school, schools, visits_of_school
from hub.http.hub import Hub, hub_of
from hub.operators import Role, audit
from hub.pages.choosing import Choices, choices_of
from hub.pages.frame import MOST_FIELDS, may, missing, needs, operator_of, query
from hub.pages.story_tables import ANSWERS, RIGHT, right_cells
from hub.pages.tables import Link, Table, answer
from kiosk.insight.disclosure import Untold
from kiosk.insight.kinds import Kind
from kiosk.insight.phrases import KINDS, said_of
from kiosk.wire.statement import KIOSK, URN, UUID

NEVER: Final = "not yet"


@needs(Role.VIEWER)
async def schools_page(request: Request) -> Response:
    """Areas, and schools by name."""
    return await _schools(request)


async def _schools(request: Request, status: int = 200, told: str = "", wrong: str = "") -> Response:
    hub, wanted = hub_of(request), query(request)
    asked = asked_of(wanted, hub.now())
    letters = wanted.get("q", "").strip()
    found, areas, choices = await run_in_threadpool(_listed, hub, asked, letters)
    rows = [
        (
            Link(row.name, f"/schools/{row.urn}"),
            row.town,
            row.area,
            row.region,
            row.urn,
            month_said(row.last) if row.last else NEVER,
        )
        for row in found
    ]
    columns = ("School", "Town", "Area", "Region", "Number", "Last visit")
    empty = "No school is called so." if letters or asked.area else "No list of schools was imported yet."
    tables = [
        _areas_table(areas, asked),
        Table("schools", "Schools, the last visited first (200 at most)", columns, rows, empty),
    ]
    page = answer(
        request,
        "schools.html",
        tables,
        asked=asked,
        choices=choices,
        letters=letters,
        told=told,
        wrong=wrong,
        may_import=may(request, Role.ADMIN),
    )
    page.status_code = status
    return page


def _listed(hub: Hub, asked: Asked, letters: str) -> tuple[list[Any], dict[str, Classes], Choices]:
    with hub.database.reading() as connection:
        areas = by_area(connection, asked, known_stories(connection))
        return schools(connection, asked.area, letters), areas, choices_of(connection, asked)


def _areas_table(found: dict[str, Classes], asked: Asked) -> Table:
    rows = [
        (Link(name, f"/scenarios?{urlencode({'area': name, 'when': asked.when})}"), *right_cells(classes))
        for name, classes in sorted(found.items())
        if not asked.area or name == asked.area
    ]
    columns = ("Area", "Classes, story by story", *RIGHT)
    empty = f"Nothing can be told of any area {asked.when_said}."
    return Table("areas", f"Areas {asked.when_said}", columns, rows, empty, frozenset({1, 2, 3, 4}))


@needs(Role.ADMIN)
async def import_schools(request: Request) -> Response:
    """Take over a list of schools."""
    form = await request.form(max_files=1, max_fields=MOST_FIELDS)
    file = form.get("file")
    if not isinstance(file, UploadFile) or not file.filename:
        return await _schools(request, 400, wrong="Choose a file first.")
    content = await file.read(MOST_BYTES + 1)
    try:
        count = await run_in_threadpool(_import, hub_of(request), content, operator_of(request))
    except UsageError as error:
        return await _schools(request, 400, wrong=f"{str(error)[:1].upper()}{str(error)[1:]}.")
    return await _schools(request, told=f"{count:,} schools were imported.")


def _import(hub: Hub, content: bytes, operator: str) -> int:
    rows = schools_of(content)
    with hub.database.writing() as connection:
        count = keep_schools(connection, rows)
        audit(connection, operator, "imported schools", f"{count} schools", hub.now())
        return count


@needs(Role.VIEWER)
async def school_page(request: Request) -> Response:
    """One school's visits."""
    urn = request.path_params["urn"]
    found = await run_in_threadpool(_school, hub_of(request), urn) if re.fullmatch(URN, urn) else None
    if found is None:
        return missing(request, "There is no such school here.")
    row, visits = found
    rows = [
        (
            Link(month_said(one.month), f"/visits/{one.kiosk_id}/{one.visit_id}"),
            YEARS.get(one.year, "not told"),
            _first_large(one.kind or "too little to say"),
            one.name or "",
        )
        for one in visits
    ]
    columns = ("Month", "Year group", "What the votes say", "Kiosk")
    table = Table("visits", "Visits", columns, rows, "No visit of this school is settled yet.")
    about = (
        ", ".join(text for text in (row.town, row.area, row.region, f"number {row.urn}") if text)
        if row
        else f"Number {urn}"
    )
    return answer(
        request, "school.html", [table], name=row.name if row else f"School {urn}", about=f"{about}."
    )


def _first_large(text: str) -> str:
    return text[0].upper() + text[1:]


def _school(hub: Hub, urn: str) -> tuple[Any | None, list[Any]] | None:
    with hub.database.reading() as connection:
        row, visits = school(connection, urn), visits_of_school(connection, urn)
        return (row, visits) if row or visits else None


@needs(Role.VIEWER)
async def visit_page(request: Request) -> Response:
    """A visit, story by story, in bands."""
    kiosk_id, visit_id = request.path_params["kiosk"], request.path_params["visit"]
    is_shaped = re.fullmatch(KIOSK, kiosk_id) and re.fullmatch(UUID, visit_id)
    hub = hub_of(request)
    rounds, place = await run_in_threadpool(_visit, hub, kiosk_id, visit_id) if is_shaped else ([], "")
    if not rounds:
        return missing(request, "There is no such visit here, or it is not settled yet: that takes a day.")
    rows = [
        (
            one.story.title if one.story else one.item.scenario_id,
            ANSWERS[one.story.answer] if one.story else "not known here",
            "" if isinstance(one.told, Untold) else said_of(None, one.told),
            number,
        )
        for number, round_ in enumerate(rounds, start=1)
        for one in round_.stories
    ]
    columns = ("Story", "Safe", "What may be said", "Round of the visit")
    table = Table("stories", "Story by story", columns, rows, "No story was answered.", frozenset({3}))
    first = rounds[0].row
    kind = next((KINDS[Kind(one.row.kind)] for one in reversed(rounds) if one.row.kind), "")
    year = YEARS.get(first.year, "a year group that was not told")
    return answer(
        request,
        "visit.html",
        [table],
        about=f"{place or 'A school that was not told'}, {year}, in {month_said(first.month)}.",
        kind=kind,
        smallest=hub.settings.smallest_group_people,
    )


def _visit(hub: Hub, kiosk_id: str, visit_id: str) -> tuple[list[RoundOfVisit], str]:
    with hub.database.reading() as connection:
        rounds = rounds_of_visit(connection, kiosk_id, visit_id, known_stories(connection))
        return rounds, _place(connection, rounds[0].row.urn) if rounds else ""


def _place(connection: sa.Connection, urn: str | None) -> str:
    row = school(connection, urn) if urn else None
    return str(row.name) if row else f"School {urn}" if urn else ""
