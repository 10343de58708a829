"""The operators, what was done, and the packs."""

import re
from typing import Any, Final

import sqlalchemy as sa
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from hub.http.hub import Hub, hub_of
from hub.operators import RefusedError, Role, audit, change_role, invite, remove
from hub.pages.frame import fields, needs, operator_of, query
from hub.pages.kiosks import when
from hub.pages.tables import Table, answer
from hub.schema import AUDIT, OPERATORS, PACKS

AUDIT_A_PAGE: Final = 200


@needs(Role.ADMIN)
async def operators_page(request: Request) -> Response:
    """Who may log in."""
    return await _operators(request)


async def _operators(request: Request, status: int = 200, **said: str) -> Response:
    hub = hub_of(request)
    rows = await run_in_threadpool(_listed, hub)
    shown = [
        (row.name, row.role, when(row.made_s), "yes" if row.password_hash else "not yet") for row in rows
    ]
    columns = ("Name", "Role", "Invited", "Has a password")
    table = Table("operators", "Operators", columns, shown, "Nobody is invited yet.")
    values = {"link": "", "name": "", "told": "", "wrong": "", **said}
    page = answer(
        request,
        "operators.html",
        [table],
        roles=[role.value for role in Role],
        names=[row.name for row in rows],
        **values,
    )
    page.status_code = status
    return page


def _listed(hub: Hub) -> list[Any]:
    asked = sa.select(OPERATORS).where(OPERATORS.c.removed_s.is_(None)).order_by(OPERATORS.c.name)
    with hub.database.reading() as connection:
        return list(connection.execute(asked))


def _role(form: dict[str, str]) -> Role:
    try:
        return Role(form.get("role", ""))
    except ValueError:
        raise RefusedError("there is no such role") from None


@needs(Role.ADMIN)
async def invite_operator(request: Request) -> Response:
    """A link for somebody, shown once."""
    form = dict(await fields(request))
    hub, by = hub_of(request), operator_of(request)
    try:
        name, secret = await run_in_threadpool(_invite, hub, form, by)
    except RefusedError as error:
        return await _operators(request, 400, wrong=_sentence(error))
    address = hub.settings.public_url or f"{request.url.scheme}://{request.url.netloc}"
    return await _operators(request, link=f"{address}/welcome/{secret}", name=name)


def _invite(hub: Hub, form: dict[str, str], by: str) -> tuple[str, str]:
    name, role = " ".join(form.get("name", "").split()), _role(form)
    with hub.database.writing() as connection:
        change_role(connection, name, role)
        secret = invite(connection, name, role, hub.now())
        audit(connection, by, f"invited as {role.value}", name, hub.now())
        return name, secret


@needs(Role.ADMIN)
async def set_role(request: Request) -> Response:
    """Let somebody do more, or less."""
    form = dict(await fields(request))
    try:
        is_done = await run_in_threadpool(_set_role, hub_of(request), form, operator_of(request))
    except RefusedError as error:
        return await _operators(request, 400, wrong=_sentence(error))
    return await _operators(
        request, 200 if is_done else 404, **_said(is_done, f"{form.get('name')} is a {form.get('role')} now.")
    )


def _set_role(hub: Hub, form: dict[str, str], by: str) -> bool:
    with hub.database.writing() as connection:
        is_done = change_role(connection, form.get("name", ""), _role(form))
        if is_done:
            audit(connection, by, f"made {form.get('role')}", form.get("name", ""), hub.now())
        return is_done


@needs(Role.ADMIN)
async def remove_operator(request: Request) -> Response:
    """Let somebody in no more."""
    name = (await fields(request)).get("name", "")
    try:
        is_done = await run_in_threadpool(_remove, hub_of(request), name, operator_of(request))
    except RefusedError as error:
        return await _operators(request, 400, wrong=_sentence(error))
    return await _operators(request, 200 if is_done else 404, **_said(is_done, f"{name} is out."))


def _remove(hub: Hub, name: str, by: str) -> bool:
    with hub.database.writing() as connection:
        is_done = remove(connection, name, hub.now())
        if is_done:
            audit(connection, by, "removed", name, hub.now())
        return is_done


def _said(is_done: bool, told: str) -> dict[str, str]:
    return {"told": told} if is_done else {"wrong": "Nobody has that name."}


def _sentence(error: RefusedError) -> str:
    return f"{str(error)[:1].upper()}{str(error)[1:]}."


@needs(Role.ADMIN)
async def audit_page(request: Request) -> Response:
    """Who did what, newest first."""
    raw = query(request).get("before", "")
    before = int(raw) if re.fullmatch(r"[0-9]{1,18}", raw) else None
    rows = await run_in_threadpool(_audited, hub_of(request), before)
    shown = [(when(row.at_s), row.operator, row.act, row.about) for row in rows]
    table = Table("audit", "Audit", ("When", "Who", "What", "About"), shown, "Nothing was done yet.")
    older = f"/audit?before={rows[-1].number}" if len(rows) == AUDIT_A_PAGE else ""
    about = "What operators and the command line did. Nothing can be taken out of it here."
    return answer(request, "plain.html", [table], title="Audit", about=about, next=older)


def _audited(hub: Hub, before: int | None) -> list[Any]:
    asked = sa.select(AUDIT).order_by(AUDIT.c.number.desc()).limit(AUDIT_A_PAGE)
    if before is not None:
        asked = asked.where(AUDIT.c.number < before)
    with hub.database.reading() as connection:
        return list(connection.execute(asked))


@needs(Role.VIEWER)
async def packs_page(request: Request) -> Response:
    """The packs that were published."""
    rows = await run_in_threadpool(_packs, hub_of(request))
    shown = [
        (
            row.id,
            row.version,
            when(row.published_s),
            "pilot kiosks" if row.is_pilot_only else "all kiosks",
            "" if row.withdrawn_s is None else f"withdrawn on {when(row.withdrawn_s)}",
        )
        for row in rows
    ]
    columns = ("Pack", "Version", "Published", "For", "State")
    table = Table("packs", "Packs", columns, shown, "No pack was published from this hub yet.")
    return answer(
        request, "plain.html", [table], title="Packs", about="What kiosks can get from here.", next=""
    )


def _packs(hub: Hub) -> list[Any]:
    with hub.database.reading() as connection:
        return list(connection.execute(sa.select(PACKS).order_by(PACKS.c.published_s.desc()).limit(500)))
