from starlette.testclient import TestClient

from hub.database import Database
from hub.http.app import Hub, create_app
from hub.settings import settings_of


def test_the_hub_says_that_it_is_well(database: Database) -> None:
    client = TestClient(create_app(Hub(settings_of({}), database, now=lambda: 1)))
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "well", "shape": "0001"}
