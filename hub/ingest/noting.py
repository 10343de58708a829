"""Writing down how an upload went: its counts, and of what was refused the id and the reason, never its words."""

from collections import Counter
from collections.abc import Sequence

import sqlalchemy as sa

from hub.ingest.verdicts import Status, Verdict
from hub.schema import QUARANTINE, UPLOADS

REFUSED = frozenset({Status.INVALID, Status.CONFLICT})


def note(
    connection: sa.Connection, kiosk_id: str, verdicts: Sequence[Verdict], *, way: str, size: int, now_s: int
) -> None:
    """`way` is online, xapi or stick; `size` the bytes that came, unpacked."""
    counts = Counter(verdict.status for verdict in verdicts)
    log = {status.value: counts[status] for status in Status}
    connection.execute(
        sa.insert(UPLOADS).values(kiosk_id=kiosk_id, received_s=now_s, way=way, bytes=size, **log)
    )
    refused = [
        {
            "kiosk_id": kiosk_id,
            "statement_id": verdict.id,
            "member": verdict.error.partition(": ")[0][:120],
            "reason": verdict.error[:200],
            "received_s": now_s,
        }
        for verdict in verdicts
        if verdict.status in REFUSED
    ]
    if refused:
        connection.execute(sa.insert(QUARANTINE), refused)
