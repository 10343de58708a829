import json
import random
import threading
from dataclasses import replace
from typing import Any

import msgspec
import sqlalchemy as sa

from hardware.events import Side
from hub.database import Database
from hub.ingest.shelves import shelf_of
from hub.ingest.taking import take
from hub.ingest.verdicts import Status, Verdict
from hub.schema import ANSWERS, ROLLUPS, ROUNDS, TOMBSTONES, VISITS
from kiosk.answers import ResponseBand
from kiosk.wire.statement import statement_of
from tests.hub.statements import KIOSK, OTHER_KIOSK, answer, round_sent, statement, uid


def send(database: Database, *raws: object, kiosk: str = KIOSK) -> list[Verdict]:
    with database.writing() as connection:
        packed = [msgspec.Raw(json.dumps(raw).encode()) for raw in raws]
        return take(shelf_of(database, connection, kiosk, 1_000), kiosk, packed)


def statuses(verdicts: list[Verdict]) -> list[Status]:
    return [verdict.status for verdict in verdicts]


def rows(database: Database, table: sa.Table) -> list[Any]:
    with database.reading() as connection:
        return list(connection.execute(sa.select(table)))


def sums(database: Database) -> dict[tuple[str, int], tuple[int, int]]:
    return {(row.scenario_id, row.ballot): (row.go, row.never_go) for row in rows(database, ROLLUPS)}


def test_an_answer_that_is_new_is_stored_with_its_round_and_visit(database: Database) -> None:
    sent = answer(1, response=ResponseBand.UNDER_2_S, second_step="teacher")
    assert statuses(send(database, statement_of(sent))) == [Status.STORED]
    (kept,) = rows(database, ANSWERS)
    assert (kept.kiosk_id, kept.id, kept.round_id) == (KIOSK, sent.id, sent.round.id)
    assert (kept.choice, kept.second_step, kept.response, kept.press, kept.ballot, kept.received_s) == (
        "never-go",
        "teacher",
        "under-2",
        "own",
        1,
        1_000,
    )
    (round_,) = rows(database, ROUNDS)
    assert (round_.wall_time, round_.best_s, round_.confidence) == (
        "2026-09-01T09:30:00Z",
        1_788_255_000,
        "guess",
    )
    assert [(row.id, row.urn, row.year) for row in rows(database, VISITS)] == [
        (sent.round.visit_id, "100000", "3")
    ]


def test_sent_again_it_is_a_duplicate_and_counted_once(database: Database) -> None:
    batch = [statement(1), statement(2, Side.GO), statement(3)]
    assert statuses(send(database, *batch)) == [Status.STORED] * 3
    assert statuses(send(database, *batch)) == [Status.DUPLICATE] * 3
    assert len(rows(database, ANSWERS)) == 3
    assert sums(database) == {("lift-home-football", 1): (1, 2)}


def test_the_same_twice_in_one_batch_is_stored_once(database: Database) -> None:
    assert statuses(send(database, statement(1), statement(1))) == [Status.STORED, Status.DUPLICATE]
    assert sums(database) == {("lift-home-football", 1): (0, 1)}


def test_another_answer_under_the_same_id_is_refused_and_changes_nothing(database: Database) -> None:
    send(database, statement(1))
    (verdict,) = send(database, statement(1, Side.GO))
    assert (verdict.status, verdict.error) == (Status.CONFLICT, "id: another record has it")
    assert [row.choice for row in rows(database, ANSWERS)] == ["never-go"]
    assert sums(database) == {("lift-home-football", 1): (0, 1)}


def test_two_answers_under_one_id_in_one_batch_store_the_first(database: Database) -> None:
    assert statuses(send(database, statement(1), statement(1, Side.GO))) == [Status.STORED, Status.CONFLICT]
    assert [row.choice for row in rows(database, ANSWERS)] == ["never-go"]


