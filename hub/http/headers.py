"""What every reply says to browsers, and the forms that they may send."""

from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kiosk.wire.statement import XAPI_VERSION

POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
KEPT: Final = ("/static/", "/fonts/")
"""What browsers may keep for an hour."""
FOR_MACHINES: Final = ("/sync/", "/xapi/", "/tuf/")
"""Here nobody comes by cookie, so that no page elsewhere can have a browser do anything."""


class CarefulHeaders:
    """Middleware: nothing from elsewhere is loaded, nothing is framed, pages are kept by nobody, and forms come from us."""

    def __init__(self, app: ASGIApp, *, is_secure: bool) -> None:
        self._app = app
        self._is_secure = is_secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_carefully(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add(MutableHeaders(scope=message), scope["path"])
            await send(message)

        if is_from_elsewhere(scope):
            refusal = PlainTextResponse("This form comes from another site.", 403)
            await refusal(scope, receive, send_carefully)
            return
        await self._app(scope, receive, send_carefully)

    def _add(self, headers: MutableHeaders, path: str) -> None:
        headers["Content-Security-Policy"] = POLICY
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "no-referrer"
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        headers["Cache-Control"] = "max-age=3600" if path.startswith(KEPT) else "no-store"
        if path.startswith("/xapi/"):
            headers["X-Experience-API-Version"] = XAPI_VERSION
        if self._is_secure:
            headers["Strict-Transport-Security"] = "max-age=31536000"


def is_from_elsewhere(scope: Scope) -> bool:
    """Whether a browser says that this form was made on another site."""
    if scope["method"] in {"GET", "HEAD"} or scope["path"].startswith(FOR_MACHINES):
        return False
    headers = Headers(scope=scope)
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")
