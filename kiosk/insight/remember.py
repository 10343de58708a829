"""What is remembered of a visit for thirteen months – month, story, band – and what has changed since."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from kiosk.answers import Had
from kiosk.insight.bands import Share
from kiosk.insight.disclosure import SMALLEST_GROUP, ShareSaid, Untold, told_of_rounds
from kiosk.insight.kept import KeptRound
from kiosk.insight.visit_told import VisitTold
from kiosk.scenario.model import Scenario

REMEMBERED: Final = (Share.FEW, Share.ABOUT_HALF, Share.MOST, Share.NEARLY_ALL)
"""The bands that are remembered, from few to nearly all who chose NEVER GO."""
MONTHS: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass(frozen=True, slots=True)
class Since:
    """How the first ballots compare with those of the last visit: bands up (more safe answers) less bands down."""

    month: str
    """`2026-09`, or empty where the clock was not to be trusted."""
    not_arranged: int | None
    arranged: int | None


def to_remember(rounds: Iterable[KeptRound], smallest: int = SMALLEST_GROUP) -> tuple[Had, ...]:
    """What to remember of a visit's rounds: each story that was answered once, with its first ballot's band, if any.

    A story of a shared press or of few pupils is remembered without a band.
    """
    known = {round_.number: round_ for round_ in rounds}
    found: dict[tuple[str, int], Had] = {}
    for result in told_of_rounds(known.values(), smallest):
        round_, item = known[result.round_number], result.item
        if result.told is Untold.NOT_ENDED or not round_.answers_to(item):
            continue
        share = result.told.never_go if isinstance(result.told, ShareSaid) else None
        band = str(share) if share in REMEMBERED else None
        key = (item.scenario_id, item.scenario_rev)
        if key not in found or band:
            found[key] = Had(*key, round_.wall_time[:7], round_.is_time_trusted is True, band)
    return tuple(found.values())


def since_last(
    visit: VisitTold, had: Iterable[Had], catalogue: Iterable[Scenario], month: str
) -> Since | None:
    """How a visit in `month` (`2026-09`) compares with the last one that had the same stories, or those they vary.

    None where nothing can be compared. A record of the same story and month may be this visit's own and is passed over.
    """
    known = {scenario.id: scenario for scenario in catalogue}
    steps: dict[bool, list[int]] = {True: [], False: []}
    newest: Had | None = None
    earlier = [one for one in had if one.band in REMEMBERED and one.scenario_id in known]
    for scenario, said in visit.shares:
        likes = [
            one
            for one in earlier
            if is_like(scenario, known[one.scenario_id])
            and not (one.scenario_id == scenario.id and one.month == month)
        ]
        if not likes or said.never_go not in REMEMBERED:
            continue
        last = max(likes, key=lambda one: (one.month, one.scenario_id == scenario.id))
        step = REMEMBERED.index(said.never_go) - REMEMBERED.index(Share(last.band or ""))
        steps[scenario.answer.is_go].append(-step if scenario.answer.is_go else step)
        newest = max(newest or last, last, key=lambda one: one.month)
    if newest is None:
        return None
    sums = {side: sum(found) if found else None for side, found in steps.items()}
    return Since(newest.month if newest.is_month_trusted else "", sums[False], sums[True])


def is_like(scenario: Scenario, earlier: Scenario) -> bool:
    """Whether two stories ask the same: the same one, or a variant and what it varies, on the same side."""
    if scenario.answer.is_go != earlier.answer.is_go:
        return False
    pair, other = scenario.variant_of or scenario.pair, earlier.variant_of or earlier.pair
    return scenario.id == earlier.id or (pair == other and scenario.pair != earlier.pair)


def said_of_since(since: Since | None) -> str:
    """The change in a sentence; empty where nothing can be compared."""
    if since is None:
        return ""
    parts = []
    if since.not_arranged:
        parts.append(f"{_more(since.not_arranged)} choose NEVER GO where nothing was agreed")
    if since.arranged:
        parts.append(f"{_more(since.arranged)} choose GO where it was agreed")
    when = f"in {month_name(since.month)}" if since.month else "last time"
    if not parts:
        return f"Much as {when}."
    return f"Compared with {when.removeprefix('in ')}, {' and '.join(parts)}."


def month_name(month: str) -> str:
    """`2026-09` as “September 2026”."""
    year, number = month.split("-")
    return f"{MONTHS[int(number) - 1]} {year}"


def _more(step: int) -> str:
    return "more" if step > 0 else "fewer"
