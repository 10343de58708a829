"""Carries the outbox to the hub, batch by batch, and believes it has arrived only where the hub says so of each answer."""

import gzip
import json
import logging
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from kiosk.errors import ResultsError
from kiosk.sync.identity import Identity
from kiosk.sync.logbook import Logbook
from kiosk.sync.ports import Line, Now, Outbox, Reply
from kiosk.sync.replies import (
    NEXT_SYNC_S,
    ReplyError,
    Verdicts,
    greeting_of,
    object_of,
    retry_after_of,
    says_error,
    verdicts_of,
)
from kiosk.sync.trouble import Trouble, TroubleError
from kiosk.sync.vault import Enrolment, Vault
from kiosk.wire.health import HIGHEST_S, Health, told_of
from kiosk.wire.statement import statement_of

log = logging.getLogger(__name__)

MOST_RECORDS: Final = 500
MOST_BATCHES: Final = 40
"""In one run: the hub lets a kiosk ask 60 times a minute."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run went. Without trouble the outbox is empty, or the next run goes on at once (`next_s` is 0)."""

    sent: int = 0
    trouble: Trouble | None = None
    retry_after_s: int | None = None
    next_s: float = NEXT_SYNC_S


@dataclass(frozen=True, slots=True)
class Errand:
    """All that a run works with. `health` is asked how the kiosk is; waiting, dead, clock are filled in here."""

    outbox: Outbox
    line: Line
    vault: Vault
    identity: Identity
    logbook: Logbook
    clock: Callable[[], Now]
    hub: str
    health: Callable[[], Health]


class Courier:
    """Each `run` begins anew with what is on the disk: it may be cut off at any moment and repeated."""

    def __init__(self, errand: Errand) -> None:
        self._errand = errand
        self._most = MOST_RECORDS
        self._sent = 0

    def run(self) -> Outcome:
        """Send all that waits, then say how the kiosk is. Never raises for what the network, the hub or the card does."""
        errand = self._errand
        self._sent = 0
        try:
            errand.logbook.look_at_clock(errand.clock())
            next_s = self._send()
        except TroubleError as error:
            log.warning("%s", error)
            return self._failed(error.trouble, error.retry_after_s)
        except (sqlite3.Error, ResultsError, OSError) as error:
            log.warning("the results or the state folder: %s", error)
            return self._failed(Trouble.RESULTS)
        return Outcome(self._sent, next_s=next_s)

    def _failed(self, trouble: Trouble, retry_after_s: int | None = None) -> Outcome:
        try:
            self._errand.logbook.fail(trouble, self._errand.clock())
        except OSError as error:
            log.warning("the logbook cannot be written: %s", error)
        return Outcome(self._sent, trouble, retry_after_s)

    def _send(self) -> float:
        for _ in range(MOST_BATCHES):
            batch = self._errand.outbox.batch(self._errand.identity.kiosk_id, self._most)
            if not batch:
                return self._tell_health()
            body = json.dumps([statement_of(one) for one in batch], separators=(",", ":")).encode()
            reply = self._post("/sync/v1/upload", gzip.compress(body, mtime=0), is_packed=True)
            if reply.status == 413 and self._most > 1:
                self._most = max(1, len(batch) // 2)
                continue
            self._settle(reply, [one.id for one in batch])
        return 0.0

    def _settle(self, reply: Reply, ids: list[str]) -> None:
        try:
            verdicts = verdicts_of(reply, frozenset(ids))
        except ReplyError as error:
            raise TroubleError(
                _whose(reply), str(error), retry_after_s=retry_after_of(reply.headers)
            ) from error
        self._keep_token(verdicts.token)
        self._met(_seconds(verdicts.server_time))
        self._errand.outbox.settle(verdicts.done, verdicts.dead, self._day(verdicts))
        self._sent += len(verdicts.done)
        if verdicts.dead:
            log.error("the hub refused %d answers: %s", len(verdicts.dead), set(verdicts.dead.values()))
        if not verdicts.done and not verdicts.dead:
            raise TroubleError(Trouble.HUB, "it judged nothing of what was sent")

    def _tell_health(self) -> float:
        errand = self._errand
        waiting, dead = errand.outbox.counts()
        now, page = errand.clock(), errand.logbook.read()
        health = replace(
            errand.health(),
            waiting=waiting,
            dead=dead,
            wall_s=now.wall_s if 0 <= now.wall_s <= HIGHEST_S else None,
            clock_samples=page.samples[page.delivered :],
        )
        reply = self._post("/sync/v1/heartbeat", json.dumps(told_of(health)).encode())
        try:
            greeting = greeting_of(reply)
        except ReplyError as error:
            raise TroubleError(
                _whose(reply), str(error), retry_after_s=retry_after_of(reply.headers)
            ) from error
        self._keep_token(greeting.token)
        errand.logbook.deliver(len(page.samples))
        self._met(greeting.server_s)
        # Rounds without an answer have nothing to send: they are done with as well.
        errand.outbox.settle((), {}, _day_of(now.wall_s if now.is_trusted else greeting.server_s))
        return float(greeting.next_sync_s)

    def _post(self, path: str, body: bytes, *, is_packed: bool = False) -> Reply:
        """Ask with the token; with the one before it where the newest is refused."""
        enrolment = self._enrolment()
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {enrolment.token}"}
        if is_packed:
            headers["Content-Encoding"] = "gzip"
        reply = self._errand.line.request("POST", path, headers, body)
        if reply.status == 401 and says_error(reply):
            back = self._errand.vault.was_refused(enrolment)
            if back.is_refused:
                raise TroubleError(Trouble.REFUSED, str(object_of(reply.body)["error"])[:200])
            return self._post(path, body, is_packed=is_packed)
        return reply

    def _enrolment(self) -> Enrolment:
        found = self._errand.vault.read()
        if found is None:
            raise TroubleError(Trouble.NOT_ENROLLED)
        if found.hub != self._errand.hub:
            raise TroubleError(
                Trouble.ELSEWHERE, f"enrolled at {found.hub}, to be sent to {self._errand.hub}"
            )
        if found.is_refused:
            raise TroubleError(Trouble.REFUSED)
        return found

    def _keep_token(self, token: str | None) -> None:
        """The hub has taken our token, and may have given us its successor."""
        taken = self._errand.vault.was_taken(self._enrolment())
        if token is not None:
            self._errand.vault.rotate(taken, token)

    def _met(self, server_s: int) -> None:
        self._errand.logbook.meet(server_s, self._errand.clock())

    def _day(self, verdicts: Verdicts) -> str:
        now = self._errand.clock()
        return _day_of(now.wall_s) if now.is_trusted else verdicts.day


def _whose(reply: Reply) -> Trouble:
    """Whether the hub itself is in trouble, or something answers in its place. Proxies before it say 502 to 504."""
    is_hub = reply.status == 429 or reply.status >= 500 or (reply.status >= 400 and says_error(reply))
    return Trouble.HUB if is_hub else Trouble.NOT_THE_HUB


def _seconds(utc: str) -> int:
    return int(datetime.fromisoformat(utc).timestamp())


def _day_of(wall_s: int) -> str:
    return datetime.fromtimestamp(wall_s, UTC).date().isoformat()
