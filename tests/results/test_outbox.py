"""The outbox: every answer is in it from the moment it is kept until the hub has it."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.answers import Press, RoundEnd
from kiosk.errors import ResultsError
from kiosk.results.keeper import PromptKeeper
from kiosk.results.outbox import Outbox, Refusal
from kiosk.results.records import AnswerToKeep, OpenedRound
from kiosk.results.store import Store, open_store
from kiosk.wire.statement import answer_of, statement_of
from tests.results.disks import MOMENT, PLANNED, Disk, answer, counted_ids, rows

KIOSK = "abcdefghijklmnopqrstuvwxyz"
DAY = "2026-09-02"


def play(keeper: PromptKeeper, *keys: int, end: RoundEnd | None = RoundEnd.FINISHED) -> None:
    keeper.open_round(PLANNED)
    for key in keys:
        keeper.keep(key, answer())
    if end:
        keeper.close_round(end)


def waiting(path: Path) -> list[str]:
    return [id_ for (id_,) in rows(path, "outbox")]


def acknowledged(path: Path) -> list[str | None]:
    return [row[13] for row in sorted(rows(path, "round"), key=lambda row: int(row[2]))]


def test_an_answer_and_its_place_in_the_outbox_are_one_transaction(
    keeper: PromptKeeper, disk: Disk, path: Path
) -> None:
    keeper.open_round(PLANNED)
    disk.fault = sqlite3.OperationalError("disk I/O error")
    keeper.keep(1, answer())
    assert (rows(path), waiting(path)) == ([], [])
    disk.fault = None
    keeper.run_pending()
    assert [row[0] for row in rows(path)] == waiting(path)
    assert len(waiting(path)) == 1


def test_an_answer_that_is_kept_again_is_not_sent_again(path: Path) -> None:
    ids = counted_ids()
    kept = AnswerToKeep(ids(), OpenedRound(ids(), ids(), PLANNED, MOMENT), answer())
    with closing(open_store(path)) as store:
        assert isinstance(store, Store)
        store.keep(kept)
        Outbox(path).settle([kept.id], {}, DAY)
        store.keep(kept)
    assert waiting(path) == []


def test_a_round_that_goes_on_is_not_sent(keeper: PromptKeeper, path: Path) -> None:
    """Its language is known at its end only, and the hub takes a round that is told otherwise for another."""
    play(keeper, 1, 2, end=None)
    assert Outbox(path).batch(KIOSK, 500) == ()
    keeper.close_round(RoundEnd.ENDED)
    assert len(Outbox(path).batch(KIOSK, 500)) == 2


def test_a_batch_holds_the_oldest_rounds_first_and_no_more_than_asked_for(
    keeper: PromptKeeper, path: Path
) -> None:
    play(keeper, 1, 2, 3)
    play(keeper, 4, 5)
    sent = Outbox(path).batch(KIOSK, 4)
    assert [one.round.number for one in sent] == [1, 1, 1, 2]
    assert [one.id for one in sent[:3]] == sorted(one.id for one in sent[:3])


def test_what_is_sent_is_of_the_profile(keeper: PromptKeeper, path: Path) -> None:
    keeper.open_round(replace(PLANNED, language="pt-PT"))
    for key in range(10):
        keeper.keep(key, answer(second_step="dad", press=Press.OWN, response=None))
    keeper.close_round(RoundEnd.FINISHED)
    for one in Outbox(path).batch(KIOSK, 500):
        assert answer_of(statement_of(one)) == one
        assert (one.kiosk_id, one.round.language, one.round.urn) == (KIOSK, "pt", "100001")
        assert (one.round.boot_id, one.round.boottime_ms) == (MOMENT.boot_id, MOMENT.boottime_ms)


def test_a_round_is_acknowledged_when_the_hub_has_the_last_of_it(keeper: PromptKeeper, path: Path) -> None:
    play(keeper, 1, 2)
    outbox = Outbox(path)
    first, second = outbox.batch(KIOSK, 500)
    outbox.settle([first.id], {}, DAY)
    assert (waiting(path), acknowledged(path)) == ([second.id], [None])
    outbox.settle([second.id], {}, "2026-09-03")
    assert (waiting(path), acknowledged(path)) == ([], ["2026-09-03"])
    outbox.settle([], {}, "2026-09-09")
    assert acknowledged(path) == ["2026-09-03"]


def test_a_round_that_goes_on_is_not_acknowledged(keeper: PromptKeeper, path: Path) -> None:
    play(keeper, 1)
    play(keeper, end=None)
    outbox = Outbox(path)
    outbox.settle([one.id for one in outbox.batch(KIOSK, 500)], {}, DAY)
    assert acknowledged(path) == [DAY, None]


@pytest.mark.parametrize("day", ["1970-01-01", "2025-12-31", "2100-01-01"])
def test_nothing_is_acknowledged_on_a_day_that_cannot_be(keeper: PromptKeeper, path: Path, day: str) -> None:
    play(keeper, 1)
    outbox = Outbox(path)
    outbox.settle([one.id for one in outbox.batch(KIOSK, 500)], {}, day)
    assert (waiting(path), acknowledged(path)) == ([], [None])


def test_what_is_refused_is_put_away_and_holds_its_round_back(keeper: PromptKeeper, path: Path) -> None:
    play(keeper, 1, 2)
    outbox = Outbox(path)
    good, bad = outbox.batch(KIOSK, 500)
    outbox.settle([good.id], {bad.id: ("invalid", "timestamp")}, DAY)
    assert outbox.counts() == (0, 1)
    assert outbox.refusals() == (Refusal(bad.id, "invalid", "timestamp"),)
    assert acknowledged(path) == [None]
    assert outbox.batch(KIOSK, 500) == ()


def test_what_was_refused_can_be_sent_again(keeper: PromptKeeper, path: Path) -> None:
    play(keeper, 1, 2)
    outbox = Outbox(path)
    sent = outbox.batch(KIOSK, 500)
    outbox.settle([], {one.id: ("conflict", None) for one in sent}, DAY)
    assert outbox.requeue() == 2
    assert outbox.counts() == (2, 0)
    assert outbox.batch(KIOSK, 500) == sent
    assert outbox.requeue() == 0


def test_a_verdict_that_cannot_be_written_settles_nothing(keeper: PromptKeeper, path: Path) -> None:
    play(keeper, 1, 2)
    outbox = Outbox(path)
    good, bad = outbox.batch(KIOSK, 500)
    with pytest.raises(sqlite3.IntegrityError):
        outbox.settle([good.id], {bad.id: ("unheard-of", None)}, DAY)
    assert outbox.counts() == (2, 0)


def test_without_a_file_nothing_waits_and_none_is_made(path: Path) -> None:
    outbox = Outbox(path)
    outbox.settle([], {}, DAY)
    assert (outbox.batch(KIOSK, 500), outbox.counts(), outbox.refusals(), outbox.requeue()) == (
        (),
        (0, 0),
        (),
        0,
    )
    assert not path.exists()


def test_a_file_of_another_shape_is_left_to_the_kiosk(keeper: PromptKeeper, path: Path) -> None:
    play(keeper, 1)
    keeper.close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 2")
    with pytest.raises(ResultsError, match="start the kiosk once"):
        Outbox(path).batch(KIOSK, 500)


def test_the_kiosk_writes_between_two_looks_into_the_outbox(keeper: PromptKeeper, path: Path) -> None:
    """No lock outlives a call: the kiosk's own connection waits for nothing here."""
    play(keeper, 1)
    outbox = Outbox(path)
    outbox.batch(KIOSK, 500)
    play(keeper, 2)
    outbox.settle([], {}, DAY)
    play(keeper, 3)
    assert outbox.counts() == (3, 0)


def test_while_the_kiosk_writes_the_outbox_waits_its_turn(keeper: PromptKeeper, path: Path) -> None:
    play(keeper, 1)
    with closing(sqlite3.connect(path, isolation_level=None)) as app:
        app.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            Outbox(path, busy_seconds=0.0).settle([], {}, DAY)
        app.execute("COMMIT")
    assert acknowledged(path) == [None]
