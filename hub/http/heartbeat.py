"""`POST /sync/v1/heartbeat`: how a kiosk is, as far as the people who look after it should know."""

from typing import Any

import sqlalchemy as sa
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse

from hub.database import insert_new
from hub.http.bodies import RefusedError, body_of, json_of
from hub.http.hub import Hub, hub_of
from hub.http.upload import NEXT_SYNC_S, Sender, admit, bearer
from hub.kiosks import met
from hub.schema import CLOCK_SAMPLES, KIOSKS
from kiosk.wire.health import Health, health_of
from kiosk.wire.members import WireError


async def heartbeat(request: Request) -> JSONResponse:
    """Note how the kiosk is; the reply tells the time, as an upload's does."""
    hub = hub_of(request)
    token = bearer(request)
    kiosk = await run_in_threadpool(admit, hub, token)
    try:
        health = health_of(json_of(await body_of(request)))
    except WireError as error:
        raise RefusedError(400, str(error)) from error
    now_s = hub.now()
    successor = await run_in_threadpool(_note, hub, Sender(kiosk, token), health, now_s)
    told: dict[str, Any] = {"server_time_s": now_s, "next_sync_s": NEXT_SYNC_S}
    return JSONResponse(told if successor is None else told | {"token": successor})


def _note(hub: Hub, sender: Sender, health: Health, now_s: int) -> str | None:
    kiosk_id = sender.kiosk.id
    with hub.database.writing() as connection:
        connection.execute(
            sa.update(KIOSKS)
            .where(KIOSKS.c.id == kiosk_id)
            .values(
                software=health.software,
                waiting=health.waiting,
                oldest_waiting_days=health.oldest_waiting_days,
                dead=health.dead,
                free_mb=health.free_mb,
                clock_skew_s=None if health.wall_s is None else health.wall_s - now_s,
                packs=" ".join(f"{id_}@{version}" for id_, version in health.packs),
            )
        )
        samples = [
            {
                "kiosk_id": kiosk_id,
                "boot_id": sample.boot_id,
                "boottime_ms": sample.boottime_ms,
                "source": sample.source.value,
                "wall_s": sample.wall_s,
            }
            for sample in health.clock_samples
        ]
        insert_new(connection, CLOCK_SAMPLES, samples)
        return met(connection, sender.kiosk, sender.token, now_s)
