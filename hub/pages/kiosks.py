"""The kiosks: all of them, one of them, and what may be done to it."""

import re
from datetime import UTC, datetime
from typing import Any, Final

import sqlalchemy as sa
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from hub.enrolment import revoke
from hub.figures.filters import YEARS, month_said
from hub.figures.fleet import KioskSeen, fleet, seen
from hub.figures.visits import visits_of_kiosk
from hub.http.hub import Hub, hub_of
from hub.operators import Role, audit
from hub.pages.frame import fields, may, missing, needs, operator_of, query, render
from hub.pages.tables import Link, Many, Table, answer
from hub.schema import AUDIT, KIOSKS
from kiosk.wire.identity import KEY_BYTES, four_words_of
from kiosk.wire.statement import KIOSK

MOST_SHOWN: Final = 500
NONE_SUCH: Final = "There is no such kiosk here."


@needs(Role.VIEWER)
async def fleet_page(request: Request) -> Response:
    """All kiosks, silent ones first."""
    letters = query(request).get("q", "")
    found, is_first = await run_in_threadpool(_fleet, hub_of(request), letters)
    rows = [
        (
            Link(one.row.name, f"/kiosks/{one.row.id}"),
            Many(("Reported lost.",) if one.is_lost else one.troubles or ("Well.",)),
            one.heard,
            "–" if one.row.waiting is None else one.row.waiting,
            "–" if one.row.dead is None else one.row.dead,
            one.row.software or "–",
            "yes" if one.row.is_pilot else "",
        )
        for one in found[:MOST_SHOWN]
    ]
    columns = ("Kiosk", "How it is", "Last heard of", "Answers waiting", "Refused", "Software", "Pilot")
    empty = "No kiosk has such a name."
    table = Table("kiosks", "Kiosks", columns, rows, empty, frozenset({3, 4}))
    return answer(
        request,
        "fleet.html",
        [table],
        sentence=_sentence(found),
        is_first=is_first,
        letters=letters,
        may_enrol=may(request, Role.TRAINER),
        may_import=may(request, Role.ADMIN),
    )


def _fleet(hub: Hub, letters: str) -> tuple[list[KioskSeen], bool]:
    with hub.database.reading() as connection:
        found = fleet(connection, hub.now(), letters)
        return found, not found and not connection.execute(sa.select(KIOSKS.c.id).limit(1)).first()


def _sentence(found: list[KioskSeen]) -> str:
    here = [one for one in found if not one.is_lost]
    silent = sum(one.is_silent for one in here)
    troubled = sum(bool(one.troubles) and not one.is_silent for one in here)
    if not silent and not troubled:
        return f"All is well with {_kiosks(len(here))}."
    said = [f"{_kiosks(silent)} silent for two weeks or more"] if silent else []
    said += [f"{_kiosks(troubled)} with something to look at"] if troubled else []
    return f"Of {_kiosks(len(here))}: {', and '.join(said)}."


def _kiosks(count: int) -> str:
    return "1 kiosk" if count == 1 else f"{count} kiosks"


@needs(Role.VIEWER)
async def kiosk_page(request: Request) -> Response:
    """One kiosk: how it is, what was done, and where it was."""
    found = await run_in_threadpool(_kiosk, hub_of(request), request.path_params["id"])
    if found is None:
        return missing(request, NONE_SUCH)
    one, visits, acts = found
    visited = [
        (
            Link(month_said(row.month), f"/visits/{row.kiosk_id}/{row.visit_id}"),
            row.name or row.urn or "not told",
            YEARS.get(row.year, ""),
        )
        for row in visits
    ]
    done = [(when(row.at_s), row.operator, row.act) for row in acts]
    tables = [
        Table(
            "visits", "Last visits", ("Month", "School", "Year group"), visited, "No visit is settled yet."
        ),
        Table("audit", "What was done to it", ("When", "Who", "What"), done, "Nothing was done to it yet."),
    ]
    may_change, may_judge = may(request, Role.TRAINER), may(request, Role.ADMIN)
    return answer(
        request, "kiosk.html", tables, one=one, facts=_facts(one), may_change=may_change, may_judge=may_judge
    )


def _kiosk(hub: Hub, id_: str) -> tuple[KioskSeen, list[Any], list[Any]] | None:
    with hub.database.reading() as connection:
        one = kiosk_seen(connection, id_, hub.now())
        if one is None:
            return None
        asked = sa.select(AUDIT).where(AUDIT.c.about == id_).order_by(AUDIT.c.number.desc()).limit(50)
        return one, visits_of_kiosk(connection, id_), list(connection.execute(asked))


