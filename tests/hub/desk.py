"""A hub with a client before it, and a clock that stands still until it is moved."""

import gzip
import json
from pathlib import Path
from typing import Any

import httpx2
import sqlalchemy as sa
from starlette.testclient import TestClient

from hub.database import Database
from hub.http.app import create_app
from hub.http.hub import Hub
from hub.kiosks import hash_of
from hub.schema import KIOSKS
from hub.settings import settings_of
from tests.hub.statements import KIOSK

TOKEN = "a-token-that-is-long-enough-to-be-one-000001"


class Desk:
    """`now` is in whole seconds since 1970."""

    def __init__(
        self, database: Database, *, raise_server_exceptions: bool = True, data: Path | None = None
    ) -> None:
        self.database = database
        self.now = 1_790_000_000
        self.hub = Hub(settings_of({}, data), database, now=lambda: self.now)
        self.client = TestClient(create_app(self.hub), raise_server_exceptions=raise_server_exceptions)

    def enrol(self, kiosk: str = KIOSK, token: str = TOKEN, **more: Any) -> None:
        """Put a kiosk that is enrolled straight into the database."""
        with self.database.writing() as connection:
            connection.execute(
                sa.insert(KIOSKS).values(
                    id=kiosk,
                    name=f"Kiosk {kiosk[:3]}",
                    public_key=kiosk.encode(),
                    token_hash=hash_of(token),
                    token_made_s=self.now,
                    enrolled_s=self.now,
                    **more,
                )
            )

    def upload(self, records: object, token: str = TOKEN) -> httpx2.Response:
        return self.send(json.dumps(records).encode(), token)

    def send(self, body: bytes, token: str = TOKEN, *, is_packed: bool = True) -> httpx2.Response:
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        if is_packed:
            headers["Content-Encoding"] = "gzip"
            body = gzip.compress(body)
        return self.client.post("/sync/v1/upload", content=body, headers=headers)

    def rows(self, table: sa.Table) -> list[Any]:
        with self.database.reading() as connection:
            return list(connection.execute(sa.select(table)))
