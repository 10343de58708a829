"""The check of sending: judges what waits, what was refused, and what is in the way."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from kiosk.doctor.finding import Finding, ok, unknown, warning
from kiosk.errors import KioskError
from kiosk.results.outbox import Outbox
from kiosk.results.state_folder import results_path
from kiosk.sync.logbook import Logbook, Page


@dataclass(frozen=True, slots=True)
class SendingFacts:
    """`waiting` and `refused` count answers; None where they could not be read."""

    page: Page
    waiting: int | None
    refused: int | None


def sending_facts(state_folder: Path) -> SendingFacts:
    """Look without changing anything."""
    page = Logbook(state_folder).read()
    try:
        waiting, refused = Outbox(results_path(state_folder, is_demo=False), busy_seconds=1.0).counts()
    except (sqlite3.Error, KioskError):
        return SendingFacts(page, None, None)
    return SendingFacts(page, waiting, refused)


def check_sending(facts: SendingFacts, *, is_set: bool) -> Finding:
    """`is_set` says whether the settings name a hub or another record store."""
    if facts.waiting is None:
        return unknown("the outbox cannot be read", "start the kiosk once, and see the check of the results")
    waits = f"{facts.waiting} answers wait"
    if facts.refused:
        return warning(
            f"{waits}; the hub has refused {facts.refused}",
            "see kiosk sync --status; after an update kiosk sync requeue sends them again",
        )
    if facts.page.advice:
        return warning(f"{waits}; {facts.page.words}", "kiosk sync --status tells more; nothing is lost")
    if facts.page.words:
        return ok(f"{waits}; {facts.page.words}")
    if not is_set and facts.page.contact_s is None:
        return ok(f"{waits}; no hub is set, so that nothing is sent")
    return ok(waits)
