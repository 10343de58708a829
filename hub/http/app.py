"""The hub as an ASGI application: its routes, and what they share."""

from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from hub.database import Database, revision
from hub.settings import Settings


@dataclass(frozen=True, slots=True)
class Hub:
    """What every route works with. `now` gives whole seconds since 1970; a test has its own."""

    settings: Settings
    database: Database
    now: Callable[[], int] = field(repr=False)


def hub_of(request: Request) -> Hub:
    """The hub that a request came to."""
    hub = request.app.state.hub
    if not isinstance(hub, Hub):
        raise TypeError("the application was made without its hub")
    return hub


def healthz(request: Request) -> JSONResponse:
    """Whether the database answers, for whoever watches the hub."""
    return JSONResponse({"status": "well", "shape": revision(hub_of(request).database)})


def routes() -> list[BaseRoute]:
    return [Route("/healthz", healthz, methods=["GET"])]


def create_app(hub: Hub) -> Starlette:
    """The application, on a database that is open and up to date; it closes nothing."""
    app = Starlette(routes=routes())
    app.state.hub = hub
    return app
