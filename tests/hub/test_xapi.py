import base64
import json
from typing import Any

import httpx2
import pytest

from hardware.events import Side
from hub.database import Database
from hub.readers import end_reader, make_reader
from hub.schema import ANSWERS, QUARANTINE, ROLLUPS, UPLOADS
from kiosk.answers import ResponseBand
from kiosk.wire.statement import ANSWERED, PROFILE
from tests.hub.desk import TOKEN, Desk
from tests.hub.statements import KIOSK, OTHER_KIOSK, round_sent, statement, uid

ADDED = ("stored", "authority")


class Door(Desk):
    """A hub with a kiosk that writes and a reader that reads."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.enrol()
        with database.writing() as connection:
            self.reader = make_reader(connection, "Records", self.now)

    def ask(self, method: str, path: str, token: str, **more: Any) -> httpx2.Response:
        headers = {"Authorization": f"Bearer {token}", "X-Experience-API-Version": "2.0.0"}
        return self.client.request(method, path, headers=headers | more.pop("headers", {}), **more)

    def put(self, raw: Any, id_: str, token: str = TOKEN) -> httpx2.Response:
        return self.ask("PUT", "/xapi/statements", token, json=raw, params={"statementId": id_})

    def post(self, raw: Any, token: str = TOKEN) -> httpx2.Response:
        return self.ask("POST", "/xapi/statements", token, json=raw)

    def get(self, path: str = "/xapi/statements", token: str | None = None, **params: str) -> httpx2.Response:
        return self.ask("GET", path, token or self.reader, params=params or None)

    def read(self, **params: str) -> list[str]:
        answer = self.get(**params)
        assert answer.status_code == 200, answer.text
        return [one["id"] for one in answer.json()["statements"]]


@pytest.fixture
def door(database: Database) -> Door:
    return Door(database)


def as_sent(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if name not in ADDED}


EVERY = [
    statement(1),
    statement(2, Side.GO, second_step="teacher", response=ResponseBand.OVER_10_S, ballot=2),
    statement(3, round=round_sent(2, language="pl", is_time_trusted=False, boot_id=None)),
    statement(4, round=round_sent(3, urn=None, year=None, size=None, is_time_trusted=None)),
]


def test_a_statement_comes_back_as_it_was_sent(door: Door) -> None:
    assert door.put(EVERY[0], uid(1)).status_code == 204
    assert door.post(EVERY[1:]).json() == [uid(2), uid(3), uid(4)]
    assert door.post(EVERY[3]).json() == [uid(4)]
    for sent in EVERY:
        told = door.get(statementId=sent["id"]).json()
        assert as_sent(told) == sent
        assert told["stored"] == "2026-09-21T14:13:20Z"
        assert told["authority"]["account"]["name"] == KIOSK
    by_id = {one["id"]: as_sent(one) for one in door.get().json()["statements"]}
    assert by_id == {sent["id"]: sent for sent in EVERY}
    assert [log.way for log in door.rows(UPLOADS)] == ["xapi"] * 3


def test_what_came_by_upload_is_read_here_too(door: Door) -> None:
    door.upload(EVERY)
    assert sorted(door.read()) == sorted(sent["id"] for sent in EVERY)


def test_one_bad_statement_in_an_array_and_nothing_is_kept(door: Door) -> None:
    poison = statement(2)
    poison["context"]["name"] = "Maya Example"
    answer = door.post([statement(1), poison, statement(3)])
    assert (answer.status_code, answer.json()["error"][:23]) == (400, "statement 1: context: t")
    assert "Maya" not in answer.text
    assert [door.rows(table) for table in (ANSWERS, ROLLUPS, QUARANTINE, UPLOADS)] == [[], [], [], []]


def test_another_statement_under_the_same_id_is_a_conflict_and_nothing_is_kept(door: Door) -> None:
    door.put(statement(1), uid(1))
    assert door.put(statement(1, Side.GO), uid(1)).status_code == 409
    assert door.post([statement(2), statement(1, Side.GO)]).status_code == 409
    assert [row.choice for row in door.rows(ANSWERS)] == ["never-go"]
    assert door.put(statement(1), uid(1)).status_code == 204


def test_one_id_twice_in_an_array_is_refused(door: Door) -> None:
    assert door.post([statement(1), statement(1)]).status_code == 400
    assert door.rows(ANSWERS) == []


@pytest.mark.parametrize(
    ("body", "params"),
    [
        (b"", {"statementId": uid(1)}),
        (b"[]", {"statementId": uid(1)}),
        (json.dumps(statement(1)).encode(), {"statementId": uid(2)}),
        (json.dumps(statement(1)).encode(), {}),
        (json.dumps(statement(1)).encode(), {"statementId": uid(1), "more": "x"}),
        (
            json.dumps(statement(1)).encode() + b"," + json.dumps(statement(2)).encode(),
            {"statementId": uid(1)},
        ),
    ],
    ids=["empty", "array", "another id", "no id", "a parameter more", "two"],
)
def test_a_put_that_is_not_of_one_statement_and_its_id_is_refused(
    door: Door, body: bytes, params: dict[str, str]
) -> None:
    headers = {"Content-Type": "application/json"}
    answer = door.ask("PUT", "/xapi/statements", TOKEN, content=body, params=params, headers=headers)
    assert answer.status_code == 400
    assert door.rows(ANSWERS) == []


def test_two_statements_that_are_no_array_are_refused(door: Door) -> None:
    body = b",".join(json.dumps(statement(number)).encode() for number in (1, 2))
    headers = {"Content-Type": "application/json"}
    assert door.ask("POST", "/xapi/statements", TOKEN, content=body, headers=headers).status_code == 400
    assert door.rows(ANSWERS) == []


def test_attachments_have_no_place(door: Door) -> None:
    headers = {"Content-Type": "multipart/mixed; boundary=x"}
    answer = door.ask("POST", "/xapi/statements", TOKEN, content=b"--x--", headers=headers)
    assert (answer.status_code, "Content-Type" in answer.json()["error"]) == (400, True)
    assert door.get(attachments="true").status_code == 400


def test_more_than_a_thousand_at_once_are_too_many(door: Door) -> None:
    assert door.post([1] * 1_001).status_code == 413


def test_who_may_read_may_not_write_and_who_may_write_may_not_read(door: Door) -> None:
    assert door.post([statement(1)], door.reader).status_code == 403
    assert door.put(statement(1), uid(1), door.reader).status_code == 403
    assert door.get(token=TOKEN).status_code == 401
    assert door.get(token="nobodys-token-that-is-long-enough").status_code == 401
    assert door.post([statement(1)], "nobodys-token-that-is-long-enough").status_code == 401
    assert door.post([statement(1, kiosk_id=OTHER_KIOSK)]).status_code == 400
    assert door.rows(ANSWERS) == []


def test_a_reader_has_one_token_and_it_can_be_ended(door: Door) -> None:
    with door.database.writing() as connection:
        newer = make_reader(connection, " Records ", door.now)
    assert (door.get().status_code, door.get(token=newer).status_code) == (401, 200)
    with door.database.writing() as connection:
        assert end_reader(connection, "Records")
        assert not end_reader(connection, "Records")
    assert door.get(token=newer).status_code == 401


@pytest.mark.parametrize("version", ["", "0.95", "3.0.0", "2", "2.0.0\x00"])
def test_a_request_of_another_version_of_xapi_is_refused(door: Door, version: str) -> None:
    answer = door.ask("GET", "/xapi/statements", door.reader, headers={"X-Experience-API-Version": version})
    assert answer.status_code == 400
    assert answer.headers["X-Experience-API-Version"] == "2.0.0"


def test_everybody_may_know_which_version_is_spoken(door: Door) -> None:
    answer = door.client.get("/xapi/about")
    assert answer.json() == {"version": ["2.0.0"]}
    assert answer.headers["X-Experience-API-Version"] == "2.0.0"


def fill(door: Door, count: int) -> list[str]:
    """Statements of two kiosks, some of the same second; returns the ids in the order of arrival."""
    door.enrol(OTHER_KIOSK, TOKEN + "-other")
    placed = []
    for number in range(1, count + 1):
        kiosk, token = ((KIOSK, TOKEN), (OTHER_KIOSK, TOKEN + "-other"))[number % 2]
        door.now += number % 3 == 0
        assert door.post([statement(number, kiosk_id=kiosk)], token).status_code == 200
        placed.append((door.now, kiosk, uid(number)))
    return [id_ for _, _, id_ in sorted(placed)]


@pytest.mark.parametrize("ascending", ["true", "false"])
def test_a_reader_pages_through_everything_once_in_order(door: Door, ascending: str) -> None:
    expected = fill(door, 11)
    answer = door.get(limit="3", ascending=ascending).json()
    read, pages = [one["id"] for one in answer["statements"]], 1
    while answer["more"]:
        answer = door.get(answer["more"]).json()
        read += [one["id"] for one in answer["statements"]]
        pages += 1
    assert read == (expected if ascending == "true" else expected[::-1])
    assert pages == 4


def test_a_page_that_holds_all_has_no_more(door: Door) -> None:
    door.post(EVERY)
    assert door.get(limit="4").json()["more"] == ""
    assert door.get(limit="3").json()["more"].startswith("/xapi/statements?cursor=")


def test_statements_are_found_by_when_they_were_stored(door: Door) -> None:
    for number in (1, 2, 3):
        door.post([statement(number)])
        door.now += 10
    assert door.read(since="2026-09-21T14:13:30Z", ascending="true") == [uid(3)]
    assert door.read(until="2026-09-21T15:13:30+01:00", ascending="true") == [uid(1), uid(2)]
    assert door.read(since="2026-09-21T14:13:29.9Z", until="2026-09-21T14:13:39.9Z") == [uid(2)]


def test_statements_are_found_by_round_visit_and_scenario(door: Door) -> None:
    door.post([statement(1), statement(2, round=round_sent(2)), statement(3, scenario_rev=2)])
    agent = json.dumps(statement(2, round=round_sent(2))["actor"])
    assert door.read(agent=agent) == [uid(2)]
    assert door.read(registration=round_sent(2).visit_id.upper()) == [uid(2)]
    assert door.read(activity=f"{PROFILE}/scenarios/lift-home-football/2") == [uid(3)]
    assert len(door.read(verb=ANSWERED, related_agents="true")) == 3


@pytest.mark.parametrize(
    "question",
    [
        {"verb": "http://adlnet.gov/expapi/verbs/passed"},
        {"agent": '{"mbox": "mailto:maya@example.org"}'},
        {"activity": "https://example.org/another"},
        {"registration": uid(77)},
    ],
)
def test_what_the_hub_cannot_hold_is_found_nowhere(door: Door, question: dict[str, str]) -> None:
    door.post([statement(1)])
    assert door.get(**question).json() == {"statements": [], "more": ""}


def test_in_short_only_what_names_a_thing_is_told(door: Door) -> None:
    door.post([statement(1)])
    (told,) = door.get(format="ids").json()["statements"]
    assert set(told["object"]) == {"objectType", "id"}


def test_an_unknown_id_and_a_voided_one_are_not_found(door: Door) -> None:
    assert door.get(statementId=uid(1)).status_code == 404
    door.post([statement(1)])
    assert door.get(voidedStatementId=uid(1)).status_code == 404


ODD_CURSOR = base64.urlsafe_b64encode(b'{"limit":1000000,"since_s":null}').decode()


@pytest.mark.parametrize(
    "question",
    [
        {"limit": "-1"},
        {"limit": "many"},
        {"since": "yesterday"},
        {"since": "2026-09-21T14:13:30"},
        {"until": "0001-01-01T00:00:00Z"},
        {"ascending": "yes"},
        {"format": "all"},
        {"agent": "me"},
        {"registration": "x"},
        {"child": "Maya"},
        {"statementId": "x"},
        {"statementId": uid(1), "limit": "1"},
        {"statementId": uid(1), "voidedStatementId": uid(1)},
        {"cursor": "x"},
        {"cursor": ODD_CURSOR},
        {"cursor": "x", "limit": "1"},
    ],
)
def test_a_question_that_makes_no_sense_is_refused(door: Door, question: dict[str, str]) -> None:
    assert door.get(**question).status_code == 400


def test_a_reader_in_a_hurry_is_asked_to_wait(door: Door) -> None:
    assert [door.get().status_code for _ in range(61)] == [*[200] * 60, 429]