def kiosk_seen(connection: sa.Connection, id_: str, now_s: int) -> KioskSeen | None:
    """A kiosk by its id, which may be anything; None where there is none."""
    if not re.fullmatch(KIOSK, id_):
        return None
    row = connection.execute(sa.select(KIOSKS).where(KIOSKS.c.id == id_)).one_or_none()
    return None if row is None else seen(row, now_s)


def _facts(one: KioskSeen) -> list[tuple[str, str]]:
    row = one.row
    words = four_words_of(row.public_key) if len(row.public_key) == KEY_BYTES else ()
    return [
        ("Its four words", " ".join(words) or "–"),
        ("Last heard of", one.heard),
        ("Answers waiting", _or_dash(row.waiting)),
        ("Answers refused", _or_dash(row.dead)),
        ("Software", row.software or "–"),
        ("Packs", (row.packs or "–").replace("@", " ")),
        ("Room on its card", "–" if row.free_mb is None else f"{row.free_mb:,} MB"),
        ("Its clock is off by", "–" if row.clock_skew_s is None else f"{row.clock_skew_s} s"),
        ("Enrolled", when(row.enrolled_s)),
        ("Id", row.id),
    ]


def _or_dash(count: int | None) -> str:
    return "–" if count is None else f"{count:,}"


def when(at_s: int) -> str:
    """A moment as 23 November 2026, 14:05 UTC."""
    moment = datetime.fromtimestamp(at_s, UTC)
    return f"{moment.day} {month_said(f'{moment:%Y-%m}')}, {moment:%H:%M} UTC"


@needs(Role.TRAINER)
async def rename(request: Request) -> Response:
    """Give a kiosk another name."""
    name = " ".join((await fields(request)).get("name", "").split())
    if not 1 <= len(name) <= 60:
        return render(request, "refused.html", 400, why="A kiosk's name has one to 60 letters.")
    return await _change(request, {"name": name}, "renamed")


@needs(Role.ADMIN)
async def set_pilot(request: Request) -> Response:
    """Have a kiosk get new packs first, or not."""
    is_pilot = (await fields(request)).get("pilot") == "yes"
    return await _change(
        request, {"is_pilot": is_pilot}, "made a pilot" if is_pilot else "made no pilot any more"
    )


async def _change(request: Request, values: dict[str, object], act: str) -> Response:
    id_ = request.path_params["id"]
    if not await run_in_threadpool(_put, hub_of(request), id_, values, (operator_of(request), act)):
        return missing(request, NONE_SUCH)
    return RedirectResponse(f"/kiosks/{id_}", 303)


def _put(hub: Hub, id_: str, values: dict[str, object], done: tuple[str, str]) -> bool:
    with hub.database.writing() as connection:
        if kiosk_seen(connection, id_, hub.now()) is None:
            return False
        connection.execute(sa.update(KIOSKS).where(KIOSKS.c.id == id_).values(values))
        audit(connection, *done, id_, hub.now())
        return True


@needs(Role.ADMIN)
async def lost_page(request: Request) -> Response:
    """What was on the card, and whether it is lost indeed."""
    found = await run_in_threadpool(_kiosk, hub_of(request), request.path_params["id"])
    if found is None:
        return missing(request, NONE_SUCH)
    return render(request, "lost.html", one=found[0], waiting=_waiting(found[0].row))


def _waiting(row: Any) -> str:
    if row.waiting is None:
        return "Answers that it had not sent yet: how many is not known, it never said."
    if not row.waiting:
        return "When it was last heard of, every answer had been sent. Sent ones stay on the card for up to 14 days."
    return f"{row.waiting:,} answers that it had not sent yet when it was last heard of. They are lost to us with it."


@needs(Role.ADMIN)
async def lose(request: Request) -> Response:
    """Trust a kiosk no longer."""
    id_ = request.path_params["id"]
    if not await run_in_threadpool(_lose, hub_of(request), id_, operator_of(request)):
        return missing(request, NONE_SUCH)
    return RedirectResponse(f"/kiosks/{id_}", 303)


def _lose(hub: Hub, id_: str, operator: str) -> bool:
    with hub.database.writing() as connection:
        if kiosk_seen(connection, id_, hub.now()) is None:
            return False
        if revoke(connection, id_, hub.now()):
            audit(connection, operator, "reported lost", id_, hub.now())
        return True
