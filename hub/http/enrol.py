"""`POST /sync/v1/enrol`: a kiosk with a code and a key of its own becomes known, and is given its token."""

import base64
import binascii
import math
import re
import time
from typing import Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse

from hub.enrolment import Asked, Enrolled, EnrolmentError, enrol
from hub.http.bodies import RefusedError, body_of, json_of
from hub.http.hub import Hub, hub_of

NAME: Final = r"[^\x00-\x1f\x7f]{1,60}"
MEMBERS: Final = frozenset({"code", "public_key", "name", "signature"})


async def enrolment(request: Request) -> JSONResponse:
    """Enrol, or say in a sentence why not."""
    hub = hub_of(request)
    client = request.client.host if request.client else ""
    wait_s = hub.enrolments.wait_s(client, time.monotonic())
    if wait_s:
        raise RefusedError(429, "too many tries in a minute", math.ceil(wait_s))
    asked = asked_of(json_of(await body_of(request)))
    enrolled = await run_in_threadpool(_enrol, hub, asked)
    return JSONResponse(
        {"kiosk": enrolled.kiosk_id, "token": enrolled.token, "words": list(enrolled.words)}, status_code=201
    )


def _enrol(hub: Hub, asked: Asked) -> Enrolled:
    try:
        with hub.database.writing() as connection:
            return enrol(connection, asked, hub.now())
    except EnrolmentError as error:
        raise RefusedError(403, str(error)) from error


def asked_of(raw: Any) -> Asked:
    """What a kiosk asks with. Raises RefusedError for any other shape."""
    if not isinstance(raw, dict) or raw.keys() != MEMBERS:
        raise RefusedError(400, f"the body has to be an object with {', '.join(sorted(MEMBERS))}")
    if not all(isinstance(value, str) for value in raw.values()):
        raise RefusedError(400, "every member has to be a text")
    code, name = raw["code"], raw["name"]
    if not re.fullmatch(r"[A-Za-z0-9 -]{20,60}", code):
        raise RefusedError(400, "code: it has 26 letters and digits")
    if not re.fullmatch(NAME, name):
        raise RefusedError(400, "name: it is one line of at most 60 characters")
    return Asked(code, _bytes(raw, "public_key", 32), name, _bytes(raw, "signature", 64))


def _bytes(raw: dict[str, str], member: str, length: int) -> bytes:
    try:
        found = base64.b64decode(raw[member], validate=True)
    except (binascii.Error, ValueError):
        found = b""
    if len(found) != length:
        raise RefusedError(400, f"{member}: it is {length} bytes in base 64")
    return found
