"""Carries the outbox to another record store by plain xAPI, which takes or refuses a batch as a whole.

A batch that is refused is halved until what is refused stands alone.
"""

import base64
import json
import logging
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import quote

from kiosk.errors import ResultsError
from kiosk.sync.courier import Outcome
from kiosk.sync.logbook import Logbook
from kiosk.sync.ports import Line, Now, Outbox, Reply
from kiosk.sync.replies import retry_after_of
from kiosk.sync.trouble import Trouble, TroubleError
from kiosk.wire.members import WireError
from kiosk.wire.record import AnswerSent
from kiosk.wire.statement import XAPI_VERSION, answer_of, statement_of

log = logging.getLogger(__name__)

MOST_RECORDS: Final = 100
"""What record stores take at once varies; this many pass everywhere that was read about."""
ADDED: Final = frozenset({"stored", "authority"})
"""Members that a record store adds to a statement."""


@dataclass(frozen=True, slots=True)
class Store:
    """The other store: the line to its xAPI address, and who asks."""

    line: Line
    user: str
    password: str


class StoreCourier:
    """Implements `kiosk.sync.watching.Runner`. What was taken leaves the outbox before the next batch is sent."""

    def __init__(
        self,
        outbox: Outbox,
        store: Store,
        kiosk_id: str,
        logbook: Logbook,
        clock: Callable[[], Now],
    ) -> None:
        self._outbox = outbox
        self._store = store
        self._kiosk_id = kiosk_id
        self._logbook = logbook
        self._clock = clock
        self._sent = 0
        self._told_s: int | None = None
        """What the store's clock said last, in seconds since 1970."""

    def run(self) -> Outcome:
        """Send all that waits. Never raises for what the network, the store or the card does."""
        self._sent = 0
        try:
            while batch := self._outbox.batch(self._kiosk_id, MOST_RECORDS):
                self._send(batch)
            if self._sent:
                self._note_contact()
        except TroubleError as error:
            log.warning("%s", error)
            return self._failed(error.trouble, error.retry_after_s)
        except (sqlite3.Error, ResultsError, OSError) as error:
            log.warning("the results or the state folder: %s", error)
            return self._failed(Trouble.RESULTS)
        return Outcome(self._sent)

    def _note_contact(self) -> None:
        """Note when the store was met: by our clock where it is trusted, else by the store's, else that nothing is in the way."""
        now = self._clock()
        met_s = now.wall_s if now.is_trusted else self._told_s
        if met_s is None:
            self._logbook.clear()
        else:
            self._logbook.meet(met_s, now)

    def _failed(self, trouble: Trouble, retry_after_s: int | None = None) -> Outcome:
        self._logbook.fail(trouble, self._clock())
        return Outcome(self._sent, trouble, retry_after_s)

    def _send(self, batch: Sequence[AnswerSent]) -> None:
        reply = self._ask("POST", "/statements", [statement_of(one) for one in batch])
        ids = [one.id for one in batch]
        if reply.status == 200 and _ids_in(reply) == ids:
            self._settle(reply, done=ids)
        elif reply.status not in {400, 409, 413}:
            raise _trouble(reply)
        elif len(batch) > 1:
            middle = len(batch) // 2
            self._send(batch[:middle])
            self._send(batch[middle:])
        elif self._is_there(batch[0]):
            self._settle(reply, done=ids)
        else:
            verdict = "conflict" if reply.status == 409 else "invalid"
            log.error("the record store refused %s: status %d", ids[0], reply.status)
            self._settle(reply, dead={ids[0]: (verdict, None)})

    def _is_there(self, answer: AnswerSent) -> bool:
        """Whether the store has this very answer: some refuse what they have, and a lost reply makes us send it again."""
        reply = self._ask("GET", f"/statements?statementId={quote(answer.id)}")
        if reply.status == 404:
            return False
        if reply.status != 200:
            raise _trouble(reply)
        try:
            told = json.loads(reply.body)
            found = answer_of({name: value for name, value in told.items() if name not in ADDED})
        except (ValueError, AttributeError, RecursionError, WireError):
            return False
        return found == answer

    def _settle(
        self, reply: Reply, done: Sequence[str] = (), dead: dict[str, tuple[str, str | None]] | None = None
    ) -> None:
        self._outbox.settle(done, dead or {}, self._day(reply))
        self._sent += len(done)

    def _day(self, reply: Reply) -> str:
        """The day, by our clock or by the store's; the first of all days where neither tells it."""
        now = self._clock()
        self._told_s = _told_seconds(reply)
        seconds = now.wall_s if now.is_trusted else self._told_s or 0
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()

    def _ask(self, method: str, path: str, told: object = None) -> Reply:
        pair = base64.b64encode(f"{self._store.user}:{self._store.password}".encode()).decode()
        headers = {
            "Authorization": f"Basic {pair}",
            "X-Experience-API-Version": XAPI_VERSION,
            "Content-Type": "application/json",
        }
        return self._store.line.request(method, path, headers, json.dumps(told).encode() if told else b"")


def _ids_in(reply: Reply) -> object:
    try:
        return json.loads(reply.body)
    except (ValueError, RecursionError):
        return None


def _trouble(reply: Reply) -> TroubleError:
    if reply.status in {401, 403}:
        return TroubleError(Trouble.STORE, f"status {reply.status}")
    is_there = reply.status == 429 or reply.status >= 500
    return TroubleError(
        Trouble.HUB if is_there else Trouble.NOT_THE_HUB,
        f"status {reply.status}",
        retry_after_s=retry_after_of(reply.headers),
    )


def _told_seconds(reply: Reply) -> int | None:
    """When a reply was made, by the store's clock; None where it does not say."""
    try:
        return int(parsedate_to_datetime(reply.headers["date"]).timestamp())
    except (KeyError, ValueError, OverflowError):
        return None
