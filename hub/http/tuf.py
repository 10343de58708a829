"""`GET /tuf/…`: what was signed, for anybody to read. It is told apart by names alone, and nothing else can be asked for."""

import math
import re
import time
from typing import Final

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

from hub.http.bodies import RefusedError
from hub.http.hub import hub_of
from hub.packs.repository import FOLDER

SHAPES: Final = (
    r"metadata/([1-9][0-9]{0,8}\.(root|snapshot|targets)|timestamp)\.json"
    r"|targets/channels/[0-9a-f]{64}\.(everyone|pilot)\.json"
    r"|targets/packs/[0-9a-f]{64}\.[a-z0-9-]{1,60}-[0-9.]{1,60}\.clever"
)


async def signed_file(request: Request) -> Response:
    """One file of the repository. Kiosks need no token: it is public, and says nothing of anybody."""
    hub = hub_of(request)
    client = request.client.host if request.client else ""
    wait_s = hub.downloads.wait_s(client, time.monotonic())
    if wait_s:
        raise RefusedError(429, "too many requests in a minute", math.ceil(wait_s))
    name = request.path_params["name"]
    path = hub.settings.data / FOLDER / name
    if not re.fullmatch(SHAPES, name) or not path.is_file():
        return JSONResponse({"error": "this is not there"}, 404)
    kind = "application/json" if name.endswith(".json") else "application/octet-stream"
    return FileResponse(path, media_type=kind)
