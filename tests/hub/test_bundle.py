import json
import stat
import threading
from pathlib import Path
from typing import Any

import httpx2
import pyrage
import pytest
from pyrage import x25519

from hub.bundles import MOST_FILE
from hub.database import Database
from hub.enrolment import make_code, revoke
from hub.errors import DamagedError
from hub.keys import Keys, keys_of
from hub.schema import ANSWERS, AUDIT, ENROL_CODES, KIOSKS, METADATA, QUARANTINE, ROLLUPS, UPLOADS
from kiosk.wire.bundle import Outcome, Receipt
from kiosk.wire.statement import answer_of
from tests.hub.desk import Desk
from tests.hub.statements import statement, uid
from tests.hub.stick import FarKiosk


class Counter(Desk):
    """A hub with keys, to which sticks are brought."""

    def __init__(self, database: Database, data: Path) -> None:
        super().__init__(database, data=data)
        self.keys = keys_of(data)

    def code(self, name: str | None = None) -> str:
        with self.database.writing() as connection:
            return make_code(connection, self.now, name)

    def bring(self, file: bytes) -> httpx2.Response:
        return self.client.post("/sync/v1/bundle", content=file)

    def take(self, kiosk: FarKiosk, records: list[Any], code: str | None = None) -> Receipt:
        answer = self.bring(kiosk.bundle(records, code))
        assert answer.status_code == 200, answer.text
        return kiosk.read(answer.content)

    def known(self, name: str = "Elm 1") -> FarKiosk:
        kiosk = FarKiosk(self.keys, name)
        self.take(kiosk, [], self.code())
        return kiosk

    def lose(self, kiosk: FarKiosk) -> None:
        with self.database.writing() as connection:
            assert revoke(connection, kiosk.id, self.now)


@pytest.fixture
def counter(database: Database, tmp_path: Path) -> Counter:
    return Counter(database, tmp_path / "data")


def outcomes(receipt: Receipt) -> list[str]:
    return [one.outcome.value for one in receipt.results]


def test_what_a_stick_brings_is_stored_and_each_record_is_receipted(counter: Counter) -> None:
    kiosk = counter.known()
    poison = kiosk.statement(2) | {"name": "Maya Example"}
    records = [kiosk.statement(1), poison, "no JSON", "[" * 8_000, kiosk.statement(1), statement(3)]
    receipt = counter.take(kiosk, records)
    assert outcomes(receipt) == ["stored", "invalid", "invalid", "invalid", "duplicate", "invalid"]
    assert [one.id for one in receipt.results] == [uid(1), uid(2), None, None, uid(1), uid(3)]
    assert (receipt.kiosk_id, receipt.server_time_s, receipt.is_revoked) == (kiosk.id, counter.now, False)
    assert [row.id for row in counter.rows(ANSWERS)] == [uid(1)]
    assert not any("Maya" in str(row) for table in METADATA.sorted_tables for row in counter.rows(table))


def test_a_stick_and_the_network_bring_the_same_answer_once(counter: Counter) -> None:
    kiosk = FarKiosk(counter.keys)
    token = counter.take(kiosk, [kiosk.statement(1), kiosk.statement(2)], counter.code()).token
    assert token is not None
    told = counter.upload([kiosk.statement(2), kiosk.statement(3)], token).json()["results"]
    assert [one["status"] for one in told] == ["duplicate", "stored"]
    file = kiosk.bundle([kiosk.statement(number) for number in (1, 2, 3, 4)])
    for expected in (["duplicate"] * 3 + ["stored"], ["duplicate"] * 4):
        assert outcomes(kiosk.read(counter.bring(file).content)) == expected
    assert sum(row.never_go for row in counter.rows(ROLLUPS)) == 4
    assert [log.way for log in counter.rows(UPLOADS)] == ["stick", "online", "stick", "stick"]


def test_the_first_bundle_enrols_the_kiosk_and_the_receipt_completes_it(counter: Counter) -> None:
    kiosk = FarKiosk(counter.keys)
    receipt = counter.take(kiosk, [kiosk.statement(1)], counter.code("Elm 1"))
    assert outcomes(receipt) == ["stored"]
    (row,) = counter.rows(KIOSKS)
    assert (row.id, row.name) == (kiosk.id, "Elm 1")
    assert receipt.token is not None
    assert counter.upload([kiosk.statement(2)], receipt.token).status_code == 200


