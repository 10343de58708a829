"""One story: by year group, by language, and revision against revision."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from hub.figures.filters import YEARS, Asked, asked_of
from hub.figures.rightness import Classes, by, together
from hub.figures.said import Right
from hub.figures.stories import Known, StoryKnown, known_stories
from hub.http.hub import Hub, hub_of
from hub.operators import Role
from hub.pages.charts import right_bars
from hub.pages.choosing import Choices, choices_of, language_said, who_said
from hub.pages.frame import missing, needs, query
from hub.pages.story_tables import ANSWERS, RIGHT, SKILLS, revisions_table, right_cells
from hub.pages.tables import Table, answer
from kiosk.answers import PlannedItem
from kiosk.wire.statement import NAME


@dataclass(frozen=True, slots=True)
class SeenOne:
    """Everything of one story's page; `about` is its newest revision."""

    about: StoryKnown
    years: Mapping[tuple[str, int], Classes]
    languages: Mapping[tuple[str, int], Classes]
    choices: Choices
    stories: Known


@needs(Role.VIEWER)
async def scenario_page(request: Request) -> Response:
    """One story: by year group, by language, and revision against revision."""
    hub, id_ = hub_of(request), request.path_params["id"]
    asked = asked_of(query(request), hub.now())
    seen = await run_in_threadpool(_one, hub, id_, asked) if re.fullmatch(NAME, id_) else None
    if seen is None:
        return missing(request, "There is no such story here.")
    revisions = {
        PlannedItem(id_, rev): together(one for (_, other), one in seen.years.items() if other == rev)
        for rev in sorted({rev for _, rev in seen.years})
    }
    tables = [
        _split(
            "years",
            "By year group",
            "Year group",
            {(YEARS.get(y, "Not told"), r): c for (y, r), c in seen.years.items()},
        ),
        _split(
            "languages",
            "By language",
            "Language",
            {(language_said(one), r): c for (one, r), c in seen.languages.items()},
        ),
        revisions_table(revisions, seen.stories),
    ]
    told = [(f"Revision {item.scenario_rev}", one) for item, one in revisions.items() if one.is_enough]
    bars = [
        (f"{YEARS.get(y, 'Not told')}, revision {r}", c)
        for (y, r), c in sorted(seen.years.items())
        if c.is_enough
    ]
    is_picture = bool(bars) and "csv" not in query(request)
    about = seen.about
    taught = ", ".join(SKILLS[skill].lower() for skill in about.skills)
    return answer(
        request,
        "scenario.html",
        tables,
        title=about.title,
        about=f"Ages {about.ages}. Safe is {ANSWERS[about.answer]}. It teaches: {taught}.",
        asked=asked,
        choices=seen.choices,
        sentence=_one_said(told, asked),
        chart=await run_in_threadpool(right_bars, bars) if is_picture else "",
        chart_told="A bar for each year group: the share of classes in which most, about half and few were right.",
    )


def _one(hub: Hub, id_: str, asked: Asked) -> SeenOne | None:
    with hub.database.reading() as connection:
        stories = known_stories(connection)
        mine = [story for item, story in stories.items() if item.scenario_id == id_]
        if not mine:
            return None
        return SeenOne(
            max(mine, key=lambda story: story.item.scenario_rev),
            by(connection, "year", id_, asked, stories),
            by(connection, "language", id_, asked, stories),
            choices_of(connection, asked),
            stories,
        )


def _one_said(told: Sequence[tuple[str, Classes]], asked: Asked) -> str:
    if not told:
        return f"Nothing can be told of {who_said(asked)} {asked.when_said}: fewer than three classes of ten or more voted on it."
    name, classes = told[-1]
    return (
        f"{asked.when_said[:1].upper()}{asked.when_said[1:]}, in {classes.counts[Right.MOST]} of {classes.whole} classes most were "
        f"right at first try ({name.lower()})."
    )


def _split(id_: str, caption: str, column: str, found: Mapping[tuple[str, int], Classes]) -> Table:
    rows = [(name, rev, *right_cells(classes)) for (name, rev), classes in sorted(found.items())]
    columns = (column, "Revision", "Classes", *RIGHT)
    return Table(
        id_, caption, columns, rows, "No class of ten or more voted on it.", frozenset({1, 2, 3, 4, 5})
    )
