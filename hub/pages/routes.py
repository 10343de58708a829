"""Which address leads to which page."""

from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

import kiosk
from hub.operators import Role
from hub.pages.entrance import login, login_page, logout, welcome, welcome_page
from hub.pages.frame import needs, render

STATIC: Final = Path(__file__).parent / "static"
FONTS: Final = Path(kiosk.__file__).parent / "ui" / "fonts"
"""The kiosk's own, so that both look alike."""


@needs(Role.VIEWER)
async def first_page(request: Request) -> Response:
    """The fleet."""
    return render(request, "fleet.html")


def pages() -> list[BaseRoute]:
    return [
        Route("/", first_page, methods=["GET"]),
        Route("/login", login_page, methods=["GET"]),
        Route("/login", login, methods=["POST"]),
        Route("/logout", logout, methods=["POST"]),
        Route("/welcome/{secret}", welcome_page, methods=["GET"]),
        Route("/welcome/{secret}", welcome, methods=["POST"]),
        Mount("/static", StaticFiles(directory=STATIC)),
        Mount("/fonts", StaticFiles(directory=FONTS)),
    ]
