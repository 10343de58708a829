"""A visit as far as it may be told: its stories with their bands, of which every page about it is made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hardware.events import Side
from kiosk.answers import PlannedItem
from kiosk.insight.bands import Share
from kiosk.insight.disclosure import SMALLEST_GROUP, GroupChose, ShareSaid, Told, Untold, told_of_rounds
from kiosk.insight.kept import KeptRound
from kiosk.insight.kinds import Kind, kind_of
from kiosk.insight.themes import Answered
from kiosk.scenario.model import Scenario


@dataclass(frozen=True, slots=True)
class Story:
    """One story of a visit, and what may be told of it."""

    scenario: Scenario
    told: Told


@dataclass(frozen=True, slots=True)
class VisitTold:
    """The stories of a visit that are installed, in the order of play, each once."""

    stories: tuple[Story, ...]

    @property
    def shares(self) -> tuple[tuple[Scenario, ShareSaid], ...]:
        return tuple((one.scenario, one.told) for one in self.stories if isinstance(one.told, ShareSaid))

    @property
    def answered(self) -> tuple[Answered, ...]:
        """The stories with bands: what they chose by themselves, before they talked."""
        return tuple(Answered(scenario, said.never_go) for scenario, said in self.shares)

    @property
    def kind(self) -> Kind | None:
        """What kind of class it is, by its first ballots."""
        return kind_of(self.first_bands(is_arranged=False), self.first_bands(is_arranged=True))

    @property
    def mistaken(self) -> tuple[Scenario, ...]:
        """The stories in which a group, speaking as one, did not choose the safe answer."""
        return tuple(
            one.scenario
            for one in self.stories
            if isinstance(one.told, GroupChose)
            and (one.told.choice is None or (one.told.choice is Side.GO) != one.scenario.answer.is_go)
        )

    def first_bands(self, *, is_arranged: bool) -> list[Share]:
        return [said.never_go for scenario, said in self.shares if scenario.answer.is_go is is_arranged]


def told_of_visit(
    rounds: Iterable[KeptRound], catalogue: Iterable[Scenario], smallest: int = SMALLEST_GROUP
) -> VisitTold:
    """What may be told of a visit. Of a story that was played twice the last time is told, if that may be."""
    known = {PlannedItem(scenario.id, scenario.rev): scenario for scenario in catalogue}
    found: dict[PlannedItem, Story] = {}
    for result in told_of_rounds(rounds, smallest):
        scenario = known.get(result.item)
        if scenario and (result.item not in found or not isinstance(result.told, Untold)):
            found[result.item] = Story(scenario, result.told)
    return VisitTold(tuple(found.values()))


def newest_visit(rounds: Sequence[KeptRound]) -> tuple[KeptRound, ...]:
    """The rounds of the visit that the last round belongs to, in the order they were played."""
    if not rounds:
        return ()
    newest = max(rounds, key=_number).visit_id
    return tuple(sorted((round_ for round_ in rounds if round_.visit_id == newest), key=_number))


def _number(round_: KeptRound) -> int:
    return round_.number
