"""The outbox, as the process that sends it sees it: what waits, what became of it, and which rounds the hub has whole.

Every call is one short transaction on a connection of its own: the app's writes never wait for the network.
"""

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from hardware.events import Side
from kiosk.answers import Mode, Press, ResponseBand
from kiosk.errors import ResultsError
from kiosk.results.migrations import STEPS
from kiosk.results.moment import EARLIEST_YEAR, LATEST_YEAR
from kiosk.results.records import WallState
from kiosk.results.rows import TRUST
from kiosk.scenario.model import AgeBand
from kiosk.visit import ClassSize, YearGroup
from kiosk.wire.record import AnswerSent, RoundSent

BUSY_SECONDS = 10.0
"""How long a write waits for the app, which waits a tenth of it for us."""

_ENDED = """
SELECT answer.*, visit_id, number, ages, mode, boot_id, started_ms, wall_time, wall_state, language, urn, year, size
FROM outbox JOIN answer ON answer.id = answer_id JOIN round ON round.id = round_id JOIN visit ON visit.id = visit_id
WHERE ended IS NOT NULL ORDER BY number, answer.id LIMIT ?
"""
_ACKNOWLEDGE = """
UPDATE round SET acknowledged = ? WHERE acknowledged IS NULL AND ended IS NOT NULL AND id NOT IN (
  SELECT round_id FROM answer WHERE id IN (SELECT answer_id FROM outbox UNION ALL SELECT answer_id FROM dead))
"""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer that the hub has refused. `member` is the path that it named, None for none."""

    answer_id: str
    verdict: str
    member: str | None


class Outbox:
    """The outbox of the results at `path`. Nothing is made where there is no file yet; then nothing waits.

    Every method raises sqlite3.Error where the file cannot be read or written now, and ResultsError where another
    kiosk's software has written it last: the app brings it up to date when it starts.
    """

    def __init__(self, path: Path, *, busy_seconds: float = BUSY_SECONDS) -> None:
        self._path = path
        self._busy_seconds = busy_seconds

    def batch(self, kiosk_id: str, most: int) -> tuple[AnswerSent, ...]:
        """The answers to be sent next, by round: of rounds that have ended, which never change any more."""
        with self._reading() as db:
            rows = db.execute(_ENDED, (most,)).fetchall() if db else []
        return tuple(_sent(row, kiosk_id) for row in rows)

    def settle(self, done: Collection[str], dead: Mapping[str, tuple[str, str | None]], day: str) -> None:
        """In one transaction: let go of what the hub has, put away what it refuses (verdict and member, by id).

        Rounds of which nothing is left are acknowledged as of `day` (`2026-09-01`).
        """
        if not self._path.exists():
            return
        with self._writing() as db:
            # A receipt may be brought twice, and one of an older time as well: what has left the outbox stays as it is.
            db.executemany(
                "INSERT INTO dead (answer_id, verdict, member)"
                " SELECT answer_id, ?, ? FROM outbox WHERE answer_id = ?",
                [(verdict, member, id_) for id_, (verdict, member) in dead.items()],
            )
            db.executemany("DELETE FROM outbox WHERE answer_id = ?", [(id_,) for id_ in (*done, *dead)])
            if EARLIEST_YEAR <= int(day[:4]) < LATEST_YEAR:
                db.execute(_ACKNOWLEDGE, (day,))

    def counts(self) -> tuple[int, int]:
        """How many answers wait, and how many were refused."""
        with self._reading() as db:
            if not db:
                return 0, 0
            ((waiting,), (dead,)) = (
                db.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608  # names of our own
                for table in ("outbox", "dead")
            )
        return int(waiting), int(dead)

    def refusals(self) -> tuple[Refusal, ...]:
        """What the hub has refused, by id."""
        with self._reading() as db:
            rows = db.execute("SELECT * FROM dead ORDER BY answer_id").fetchall() if db else []
        return tuple(Refusal(row["answer_id"], row["verdict"], row["member"]) for row in rows)

    def requeue(self) -> int:
        """Put everything refused back into the outbox; returns how much it was."""
        if not self._path.exists():
            return 0
        with self._writing() as db:
            db.execute("INSERT INTO outbox SELECT answer_id FROM dead")
            return int(db.execute("DELETE FROM dead").rowcount)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection | None]:
        if not self._path.exists():
            yield None
            return
        with self._opened() as db:
            # One snapshot, given back at once: what reads for long would keep the app from emptying its log.
            db.execute("BEGIN")
            yield db
            db.execute("COMMIT")

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._opened() as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
            except BaseException:
                db.execute("ROLLBACK")
                raise
            db.execute("COMMIT")

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        uri = f"{self._path.absolute().as_uri()}?mode=rw"
        with closing(sqlite3.connect(uri, timeout=self._busy_seconds, isolation_level=None, uri=True)) as db:
            db.row_factory = sqlite3.Row
            (steps,) = db.execute("PRAGMA user_version").fetchone()
            if steps != len(STEPS):
                raise ResultsError(
                    f"{self._path} has shape {steps}, and this software knows {len(STEPS)}: start the kiosk once"
                )
            for pragma in (
                "synchronous = FULL",
                "foreign_keys = ON",
                "temp_store = MEMORY",
                "secure_delete = ON",
            ):
                db.execute(f"PRAGMA {pragma}").fetchall()
            yield db


def _sent(row: sqlite3.Row, kiosk_id: str) -> AnswerSent:
    round_ = RoundSent(
        id=row["round_id"],
        visit_id=row["visit_id"],
        number=row["number"],
        ages=AgeBand(row["ages"]),
        mode=Mode(row["mode"]),
        boot_id=row["boot_id"],
        boottime_ms=row["started_ms"],
        wall_time=row["wall_time"],
        is_time_trusted=TRUST[WallState(row["wall_state"])],
        urn=row["urn"],
        year=YearGroup(row["year"]) if row["year"] else None,
        size=ClassSize(row["size"]) if row["size"] else None,
        # A language's country is not of the profile.
        language=row["language"].partition("-")[0] if row["language"] else None,
    )
    return AnswerSent(
        id=row["id"],
        kiosk_id=kiosk_id,
        round=round_,
        scenario_id=row["scenario_id"],
        scenario_rev=row["scenario_rev"],
        choice=Side(row["choice"]),
        second_step=row["second_step"],
        response=ResponseBand(row["response"]) if row["response"] else None,
        press=Press(row["press"]),
        ballot=row["ballot"],
    )
