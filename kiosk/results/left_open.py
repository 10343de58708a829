"""A round that a power cut, or whatever else, left open: told to the officer once, and closed unless it is carried on."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlite_utils import Database

from kiosk.answers import KeptAnswer, PlannedItem, Unfinished
from kiosk.results.records import Moment, OpenedRound, WallState
from kiosk.results.rows import ROUNDS, TRUST, OddRowError, Row, answer_of, opened_of

log = logging.getLogger(__name__)

SAME_DAY_MS = 6 * 60 * 60 * 1000
"""In the same boot, a round that began so lately is one of today, whatever the clock on the wall says."""


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """What the engine is told, and what is needed to go on writing."""

    opened: OpenedRound
    unfinished: Unfinished


def rounds_left_open(db: Database) -> list[Row]:
    """Every round without an end, newest first."""
    return list(db.query(f"{ROUNDS} WHERE ended IS NULL ORDER BY number DESC"))


def offer(db: Database, row: Row, now: Moment) -> LeftOpen | None:
    """Mark the round as offered; None where it was before, or cannot be made sense of."""
    if row["offered"]:
        return None
    try:
        found = _left_open(db, row, now)
    except OddRowError as error:
        log.warning("a round that was left open is closed: %s", error)
        return None
    db.execute("UPDATE round SET offered = 1 WHERE id = ?", (row["id"],))
    return found


def _left_open(db: Database, row: Row, now: Moment) -> LeftOpen:
    opened = opened_of(row)
    answers = tuple(
        answer_of(each)
        for each in db.query("SELECT * FROM answer WHERE round_id = ? ORDER BY id", (opened.id,))
    )
    playlist = opened.planned.playlist
    index = _index(row["reached"], playlist, answers)
    unfinished = Unfinished(
        opened.id,
        opened.planned,
        index,
        tuple(answer for answer in answers if _item(answer) == playlist[index]),
        opened.opened.wall_time,
        TRUST[opened.opened.wall_state],
        is_today(opened.opened, now),
    )
    return LeftOpen(opened, unfinished)


def _index(reached: int, playlist: tuple[PlannedItem, ...], answers: tuple[KeptAnswer, ...]) -> int:
    """The story that was on: no earlier than the last that was answered, should that have been written first."""
    answered = (playlist.index(item) for item in map(_item, answers) if item in playlist)
    return min(max([reached, *answered]), len(playlist) - 1)


def _item(answer: KeptAnswer) -> PlannedItem:
    return PlannedItem(answer.scenario_id, answer.scenario_rev)


def is_today(then: Moment, now: Moment) -> bool | None:
    """Whether a round began on the day that it is now; None where no clock can tell.

    Days are those of UTC: in a British summer they change at one in the night.
    """
    is_same_boot = then.boot_id is not None and then.boot_id == now.boot_id
    passed_ms = now.boottime_ms - then.boottime_ms
    if is_same_boot and 0 <= passed_ms < SAME_DAY_MS:
        return True
    if now.wall_state is not WallState.TRUSTED:
        return None
    if is_same_boot and passed_ms >= 0:
        began = datetime.fromisoformat(now.wall_time) - timedelta(milliseconds=passed_ms)
        return began.date().isoformat() == now.wall_time[:10]
    if then.wall_state is not WallState.TRUSTED:
        return None
    return then.wall_time[:10] == now.wall_time[:10]
