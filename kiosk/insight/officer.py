"""What the officer reads after a visit: the same as the teacher's page, in fewer words."""

from collections.abc import Iterable, Iterator, Sequence

from kiosk.answers import Had
from kiosk.insight.disclosure import SMALLEST_GROUP
from kiosk.insight.kept import KeptRound
from kiosk.insight.phrases import KINDS, after_talking, said_of, untold
from kiosk.insight.remember import said_of_since, since_last
from kiosk.insight.themes import leaning
from kiosk.insight.visit_told import told_of_visit
from kiosk.scenario.model import Scenario


def officer_summary(
    rounds: Sequence[KeptRound],
    catalogue: Sequence[Scenario],
    had: Iterable[Had] = (),
    smallest: int = SMALLEST_GROUP,
) -> tuple[str, ...]:
    """One visit in whole sentences: each story, the class, what talking changed, what has changed since, and what is untold."""
    visit = told_of_visit(rounds, catalogue, smallest)
    stories = [(story.scenario.title, said_of(story.scenario, story.told)) for story in visit.stories]
    return (
        *(f"{title}: {said}" for title, said in stories if said),
        *class_lines(rounds, catalogue, had, smallest),
    )


def class_lines(
    rounds: Sequence[KeptRound],
    catalogue: Sequence[Scenario],
    had: Iterable[Had] = (),
    smallest: int = SMALLEST_GROUP,
) -> tuple[str, ...]:
    """The same without its stories: the class, what talking changed, what has changed since, and what is untold."""
    return tuple(line for line in _lines(rounds, catalogue, had, smallest) if line)


def _lines(
    rounds: Sequence[KeptRound], catalogue: Sequence[Scenario], had: Iterable[Had], smallest: int
) -> Iterator[str]:
    visit = told_of_visit(rounds, catalogue, smallest)
    leans = leaning(visit.answered, visit.kind)
    month = rounds[0].wall_time[:7] if rounds else ""
    yield KINDS[visit.kind] if visit.kind else ""
    yield from (theme.unsure for theme in leans.unsure)
    yield from (theme.sure for theme in leans.sure)
    yield after_talking(visit)
    yield said_of_since(since_last(visit, had, catalogue, month))
    yield untold(visit, smallest)
