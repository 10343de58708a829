import base64
import threading
from typing import Any

import httpx2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hub.database import Database
from hub.enrolment import ON_CARD_S, ON_SCREEN_S, make_code, revoke
from hub.schema import ENROL_CODES, KIOSKS, METADATA
from kiosk.wire.health import told_of
from kiosk.wire.identity import enrolment_text, four_words_of, kiosk_id_of
from tests.hub.desk import Desk
from tests.hub.statements import statement
from tests.wire.test_health import HEALTH


class NewKiosk:
    """A kiosk that has made its key, and that knows no hub."""

    def __init__(self, name: str = "Elm 1") -> None:
        self.name = name
        self._key = Ed25519PrivateKey.generate()
        self.public_key = self._key.public_key().public_bytes_raw()
        self.id = kiosk_id_of(self.public_key)

    def asks(self, code: str, **changes: str) -> dict[str, str]:
        signed = self._key.sign(enrolment_text(code, self.public_key, self.name))
        return {
            "code": code,
            "public_key": base64.b64encode(self.public_key).decode(),
            "name": self.name,
            "signature": base64.b64encode(signed).decode(),
        } | changes


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


def code_of(desk: Desk, name: str | None = None) -> str:
    with desk.database.writing() as connection:
        return make_code(connection, desk.now, name)


def ask(desk: Desk, body: Any) -> httpx2.Response:
    return desk.client.post("/sync/v1/enrol", json=body)


def test_a_kiosk_with_a_code_becomes_known_by_the_id_that_it_made_itself(desk: Desk) -> None:
    kiosk = NewKiosk()
    told = ask(desk, kiosk.asks(code_of(desk)))
    assert told.status_code == 201
    assert told.json()["kiosk"] == kiosk.id
    assert tuple(told.json()["words"]) == four_words_of(kiosk.public_key)
    answer = desk.upload([statement(1, kiosk_id=kiosk.id)], told.json()["token"])
    assert answer.json()["results"][0]["status"] == "stored"


def test_neither_code_nor_token_is_kept(desk: Desk) -> None:
    code = code_of(desk)
    token = ask(desk, NewKiosk().asks(code)).json()["token"]
    kept = str([row for table in METADATA.sorted_tables for row in desk.rows(table)])
    assert code not in kept
    assert token not in kept


def test_a_code_is_good_once(desk: Desk) -> None:
    code = code_of(desk)
    assert ask(desk, NewKiosk().asks(code)).status_code == 201
    again = ask(desk, NewKiosk("Elm 2").asks(code))
    assert (again.status_code, "used before" in again.json()["error"]) == (403, True)
    assert len(desk.rows(KIOSKS)) == 1


def test_a_kiosk_that_never_saw_the_reply_asks_again_and_the_lost_token_dies(desk: Desk) -> None:
    kiosk, code = NewKiosk(), code_of(desk)
    lost = ask(desk, kiosk.asks(code)).json()["token"]
    token = ask(desk, kiosk.asks(code)).json()["token"]
    assert (desk.upload([], lost).status_code, desk.upload([], token).status_code) == (401, 200)
    assert len(desk.rows(KIOSKS)) == 1


def test_of_many_kiosks_with_one_code_at_once_one_becomes_known(desk: Desk) -> None:
    code = code_of(desk)
    told: list[int] = []

    def try_it() -> None:
        told.append(ask(desk, NewKiosk().asks(code)).status_code)

    tries = [threading.Thread(target=try_it) for _ in range(6)]
    for one in tries:
        one.start()
    for one in tries:
        one.join()
    assert sorted(told) == [201, *[403] * 5]
    assert len(desk.rows(KIOSKS)) == 1


@pytest.mark.parametrize(("name", "good_s"), [(None, ON_SCREEN_S), ("Elm 1", ON_CARD_S)])
def test_a_code_grows_too_old(desk: Desk, name: str | None, good_s: int) -> None:
    code, other = code_of(desk, name), code_of(desk, name)
    desk.now += good_s - 1
    assert ask(desk, NewKiosk().asks(code)).status_code == 201
    desk.now += 1
    late = ask(desk, NewKiosk().asks(other))
    assert (late.status_code, "too old" in late.json()["error"]) == (403, True)


def test_a_code_on_a_card_is_for_that_name(desk: Desk) -> None:
    code = code_of(desk, "Elm 1")
    assert ask(desk, NewKiosk("Elm 2").asks(code)).status_code == 403
    assert ask(desk, NewKiosk("Elm 1").asks(code)).status_code == 201


def test_a_code_may_be_typed_with_capitals_and_gaps(desk: Desk) -> None:
    code = code_of(desk)
    typed = "-".join(code[start : start + 4] for start in range(0, 26, 4)).upper()
    assert ask(desk, NewKiosk().asks(typed)).status_code == 201


def test_who_does_not_hold_the_key_is_refused_and_the_code_stays_good(desk: Desk) -> None:
    code, kiosk, thief = code_of(desk), NewKiosk(), NewKiosk()
    stolen = thief.asks(code, public_key=kiosk.asks(code)["public_key"])
    assert ask(desk, stolen).status_code == 403
    assert [row.used_s for row in desk.rows(ENROL_CODES)] == [None]
    assert ask(desk, kiosk.asks(code)).status_code == 201


@pytest.mark.parametrize(
    "changes",
    [
        {"code": "short"},
        {"name": ""},
        {"name": "two\nlines"},
        {"name": "x" * 61},
        {"public_key": "no base 64!"},
        {"public_key": ""},
        {"signature": base64.b64encode(bytes(63)).decode()},
        {"child": "Maya Example"},
    ],
)
def test_what_is_of_another_shape_is_refused(desk: Desk, changes: dict[str, str]) -> None:
    answer = ask(desk, NewKiosk().asks(code_of(desk)) | changes)
    assert answer.status_code == 400
    assert "Maya" not in answer.text


def test_guessing_is_slowed_down(desk: Desk) -> None:
    statuses = [ask(desk, NewKiosk().asks("a" * 26)).status_code for _ in range(21)]
    assert statuses == [*[403] * 20, 429]


def test_a_lost_kiosk_is_trusted_no_more_until_it_is_enrolled_again(desk: Desk) -> None:
    kiosk = NewKiosk()
    token = ask(desk, kiosk.asks(code_of(desk))).json()["token"]
    with desk.database.writing() as connection:
        assert revoke(connection, kiosk.id, desk.now)
        assert not revoke(connection, kiosk.id, desk.now)
    assert desk.upload([], token).status_code == 401
    found = ask(desk, kiosk.asks(code_of(desk))).json()["token"]
    assert desk.upload([], found).status_code == 200


def test_a_heartbeat_is_noted_and_tells_the_time(desk: Desk) -> None:
    kiosk = NewKiosk()
    token = ask(desk, kiosk.asks(code_of(desk))).json()["token"]
    headers = {"Authorization": f"Bearer {token}"}
    for _ in range(2):
        answer = desk.client.post("/sync/v1/heartbeat", json=told_of(HEALTH), headers=headers)
        assert answer.json() == {"server_time_s": desk.now, "next_sync_s": 900}
    (row,) = desk.rows(KIOSKS)
    assert (row.software, row.waiting, row.dead, row.clock_skew_s, row.packs) == (
        "1.2.0",
        12,
        1,
        0,
        "core@3 parks@1.0",
    )
    odd = desk.client.post("/sync/v1/heartbeat", json=told_of(HEALTH) | {"waiting": "x"}, headers=headers)
    assert odd.status_code == 400
