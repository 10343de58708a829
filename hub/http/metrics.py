"""`/metrics`: how much came, what became of it and how long it took, as Prometheus reads it. Nothing of any kiosk or school."""

import os
import time
from collections import Counter as Counted
from collections.abc import Iterable
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from starlette.routing import Match, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SHARED_FOLDER: Final = "PROMETHEUS_MULTIPROC_DIR"
"""Where several processes add up their numbers; prometheus-client reads it from the environment."""
BUCKETS: Final = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """The numbers of one hub."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "hub_requests", "Requests served", ("path", "method", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "hub_request_seconds",
            "Seconds that a request took",
            ("path", "method"),
            buckets=BUCKETS,
            registry=self._registry,
        )
        self._records = Counter("hub_records", "Records judged", ("way", "verdict"), registry=self._registry)

    def judged(self, way: str, verdicts: Iterable[str]) -> None:
        """Records that came online, by xapi or on a stick."""
        for verdict, count in Counted(verdicts).items():
            self._records.labels(way, verdict).inc(count)

    def served(self, path: str, method: str, status: int, seconds: float) -> None:
        self._requests.labels(path, method, str(status)).inc()
        self._seconds.labels(path, method).observe(seconds)

    def text(self) -> bytes:
        """All numbers, of every process."""
        registry = self._registry
        if SHARED_FOLDER in os.environ:
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry)


class Measured:
    """Middleware that counts and times what is served, under the route's own path: never what somebody has put into it."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics, routes: Iterable[object]) -> None:
        self._app = app
        self._metrics = metrics
        self._routes = [route for route in routes if isinstance(route, Route)]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.perf_counter(), 503

        async def send_counted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_counted)
        finally:
            path, method = self._route_of(scope)
            self._metrics.served(path, method, status, time.perf_counter() - began)

    def _route_of(self, scope: Scope) -> tuple[str, str]:
        for route in self._routes:
            if route.matches(scope)[0] is Match.FULL:
                return route.path, scope["method"]
        return "other", "other"
