"""Whatever the network does, every answer reaches the real hub once, and leaves the outbox only after that."""

import itertools
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace

import pytest
import sqlalchemy as sa

from hub.enrolment import make_code, revoke
from hub.kiosks import ROTATE_AFTER_S
from hub.schema import ANSWERS, CLOCK_SAMPLES, KIOSKS, ROUNDS
from kiosk.answers import RoundEnd
from kiosk.results.records import Moment, WallState
from kiosk.sync.enrolling import enrol
from kiosk.sync.ports import Reply
from kiosk.sync.trouble import Trouble, TroubleError
from kiosk.sync.vault import Enrolment
from tests.hub.desk import Desk
from tests.results.disks import BOOT_ID, rows
from tests.sync import lines
from tests.sync.lines import HUB, Fault, FaultyLine
from tests.sync.stand import Stand

FAULTS: dict[Fault, Trouble] = {
    lines.before_it_came: Trouble.HUB,
    lines.after_it_was_taken: Trouble.HUB,
    lines.lost_on_the_way_back: Trouble.UNREACHABLE,
    lines.never_there: Trouble.UNREACHABLE,
    lines.cut_short: Trouble.NOT_THE_HUB,
    lines.a_portal: Trouble.NOT_THE_HUB,
    lines.a_portal_that_wants_a_password: Trouble.NOT_THE_HUB,
    lines.elsewhere: Trouble.NOT_THE_HUB,
    lines.another_batch: Trouble.NOT_THE_HUB,
    lines.empty: Trouble.NOT_THE_HUB,
    lines.no_time: Trouble.NOT_THE_HUB,
}


def arrived(desk: Desk) -> list[str]:
    return sorted(str(row.id) for row in desk.rows(ANSWERS))


def test_what_was_played_is_sent_whole_and_acknowledged(stand: Stand, desk: Desk) -> None:
    stand.play(3)
    stand.play(2)
    outcome = stand.send()
    assert (outcome.sent, outcome.trouble, outcome.next_s) == (5, None, 900)
    assert arrived(desk) == sorted(stand.answers())
    assert stand.waiting() == set()
    assert stand.acknowledged() == ["2026-09-21", "2026-09-21"]


def test_a_kiosk_that_has_played_nothing_yet_says_how_it_is(stand: Stand, line: FaultyLine) -> None:
    assert stand.send().trouble is None
    assert line.asked == ["/sync/v1/heartbeat"]
    assert not stand.path.exists()


def test_it_arrives_just_as_it_was_kept(stand: Stand, desk: Desk) -> None:
    stand.play(3)
    stand.send()
    kept = {row[0]: (row[2], row[3], row[4], row[5], row[6], row[7], row[8]) for row in rows(stand.path)}
    found = {
        str(row.id): (
            row.scenario_id,
            row.scenario_rev,
            row.choice,
            row.second_step,
            row.response,
            row.press,
            row.ballot,
        )
        for row in desk.rows(ANSWERS)
    }
    assert found == kept
    (round_,) = desk.rows(ROUNDS)
    assert (round_.number, str(round_.boot_id), round_.wall_time) == (1, BOOT_ID, "2026-09-01T09:30:00Z")


@pytest.mark.parametrize(("fault", "trouble"), FAULTS.items(), ids=lambda one: getattr(one, "__name__", None))
def test_a_fault_changes_nothing_and_the_next_run_delivers_once(
    stand: Stand, desk: Desk, line: FaultyLine, fault: Fault, trouble: Trouble
) -> None:
    stand.play(3)
    line.faults.append(fault)
    outcome = stand.send()
    assert (outcome.sent, outcome.trouble) == (0, trouble)
    assert stand.waiting() == stand.answers()
    assert stand.acknowledged() == [None]
    assert stand.logbook.read().trouble is trouble
    assert stand.send().trouble is None
    assert arrived(desk) == sorted(stand.answers())
    assert (stand.waiting(), stand.acknowledged()) == (set(), ["2026-09-21"])
    assert stand.logbook.read().trouble is None


@pytest.mark.parametrize("faults", list(itertools.product(FAULTS, repeat=2)), ids=lambda _: "")
def test_two_faults_one_after_the_other_lose_nothing(
    stand: Stand, desk: Desk, line: FaultyLine, faults: Sequence[Fault]
) -> None:
    stand.play(2)
    line.faults.extend(faults)
    stand.send()
    stand.play(1)
    stand.send()
    stand.send()
    assert arrived(desk) == sorted(stand.answers())
    assert stand.waiting() == set()


def test_a_round_that_goes_on_stays_until_it_has_ended(stand: Stand, desk: Desk) -> None:
    stand.play(2, end=None)
    assert stand.send().sent == 0
    stand.play(1)
    assert stand.send().sent == 3
    assert arrived(desk) == sorted(stand.answers())


