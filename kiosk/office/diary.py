"""diary.db: visits planned beforehand, and the last ones that were. It holds no time and no date, only an order."""

import logging
from pathlib import Path

from sqlite_utils import Database

from kiosk.database import Connect, Tell, connect
from kiosk.errors import UsageError
from kiosk.office.shelf import Shelf
from kiosk.visit import ClassSize, School, VisitPlan, YearGroup

log = logging.getLogger(__name__)

MOST = 12
"""As many visits are kept of each kind."""

_FIRST = """
CREATE TABLE entry (
  -- Counts on with each visit that is remembered: no clock can put them out of order.
  number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  is_planned INTEGER NOT NULL CHECK (is_planned IN (0, 1)),
  urn TEXT NOT NULL CHECK (length(urn) <= 12 AND urn NOT GLOB '*[^0-9A-Z]*'),
  name TEXT NOT NULL CHECK (length(name) <= 120),
  year TEXT CHECK (year IN ('R', '1', '2', '3', '4', '5', '6')),
  size TEXT CHECK (size IN ('under-10', '10-19', '20-29', '30-up')),
  UNIQUE (is_planned, urn, year)
) STRICT;
"""


class Diary:
    """Every method opens the file and closes it again; raises sqlite3.Error, OSError or ResultsError.

    Two plans are the same visit where school and year are the same; the newer tells the size.
    """

    def __init__(self, path: Path, *, tell: Tell = log.warning, connect: Connect = connect) -> None:
        loss = "Visits that were planned have to be planned again."
        self._shelf = Shelf(path, (_FIRST,), loss, tell=tell, connect=connect)

    @property
    def path(self) -> Path:
        return self._shelf.path

    def planned(self) -> tuple[VisitPlan, ...]:
        """The visits that were planned, in the order of planning. Schools have no town and no postcode here."""
        return self._plans("is_planned = 1 ORDER BY number")

    def recent(self) -> tuple[VisitPlan, ...]:
        """The visits that were, newest first, without those that are planned again."""
        again = {_key(plan) for plan in self.planned()}
        were = self._plans("is_planned = 0 ORDER BY number DESC")
        return tuple(plan for plan in were if _key(plan) not in again)

    def plan(self, plan: VisitPlan) -> None:
        """Note a visit for another day. Raises UsageError where it says nothing, or so many are planned already."""
        if _is_empty(plan):
            raise UsageError("a visit is planned for a school, a year or both: name one")
        with self._shelf.open() as db, db.atomic():
            (others,) = db.execute(
                "SELECT count(*) FROM entry WHERE is_planned = 1 AND NOT (urn = ? AND year IS ?)", _key(plan)
            ).fetchone()
            if others >= MOST:
                raise UsageError(f"{MOST} visits are planned already: forget one of them first")
            _put(db, plan, is_planned=True)

    def note(self, plan: VisitPlan) -> None:
        """Note a visit that is on: it is planned no longer, and the newest. One that says nothing is not noted."""
        if _is_empty(plan):
            return
        with self._shelf.open() as db, db.atomic():
            _drop(db, plan, is_planned=True)
            _put(db, plan, is_planned=False)
            db.execute(
                "DELETE FROM entry WHERE is_planned = 0 AND number NOT IN"
                " (SELECT number FROM entry WHERE is_planned = 0 ORDER BY number DESC LIMIT ?)",
                [MOST],
            )

    def forget(self, plan: VisitPlan) -> None:
        """Take a planned visit out; nothing where there is none."""
        with self._shelf.open() as db, db.atomic():
            _drop(db, plan, is_planned=True)

    def forget_all(self) -> None:
        """Take out every visit, planned and past."""
        with self._shelf.open() as db, db.atomic():
            db.execute("DELETE FROM entry")

    def _plans(self, which: str) -> tuple[VisitPlan, ...]:
        if not self.path.exists():
            return ()
        with self._shelf.open(is_reading=True) as db:
            rows = db.execute(f"SELECT urn, name, year, size FROM entry WHERE {which}").fetchall()  # noqa: S608
        return tuple(
            VisitPlan(
                School(urn, name) if urn else None,
                YearGroup(year) if year else None,
                ClassSize(size) if size else None,
            )
            for urn, name, year, size in rows
        )


def _put(db: Database, plan: VisitPlan, *, is_planned: bool) -> None:
    """A visit that stays planned keeps its place; one that is on becomes the newest."""
    if is_planned:
        changed = db.execute(
            "UPDATE entry SET size = ? WHERE is_planned = 1 AND urn = ? AND year IS ?",
            (plan.size, *_key(plan)),
        )
        if changed.rowcount:
            return
    _drop(db, plan, is_planned=is_planned)
    urn, year = _key(plan)
    name = plan.school.name if plan.school else ""
    db.execute(
        "INSERT INTO entry (is_planned, urn, name, year, size) VALUES (?, ?, ?, ?, ?)",
        (int(is_planned), urn, name[:120], year, plan.size),
    )


def _drop(db: Database, plan: VisitPlan, *, is_planned: bool) -> None:
    db.execute(
        "DELETE FROM entry WHERE is_planned = ? AND urn = ? AND year IS ?", (int(is_planned), *_key(plan))
    )


def _key(plan: VisitPlan) -> tuple[str, str | None]:
    return (plan.school.urn if plan.school else "", plan.year)


def _is_empty(plan: VisitPlan) -> bool:
    return plan.school is None and plan.year is None