def test_a_first_bundle_that_is_taken_again_takes_no_token_away(counter: Counter) -> None:
    kiosk = FarKiosk(counter.keys)
    file = kiosk.bundle([kiosk.statement(1)], counter.code())
    first, second = (kiosk.read(counter.bring(file).content).token for _ in range(2))
    assert first
    assert second
    assert first != second
    assert counter.upload([], first).status_code == 200
    assert counter.upload([], second).status_code == 200
    assert kiosk.read(counter.bring(file).content).token
    assert counter.upload([], second).status_code == 200


def test_a_kiosk_that_nobody_knows_keeps_all_and_reads_why(counter: Counter) -> None:
    kiosk = FarKiosk(counter.keys)
    receipt = counter.take(kiosk, [kiosk.statement(1)])
    assert (receipt.results, receipt.token, "not known" in str(receipt.refusal)) == ((), None, True)
    receipt = counter.take(kiosk, [kiosk.statement(1)], "a" * 26)
    assert (receipt.results, "this code is not known" in str(receipt.refusal)) == ((), True)
    assert (counter.rows(ANSWERS), counter.rows(KIOSKS), counter.rows(UPLOADS)) == ([], [], [])


def test_a_known_kiosk_with_an_old_code_is_taken_all_the_same(counter: Counter) -> None:
    kiosk, code = counter.known(), counter.code()
    counter.now += 400 * 86_400
    receipt = counter.take(kiosk, [kiosk.statement(1)], code)
    assert (outcomes(receipt), "too old" in str(receipt.refusal)) == (["stored"], True)


def test_what_a_lost_kiosk_sends_is_put_aside_as_it_was_understood(counter: Counter) -> None:
    kiosk = counter.known()
    counter.lose(kiosk)
    poison = kiosk.statement(2) | {"name": "Maya Example"}
    file = kiosk.bundle([kiosk.statement(1), poison, kiosk.statement(1), kiosk.statement(3)])
    for _ in range(2):
        receipt = kiosk.read(counter.bring(file).content)
        assert (receipt.is_revoked, outcomes(receipt)) == (True, ["held", "invalid", "held", "held"])
    held = [row for row in counter.rows(QUARANTINE) if row.statement]
    assert [row.statement_id for row in held] == [uid(1), uid(3)]
    assert [answer_of(json.loads(row.statement)).kiosk_id for row in held] == [kiosk.id] * 2
    assert not any("Maya" in str(row) for row in counter.rows(QUARANTINE))
    assert (counter.rows(ANSWERS), counter.rows(ROLLUPS)) == ([], [])


def test_whoever_has_a_lost_kiosk_cannot_bring_it_back_with_the_code_on_its_card(counter: Counter) -> None:
    kiosk, code = FarKiosk(counter.keys), counter.code("Elm 1")
    counter.take(kiosk, [], code)
    counter.lose(kiosk)
    receipt = counter.take(kiosk, [kiosk.statement(1)], code)
    assert (receipt.token, receipt.is_revoked, outcomes(receipt)) == (None, True, ["held"])
    assert all(row.expires_s <= counter.now for row in counter.rows(ENROL_CODES))
    fresh = counter.take(kiosk, [kiosk.statement(1)], counter.code())
    assert (fresh.token is not None, outcomes(fresh)) == (True, ["stored"])


def spoilt(file: bytes) -> bytes:
    return file[:-1] + bytes([file[-1] ^ 1])


def test_what_cannot_be_believed_is_refused_whole(counter: Counter, tmp_path: Path) -> None:
    kiosk, other = counter.known(), keys_of(tmp_path / "other")
    records = [kiosk.statement(1)]
    forged = FarKiosk(counter.keys)
    forged.public_key = kiosk.public_key
    recipient = x25519.Recipient.from_str(counter.keys.recipient)
    for file in (
        b"",
        b"no bundle",
        spoilt(kiosk.bundle(records)),
        kiosk.bundle(records, to=other.recipient),
        kiosk.bundle(records, hub=other.recipient),
        forged.bundle(records),
        bytes(pyrage.encrypt(b"", [recipient])),
        bytes(pyrage.encrypt(b"clever-kiosk/bundle/1\n{}\nAAAA\n", [recipient])),
    ):
        answer = counter.bring(file)
        assert (answer.status_code, "cannot be taken" in answer.json()["error"]) == (400, True)
    assert counter.rows(ANSWERS) == []


