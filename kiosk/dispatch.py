"""Puts together whoever sends results: the outbox of the results, a line to the hub, the kiosk's key and its clock."""

import socket
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from kiosk import __version__
from kiosk.destination import Destination
from kiosk.errors import ResultsError
from kiosk.minder.machine import room_in
from kiosk.results.moment import moment_now
from kiosk.results.outbox import Outbox
from kiosk.results.records import Moment, WallState
from kiosk.results.state_folder import results_path
from kiosk.results.waiting import read_waiting
from kiosk.sync.courier import Courier, Errand
from kiosk.sync.enrolling import enrol
from kiosk.sync.exchange import Exchange
from kiosk.sync.identity import load_identity
from kiosk.sync.logbook import Logbook
from kiosk.sync.lrs import Store, StoreCourier
from kiosk.sync.newcomer import Newcomer
from kiosk.sync.ports import Now
from kiosk.sync.vault import Enrolment, Vault
from kiosk.sync.watching import Runner
from kiosk.wire.health import Health

MB = 1_000_000


def now_of(moment: Moment) -> Now:
    wall_s = int(datetime.fromisoformat(moment.wall_time).timestamp())
    return Now(moment.boot_id, moment.boottime_ms, wall_s, moment.wall_state is WallState.TRUSTED)


def clock() -> Now:
    """What time it is, as far as this machine can know."""
    return now_of(moment_now())


def results_of(state: Path) -> Outbox:
    return Outbox(results_path(state, is_demo=False))


def exchange_with(address: str, authority: str, state: Path) -> Exchange:
    """The line to this address; `authority` is a file of certificates, empty for the system's own."""
    latest_s = Logbook(state).read().contact_s or 0
    return Exchange(address, Path(authority) if authority else None, clock, latest_s=latest_s)


def name_of(destination: Destination) -> str:
    """The kiosk's name at the hub: as it is set, else the machine's."""
    return destination.name or socket.gethostname()


def runner_of(state: Path, destination: Destination) -> Runner | None:
    """Whoever sends, to the hub or to another record store; None where neither is known.

    Raises ResultsError for a damaged key or enrolment, OSError where the state folder cannot be used.
    """
    vault, logbook, outbox = Vault(state), Logbook(state), results_of(state)
    if destination.lrs:
        line = exchange_with(destination.lrs, destination.authority, state)
        store = Store(line, destination.lrs_user, destination.lrs_password)
        return StoreCourier(outbox, store, load_identity(state).kiosk_id, logbook, clock)
    enrolment = vault.read()
    hub = destination.hub or (enrolment.hub if enrolment else "")
    if not hub:
        return None
    identity = load_identity(state)
    line = exchange_with(hub, destination.authority, state)
    courier = Courier(Errand(outbox, line, vault, identity, logbook, clock, hub, lambda: health_of(state)))
    if not destination.code:
        return courier

    def take_in() -> Enrolment:
        return enrol(line, identity, hub=hub, code=destination.code, name=name_of(destination))

    return Newcomer(courier, vault, logbook, clock, take_in)


def health_of(state: Path) -> Health:
    """How the kiosk is; what waits is counted by whoever sends."""
    room = room_in(state)
    oldest = None
    try:
        oldest = read_waiting(results_path(state, is_demo=False), moment_now()).oldest_days
    except sqlite3.Error:
        # The health goes without; the outbox itself tells of the trouble.
        oldest = None
    free_mb = room.free_bytes // MB if room else None
    return Health(__version__, 0, 0, oldest_waiting_days=oldest, free_mb=free_mb)


def tell_status(state: Path, destination: Destination, out: TextIO) -> None:
    """Print where results go, what waits and since when, and what is in the way. Raises ResultsError."""
    enrolment, page = Vault(state).read(), Logbook(state).read()
    outbox = results_of(state)
    try:
        waiting, dead = outbox.counts()
        refusals = outbox.refusals()
        oldest = read_waiting(results_path(state, is_demo=False), moment_now()).oldest_days
    except sqlite3.Error as error:
        raise ResultsError(f"the results cannot be read ({error}): see “kiosk doctor”") from error
    hub = destination.lrs or destination.hub or (enrolment.hub if enrolment else "")
    out.write(f"goes to       {hub or 'nowhere: no hub is set'}\n")
    if not destination.lrs:
        out.write(f"enrolled      {_enrolled(enrolment)}\n")
        # Looking makes no key: the first start of sending does.
        if (state / "sync" / "key").exists():
            identity = load_identity(state)
            out.write(f"kiosk         {identity.kiosk_id} ({' '.join(identity.words)})\n")
    since = "" if oldest is None else f", the oldest for {oldest} days"
    out.write(f"waiting       {waiting} answers{since}\n")
    out.write(f"refused       {dead} answers\n")
    for verdict, member in sorted({(one.verdict, one.member or "-") for one in refusals}):
        count = sum((one.verdict, one.member or "-") == (verdict, member) for one in refusals)
        out.write(f"              {count} {verdict} ({member})\n")
    out.write(f"last contact  {_day(page.contact_s)}\n")
    if page.words:
        since = "" if page.trouble_since_s is None else f" (since {_day(page.trouble_since_s)})"
        out.write(f"in the way    {page.words}{since}\n")


def _enrolled(enrolment: Enrolment | None) -> str:
    if enrolment is None:
        return "no: kiosk sync enrol CODE --hub URL"
    return f"at {enrolment.hub}" + (", which trusts this kiosk no longer" if enrolment.is_refused else "")


def _day(at_s: int | None) -> str:
    return "never" if at_s is None else datetime.fromtimestamp(at_s, UTC).date().isoformat()
