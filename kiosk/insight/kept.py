"""Rounds as they were read back: all that the insight starts from."""

from dataclasses import dataclass

from kiosk.answers import KeptAnswer, Mode, PlannedItem, RoundEnd
from kiosk.scenario.model import AgeBand
from kiosk.visit import VisitPlan


@dataclass(frozen=True, slots=True)
class KeptRound:
    """A round as it was read back. `answers` are in the order of their random ids, which means nothing.

    `wall_time` is UTC, `2026-09-01T09:30:00Z`; `is_time_trusted` is None where nobody knows. Of the plan's school only the
    `urn` is kept with results; `language` is kept for ten or more only.
    """

    number: int
    visit_id: str
    mode: Mode
    ages: AgeBand
    playlist: tuple[PlannedItem, ...]
    wall_time: str
    is_time_trusted: bool | None
    ended: RoundEnd | None
    answers: tuple[KeptAnswer, ...]
    plan: VisitPlan = VisitPlan()  # noqa: RUF009  # frozen
    language: str | None = None

    def answers_to(self, item: PlannedItem) -> tuple[KeptAnswer, ...]:
        return tuple(
            answer
            for answer in self.answers
            if (answer.scenario_id, answer.scenario_rev) == (item.scenario_id, item.scenario_rev)
        )
