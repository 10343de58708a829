"""The book of rounds: what the engine says, as writings, with the round and the visit that each belongs to."""

import uuid
from collections.abc import Callable

from kiosk.answers import KeptAnswer, PlannedRound, RoundEnd
from kiosk.errors import ResultsError
from kiosk.results.backlog import Writing
from kiosk.results.moment import moment_now
from kiosk.results.records import AnswerToKeep, Moment, OpenedRound
from kiosk.visit import VisitPlan


def random_id() -> str:
    """A UUIDv4 out of the system's entropy, never out of a seed."""
    return str(uuid.uuid4())


class RoundBook:
    """Knows which round is open. A visit goes on from round to round until somebody else is visited."""

    def __init__(
        self, *, moment: Callable[[], Moment] = moment_now, new_id: Callable[[], str] = random_id
    ) -> None:
        self._moment = moment
        self._new_id = new_id
        self._round: OpenedRound | None = None
        self._last: OpenedRound | None = None

    def open(self, planned: PlannedRound) -> Writing:
        last = self._last
        is_same_visit = last is not None and whom(last.planned.plan) == whom(planned.plan)
        visit_id = last.visit_id if last and is_same_visit else self._new_id()
        opened = OpenedRound(self._new_id(), visit_id, planned, self._moment())
        self._round = self._last = opened
        return Writing(lambda store: store.open_round(opened))

    def keep(self, key: int, answer: KeptAnswer) -> Writing:
        """Raises ResultsError where no round is open."""
        kept = AnswerToKeep(self._new_id(), self._opened(), answer)
        return Writing(lambda store: store.keep(kept), key)

    def reach(self, index: int) -> Writing:
        """Raises ResultsError where no round is open."""
        opened = self._opened()
        return Writing(lambda store: store.reach(opened, index))

    def close(self, end: RoundEnd) -> Writing:
        """Raises ResultsError where no round is open."""
        opened = self._opened()
        self._round = None
        return Writing(lambda store: store.end_round(opened, end))

    def _opened(self) -> OpenedRound:
        if self._round is None:
            raise ResultsError("there is no open round for this: open one first")
        return self._round


def whom(plan: VisitPlan) -> tuple[str | None, ...]:
    """All of a plan that results keep: by this, and not by its name, a school is told from others."""
    return (plan.school.urn if plan.school else None, plan.year, plan.size)
