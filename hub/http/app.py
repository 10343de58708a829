"""The hub as an ASGI application: its routes, and how a refusal is told."""

import logging

from prometheus_client import CONTENT_TYPE_LATEST
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from hub.database import revision
from hub.http.background import lifespan
from hub.http.bodies import RefusedError
from hub.http.bundle import bundle, bundle_form
from hub.http.enrol import enrolment
from hub.http.headers import CarefulHeaders
from hub.http.heartbeat import heartbeat
from hub.http.hub import Hub, hub_of
from hub.http.metrics import Measured
from hub.http.openapi import openapi
from hub.http.tuf import signed_file
from hub.http.upload import upload
from hub.http.xapi import about, get_statements, post_statements, put_statement
from hub.pages.routes import pages

log = logging.getLogger(__name__)


def healthz(request: Request) -> JSONResponse:
    """Whether the database answers, for whoever watches the hub."""
    return JSONResponse({"status": "well", "shape": revision(hub_of(request).database)})


def metrics(request: Request) -> Response:
    """For the machine's own watchers; the proxy in front does not pass it on (docs/hub.md)."""
    return Response(hub_of(request).metrics.text(), media_type=CONTENT_TYPE_LATEST)


def machine_routes() -> list[Route]:
    """What is for machines: `/openapi.json` describes all of it. `/tuf/` is described by TUF's own specification."""
    return [
        Route("/healthz", healthz, methods=["GET"]),
        Route("/metrics", metrics, methods=["GET"]),
        Route("/openapi.json", openapi, methods=["GET"]),
        Route("/sync/v1/bundle", bundle, methods=["POST"]),
        Route("/sync/v1/enrol", enrolment, methods=["POST"]),
        Route("/sync/v1/heartbeat", heartbeat, methods=["POST"]),
        Route("/sync/v1/upload", upload, methods=["POST"]),
        Route("/xapi/about", about, methods=["GET"]),
        Route("/xapi/statements", get_statements, methods=["GET"]),
        Route("/xapi/statements", post_statements, methods=["POST"]),
        Route("/xapi/statements", put_statement, methods=["PUT"]),
    ]


def routes() -> list[BaseRoute]:
    return [
        *machine_routes(),
        Route("/tuf/{name:path}", signed_file, methods=["GET"]),
        Route("/bundles", bundle_form, methods=["POST"]),
        *pages(),
    ]


def create_app(hub: Hub) -> Starlette:
    """The application, on a database that is open and up to date; it closes nothing."""
    all_routes = routes()
    app = Starlette(
        routes=all_routes,
        middleware=[
            Middleware(Measured, metrics=hub.metrics, routes=all_routes),
            Middleware(CarefulHeaders, is_secure=hub.settings.is_secure),
        ],
        lifespan=lifespan,
        exception_handlers={RefusedError: tell_refused, Exception: tell_trouble},
    )
    app.state.hub = hub
    return app


def tell_refused(_request: Request, error: Exception) -> Response:
    if not isinstance(error, RefusedError):
        raise error
    headers = {} if error.retry_after_s is None else {"Retry-After": str(error.retry_after_s)}
    return JSONResponse({"error": error.text}, error.status, headers)


def tell_trouble(_request: Request, error: Exception) -> Response:
    """Whatever went wrong here is not the sender's fault: it keeps what it has and comes again."""
    log.error("a request could not be served", exc_info=error)
    return JSONResponse({"error": "the hub is in trouble: try again later"}, 503, {"Retry-After": "30"})
