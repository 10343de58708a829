"""Lines to the hub: a real one without a network, and one that fails."""

from collections import deque
from collections.abc import Callable, Mapping

from starlette.testclient import TestClient

from kiosk.sync.ports import NO_HEADERS, Line, Reply
from kiosk.sync.trouble import Trouble, TroubleError

HUB = "https://hub.example.org"
PORTAL = b"<html><title>Log in to Hill Road Guest</title></html>"

Fault = Callable[[Callable[[], Reply]], Reply]
"""Given how to ask the hub: what comes back instead."""


class HubLine:
    """Implements `kiosk.sync.ports.Line` on the real hub."""

    def __init__(self, client: TestClient) -> None:
        self._client = client

    def request(
        self, method: str, path: str, headers: Mapping[str, str] = NO_HEADERS, body: bytes = b""
    ) -> Reply:
        found = self._client.request(method, path, headers=dict(headers), content=body)
        return Reply(found.status_code, {k.lower(): v for k, v in found.headers.items()}, found.content)


class FaultyLine:
    """Implements `kiosk.sync.ports.Line`: each request meets the next fault, or none."""

    def __init__(self, inner: Line) -> None:
        self._inner = inner
        self.faults: deque[Fault] = deque()
        self.asked: list[str] = []
        self.tokens: list[str] = []

    def request(
        self, method: str, path: str, headers: Mapping[str, str] = NO_HEADERS, body: bytes = b""
    ) -> Reply:
        self.asked.append(path)
        self.tokens.append(headers.get("Authorization", ""))

        def ask() -> Reply:
            return self._inner.request(method, path, headers, body)

        return self.faults.popleft()(ask) if self.faults else ask()


def as_it_is(ask: Callable[[], Reply]) -> Reply:
    return ask()


def before_it_came(_ask: Callable[[], Reply]) -> Reply:
    return Reply(503, {}, b"<html>Service Unavailable</html>")


def after_it_was_taken(ask: Callable[[], Reply]) -> Reply:
    ask()
    return Reply(502, {}, b"<html>Bad Gateway</html>")


def lost_on_the_way_back(ask: Callable[[], Reply]) -> Reply:
    ask()
    raise TroubleError(Trouble.UNREACHABLE, "timed out")


def never_there(_ask: Callable[[], Reply]) -> Reply:
    raise TroubleError(Trouble.UNREACHABLE, "no route to host")


def cut_short(ask: Callable[[], Reply]) -> Reply:
    found = ask()
    return Reply(found.status, found.headers, found.body[: len(found.body) // 2])


def a_portal(_ask: Callable[[], Reply]) -> Reply:
    return Reply(200, {"content-type": "text/html"}, PORTAL)


def a_portal_that_wants_a_password(_ask: Callable[[], Reply]) -> Reply:
    return Reply(401, {"content-type": "text/html"}, PORTAL)


def elsewhere(_ask: Callable[[], Reply]) -> Reply:
    return Reply(302, {"location": "http://portal.example"}, b"")


def another_batch(ask: Callable[[], Reply]) -> Reply:
    """The reply to somebody else's upload."""
    found = ask()
    id_ = b'"id":"5f0a2c1e-1111-4222-8333-444455556661"'
    return Reply(
        200,
        found.headers,
        b'{"results":[{' + id_ + b',"status":"stored"}],"server_time":"2026-09-21T13:33:20Z"}',
    )


def empty(_ask: Callable[[], Reply]) -> Reply:
    return Reply(200, {}, b"")


def no_time(_ask: Callable[[], Reply]) -> Reply:
    return Reply(200, {}, b'{"results":[],"server_time":"soon"}')
