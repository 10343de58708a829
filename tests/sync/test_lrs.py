"""Another record store takes a batch whole or not at all: what it refuses is found by halving."""

import json
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from kiosk.sync.courier import Outcome
from kiosk.sync.lrs import Store, StoreCourier
from kiosk.sync.ports import NO_HEADERS, Reply
from kiosk.sync.trouble import Trouble
from tests.results.disks import rows
from tests.sync.lines import FaultyLine, a_portal, after_it_was_taken, before_it_came, cut_short, never_there
from tests.sync.stand import Stand

DATE = {"date": "Mon, 21 Sep 2026 12:00:00 GMT"}


class RecordStore:
    """Implements `kiosk.sync.ports.Line`: takes no batch that holds what it has, or one statement of poison."""

    def __init__(self) -> None:
        self.kept: dict[str, object] = {}
        self.poison: set[str] = set()
        self.posts = 0

    def request(
        self, method: str, path: str, headers: Mapping[str, str] = NO_HEADERS, body: bytes = b""
    ) -> Reply:
        if headers["Authorization"] != "Basic a2lvc2s6c2VjcmV0":
            return Reply(401, DATE, b"{}")
        assert headers["X-Experience-API-Version"] == "2.0.0"
        if method == "GET":
            (id_,) = parse_qs(urlsplit(path).query)["statementId"]
            found = self.kept.get(id_)
            return Reply(200, DATE, json.dumps(found).encode()) if found else Reply(404, DATE, b"")
        self.posts += 1
        statements = {one["id"]: one for one in json.loads(body)}
        if statements.keys() & self.poison:
            return Reply(400, DATE, b"{}")
        if statements.keys() & self.kept.keys():
            return Reply(409, DATE, b"{}")
        self.kept |= {id_: one | {"stored": "2026-09-21T12:00:00Z"} for id_, one in statements.items()}
        return Reply(200, DATE, json.dumps(list(statements)).encode())


@pytest.fixture
def store() -> RecordStore:
    return RecordStore()


@pytest.fixture
def line(store: RecordStore) -> FaultyLine:
    return FaultyLine(store)


@pytest.fixture
def kiosk(tmp_path: Path, line: FaultyLine) -> Stand:
    return Stand(tmp_path / "state", line)


def send(kiosk: Stand, password: str = "secret") -> Outcome:
    store = Store(kiosk.line, "kiosk", password)
    courier = StoreCourier(kiosk.outbox, store, kiosk.identity.kiosk_id, kiosk.logbook, lambda: kiosk.now)
    return courier.run()


def test_what_was_played_is_taken_in_batches(kiosk: Stand, store: RecordStore) -> None:
    kiosk.play(250)
    assert send(kiosk).sent == 250
    assert store.posts == 3
    assert store.kept.keys() == kiosk.answers()
    assert (kiosk.waiting(), kiosk.acknowledged()) == (set(), ["2026-09-21"])


def test_one_statement_that_is_refused_is_found_and_put_away(kiosk: Stand, store: RecordStore) -> None:
    kiosk.play(100)
    store.poison = set(sorted(kiosk.answers())[41:42])
    assert send(kiosk).sent == 99
    assert [(row[0], row[1]) for row in rows(kiosk.path, "dead")] == [(*store.poison, "invalid")]
    assert kiosk.waiting() == set()
    assert store.posts < 20


def test_what_the_store_has_already_counts_as_sent(
    kiosk: Stand, store: RecordStore, line: FaultyLine
) -> None:
    kiosk.play(6)
    line.faults.append(after_it_was_taken)
    assert send(kiosk).trouble is Trouble.HUB
    kiosk.play(3)
    assert send(kiosk).trouble is None
    assert store.kept.keys() == kiosk.answers()
    assert (kiosk.waiting(), rows(kiosk.path, "dead")) == (set(), [])


def test_what_the_store_has_otherwise_is_a_conflict(
    kiosk: Stand, store: RecordStore, line: FaultyLine
) -> None:
    kiosk.play(2)
    line.faults.append(after_it_was_taken)
    send(kiosk)
    kiosk.spoil("scenario_rev", 2)
    send(kiosk)
    assert [row[1] for row in rows(kiosk.path, "dead")] == ["conflict", "conflict"]


@pytest.mark.parametrize("fault", [before_it_came, never_there, cut_short, a_portal])
def test_a_fault_changes_nothing_and_the_next_run_delivers(
    kiosk: Stand, store: RecordStore, line: FaultyLine, fault: object
) -> None:
    kiosk.play(4)
    line.faults.append(fault)  # type: ignore[arg-type]
    assert send(kiosk).trouble is not None
    assert kiosk.waiting() == kiosk.answers()
    assert send(kiosk).trouble is None
    assert store.kept.keys() == kiosk.answers()


def test_a_wrong_password_is_told(kiosk: Stand) -> None:
    kiosk.play(1)
    assert send(kiosk, "wrong").trouble is Trouble.STORE
    assert "name and password" in kiosk.logbook.read().words
    assert len(kiosk.waiting()) == 1


def test_a_clock_that_runs_ahead_is_not_noted_as_the_time_of_a_contact(kiosk: Stand) -> None:
    kiosk.play(2)
    kiosk.without_clock(wall_s=2_100_000_000)
    assert send(kiosk).sent == 2
    assert kiosk.logbook.read().contact_s == 1_789_992_000
    assert kiosk.acknowledged() == ["2026-09-21"]
