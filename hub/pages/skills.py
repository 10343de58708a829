"""What classes learn, skill by skill and month by month."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from hub.figures.filters import Asked, asked_of, month_said, months_between, shifted
from hub.figures.rightness import Classes, by_month, together
from hub.figures.said import Right
from hub.figures.stories import known_stories
from hub.http.hub import Hub, hub_of
from hub.operators import Role
from hub.pages.charts import month_lines
from hub.pages.choosing import Choices, choices_of
from hub.pages.frame import needs, query
from hub.pages.story_tables import SKILLS
from hub.pages.tables import Cell, Table, answer
from kiosk.scenario.model import Skill


@needs(Role.VIEWER)
async def skills_page(request: Request) -> Response:
    """In how many classes most were right, skill by skill and month by month."""
    hub = hub_of(request)
    wanted = query(request)
    asked = asked_of({**wanted, "when": wanted.get("when") or "year"}, hub.now())
    if asked.first == asked.last:
        asked = Asked(
            asked.when, shifted(asked.last, -11), asked.last, asked.area, asked.year, asked.language
        )
    months = months_between(asked.first, asked.last)
    found, choices = await run_in_threadpool(_skills, hub, asked)
    lines = [(SKILLS[skill], [_share(found.get((skill, month))) for month in months]) for skill in Skill]
    lines = [(name, shares) for name, shares in lines if any(share is not None for share in shares)]
    rows = [(name, *(_percent(share) for share in shares)) for name, shares in lines]
    columns = ("Skill", *(month_said(month) for month in months))
    empty = "Nothing can be told of these months yet."
    numbers = frozenset(range(1, len(columns)))
    table = Table("skills", "Classes of a hundred in which most were right", columns, rows, empty, numbers)
    is_picture = bool(lines) and "csv" not in wanted
    chart = await run_in_threadpool(month_lines, months, lines) if is_picture else ""
    return answer(request, "skills.html", [table], asked=asked, choices=choices, chart=chart)


def _skills(hub: Hub, asked: Asked) -> tuple[dict[tuple[Skill, str], Classes], Choices]:
    with hub.database.reading() as connection:
        stories = known_stories(connection)
        found: dict[tuple[Skill, str], Classes] = {}
        for month, items in by_month(connection, asked, stories).items():
            for skill in Skill:
                teaching = [one for item, one in items.items() if skill in stories[item].skills]
                found[skill, month] = together(teaching)
        return found, choices_of(connection, asked)


def _share(classes: Classes | None) -> float | None:
    if classes is None or not classes.is_enough:
        return None
    return classes.counts[Right.MOST] / classes.whole


def _percent(share: float | None) -> Cell:
    return "–" if share is None else round(100 * share)