def test_a_round_told_otherwise_than_before_is_refused(database: Database) -> None:
    send(database, statement(1))
    for changed in ({"number": 9}, {"is_time_trusted": None}, {"urn": "999"}, {"boot_id": None}):
        other = replace(answer(2), round=replace(round_sent(), **changed))
        (verdict,) = send(database, statement_of(other))
        assert (verdict.status, verdict.error[:24]) == (Status.CONFLICT, "context.extensions.round")
    assert len(rows(database, ANSWERS)) == 1


def test_what_was_removed_is_gone_and_stays_so(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(sa.insert(TOMBSTONES).values(kiosk_id=KIOSK, id=uid(1), removed_s=5))
    assert statuses(send(database, statement(1), statement(2))) == [Status.GONE, Status.STORED]
    assert [row.id for row in rows(database, ANSWERS)] == [uid(2)]


def test_one_poisoned_record_holds_up_no_other(database: Database) -> None:
    poison = statement(2)
    poison["name"] = "Maya Example"
    verdicts = send(database, statement(1), poison, {"id": 5}, "text", None, statement(3))
    assert statuses(verdicts) == [Status.STORED, *[Status.INVALID] * 4, Status.STORED]
    assert [verdict.id for verdict in verdicts[1:3]] == [uid(2), None]
    assert not any("Maya" in verdict.error for verdict in verdicts)
    assert len(rows(database, ANSWERS)) == 2


def test_a_kiosk_sends_for_itself_only(database: Database) -> None:
    (verdict,) = send(database, statement(1, kiosk_id=OTHER_KIOSK))
    assert (verdict.status, verdict.error) == (
        Status.INVALID,
        "context.extensions.kiosk: it is not the kiosk that sends this",
    )
    assert rows(database, ANSWERS) == []


def test_two_kiosks_may_have_made_the_same_id(database: Database) -> None:
    assert statuses(send(database, statement(1))) == [Status.STORED]
    other = statement(1, kiosk_id=OTHER_KIOSK)
    assert statuses(send(database, other, kiosk=OTHER_KIOSK)) == [Status.STORED]
    assert len(rows(database, ANSWERS)) == 2


def test_the_sums_are_those_of_the_answers_whatever_comes_in_whatever_order(database: Database) -> None:
    chance = random.Random(7)
    batch = [
        statement(
            number,
            chance.choice(list(Side)),
            ballot=chance.choice((1, 2)),
            scenario_id=chance.choice(("a-story", "b-story")),
            round=round_sent(chance.randint(1, 3)),
        )
        for number in range(1, 121)
    ]
    for _ in range(12):
        send(database, *chance.sample(batch, 40))
    with database.reading() as connection:
        counted = connection.execute(
            sa.select(
                ANSWERS.c.round_id,
                ANSWERS.c.scenario_id,
                ANSWERS.c.ballot,
                sa.func.sum(sa.case((ANSWERS.c.choice == "go", 1), else_=0)),
                sa.func.count(),
            ).group_by(ANSWERS.c.round_id, ANSWERS.c.scenario_id, ANSWERS.c.ballot)
        )
        counts = {(row[0], row[1], row[2]): (int(row[3]), int(row[4] - row[3])) for row in counted}
    assert len(counts) > 8
    assert counts == {
        (row.round_id, row.scenario_id, row.ballot): (row.go, row.never_go) for row in rows(database, ROLLUPS)
    }


def test_the_same_batch_from_many_at_once_is_stored_once(database: Database) -> None:
    batch = [statement(number, round=round_sent(number % 5 + 1)) for number in range(1, 101)]
    told: list[list[Status]] = []

    def deliver(seed: int) -> None:
        shuffled = random.Random(seed).sample(batch, len(batch))
        told.append(statuses(send(database, *shuffled)))

    clients = [threading.Thread(target=deliver, args=(seed,)) for seed in range(8)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    assert len(told) == 8
    assert sum(one.count(Status.STORED) for one in told) == 100
    assert sum(one.count(Status.DUPLICATE) for one in told) == 700
    assert sum(row.never_go for row in rows(database, ROLLUPS)) == 100
