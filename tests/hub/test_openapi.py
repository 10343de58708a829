import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from hub.database import Database
from hub.enrolment import make_code
from hub.http.app import create_app, machine_routes
from hub.http.hub import Hub
from hub.http.openapi import description
from hub.keys import keys_of
from hub.readers import make_reader
from hub.settings import settings_of
from kiosk.wire.health import told_of
from tests.hub.desk import TOKEN, Desk
from tests.hub.statements import statement, uid
from tests.hub.stick import FarKiosk
from tests.wire.test_health import HEALTH

Reply = httpx2.Response
SPOKEN = {"X-Experience-API-Version": "2.0.0"}
TOO_LONG = b" " * (5 * 1024 * 1024)


class Everything(Desk):
    """A hub with all that a request may want."""

    def __init__(self, database: Database, data: Path) -> None:
        super().__init__(database, data=data)
        self.enrol()
        with database.writing() as connection:
            self.reader = make_reader(connection, "Records", self.now)
        self.kiosk = FarKiosk(keys_of(data))

    def code(self) -> str:
        with self.database.writing() as connection:
            return make_code(connection, self.now)

    def fall(self) -> None:
        """From now on the database cannot be opened."""
        nowhere = Database(sa.create_engine("sqlite:////nowhere/at/all.db"))
        app = create_app(Hub(self.hub.settings, nowhere, now=lambda: self.now))
        self.client = TestClient(app, raise_server_exceptions=False)

    def send_to(
        self, path: str, body: object, token: str = TOKEN, method: str = "POST", **headers: str
    ) -> Reply:
        """`headers` with hyphens for underscores; a body of bytes goes as it is."""
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        known = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"} | SPOKEN
        known |= {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.request(method, path, content=content, headers=known)

    def often(self, times: int, ask: Callable[[], Reply]) -> Reply:
        for _ in range(times):
            ask()
        return ask()

    def asks(self) -> dict[str, str]:
        enrolling = self.kiosk.enrolling(self.code())
        return {
            "code": enrolling.code,
            "name": enrolling.name,
            "public_key": base64.b64encode(self.kiosk.public_key).decode(),
            "signature": base64.b64encode(enrolling.signature).decode(),
        }

    def fallen(self, ask: Callable[[], Reply]) -> Reply:
        self.fall()
        return ask()

    def fallen_after(self, prepare: Callable[[], object], ask: Callable[[object], Reply]) -> Reply:
        prepared = prepare()
        return self.fallen(lambda: ask(prepared))

    def get(self, path: str, token: str = "", **headers: str) -> Reply:
        known = SPOKEN | ({"Authorization": f"Bearer {token}"} if token else {}) | headers
        return self.client.get(path, headers=known)


Ask = Callable[[Everything], Reply]
Asks = dict[int, Ask]


def by_kiosk(path: str, good: Any) -> Asks:
    """What every address for kiosks refuses."""
    return {
        400: lambda desk: desk.send_to(path, b"{"),
        401: lambda desk: desk.send_to(path, good, "nobodys-token-that-is-long-enough"),
        413: lambda desk: desk.send_to(path, TOO_LONG),
        415: lambda desk: desk.send_to(path, good, Content_Encoding="br"),
        429: lambda desk: desk.often(60, lambda: desk.send_to(path, b"{")),
        503: lambda desk: desk.fallen(lambda: desk.send_to(path, good)),
    }


def writing(method: str, path: str, good: int) -> Asks:
    def send(desk: Everything, body: object, token: str = TOKEN, **headers: str) -> Reply:
        return desk.send_to(path, body, token, method, **headers)

    def conflict(desk: Everything) -> Reply:
        desk.upload([statement(1, scenario_rev=2)])
        return send(desk, statement(1))

    return {
        good: lambda desk: send(desk, statement(1)),
        400: lambda desk: send(desk, {"id": uid(1)}),
        401: lambda desk: send(desk, statement(1), "nobodys-token-that-is-long-enough"),
        403: lambda desk: send(desk, statement(1), desk.reader),
        409: conflict,
        413: lambda desk: send(desk, TOO_LONG),
        415: lambda desk: send(desk, statement(1), Content_Encoding="br"),
        429: lambda desk: desk.often(60, lambda: send(desk, b"{")),
        503: lambda desk: desk.fallen(lambda: send(desk, statement(1))),
    }


BUNDLE, ENROL, STATEMENTS = "/sync/v1/bundle", "/sync/v1/enrol", "/xapi/statements"
PROVOKED: dict[tuple[str, str], Asks] = {
    ("get", "/healthz"): {
        200: lambda desk: desk.get("/healthz"),
        503: lambda desk: desk.fallen(lambda: desk.get("/healthz")),
    },
    ("get", "/metrics"): {200: lambda desk: desk.get("/metrics")},
    ("get", "/openapi.json"): {200: lambda desk: desk.get("/openapi.json")},
    ("get", "/xapi/about"): {200: lambda desk: desk.get("/xapi/about")},
    ("get", STATEMENTS): {
        200: lambda desk: desk.get(STATEMENTS, desk.reader),
        400: lambda desk: desk.get(f"{STATEMENTS}?limit=x", desk.reader),
        401: lambda desk: desk.get(STATEMENTS),
        404: lambda desk: desk.get(f"{STATEMENTS}?statementId={uid(1)}", desk.reader),
        429: lambda desk: desk.often(60, lambda: desk.get(STATEMENTS, desk.reader)),
        503: lambda desk: desk.fallen(lambda: desk.get(STATEMENTS, desk.reader)),
    },
    ("post", STATEMENTS): writing("POST", STATEMENTS, 200),
    ("put", STATEMENTS): writing("PUT", f"{STATEMENTS}?statementId={uid(1)}", 204),
    ("post", "/sync/v1/upload"): {
        200: lambda desk: desk.upload([statement(1), "x"]),
        **by_kiosk("/sync/v1/upload", []),
    },
    ("post", "/sync/v1/heartbeat"): {
        200: lambda desk: desk.send_to("/sync/v1/heartbeat", told_of(HEALTH)),
        **by_kiosk("/sync/v1/heartbeat", told_of(HEALTH)),
    },
    ("post", ENROL): {
        201: lambda desk: desk.send_to(ENROL, desk.asks()),
        400: lambda desk: desk.send_to(ENROL, {}),
        403: lambda desk: desk.send_to(ENROL, desk.asks() | {"code": "a" * 26}),
        413: lambda desk: desk.send_to(ENROL, TOO_LONG),
        415: lambda desk: desk.send_to(ENROL, {}, Content_Encoding="br"),
        429: lambda desk: desk.often(20, lambda: desk.send_to(ENROL, {})),
        503: lambda desk: desk.fallen_after(desk.asks, lambda asks: desk.send_to(ENROL, asks)),
    },
    ("post", BUNDLE): {
        200: lambda desk: desk.send_to(BUNDLE, desk.kiosk.bundle([])),
        400: lambda desk: desk.send_to(BUNDLE, b""),
        413: lambda desk: desk.send_to(BUNDLE, TOO_LONG),
        429: lambda desk: desk.often(60, lambda: desk.send_to(BUNDLE, b"")),
        503: lambda desk: desk.fallen(lambda: desk.send_to(BUNDLE, desk.kiosk.bundle([]))),
    },
}
CASES = [(method, path, status) for (method, path), asks in PROVOKED.items() for status in asks]


def documented() -> set[tuple[str, str, int]]:
    return {
        (method, path, int(status))
        for path, methods in description()["paths"].items()
        for method, operation in methods.items()
        for status in operation["responses"]
    }


def test_it_names_exactly_the_routes_that_there_are() -> None:
    routes = {
        (method.lower(), route.path)
        for route in machine_routes()
        for method in route.methods or ()
        if method != "HEAD"
    }
    assert {(method, path) for method, path, _ in documented()} == routes


def test_it_names_exactly_the_statuses_that_can_be_had() -> None:
    assert set(CASES) == documented()


@pytest.mark.parametrize(("method", "path", "status"), CASES, ids=str)
def test_every_status_that_it_names_can_be_had_and_the_reply_is_of_its_shape(
    database: Database, tmp_path: Path, method: str, path: str, status: int
) -> None:
    told = PROVOKED[method, path][status](Everything(database, tmp_path / "data"))
    assert told.status_code == status, told.text
    content = description()["paths"][path][method]["responses"][str(status)].get("content", {})
    kind = told.headers.get("content-type", "").partition(";")[0]
    assert kind == next(iter(content), "")
    if status in {429, 503}:
        assert int(told.headers["Retry-After"]) >= 1
    if kind == "application/json":
        schema = content[kind]["schema"] | {"components": description()["components"]}
        Draft202012Validator(schema).validate(told.json())


def test_it_is_openapi_3_1_and_its_schemas_are_schemas() -> None:
    whole = description()
    assert whole["openapi"] == "3.1.0"
    for schema in whole["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("changes", [{}, {"second_step": "teacher", "ballot": 2}])
def test_a_statement_of_ours_is_of_its_schema_and_one_with_a_name_in_it_is_not(
    changes: dict[str, Any],
) -> None:
    validator = Draft202012Validator(description()["components"]["schemas"]["Statement"])
    sent = statement(1, **changes)
    assert validator.is_valid(sent)
    for part in (sent, sent["actor"], sent["context"], sent["context"]["extensions"], sent["result"]):
        part["name"] = "Maya Example"
        assert not validator.is_valid(sent)
        del part["name"]


def test_the_numbers_tell_of_records_and_requests_and_of_nobody(database: Database) -> None:
    desk = Desk(database)
    desk.enrol()
    desk.upload([statement(1), statement(1), "x"])
    desk.client.get("/welcome/a-secret-that-nobody-should-see")
    desk.client.get("/no/such/page/maya")
    told = desk.client.get("/metrics").text
    for line in (
        'hub_records_total{verdict="stored",way="online"} 1.0',
        'hub_records_total{verdict="invalid",way="online"} 1.0',
        'hub_requests_total{method="POST",path="/sync/v1/upload",status="200"} 1.0',
        'hub_requests_total{method="GET",path="/welcome/{secret}",status="404"} 1.0',
        'hub_requests_total{method="other",path="other",status="404"} 1.0',
        'hub_request_seconds_count{method="POST",path="/sync/v1/upload"} 1.0',
    ):
        assert line in told
    assert "secret-that" not in told
    assert "maya" not in told


def test_a_hub_without_settings_describes_itself_alike() -> None:
    hub = Hub(settings_of({}), Database(sa.create_engine("sqlite://")), now=lambda: 0)
    assert TestClient(create_app(hub)).get("/openapi.json").json() == json.loads(json.dumps(description()))
