import gzip
import json

import pytest

from hub.database import Database
from hub.http.bodies import MOST_BYTES, MOST_UNPACKED_BYTES
from hub.kiosks import ROTATE_AFTER_S
from hub.schema import ANSWERS, KIOSKS, METADATA, QUARANTINE, UPLOADS
from tests.hub.desk import TOKEN, Desk
from tests.hub.statements import OTHER_KIOSK, statement, uid


@pytest.fixture
def desk(database: Database) -> Desk:
    opened = Desk(database)
    opened.enrol()
    return opened


def test_each_record_gets_its_verdict(desk: Desk) -> None:
    poison = statement(2) | {"name": "Maya Example"}
    answer = desk.upload([statement(1), poison, statement(1)])
    assert answer.status_code == 200
    told = answer.json()
    assert [(one["id"], one["status"]) for one in told["results"]] == [
        (uid(1), "stored"),
        (uid(2), "invalid"),
        (uid(1), "duplicate"),
    ]
    assert (told["server_time"], told["next_sync_s"]) == ("2026-09-21T14:13:20Z", 900)
    assert "token" not in told


def test_an_upload_is_written_down_and_so_is_what_was_refused_but_not_its_words(desk: Desk) -> None:
    desk.upload([statement(1), statement(2) | {"name": "Maya Example"}, "Maya Example"])
    (log,) = desk.rows(UPLOADS)
    assert (log.stored, log.invalid, log.duplicate, log.way) == (1, 2, 0, "online")
    assert [(row.statement_id, row.member, row.statement) for row in desk.rows(QUARANTINE)] == [
        (uid(2), "statement", None),
        (None, "statement", None),
    ]
    assert not any("Maya" in str(row) for table in METADATA.sorted_tables for row in desk.rows(table))
    (kiosk,) = desk.rows(KIOSKS)
    assert kiosk.last_contact_s == desk.now


@pytest.mark.parametrize("token", ["", "short", "another-token-that-nobody-holds-0001"])
def test_without_a_token_that_somebody_holds_nothing_is_taken(desk: Desk, token: str) -> None:
    answer = desk.upload([statement(1)], token)
    assert answer.status_code == 401
    assert desk.rows(ANSWERS) == []


def test_a_lost_kiosk_is_told_so_and_nothing_is_taken(desk: Desk) -> None:
    desk.enrol(OTHER_KIOSK, TOKEN + "-lost", revoked_s=1)
    answer = desk.upload([statement(1, kiosk_id=OTHER_KIOSK)], TOKEN + "-lost")
    assert (answer.status_code, "lost" in answer.json()["error"]) == (401, True)
    assert desk.rows(ANSWERS) == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"<html>a captive portal</html>", 400),
        (b'{"id": 1}', 400),
        (b"null", 400),
        (b"\xff\xfe", 400),
        (b"[" * 100_000 + b"]" * 100_000, 400),
        (b"[" + b"1," * 1_000 + b"1]", 413),
    ],
    ids=["empty", "half", "html", "object", "null", "not utf-8", "deep", "too many"],
)
def test_a_body_that_is_no_array_of_records_is_refused_whole(desk: Desk, body: bytes, status: int) -> None:
    answer = desk.send(body)
    assert answer.status_code == status
    assert answer.json()["error"]
    assert (desk.rows(UPLOADS), desk.rows(QUARANTINE)) == ([], [])


def test_a_zip_bomb_is_refused_at_its_bound(desk: Desk) -> None:
    answer = desk.send(b" " * (MOST_UNPACKED_BYTES + 1))
    assert (answer.status_code, "unpack" in answer.json()["error"]) == (413, True)


def test_a_body_too_long_is_refused_whether_it_says_its_length_or_not(desk: Desk) -> None:
    long = b" " * (MOST_BYTES + 1)
    assert desk.send(long, is_packed=False).status_code == 413
    chunks = (b" " * 65_536 for _ in range(MOST_BYTES // 65_536 + 1))
    headers = {"Authorization": f"Bearer {TOKEN}"}
    assert desk.client.post("/sync/v1/upload", content=chunks, headers=headers).status_code == 413


@pytest.mark.parametrize("packed", [b"no gzip", gzip.compress(b"[]")[:-4], gzip.compress(b"[]") + b"more"])
def test_what_is_not_one_whole_gzip_is_refused(desk: Desk, packed: bytes) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Encoding": "gzip"}
    assert desk.client.post("/sync/v1/upload", content=packed, headers=headers).status_code == 400


def test_another_packing_is_refused(desk: Desk) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Encoding": "br"}
    assert desk.client.post("/sync/v1/upload", content=b"[]", headers=headers).status_code == 415


@pytest.mark.parametrize(
    "odd", ["2" * 400, "2" * 5_000, str(2**70), "1e400", "-0", "1.5", '"\\u0000"', '"\\ud800"']
)
def test_no_odd_number_or_text_brings_the_hub_down(desk: Desk, odd: str) -> None:
    body = json.dumps([statement(1)]).replace('"ballot": 1', f'"ballot": {odd}')
    body = body.replace('/ballot": 1', f'/ballot": {odd}')
    answer = desk.send(body.encode())
    assert answer.status_code in {200, 400}
    assert desk.rows(ANSWERS) == []


def test_one_kiosk_in_a_hurry_is_asked_to_wait_and_no_other(desk: Desk) -> None:
    desk.enrol(OTHER_KIOSK, TOKEN + "-other")
    assert [desk.upload([]).status_code for _ in range(60)] == [200] * 60
    answer = desk.upload([])
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["Retry-After"]) <= 60
    assert desk.upload([], TOKEN + "-other").status_code == 200


def test_an_old_token_gets_a_successor_and_stays_good_until_that_is_used(desk: Desk) -> None:
    desk.now += ROTATE_AFTER_S
    first = desk.upload([]).json()["token"]
    again = desk.upload([]).json()["token"]
    assert first != again
    assert desk.upload([], first).status_code == 401
    assert desk.upload([], TOKEN).status_code == 200
    newest = desk.upload([]).json()["token"]
    assert "token" not in desk.upload([statement(1)], newest).json()
    assert desk.upload([], TOKEN).status_code == 401
    assert len(desk.rows(ANSWERS)) == 1


def test_a_token_of_two_hundred_days_is_good_at_first_contact(desk: Desk) -> None:
    desk.now += 200 * 86_400
    assert desk.upload([statement(1)]).json()["results"][0]["status"] == "stored"
