"""Where answers are put, in the words of each kind of database. A shelf lives for one transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

Row = tuple[object, ...]

ROUND_COLUMNS = (
    "id",
    "visit_id",
    "number",
    "ages",
    "mode",
    "boot_id",
    "boottime_ms",
    "wall_time",
    "is_time_trusted",
    "language",
)
"""What a kiosk tells of a round, first its id."""
VISIT_COLUMNS = ("id", "urn", "year", "size")
ANSWER_COLUMNS = (
    "id",
    "round_id",
    "scenario_id",
    "scenario_rev",
    "choice",
    "second_step",
    "response",
    "press",
    "ballot",
)


@dataclass(frozen=True, slots=True)
class Sum:
    """How many more of one scenario in one round chose which side."""

    round_id: str
    scenario_id: str
    scenario_rev: int
    press: str
    ballot: int
    go: int
    never_go: int


class Shelf(Protocol):
    """All ids are one kiosk's. Rows have the columns named above, in their order; what is there already stays as it is."""

    def put_visits(self, rows: Sequence[Row]) -> Mapping[str, Row]:
        """Put those that are new; returns them all as they now stand, by id."""

    def put_rounds(self, rows: Sequence[Row]) -> Mapping[str, Row]:
        """The same for rounds."""

    def gone(self, ids: Sequence[str]) -> frozenset[str]:
        """Which of these answers were removed for good."""

    def put_answers(self, rows: Sequence[Row]) -> tuple[frozenset[str], Mapping[str, Row]]:
        """Put those that are new; returns their ids, and the others as they stand, by id."""

    def add(self, sums: Iterable[Sum]) -> None:
        """Add to the running sums."""
