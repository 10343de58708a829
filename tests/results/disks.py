"""A disk that misbehaves as it is told to, rounds to write to it, and an inbox to hear of it."""

import contextlib
import itertools
import queue
import sqlite3
import threading
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from hardware.events import Side
from kiosk.answers import KeptAnswer, Mode, PlannedItem, PlannedRound, Press, ResponseBand
from kiosk.play.events import AnswerKept, AnswerNotKept, Event
from kiosk.results.book import RoundBook
from kiosk.results.records import Moment, WallState
from kiosk.scenario.model import AgeBand
from kiosk.visit import ClassSize, School, VisitPlan, YearGroup

BOOT_ID = "5e1f0a9c-7b1d-4c58-9a53-0c7a3e0d9b11"
PLAYLIST = tuple(PlannedItem(name, 1) for name in ("grandad-at-the-gate", "lift-home", "party-online"))
PLAN = VisitPlan(School("100001", "Hill Road"), YearGroup.THREE, ClassSize.FROM_20_TO_29)
PLANNED = PlannedRound(AgeBand.A, Mode.CLASS, PLAYLIST, PLAN)
MOMENT = Moment(BOOT_ID, 81_000, "2026-09-01T09:30:00Z", WallState.TRUSTED)


def answer(
    scenario_id: str = "grandad-at-the-gate",
    choice: Side = Side.GO,
    second_step: str | None = None,
    response: ResponseBand | None = ResponseBand.FROM_2_TO_5_S,
    press: Press = Press.SHARED,
) -> KeptAnswer:
    return KeptAnswer(scenario_id, 1, choice, second_step, response, press)


def moment() -> Moment:
    return MOMENT


def book_at(told: Moment) -> RoundBook:
    """A book of rounds at a time that stands still."""
    return RoundBook(moment=lambda: told)


def counted_ids() -> Callable[[], str]:
    """Ids that look random and are the same in every run."""
    numbers: Iterator[int] = itertools.count(1)
    return lambda: str(
        uuid.UUID(int=(next(numbers) * 0x9E3779B97F4A7C15F39CC0605CEDC835) % 2**128, version=4)
    )


class StillClock:
    def now_ms(self) -> int:
        return 5


class Ears:
    """An inbox that can be waited on."""

    def __init__(self) -> None:
        self._heard: queue.SimpleQueue[Event] = queue.SimpleQueue()

    def put(self, event: Event) -> None:
        self._heard.put(event)

    def next(self) -> Event:
        """The next event; raises queue.Empty where none comes in ten seconds."""
        return self._heard.get(timeout=10)

    def all(self) -> list[Event]:
        found = []
        while not self._heard.empty():
            found.append(self._heard.get())
        return found


def kept(key: int) -> AnswerKept:
    return AnswerKept(5, key)


def not_kept(key: int) -> AnswerNotKept:
    return AnswerNotKept(5, key)


OPENED: list[sqlite3.Connection] = []
"""Python 3.13 warns of connections that nobody closes; a keeper whose process is killed closes none."""


def close_all() -> None:
    while OPENED:
        # A writer's thread has closed its own.
        with contextlib.suppress(sqlite3.ProgrammingError):
            OPENED.pop().close()


class Disk:
    """Connects to real files. While `fault` is set each commit raises it; `gate` holds commits up until it is open."""

    def __init__(self) -> None:
        self.fault: Exception | None = None
        self.gate = threading.Event()
        self.gate.set()
        self.commits = 0
        self.has_reached_gate = threading.Event()

    def connect(self, path: Path) -> sqlite3.Connection:
        connection = DiskConnection(self, path)
        OPENED.append(connection)
        return connection


class DiskConnection(sqlite3.Connection):
    def __init__(self, disk: Disk, path: Path) -> None:
        super().__init__(str(path), timeout=0.0, isolation_level=None)
        self._disk = disk

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        if sql == "COMMIT":
            self._disk.has_reached_gate.set()
            self._disk.gate.wait(10)
            if self._disk.fault:
                raise self._disk.fault
            self._disk.commits += 1
        return super().execute(sql, parameters)


def rows(path: Path, table: str = "answer") -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return connection.execute(f"SELECT * FROM {table}").fetchall()
    finally:
        connection.close()


def integrity(path: Path) -> str:
    connection = sqlite3.connect(path)
    try:
        (found,) = connection.execute("PRAGMA integrity_check").fetchone()
        return str(found)
    finally:
        connection.close()
