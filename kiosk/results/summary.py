"""What `kiosk results` tells, line by line and row by row. All of it is let out by `kiosk.insight.disclosure`."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from hardware.events import Side
from kiosk.answers import Mode, PlannedItem, RoundEnd
from kiosk.insight.disclosure import GroupChose, ShareSaid, Told, told_of_item, told_of_rounds
from kiosk.insight.indices import Estimate, criterion, rate, sensitivity, stranger_rule
from kiosk.insight.kept import KeptRound
from kiosk.insight.officer import class_lines
from kiosk.insight.phrases import SHARES, SIDES, said_of
from kiosk.insight.pools import FEWEST_PEOPLE, FEWEST_VISITS, ROUNDS_A_BLOCK, Pool, pools
from kiosk.insight.together import FEWEST_ROUNDS, StoryTogether, stories_together
from kiosk.insight.visit_told import newest_visit
from kiosk.scenario.model import Scenario

MODES: Final = {
    Mode.CLASS: "a class, one shared press",
    Mode.VOTE: "a class that files past",
    Mode.HANDS: "a class that raises hands",
    Mode.TEAMS: "two teams",
    Mode.PASS: "the kiosk goes round",
    Mode.SOLO: "one or two children",
    Mode.CHECK: "the quick check",
}
CLOCKS: Final = {True: "", False: " (clock not set)", None: " (clock unsure)"}
TRUST: Final = {True: "yes", False: "no", None: "unknown"}
ENDS: Final = {RoundEnd.FINISHED: "finished", RoundEnd.ENDED: "ended early", None: "not ended"}
COLUMNS: Final = (
    "round",
    "day",
    "is_clock_trusted",
    "mode",
    "ages",
    "year",
    "ended",
    "place",
    "scenario_id",
    "scenario_rev",
    "safe_answer",
    "told",
    "never_go",
    "never_go_after",
    "class_chose",
    "second_step",
    "response_seconds",
)
Row = tuple[str | int, ...]


def report(
    rounds: Sequence[KeptRound], catalogue: Sequence[Scenario], smallest: int, *, place: str
) -> Iterator[str]:
    """The newest visit, each story over all rounds, and the pools. `place` is where the results are."""
    if not rounds:
        yield f"No round has been played yet: there is nothing in {place}"
        return
    stories = known(catalogue)
    yield f"Results in {place}"
    yield from _visit(newest_visit(rounds), stories, smallest)
    yield ""
    yield f"Each story, in all {_count(len(rounds), 'round')} together"
    told = stories_together(told_of_rounds(rounds, smallest), smallest)
    for story in told:
        yield f"      {_title(story.item, stories):40}  {_over_all(story, smallest)}"
    if not told:
        yield "      nothing may be told yet"
    yield ""
    yield (
        f"Pools: {ROUNDS_A_BLOCK} rounds in a row, of {FEWEST_VISITS} visits and {FEWEST_PEOPLE} people at least"
    )
    found = pools(rounds, stories, smallest)
    for pool in found:
        yield from _pool(pool)
    if not found:
        yield "  none may be told yet"


def rows(rounds: Sequence[KeptRound], catalogue: Sequence[Scenario], smallest: int) -> Iterator[Row]:
    """A row for each story of each round, in the order of play, under `COLUMNS`: no ids, no counts, nothing of a small group."""
    stories = known(catalogue)
    for round_ in rounds:
        for place, item in enumerate(round_.playlist, start=1):
            yield (
                round_.number,
                round_.wall_time[:10],
                TRUST[round_.is_time_trusted],
                round_.mode,
                round_.ages,
                round_.plan.year or "",
                round_.ended or "",
                place,
                item.scenario_id,
                item.scenario_rev,
                stories[item].answer if item in stories else "",
                *_cells(told_of_item(round_, item, smallest)),
            )


def known(catalogue: Sequence[Scenario]) -> Mapping[PlannedItem, Scenario]:
    """The stories that are installed, by id and revision."""
    return {PlannedItem(scenario.id, scenario.rev): scenario for scenario in catalogue}


def _visit(
    visit: Sequence[KeptRound], stories: Mapping[PlannedItem, Scenario], smallest: int
) -> Iterator[str]:
    yield ""
    yield f"The newest visit: {_count(len(visit), 'round')}"
    for round_ in visit:
        yield f"  Round {round_.number}: {MODES[round_.mode]}, ages {_ages(round_)}, {_when(round_)}, {ENDS[round_.ended]}"
        for place, item in enumerate(round_.playlist, start=1):
            said = _said(told_of_item(round_, item, smallest), stories.get(item))
            yield f"    {place:2}  {_title(item, stories):40}  {said}"
    for line in class_lines(visit, tuple(stories.values()), smallest=smallest):
        yield f"  {line}"


def _said(told: Told, scenario: Scenario | None) -> str:
    if not isinstance(told, ShareSaid | GroupChose):
        return told
    said = said_of(scenario, told)
    if scenario is None or not isinstance(told, GroupChose) or told.choice is None:
        return said
    safe = Side.GO if scenario.answer.is_go else Side.NEVER_GO
    return f"{said} {'Safe.' if told.choice is safe else f'{SIDES[safe]} is safe.'}"


def _over_all(story: StoryTogether, smallest: int) -> str:
    parts = []
    if story.middle:
        parts.append(f"{SHARES[story.middle].lower()} chose NEVER GO, in the middle of {story.voted} classes")
    elif story.voted:
        parts.append(f"told from {FEWEST_ROUNDS} classes on")
    if story.classes:
        parts.append(f"{SHARES[story.classes].lower()} of {story.spoke} classes chose NEVER GO as one")
    elif story.spoke:
        parts.append(f"classes with one voice are told from {smallest} on")
    return "; ".join(parts) or "the teams chose differently"


def _pool(pool: Pool) -> Iterator[str]:
    arranged, not_arranged = pool.side(is_arranged=True), pool.side(is_arranged=False)
    yield (
        f"  Rounds {pool.first}–{pool.last}, {pool.visits} visits: NEVER GO {rate(not_arranged):.0%} where nothing was "
        f"agreed, {rate(arranged):.0%} where it was"
    )
    strangers = stranger_rule(pool)
    yield f"      d′ {_figure(sensitivity(not_arranged, arranged))} tells the two apart: 0 not at all, 2 well"
    yield (
        f"      c  {_figure(criterion(not_arranged, arranged))} leans: below 0 to NEVER GO, above 0 to going along"
    )
    if strangers:
        yield f"      stranger rule {_figure(strangers)}: above 0 people are refused for being unknown"


def _figure(estimate: Estimate) -> str:
    return f"{estimate.value:+z.2f} ({estimate.low:+z.2f} to {estimate.high:+z.2f})"


def _cells(told: Told) -> Row:
    match told:
        case ShareSaid(never_go, after):
            return "share", never_go, after or "", "", "", ""
        case GroupChose(choice, second_step, response):
            return "choice", "", "", choice or "differently", second_step or "", response or ""
        case _:
            return told, "", "", "", "", ""


def _title(item: PlannedItem, stories: Mapping[PlannedItem, Scenario]) -> str:
    found = stories.get(item)
    return found.title if found else f"{item.scenario_id} (rev {item.scenario_rev})"


def _ages(round_: KeptRound) -> str:
    return round_.ages.replace("-", "–")


def _when(round_: KeptRound) -> str:
    return f"{round_.wall_time[:10]} {round_.wall_time[11:16]} UTC{CLOCKS[round_.is_time_trusted]}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
