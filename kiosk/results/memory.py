"""What a school and year had, by month: kept for re-visits after the answers themselves are gone. No count is in it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from sqlite_utils import Database

from kiosk.answers import Had
from kiosk.insight.kept import KeptRound
from kiosk.results.records import Moment, WallState
from kiosk.visit import VisitPlan

MONTHS = 13
"""So many months after it, a month's memory is gone: the same month a year later still knows it."""

Memory = Mapping[tuple[str, str], tuple[Had, ...]]
"""By a school's number and a year."""

Remember = Callable[[Iterable[KeptRound]], Iterable[Had]]


def put_memory(db: Database, round_: KeptRound, remember: Remember) -> None:
    """Remember an ended round of a known school and year; of any other nothing. Repeated, it changes nothing."""
    plan = round_.plan
    if plan.school is None or plan.year is None:
        return
    for had in remember((round_,)):
        db.execute(
            "INSERT INTO memory (urn, year, scenario_id, scenario_rev, month, is_month_trusted, band)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET band = coalesce(excluded.band, band),"
            " is_month_trusted = max(is_month_trusted, excluded.is_month_trusted)",
            (
                plan.school.urn,
                plan.year,
                had.scenario_id,
                had.scenario_rev,
                had.month,
                had.is_month_trusted,
                had.band,
            ),
        )


def read_memory(db: Database) -> Memory:
    """All that is remembered, by school and year, the newest month first."""
    found: defaultdict[tuple[str, str], tuple[Had, ...]] = defaultdict(tuple)
    for row in db.query("SELECT * FROM memory ORDER BY month DESC, scenario_id, scenario_rev"):
        had = Had(
            row["scenario_id"],
            row["scenario_rev"],
            row["month"],
            bool(row["is_month_trusted"]),
            row["band"],
        )
        found[row["urn"], row["year"]] += (had,)
    return dict(found)


def month_before(month: str, months: int = MONTHS) -> str:
    """The month (`2026-09`) that lies so many months before this one."""
    year, place = divmod(int(month[:4]) * 12 + int(month[5:]) - 1 - months, 12)
    return f"{year:04}-{place + 1:02}"


class Recollection:
    """What the file remembers, at hand: refreshed where the file is open, asked on any thread."""

    def __init__(self) -> None:
        self._found: Memory = {}

    def refresh(self, found: Memory) -> None:
        self._found = found

    def of(self, plan: VisitPlan, now: Moment) -> tuple[Had, ...]:
        """What this school and year had; with a trusted clock, nothing of thirteen months ago and before."""
        if plan.school is None or plan.year is None:
            return ()
        found = self._found.get((plan.school.urn, plan.year), ())
        if now.wall_state is not WallState.TRUSTED:
            return found
        gone = month_before(now.wall_time[:7])
        return tuple(had for had in found if had.month > gone)
