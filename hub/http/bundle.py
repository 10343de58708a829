"""`POST /sync/v1/bundle`: what an officer has carried here on a stick. It is signed by its kiosk, so that anybody may bring it."""

import math
import time

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from hub.bundles import MOST_FILE, Taken, take_bundle
from hub.http.bodies import RefusedError, read
from hub.http.hub import Hub, hub_of
from hub.keys import keys_of
from hub.operators import Role, audit
from hub.pages.frame import needs, render
from kiosk.wire.envelope import EnvelopeError

MOST_FORM = MOST_FILE + 8_192


async def bundle(request: Request) -> Response:
    """Take a bundle; the reply is its receipt."""
    hub = hub_of(request)
    client = request.client.host if request.client else ""
    wait_s = hub.bundles.wait_s(client, time.monotonic())
    if wait_s:
        raise RefusedError(429, "too many bundles in a minute", math.ceil(wait_s))
    data = await read(request, MOST_FILE)
    try:
        return _receipt(await run_in_threadpool(_take, hub, data, ""))
    except EnvelopeError as error:
        raise RefusedError(400, f"this bundle cannot be taken: {error}") from error


async def bundle_form(request: Request) -> Response:
    """The same from an operator's page: a form with the file as `bundle`."""
    length = request.headers.get("content-length", "")
    if not (length.isascii() and length.isdigit() and len(length) < 12 and int(length) <= MOST_FORM):
        raise RefusedError(413, f"the form may have at most {MOST_FORM} bytes")
    try:
        return await _bundle_form(request)
    finally:
        await request.close()


@needs(Role.TRAINER)
async def _bundle_form(request: Request) -> Response:
    file = (await request.form(max_files=1)).get("bundle")
    if not isinstance(file, UploadFile):
        return render(request, "refused.html", 400, why="Please choose the bundle on the stick.")
    data = await file.read()
    name = request.state.session.operator.name
    try:
        return _receipt(await run_in_threadpool(_take, hub_of(request), data, name))
    except EnvelopeError as error:
        return render(request, "refused.html", 400, why=f"This bundle cannot be taken: {error}.")


def _take(hub: Hub, data: bytes, operator: str) -> Taken:
    taken = take_bundle(hub.database, keys_of(hub.settings.data), data, hub.now())
    for outcome, count in taken.counts.items():
        hub.metrics.judged("stick", [outcome.value] * count)
    if operator:
        with hub.database.writing() as connection:
            audit(connection, operator, "took a bundle", taken.told, hub.now())
    return taken


def _receipt(taken: Taken) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{taken.name}"'}
    return Response(taken.receipt, media_type="application/octet-stream", headers=headers)
