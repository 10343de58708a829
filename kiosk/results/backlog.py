"""What waits to be written: first come, first written, tried again until it is on the disk."""

import logging
import sqlite3
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.database import Tell, is_damage
from kiosk.play.events import AnswerKept, AnswerNotKept
from kiosk.ports import Clock, Inbox
from kiosk.results.store import Store

log = logging.getLogger(__name__)

FIRST_WAIT_SECONDS = 0.25
LONGEST_WAIT_SECONDS = 15.0


@dataclass(slots=True)
class Writing:
    """One write. `key` is that of the answer in it; None where a round is opened or ended."""

    write: Callable[[Store], None]
    key: int | None = None
    is_told: bool = False


class Backlog:
    """Belongs to one thread. Nothing overtakes: a round is opened before its answers, and ends after them.

    After a failed try the connection is given up and the next try opens a new one, so that a disk that was full, locked,
    read-only or away works again as soon as it is back. What is damaged is set aside and written to a new file.
    """

    def __init__(
        self, open_store: Callable[[], Store], inbox: Inbox, clock: Clock, *, tell: Tell = log.warning
    ) -> None:
        self._open_store = open_store
        self._inbox = inbox
        self._clock = clock
        self._tell = tell
        self._writings: deque[Writing] = deque()
        self.kept = 0
        """How many answers are on the disk. Grows only; may be read from any thread."""
        self._store: Store | None = None
        self._failures = 0

    @property
    def is_empty(self) -> bool:
        return not self._writings

    @property
    def wait_seconds(self) -> float:
        """How long to wait before the next try: doubled with each failure, up to a quarter of a minute."""
        return min(FIRST_WAIT_SECONDS * 2.0 ** max(self._failures - 1, 0), LONGEST_WAIT_SECONDS)

    def add(self, writing: Writing) -> None:
        self._writings.append(writing)

    def work(self) -> bool:
        """Write all that waits, and open the store even if nothing does; False when a try failed."""
        try:
            while True:
                store = self._store = self._store or self._open_store()
                if not self._writings:
                    return True
                self._write(store, self._writings[0])
        except Exception as error:  # noqa: BLE001  (whatever it is: the answers wait in memory, the room goes on)
            self._fail(error)
            return False

    def close(self) -> None:
        """Let the store go. Tries nothing more."""
        if self._store:
            self._store.close()
            self._store = None

    def _write(self, store: Store, writing: Writing) -> None:
        try:
            writing.write(store)
        except sqlite3.IntegrityError:
            # It would be refused for ever, and must not hold up the rest. It goes on counting as not kept.
            log.exception("the results refuse this for good")
            self._writings.popleft()
            self._tell_not_kept(writing)
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            self._start_anew(store)
        else:
            self._writings.popleft()
            self._count_kept(writing)

    def _count_kept(self, writing: Writing) -> None:
        if self._failures:
            log.info("the results can be written again")
        self._failures = 0
        if writing.key is not None:
            self.kept += 1
            self._inbox.put(AnswerKept(self._clock.now_ms(), writing.key))

    def _start_anew(self, store: Store) -> None:
        """Set the damaged file aside; the next turn opens a new one."""
        aside = store.set_aside()
        self._store = None
        self._tell(
            f"{store.path.name} was damaged: it is kept as {aside.name}, and new results go to a new file."
        )

    def _fail(self, error: Exception) -> None:
        self._failures += 1
        if self._failures == 1:
            log.warning("the results cannot be written now, they wait in memory: %s", error, exc_info=error)
        try:
            self.close()
        except sqlite3.Error as closing:
            self._store = None
            log.warning("the results could not be closed: %s", closing)
        for writing in self._writings:
            self._tell_not_kept(writing)

    def _tell_not_kept(self, writing: Writing) -> None:
        if writing.key is not None and not writing.is_told:
            writing.is_told = True
            self._inbox.put(AnswerNotKept(self._clock.now_ms(), writing.key))
