"""Taking what came on a stick: opened, believed only as far as it is signed, put where an upload is put, and receipted."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import msgspec
import sqlalchemy as sa

from hub.database import Database
from hub.enrolment import Asked, EnrolmentError, enrol
from hub.ingest.noting import note
from hub.ingest.shelves import shelf_of
from hub.ingest.taking import read_all, take
from hub.ingest.verdicts import Verdict
from hub.keys import Keys, sealed_for, verify
from hub.schema import KIOSKS, QUARANTINE
from kiosk.wire.bundle import Bundle, Outcome, Receipt, Told, bundle_of, receipt_text
from kiosk.wire.envelope import MOST_BYTES, EnvelopeError
from kiosk.wire.record import AnswerSent
from kiosk.wire.statement import statement_of

MOST_FILE: Final = MOST_BYTES + 64 * 1024
"""A bundle with what age puts around it."""
AT_ONCE: Final = 1_000
LOST: Final = "the kiosk was reported lost"
NOT_KNOWN: Final = "this kiosk is not known here: enrol it, or put a code on its card"


@dataclass(frozen=True, slots=True)
class Taken:
    """`receipt` is encrypted to the kiosk, and its `name` is of our making: nothing of the stick is in it."""

    kiosk_id: str
    receipt: bytes = field(repr=False)
    name: str
    counts: Mapping[Outcome, int]
    refusal: str | None

    @property
    def told(self) -> str:
        """How it went, in a line."""
        counts = ", ".join(f"{count} {outcome.value}" for outcome, count in sorted(self.counts.items()))
        return f"{self.kiosk_id}: {counts or 'nothing taken'}" + (
            f" ({self.refusal})" if self.refusal else ""
        )


def take_bundle(database: Database, keys: Keys, data: bytes, now_s: int) -> Taken:
    """Take a bundle as it lies on a stick. Raises EnvelopeError, and then nothing is kept of it.

    May be done any number of times: what is there already is a duplicate.
    """
    if len(data) > MOST_FILE:
        raise EnvelopeError(f"it has more than {MOST_FILE} bytes")
    bundle = bundle_of(keys.opened(data), verify)
    if bundle.hub != keys.recipient:
        raise EnvelopeError("it was made for another hub")
    sealed_for(bundle.public_key, b"")
    token, refusal = _enrolled(database, bundle, now_s)
    is_known, is_revoked = _standing(database, bundle)
    told: list[Told] = []
    if is_known:
        for lines in _parts(bundle.statements):
            told += _keep(database, bundle.kiosk_id, lines, now_s)
    else:
        refusal = refusal or NOT_KNOWN
    receipt = Receipt(bundle.sha256, bundle.kiosk_id, now_s, tuple(told), is_revoked, token, refusal)
    return Taken(
        kiosk_id=bundle.kiosk_id,
        receipt=sealed_for(bundle.public_key, receipt_text(receipt, keys.sign)),
        name=f"{bundle.kiosk_id}-{bundle.sha256[:12]}.receipt",
        counts=Counter(one.outcome for one in told),
        refusal=refusal,
    )


def _enrolled(database: Database, bundle: Bundle, now_s: int) -> tuple[str | None, str | None]:
    """The token, or why there is none; both None where none was asked for."""
    if bundle.enrolling is None:
        return None, None
    asking = bundle.enrolling
    asked = Asked(asking.code, bundle.public_key, asking.name, asking.signature)
    try:
        with database.writing() as connection:
            return enrol(connection, asked, now_s, is_by_stick=True).token, None
    except EnrolmentError as error:
        return None, str(error)


def _standing(database: Database, bundle: Bundle) -> tuple[bool, bool]:
    """Whether the kiosk is known, and whether it was reported lost."""
    with database.reading() as connection:
        row = connection.execute(
            sa.select(KIOSKS.c.public_key, KIOSKS.c.revoked_s).where(KIOSKS.c.id == bundle.kiosk_id)
        ).one_or_none()
    if row is None or row.public_key != bundle.public_key:
        return False, False
    return True, row.revoked_s is not None


def _parts(lines: Sequence[bytes]) -> Iterator[list[msgspec.Raw]]:
    for start in range(0, len(lines), AT_ONCE):
        yield [msgspec.Raw(line) for line in lines[start : start + AT_ONCE]]


def _keep(database: Database, kiosk_id: str, lines: list[msgspec.Raw], now_s: int) -> list[Told]:
    """One part, in a transaction of its own; whether the kiosk is trusted is asked each time."""
    size = sum(len(bytes(line)) for line in lines)
    with database.writing() as connection:
        revoked_s = connection.execute(
            sa.select(KIOSKS.c.revoked_s).where(KIOSKS.c.id == kiosk_id)
        ).scalar_one()
        if revoked_s is not None:
            return _hold(connection, kiosk_id, lines, size, now_s)
        verdicts = take(shelf_of(database, connection, kiosk_id, now_s), kiosk_id, lines)
        note(connection, kiosk_id, verdicts, way="stick", size=size, now_s=now_s)
    return [Told(one.id, Outcome(one.status.value), one.error[:200]) for one in verdicts]


def _hold(
    connection: sa.Connection, kiosk_id: str, lines: list[msgspec.Raw], size: int, now_s: int
) -> list[Told]:
    """Put aside what a lost kiosk has sent: as it was understood, for somebody to look at."""
    read = read_all(lines, kiosk_id)
    invalid = [one for one in read if isinstance(one, Verdict)]
    note(connection, kiosk_id, invalid, way="stick", size=size, now_s=now_s)
    answers = {one.id: one for one in read if isinstance(one, AnswerSent)}
    held = set(
        connection.execute(
            sa.select(QUARANTINE.c.statement_id).where(
                QUARANTINE.c.kiosk_id == kiosk_id,
                QUARANTINE.c.statement.is_not(None),
                QUARANTINE.c.statement_id.in_(answers),
            )
        ).scalars()
    )
    rows = [
        {
            "kiosk_id": kiosk_id,
            "statement_id": id_,
            "reason": LOST,
            "statement": json.dumps(statement_of(answer)),
            "received_s": now_s,
        }
        for id_, answer in answers.items()
        if id_ not in held
    ]
    if rows:
        connection.execute(sa.insert(QUARANTINE), rows)
    return [
        Told(one.id, Outcome.INVALID, one.error[:200])
        if isinstance(one, Verdict)
        else Told(one.id, Outcome.HELD, LOST)
        for one in read
    ]
