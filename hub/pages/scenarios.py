"""How the stories went: what was got wrong, what kind of classes they were, and how well they tell the two apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from hub.figures.filters import Asked, asked_of
from hub.figures.rightness import Classes, by_story
from hub.figures.said import Right
from hub.figures.stories import Known, known_stories
from hub.figures.whole import Indices, indices, kinds
from hub.http.hub import Hub, hub_of
from hub.operators import Role
from hub.pages.charts import right_bars
from hub.pages.choosing import Choices, choices_of, who_said
from hub.pages.frame import needs, query
from hub.pages.story_tables import ANSWERS, RIGHT, Found, revisions_table, right_cells
from hub.pages.tables import Link, Table, answer
from hub.pages.whole_tables import indices_table, kinds_table
from kiosk.answers import PlannedItem
from kiosk.insight.kinds import Kind

MOST_BARS: Final = 12


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything of the first page."""

    stories: Known
    found: Found
    kinds: Mapping[Kind, int]
    indices: Indices | None
    choices: Choices


@needs(Role.VIEWER)
async def scenarios_page(request: Request) -> Response:
    """What was got wrong, in one sentence and a table; then the classes as wholes."""
    hub = hub_of(request)
    asked = asked_of(query(request), hub.now())
    seen = await run_in_threadpool(_seen, hub, asked)
    ordered = _worst_first(seen.found)
    told = [(item, classes) for item, classes in ordered if classes.is_enough]
    older = _with_older(seen.found)
    tables = [
        _stories_table(ordered, seen.stories),
        kinds_table(seen.kinds),
        indices_table(seen.indices),
        revisions_table(older, seen.stories),
    ]
    bars = [(seen.stories[item].title, classes) for item, classes in told[:MOST_BARS]]
    is_picture = bool(bars) and "csv" not in query(request)
    return answer(
        request,
        "scenarios.html",
        tables,
        asked=asked,
        choices=seen.choices,
        older=older,
        sentence=worst_said(told, seen.stories, asked),
        chart=await run_in_threadpool(right_bars, bars) if is_picture else "",
        chart_told="A bar for each story: the share of classes in which most, about half and few were right.",
    )


def _seen(hub: Hub, asked: Asked) -> Seen:
    with hub.database.reading() as connection:
        stories = known_stories(connection)
        return Seen(
            stories,
            by_story(connection, asked, stories),
            kinds(connection, asked),
            indices(connection, asked.first, asked.last),
            choices_of(connection, asked),
        )


def worst_said(told: Sequence[tuple[PlannedItem, Classes]], stories: Known, asked: Asked) -> str:
    """What was got wrong most, in a sentence: the worst first."""
    who, when = who_said(asked), asked.when_said
    if not told:
        return f"Nothing can be told of {who} {when}: no story was voted on in three classes of ten or more."
    item, worst = told[0]
    safe = ANSWERS[stories[item].answer]
    missed = worst.counts[Right.HALF] + worst.counts[Right.FEW]
    if not missed:
        return f"{when[:1].upper()}{when[1:]}, most {who} got every story right, in every class."
    return (
        f"{when[:1].upper()}{when[1:]}, {who} got “{stories[item].title}” wrong most often (safe is {safe}): in {missed} of "
        f"{worst.whole} classes about half of them or fewer were right at first try."
    )


def _worst_first(found: Found) -> list[tuple[PlannedItem, Classes]]:
    """Those of which something is told, the worst first; then the rest."""
    return sorted(
        found.items(),
        key=lambda one: (not one[1].is_enough, -one[1].wrong, one[0].scenario_id, one[0].scenario_rev),
    )


def _stories_table(ordered: Iterable[tuple[PlannedItem, Classes]], stories: Known) -> Table:
    rows = [
        (
            Link(stories[item].title, f"/scenarios/{item.scenario_id}"),
            item.scenario_rev,
            stories[item].ages,
            ANSWERS[stories[item].answer],
            *right_cells(classes),
            classes.spoke or "–",
        )
        for item, classes in ordered
    ]
    columns = ("Story", "Revision", "Ages", "Safe", "Classes", *RIGHT, "Classes that answered as one")
    empty = "No story was played, or none is settled yet: that takes a day."
    return Table(
        "stories", "Right at first try, in classes", columns, rows, empty, frozenset({1, 4, 5, 6, 7})
    )


def _with_older(found: Found) -> dict[PlannedItem, Classes]:
    """The stories that were played in more than one revision."""
    several = {item.scenario_id for item in found if any(_is_other(item, one) for one in found)}
    return {item: found[item] for item in sorted(found, key=_by_id) if item.scenario_id in several}


def _is_other(item: PlannedItem, other: PlannedItem) -> bool:
    return item.scenario_id == other.scenario_id and item.scenario_rev != other.scenario_rev


def _by_id(item: PlannedItem) -> tuple[str, int]:
    return item.scenario_id, item.scenario_rev