def test_a_file_too_large_is_not_read_to_its_end(counter: Counter) -> None:
    assert counter.bring(bytes(MOST_FILE + 1)).status_code == 413
    assert counter.bring(bytes(MOST_FILE)).status_code == 400


def test_whoever_brings_too_many_waits(counter: Counter) -> None:
    assert [counter.bring(b"").status_code for _ in range(61)] == [*[400] * 60, 429]


def test_more_than_a_thousand_records_are_taken_part_by_part(counter: Counter) -> None:
    kiosk = counter.known()
    receipt = counter.take(kiosk, [kiosk.statement(number) for number in range(1, 2_502)])
    assert outcomes(receipt) == ["stored"] * 2_501
    assert [log.stored for log in counter.rows(UPLOADS)] == [1_000, 1_000, 501]


def test_a_receipt_is_for_its_kiosk_alone(counter: Counter) -> None:
    kiosk = counter.known()
    answer = counter.bring(kiosk.bundle([kiosk.statement(1)]))
    assert kiosk.id not in answer.text
    with pytest.raises(pyrage.DecryptError):
        FarKiosk(counter.keys).read(answer.content)


def log_in(counter: Counter, role: str) -> str:
    """Log somebody in; returns what has to come back with each form."""
    from hub.operators import Role, accept, invite, open_session

    with counter.database.writing() as connection:
        secret = invite(connection, f"A {role}", Role(role), counter.now)
        operator = accept(connection, secret, "correct horse battery", counter.now)
        session = open_session(connection, operator, counter.now)
    counter.client.cookies.set("hub", session.token)
    return session.csrf


def bring_by_form(counter: Counter, csrf: str, file: bytes) -> httpx2.Response:
    name = "../../../etc/passwd"
    return counter.client.post("/bundles", data={"csrf": csrf}, files={"bundle": (name, file)})


def test_a_trainer_brings_a_bundle_by_a_form_and_it_is_written_down(counter: Counter) -> None:
    kiosk = counter.known()
    answer = bring_by_form(counter, log_in(counter, "trainer"), kiosk.bundle([kiosk.statement(1)]))
    assert (answer.status_code, outcomes(kiosk.read(answer.content))) == (200, ["stored"])
    assert answer.headers["Content-Disposition"].startswith(f'attachment; filename="{kiosk.id}-')
    (entry,) = counter.rows(AUDIT)
    assert (entry.operator, entry.act, entry.about) == ("A trainer", "took a bundle", f"{kiosk.id}: 1 stored")


def test_the_form_refuses_viewers_strangers_and_what_is_no_bundle(counter: Counter) -> None:
    file = counter.known().bundle([])
    assert bring_by_form(counter, "", file).history[0].status_code == 303
    assert bring_by_form(counter, log_in(counter, "viewer"), file).status_code == 403
    csrf = log_in(counter, "trainer")
    assert bring_by_form(counter, "wrong", file).status_code == 403
    assert bring_by_form(counter, csrf, b"no bundle").status_code == 400
    assert counter.client.post("/bundles", data={"csrf": csrf}).status_code == 400
    assert bring_by_form(counter, csrf, bytes(MOST_FILE + 9_000)).status_code == 413
    assert counter.rows(AUDIT) == []


def test_keys_are_made_once_and_read_by_nobody_else(tmp_path: Path) -> None:
    made: list[Keys] = []
    makers = [threading.Thread(target=lambda: made.append(keys_of(tmp_path))) for _ in range(6)]
    for one in makers:
        one.start()
    for one in makers:
        one.join()
    assert len({(keys.recipient, keys.public_key) for keys in (*made, keys_of(tmp_path))}) == 1
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "keys").iterdir()}
    assert modes == {"opening.age": 0o600, "signing.ed25519": 0o600}


def test_keys_that_cannot_be_read_are_never_replaced(tmp_path: Path) -> None:
    keys_of(tmp_path)
    (tmp_path / "keys" / "opening.age").write_bytes(b"\xff")
    with pytest.raises(DamagedError, match="bring them back"):
        keys_of(tmp_path)


def test_every_verdict_of_an_upload_can_stand_on_a_receipt() -> None:
    from hub.ingest.verdicts import Status

    assert {status.value for status in Status} < {outcome.value for outcome in Outcome}
