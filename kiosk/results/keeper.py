"""Keeps answers: on a thread of its own for a class, or at once for a sitting on a pretend clock."""

import logging
import threading
import time
from pathlib import Path
from queue import Empty, SimpleQueue

from kiosk.answers import Had, KeptAnswer, PlannedRound, RoundEnd, Unfinished
from kiosk.database import Connect, Tell, connect
from kiosk.ports import Clock, Inbox
from kiosk.results.backlog import Backlog, Writing
from kiosk.results.beginning import Beginning
from kiosk.results.book import RoundBook
from kiosk.results.store import Store, open_store
from kiosk.visit import VisitPlan

log = logging.getLogger(__name__)


class PromptKeeper:
    """Implements `kiosk.ports.Keeper` without a thread: each answer is on the disk before `keep` returns.

    For sittings on a pretend clock. What could not be written is tried again with the next call, or by `run_pending`.
    Without `start` nobody is asked about a round that an earlier run left open: it is closed.
    """

    def __init__(
        self,
        path: Path,
        inbox: Inbox,
        clock: Clock,
        *,
        connect: Connect = connect,
        tell: Tell = log.warning,
        book: RoundBook | None = None,
    ) -> None:
        self._book = book or RoundBook()
        self._beginning = Beginning(self._book, inbox, clock, tell)
        self._backlog = _backlog(path, inbox, clock, self._beginning, connect=connect, tell=tell)
        self._given = 0

    def start(self) -> None:
        """Open the database, and tell of a round that was left open."""
        self._beginning.is_offering = True
        self._backlog.work()

    def open_round(self, planned: PlannedRound) -> None:
        self._write(self._book.open(planned))

    def keep(self, key: int, answer: KeptAnswer) -> None:
        self._given += 1
        self._write(self._book.keep(key, answer))

    def close_round(self, end: RoundEnd) -> None:
        self._write(self._book.close(end))

    def reach(self, index: int) -> None:
        self._write(self._book.reach(index))

    def carry_on(self, unfinished: Unfinished) -> None:
        self._write(self._book.carry_on(unfinished))

    def close_unfinished(self, round_id: str) -> None:
        if writing := self._book.close_left_open(round_id):
            self._write(writing)

    def had(self, plan: VisitPlan) -> tuple[Had, ...]:
        return self._book.had(plan)

    def run_pending(self) -> bool:
        """Try to write all that waits, once; False when something still does."""
        return self._backlog.work()

    def close(self) -> int:
        """Try once more and let the file go; returns how many answers were not kept."""
        self._backlog.work()
        self._backlog.close()
        return self._given - self._backlog.kept

    def _write(self, writing: Writing) -> None:
        self._backlog.add(writing)
        self._backlog.work()


class WriterKeeper:
    """Implements `kiosk.ports.Keeper` with a writer thread: every call returns at once, however slow the card is.

    `start` before the first round, `close` at the end. The database is opened, used and closed on the thread alone, so
    that a forked child holds no handle that it could use. `tell` is called on that thread.
    """

    def __init__(
        self,
        path: Path,
        inbox: Inbox,
        clock: Clock,
        *,
        connect: Connect = connect,
        tell: Tell = log.warning,
        book: RoundBook | None = None,
    ) -> None:
        self._book = book or RoundBook()
        beginning = Beginning(self._book, inbox, clock, tell)
        beginning.is_offering = True
        self._backlog = _backlog(path, inbox, clock, beginning, connect=connect, tell=tell)
        self._given = 0
        self._arrivals: SimpleQueue[Writing | _Stop] = SimpleQueue()
        # A daemon: a disk that hangs for ever must not keep the kiosk from stopping.
        self._thread = threading.Thread(target=self._run, name="results", daemon=True)

    def start(self) -> None:
        """Start the thread; it opens the database (and sets a damaged one aside) right away."""
        self._thread.start()

    def open_round(self, planned: PlannedRound) -> None:
        self._arrivals.put(self._book.open(planned))

    def keep(self, key: int, answer: KeptAnswer) -> None:
        self._given += 1
        self._arrivals.put(self._book.keep(key, answer))

    def close_round(self, end: RoundEnd) -> None:
        self._arrivals.put(self._book.close(end))

    def reach(self, index: int) -> None:
        self._arrivals.put(self._book.reach(index))

    def carry_on(self, unfinished: Unfinished) -> None:
        self._arrivals.put(self._book.carry_on(unfinished))

    def close_unfinished(self, round_id: str) -> None:
        if writing := self._book.close_left_open(round_id):
            self._arrivals.put(writing)

    def had(self, plan: VisitPlan) -> tuple[Had, ...]:
        """What this school and year had; nothing until the file has been opened."""
        return self._book.had(plan)

    @property
    def unkept(self) -> int:
        """How many answers are not on the disk yet; may be asked from any thread."""
        return self._given - self._backlog.kept

    def close(self, within_seconds: float = 3.0) -> int:
        """Write what can be written within this time, then stop; returns how many answers were not kept."""
        if self._thread.is_alive():
            self._arrivals.put(_Stop(time.monotonic() + within_seconds))
            self._thread.join(within_seconds)
        if self.unkept:
            log.error("stopped with %d answers not kept", self.unkept)
        return self.unkept

    def _run(self) -> None:
        while True:
            self._backlog.work()
            try:
                arrived = self._arrivals.get(timeout=self._pause())
            except Empty:
                continue
            if isinstance(arrived, _Stop):
                break
            self._backlog.add(arrived)
        self._finish(arrived.at_seconds)

    def _pause(self) -> float | None:
        return None if self._backlog.is_empty else self._backlog.wait_seconds

    def _finish(self, at_seconds: float) -> None:
        while not self._backlog.work() and not self._backlog.is_empty:
            left = at_seconds - time.monotonic()
            if left < self._backlog.wait_seconds:
                break
            time.sleep(self._backlog.wait_seconds)
        self._backlog.close()


class _Stop:
    """The last thing to arrive: write until this monotonic time, then end."""

    def __init__(self, at_seconds: float) -> None:
        self.at_seconds = at_seconds


def _backlog(
    path: Path, inbox: Inbox, clock: Clock, beginning: Beginning, *, connect: Connect, tell: Tell
) -> Backlog:
    def open_it() -> Store:
        store = open_store(path, connect=connect, tell=tell)
        try:
            beginning.make(store)
        except BaseException:
            store.close()
            raise
        return store

    return Backlog(open_it, inbox, clock, tell=tell)