def test_a_round_without_an_answer_is_done_with_as_well(stand: Stand) -> None:
    stand.play(0, end=RoundEnd.ENDED)
    stand.send()
    assert stand.acknowledged() == ["2026-09-21"]


def test_a_large_outbox_goes_in_batches(stand: Stand, desk: Desk, line: FaultyLine) -> None:
    stand.play(1_200)
    assert stand.send().sent == 1_200
    assert line.asked == ["/sync/v1/upload"] * 3 + ["/sync/v1/heartbeat"]
    assert len(arrived(desk)) == 1_200


def test_a_batch_that_is_too_large_for_somebody_between_is_halved(stand: Stand, line: FaultyLine) -> None:
    stand.play(4)
    too_large = Reply(413, {}, b"")
    line.faults.append(lambda _ask: too_large)
    assert stand.send().sent == 4
    assert len(line.asked) == 4


def test_what_the_hub_refuses_is_put_away_and_holds_up_nothing(stand: Stand, desk: Desk) -> None:
    """A card can say what no clock did: a day that there is not."""
    stand.play(2, moment=Moment(BOOT_ID, 5, "2026-19-01T09:30:00Z", WallState.UNTRUSTED))
    poison = stand.answers()
    stand.play(2)
    assert stand.send().sent == 2
    assert {(row[0], row[1], row[2]) for row in rows(stand.path, "dead")} == {
        (id_, "invalid", "timestamp") for id_ in poison
    }
    assert stand.waiting() == set()
    assert stand.acknowledged() == [None, "2026-09-21"]
    assert set(arrived(desk)) == stand.answers() - poison
    (known,) = desk.rows(KIOSKS)
    assert (known.waiting, known.dead) == (0, 2)


def test_what_was_changed_after_it_was_sent_is_a_conflict(stand: Stand, desk: Desk, line: FaultyLine) -> None:
    stand.play(2)
    line.faults.append(lines.after_it_was_taken)
    stand.send()
    stand.spoil("scenario_rev", 2)
    stand.send()
    assert {(row[1], row[2]) for row in rows(stand.path, "dead")} == {("conflict", "id")}
    assert {row.scenario_rev for row in desk.rows(ANSWERS)} == {1}


def test_what_was_mended_is_sent_again_when_asked_for(stand: Stand, desk: Desk) -> None:
    stand.play(2, moment=Moment(BOOT_ID, 5, "2026-19-01T09:30:00Z", WallState.UNTRUSTED))
    stand.send()
    with closing(sqlite3.connect(stand.path, isolation_level=None)) as db:
        db.execute("UPDATE round SET wall_time = '2026-09-01T09:30:00Z'")
    assert stand.outbox.requeue() == 2
    stand.send()
    assert arrived(desk) == sorted(stand.answers())
    assert stand.acknowledged() == ["2026-09-21"]


def test_a_kiosk_that_was_reported_lost_stops_sending_and_goes_on_collecting(
    stand: Stand, desk: Desk, line: FaultyLine
) -> None:
    stand.play(1)
    with desk.database.writing() as connection:
        assert revoke(connection, stand.identity.kiosk_id, desk.now)
    assert stand.send().trouble is Trouble.REFUSED
    line.asked.clear()
    stand.play(1)
    assert stand.send().trouble is Trouble.REFUSED
    assert line.asked == []
    assert len(stand.waiting()) == 2
    assert "no longer trusts this kiosk" in stand.logbook.read().words


def test_enrolled_anew_it_sends_what_it_has_collected(stand: Stand, desk: Desk, line: FaultyLine) -> None:
    stand.play(1)
    with desk.database.writing() as connection:
        revoke(connection, stand.identity.kiosk_id, desk.now)
    stand.send()
    with desk.database.writing() as connection:
        code = make_code(connection, desk.now)
    stand.vault.write(enrol(line, stand.identity, hub=HUB, code=code, name="Kiosk 7"))
    assert stand.send().sent == 1
    assert arrived(desk) == sorted(stand.answers())


def test_what_was_played_before_it_was_enrolled_is_sent_after(
    newcomer: Stand, desk: Desk, line: FaultyLine
) -> None:
    newcomer.play(2)
    assert newcomer.send().trouble is Trouble.NOT_ENROLLED
    assert line.asked == []
    with desk.database.writing() as connection:
        code = make_code(connection, desk.now)
    newcomer.vault.write(enrol(line, newcomer.identity, hub=HUB, code=code, name="Kiosk 7"))
    assert newcomer.send().sent == 2
    assert {row.kiosk_id for row in desk.rows(ANSWERS)} == {newcomer.identity.kiosk_id}


def test_a_code_that_the_hub_does_not_know_is_told(newcomer: Stand, line: FaultyLine) -> None:
    with pytest.raises(TroubleError, match="not known here") as caught:
        enrol(line, newcomer.identity, hub=HUB, code="a" * 26, name="Kiosk 7")
    assert caught.value.trouble is Trouble.CODE


