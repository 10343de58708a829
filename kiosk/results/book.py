"""The book of rounds: what the engine says, as writings, with the round and the visit that each belongs to."""

import uuid
from collections.abc import Callable
from dataclasses import replace

from kiosk.answers import Had, KeptAnswer, PlannedRound, RoundEnd, Unfinished
from kiosk.errors import ResultsError
from kiosk.results.backlog import Writing
from kiosk.results.memory import Recollection
from kiosk.results.moment import moment_now
from kiosk.results.records import AnswerToKeep, Moment, OpenedRound
from kiosk.results.store import Store
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
        self._offered: dict[str, OpenedRound] = {}
        self.recollection = Recollection()
        """What schools and years had, as the file said last."""

    def now(self) -> Moment:
        """What time it is, as far as this machine can know. From any thread."""
        return self._moment()

    def had(self, plan: VisitPlan) -> tuple[Had, ...]:
        return self.recollection.of(plan, self._moment())

    def offer(self, opened: OpenedRound) -> None:
        """Note a round of an earlier run that may be carried on. From any thread."""
        self._offered[opened.id] = opened

    def carry_on(self, unfinished: Unfinished) -> Writing:
        """Raises ResultsError where this round was not offered, or has been carried on or closed since."""
        offered = self._offered.pop(unfinished.round_id, None)
        if offered is None:
            raise ResultsError(f"round {unfinished.round_id} is not left open: open another")
        # The language was not written yet; whoever carries on may know it.
        planned = replace(offered.planned, language=unfinished.planned.language)
        opened = replace(offered, planned=planned)
        self._round = self._last = opened
        return Writing(lambda store: store.carry_on(opened))

    def close_left_open(self, round_id: str) -> Writing | None:
        """None where this round was not offered, or has been carried on or closed since: it has an end, or gets one."""
        if self._offered.pop(round_id, None) is None:
            return None

        def end(store: Store) -> None:
            store.end_left_open(round_id)
            self.recollection.refresh(store.memory())

        return Writing(end)

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
        opened, now = self._opened(), self._moment()
        self._round = None

        def write(store: Store) -> None:
            store.end_round(opened, end, now)
            self.recollection.refresh(store.memory())

        return Writing(write)

    def _opened(self) -> OpenedRound:
        if self._round is None:
            raise ResultsError("there is no open round for this: open one first")
        return self._round


def whom(plan: VisitPlan) -> tuple[str | None, ...]:
    """All of a plan that results keep: by this, and not by its name, a school is told from others."""
    return (plan.school.urn if plan.school else None, plan.year, plan.size)
