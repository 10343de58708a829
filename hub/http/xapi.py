"""`/xapi/statements` and `/xapi/about`: the standard's own door (xAPI 2.0), for statements of our profile and no others."""

import math
import re
import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from hub.http.asked import Nothing, cursor_of, id_asked, wanted_of
from hub.http.bodies import RefusedError, array_of, body_of, raw_of
from hub.http.hub import Hub, hub_of
from hub.http.upload import MOST_RECORDS, Sender, admit, bearer
from hub.ingest.noting import REFUSED, note
from hub.ingest.reading import id_of
from hub.ingest.shelves import shelf_of
from hub.ingest.taking import take
from hub.ingest.verdicts import Status, Verdict
from hub.kiosks import met
from hub.readers import reader_of
from hub.statements import Found, Wanted, statement_by, statements, told_of
from kiosk.wire.statement import XAPI_VERSION

VERSIONS: Final = r"(1\.0(\.[0-3])?|2\.0(\.[0-9]{1,4})?)"
BEHIND_S: Final = 60
"""A statement is stamped when it arrives and found when it is committed: a minute later nothing older appears any more."""


def about(_request: Request) -> JSONResponse:
    """Which versions of xAPI are spoken."""
    return JSONResponse({"version": [XAPI_VERSION]})


async def put_statement(request: Request) -> Response:
    """Store one statement under the id that the address names."""
    hub, sender = await _writer(request)
    if [name for name, _ in request.query_params.multi_items()] != ["statementId"]:
        raise RefusedError(400, "statementId: it is the one parameter")
    body = await _json_body(request)
    records = [raw_of(body)]
    if [id_of(record) for record in records] != [request.query_params["statementId"].lower()]:
        raise RefusedError(400, "id: it is not the one that statementId names")
    await run_in_threadpool(_keep, hub, sender, records, len(body))
    return Response(status_code=204)


async def post_statements(request: Request) -> JSONResponse:
    """Store one statement or an array of them, all or none; returns their ids."""
    hub, sender = await _writer(request)
    if request.query_params:
        raise RefusedError(400, "there are no parameters here")
    body = await _json_body(request)
    is_many = body.lstrip(b" \t\r\n").startswith(b"[")
    records = array_of(body) if is_many else [raw_of(body)]
    if len(records) > MOST_RECORDS:
        raise RefusedError(413, f"at most {MOST_RECORDS} statements at once")
    verdicts = await run_in_threadpool(_keep, hub, sender, records, len(body))
    return JSONResponse([verdict.id for verdict in verdicts])


async def get_statements(request: Request) -> Response:
    """One statement by its id, or those that are asked for, a page at a time."""
    hub = hub_of(request)
    token = bearer(request)
    _check_version(request)
    await run_in_threadpool(_admit_reader, hub, token)
    through = datetime.fromtimestamp(hub.now() - BEHIND_S, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    headers = {"X-Experience-API-Consistent-Through": through}
    try:
        id_ = id_asked(request.query_params)
        if id_ is None:
            wanted = wanted_of(request.query_params)
            return JSONResponse(await run_in_threadpool(_page, hub, wanted), headers=headers)
    except Nothing:
        if "voidedStatementId" in request.query_params:
            raise RefusedError(404, "no statement is voided here") from None
        return JSONResponse({"statements": [], "more": ""}, headers=headers)
    found = await run_in_threadpool(_one, hub, id_)
    is_short = request.query_params.get("format") == "ids"
    stored = datetime.fromtimestamp(found.place.received_s, UTC)
    headers["Last-Modified"] = stored.strftime("%a, %d %b %Y %H:%M:%S GMT")
    return JSONResponse(_told(found, is_short), headers=headers)


async def _writer(request: Request) -> tuple[Hub, Sender]:
    """The kiosk that writes. Raises RefusedError for anybody else, readers among them."""
    hub, token = hub_of(request), bearer(request)
    _check_version(request)
    try:
        kiosk = await run_in_threadpool(admit, hub, token)
    except RefusedError as refused:
        if refused.status == 401 and await run_in_threadpool(_reader, hub, token) is not None:
            raise RefusedError(403, "this token reads and does not write") from None
        raise
    return hub, Sender(kiosk, token)


def _admit_reader(hub: Hub, token: str) -> None:
    name = _reader(hub, token)
    if name is None:
        raise RefusedError(401, "nobody holds this token: an operator makes one that reads")
    wait_s = hub.rates.wait_s(f"reader {name}", time.monotonic())
    if wait_s:
        raise RefusedError(429, "too many requests in a minute", math.ceil(wait_s))


def _reader(hub: Hub, token: str) -> str | None:
    with hub.database.reading() as connection:
        return reader_of(connection, token)


def _check_version(request: Request) -> None:
    told = request.headers.get("x-experience-api-version", "")
    if not re.fullmatch(VERSIONS, told, re.ASCII):
        raise RefusedError(400, f"X-Experience-API-Version: it has to be {XAPI_VERSION}")


async def _json_body(request: Request) -> bytes:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise RefusedError(400, "Content-Type: it has to be application/json; nothing here has attachments")
    return await body_of(request)


def _keep(hub: Hub, sender: Sender, records: list[msgspec.Raw], size: int) -> list[Verdict]:
    """Take all or nothing: whatever is refused raises RefusedError, and the transaction with it is as if it had never been."""
    now_s, kiosk_id = hub.now(), sender.kiosk.id
    with hub.database.writing() as connection:
        verdicts = take(shelf_of(hub.database, connection, kiosk_id, now_s), kiosk_id, records)
        _refuse(verdicts)
        note(connection, kiosk_id, verdicts, way="xapi", size=size, now_s=now_s)
        met(connection, sender.kiosk, sender.token, now_s)
    hub.metrics.judged("xapi", (verdict.status.value for verdict in verdicts))
    return verdicts


def _refuse(verdicts: Sequence[Verdict]) -> None:
    for number, verdict in enumerate(verdicts):
        if verdict.status in REFUSED:
            status = 409 if verdict.status is Status.CONFLICT else 400
            where = f"statement {number}: " if len(verdicts) > 1 else ""
            raise RefusedError(status, f"{where}{verdict.error}")
    twice = [id_ for id_, count in Counter(verdict.id for verdict in verdicts).items() if count > 1]
    if twice:
        raise RefusedError(400, "id: it stands twice in this array")


def _one(hub: Hub, id_: str) -> Found:
    with hub.database.reading() as connection:
        found = statement_by(connection, id_)
    if found is None:
        raise RefusedError(404, "no statement has this id")
    return found


def _page(hub: Hub, wanted: Wanted) -> dict[str, Any]:
    with hub.database.reading() as connection:
        found = statements(connection, wanted)
    page, more = found[: wanted.limit], ""
    if len(found) > wanted.limit:
        path = urlsplit(hub.settings.public_url).path
        more = f"{path}/xapi/statements?cursor={cursor_of(wanted, page[-1].place)}"
    return {"statements": [_told(one, wanted.is_short) for one in page], "more": more}


def _told(found: Found, is_short: bool) -> dict[str, Any]:
    told = told_of(found)
    if is_short:
        told["object"] = {name: told["object"][name] for name in ("objectType", "id")}
    return told