def test_a_lost_reply_to_enrolling_is_asked_for_again(newcomer: Stand, desk: Desk, line: FaultyLine) -> None:
    with desk.database.writing() as connection:
        code = make_code(connection, desk.now)
    line.faults.append(lines.lost_on_the_way_back)
    with pytest.raises(TroubleError):
        enrol(line, newcomer.identity, hub=HUB, code=code, name="Kiosk 7")
    newcomer.vault.write(enrol(line, newcomer.identity, hub=HUB, code=code, name="Kiosk 7"))
    assert newcomer.send().trouble is None


def test_the_token_is_never_shown_to_another_hub(stand: Stand, line: FaultyLine) -> None:
    stand.play(1)
    held = stand.vault.read()
    assert held
    stand.vault.write(replace(held, hub="https://elsewhere.example.org"))
    assert stand.send().trouble is Trouble.ELSEWHERE
    assert line.asked == []


def old_enough(desk: Desk) -> None:
    desk.now += ROTATE_AFTER_S


def test_an_old_token_is_changed_for_a_new_one(stand: Stand, desk: Desk, line: FaultyLine) -> None:
    first = stand.vault.read()
    old_enough(desk)
    stand.play(1)
    assert stand.send().trouble is None
    second = stand.vault.read()
    assert first
    assert second
    assert second.token != first.token
    assert second.before is None, "the heartbeat has shown the new one, and it was taken"
    assert line.tokens == [f"Bearer {first.token}", f"Bearer {second.token}"]


def test_a_new_token_that_was_lost_on_the_way_costs_nothing(
    stand: Stand, desk: Desk, line: FaultyLine
) -> None:
    old_enough(desk)
    stand.play(1)
    line.faults.append(lines.lost_on_the_way_back)
    stand.send()
    assert stand.send().trouble is None
    assert arrived(desk) == sorted(stand.answers())


def test_a_new_token_that_the_hub_has_forgotten_is_changed_back(
    stand: Stand, desk: Desk, line: FaultyLine
) -> None:
    """A hub that was put back from a copy knows the one before only."""
    held = stand.vault.read()
    assert held
    stand.vault.rotate(held, "a-token-that-the-hub-knows-nothing-of")
    stand.play(1)
    assert stand.send().trouble is None
    assert stand.vault.read() == Enrolment(HUB, held.token)


def test_a_portal_does_not_end_the_token_before(stand: Stand, line: FaultyLine) -> None:
    held = stand.vault.read()
    assert held
    rotated = stand.vault.rotate(held, "a-token-that-the-hub-knows-nothing-of")
    stand.play(1)
    line.faults.append(lines.a_portal)
    stand.send()
    assert stand.vault.read() == rotated


def test_without_a_trusted_clock_the_hub_tells_the_day(stand: Stand) -> None:
    stand.without_clock(wall_s=0)
    stand.play(1)
    stand.send()
    assert stand.acknowledged() == ["2026-09-21"]


def test_with_a_trusted_clock_the_day_is_our_own(stand: Stand) -> None:
    stand.now = replace(stand.now, wall_s=stand.now.wall_s + 2 * 86_400)
    stand.play(1)
    stand.send()
    assert stand.acknowledged() == ["2026-09-23"]


def test_the_hub_learns_what_the_kiosk_knows_of_the_time(stand: Stand, desk: Desk) -> None:
    stand.send()
    stand.now = replace(stand.now, boottime_ms=stand.now.boottime_ms + 60_000)
    stand.send()
    found = {(row.source, row.boottime_ms, row.wall_s) for row in desk.rows(CLOCK_SAMPLES)}
    assert found == {("ntp", 90_000, 1_790_000_000), ("hub", 90_000, 1_790_000_000)}


def test_a_wait_that_the_hub_asks_for_is_handed_on(stand: Stand, line: FaultyLine) -> None:
    stand.play(1)
    line.faults.append(lambda _ask: Reply(429, {"retry-after": "7"}, b'{"error":"too many"}'))
    outcome = stand.send()
    assert (outcome.trouble, outcome.retry_after_s) == (Trouble.HUB, 7)


def test_results_that_cannot_be_read_are_told_and_left(stand: Stand) -> None:
    stand.play(1)
    with closing(sqlite3.connect(stand.path)) as db:
        db.execute("PRAGMA user_version = 9")
    assert stand.send().trouble is Trouble.RESULTS


def test_the_kiosk_is_seen_by_the_hub(stand: Stand, desk: Desk) -> None:
    stand.play(1, end=None)
    stand.send()
    with desk.database.reading() as connection:
        (row,) = connection.execute(sa.select(KIOSKS)).all()
    assert (row.software, row.waiting, row.dead, row.clock_skew_s) == ("0.1.0", 1, 0, 0)
