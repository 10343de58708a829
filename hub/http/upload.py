"""`POST /sync/v1/upload`: a kiosk's records, and a verdict on each."""

import math
import re
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from hub.http.bodies import RefusedError, array_of, body_of
from hub.http.hub import Hub, hub_of
from hub.ingest.noting import note
from hub.ingest.shelves import shelf_of
from hub.ingest.taking import take
from hub.ingest.verdicts import Verdict
from hub.kiosks import Kiosk, kiosk_of, met

MOST_RECORDS: Final = 1_000
NEXT_SYNC_S: Final = 900


@dataclass(frozen=True, slots=True)
class Sender:
    """A kiosk, and the token that it has shown this time."""

    kiosk: Kiosk
    token: str = field(repr=False)


async def upload(request: Request) -> Response:
    """Take a batch in. Nothing is said before it is committed, and nothing is kept of a request that is refused whole."""
    hub = hub_of(request)
    token = bearer(request)
    kiosk = await run_in_threadpool(admit, hub, token)
    body = await body_of(request)
    records = array_of(body)
    if len(records) > MOST_RECORDS:
        raise RefusedError(413, f"at most {MOST_RECORDS} statements at once")
    now_s = hub.now()
    verdicts, successor = await run_in_threadpool(
        deliver, hub, Sender(kiosk, token), records, len(body), now_s
    )
    hub.metrics.judged("online", (verdict.status.value for verdict in verdicts))
    return Response(msgspec.json.encode(reply(verdicts, successor, now_s)), media_type="application/json")


def bearer(request: Request) -> str:
    """The token of the request. Raises RefusedError (401) where there is none."""
    found = re.fullmatch(r"[Bb]earer ([A-Za-z0-9_-]{20,100})", request.headers.get("authorization", ""))
    if not found:
        raise RefusedError(401, "this wants the token of a kiosk that is enrolled")
    return found[1]


def admit(hub: Hub, token: str) -> Kiosk:
    """The kiosk that holds the token. Raises RefusedError for a token of nobody's, a lost kiosk, and one in too great a hurry."""
    with hub.database.reading() as connection:
        kiosk = kiosk_of(connection, token)
    if kiosk is None:
        raise RefusedError(401, "nobody holds this token: enrol the kiosk again")
    if kiosk.is_revoked:
        raise RefusedError(401, "this kiosk was reported lost: enrol it again")
    wait_s = hub.rates.wait_s(kiosk.id, time.monotonic())
    if wait_s:
        raise RefusedError(429, "too many requests in a minute", math.ceil(wait_s))
    return kiosk


def deliver(
    hub: Hub, sender: Sender, records: list[msgspec.Raw], size: int, now_s: int
) -> tuple[list[Verdict], str | None]:
    """Take records in and note the visit, in one transaction; returns the verdicts, and a new token where one is due."""
    kiosk = sender.kiosk
    with hub.database.writing() as connection:
        verdicts = take(shelf_of(hub.database, connection, kiosk.id, now_s), kiosk.id, records)
        note(connection, kiosk.id, verdicts, way="online", size=size, now_s=now_s)
        return verdicts, met(connection, kiosk, sender.token, now_s)


def reply(verdicts: list[Verdict], successor: str | None, now_s: int) -> dict[str, Any]:
    """The reply to a batch."""
    told: dict[str, Any] = {
        "results": [
            {"id": verdict.id, "status": verdict.status.value}
            | ({"error": verdict.error} if verdict.error else {})
            for verdict in verdicts
        ],
        "server_time": datetime.fromtimestamp(now_s, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "next_sync_s": NEXT_SYNC_S,
    }
    if successor is not None:
        told["token"] = successor
    return told
