"""What the hub does by itself, every few minutes."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from typing import Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool

from hub.figures.settling import settle
from hub.http.hub import Hub

EVERY_S: Final = 300
BREATH_S: Final = 0.2
"""Between two helpings, so that kiosks get a turn to write."""
log = logging.getLogger(__name__)


@contextlib.asynccontextmanager
async def lifespan(app: Starlette) -> AsyncIterator[None]:
    """While the application lives, rounds are settled as they fall due."""
    task = asyncio.create_task(_settle_for_ever(app.state.hub))
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def _settle_for_ever(hub: Hub) -> None:
    while True:
        try:
            is_more = await run_in_threadpool(settle_some, hub) > 0
        except Exception:
            log.exception("rounds could not be settled; it is tried again in five minutes")
            is_more = False
        await asyncio.sleep(BREATH_S if is_more else EVERY_S)


def settle_some(hub: Hub) -> int:
    """One helping; returns how many rounds were settled."""
    with hub.database.writing() as connection:
        return settle(connection, hub.now(), hub.settings.smallest_group_people)
