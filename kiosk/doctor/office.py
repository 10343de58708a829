"""Checks of the officer's desk: the gate and the list of schools. Each judges facts that it is given."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kiosk.doctor.finding import Finding, error, ok, unknown, warning
from kiosk.errors import KioskError
from kiosk.office.gate_file import DamagedGateError, GateFile, GateRecord
from kiosk.office.gatekeeper import lock_seconds
from kiosk.office.kept import gate_path, schools_path

RECOVER = "if nobody knows the PIN, set another officer.pin in /etc/kiosk/kiosk.toml and restart the kiosk"


@dataclass(frozen=True, slots=True)
class GateFacts:
    """`record` is None where there is none; `failure` says why it could not be read."""

    record: GateRecord | None = None
    is_damaged: bool = False
    failure: str = ""


def gate_facts(state_folder: Path) -> GateFacts:
    """Look at the gate without changing anything."""
    try:
        return GateFacts(GateFile(gate_path(state_folder)).read())
    except DamagedGateError as damaged:
        return GateFacts(is_damaged=True, failure=str(damaged))
    except (OSError, KioskError) as unreadable:
        return GateFacts(failure=str(unreadable))


def count_schools(state_folder: Path) -> int | None:
    """How many schools the list has; None where it cannot be read. A damaged list is left where it is."""
    path = schools_path(state_folder)
    if not path.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", timeout=1.0, uri=True)) as db:
            return int(db.execute("SELECT count(*) FROM school").fetchone()[0])
    except sqlite3.Error:
        return None


def check_gate(facts: GateFacts, *, has_given_pin: bool) -> Finding:
    """`has_given_pin` says whether the settings have a technician's PIN."""
    record = facts.record
    if facts.is_damaged:
        now = "the technician's PIN opens the gate" if has_given_pin else "a new PIN is asked for"
        return warning(f"the file with the PIN is damaged ({facts.failure})", f"start the kiosk: then {now}")
    if facts.failure:
        return error(
            f"the PIN cannot be read ({facts.failure})", "run this as the user that the kiosk runs as"
        )
    if record is None or not record.pin:
        if has_given_pin:
            return ok("the technician's PIN opens the gate once, and is changed then")
        return warning(
            "no PIN yet: whoever comes first chooses it", "choose one at the kiosk before a class sees it"
        )
    if record.is_locked:
        found = f"locked for up to {lock_seconds(record.wrong)} s after {record.wrong} wrong tries"
        return warning(found, RECOVER)
    if record.must_change:
        return warning("the technician's PIN was not changed yet", "choose another at the kiosk")
    if record.wrong:
        return warning(f"a PIN is set; {record.wrong} wrong tries since the last right one", RECOVER)
    return ok("a PIN is set")


def check_schools(count: int | None) -> Finding:
    if count is None:
        return unknown(
            "the list of schools cannot be read", "kiosk schools import FILE puts a new one in its place"
        )
    if not count:
        return warning(
            "there is no list of schools", "kiosk schools import FILE; until then visits name no school"
        )
    return ok(f"{count} schools in the list")
