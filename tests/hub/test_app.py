from hub.database import Database
from tests.hub.desk import Desk


def test_the_hub_says_that_it_is_well(database: Database) -> None:
    answer = Desk(database).client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "well", "shape": "0001"})


def test_an_error_inside_is_told_as_trouble_and_nothing_of_it_is_shown(database: Database) -> None:
    desk = Desk(database, raise_server_exceptions=False)
    database.close()
    with database.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE kiosk")
    answer = desk.upload([])
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert answer.json() == {"error": "the hub is in trouble: try again later"}
