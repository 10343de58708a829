"""The stories that the hub knows: what they are called, what is safe in them, and what they teach."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import sqlalchemy as sa

import kiosk
from hub.errors import UsageError
from hub.schema import STORIES
from kiosk.answers import PlannedItem
from kiosk.scenario.model import Answer, Scenario, Skill, Who
from kiosk.scenario.reader import read_bytes

BUNDLED: Final = Path(kiosk.__file__).parents[1] / "scenarios" / "core"
"""Those that come with a checkout."""
CARD: Final = "pack.yaml"
MOST_FILES: Final = 2_000


@dataclass(frozen=True, slots=True)
class StoryKnown:
    """A story as far as figures need it."""

    item: PlannedItem
    title: str
    answer: Answer
    who: Who
    ages: str
    skills: tuple[Skill, ...]


Known = Mapping[PlannedItem, StoryKnown]


def stories_in(folder: Path) -> tuple[Scenario, ...]:
    """The stories of a pack's folder that can be played. Raises UsageError where there are none."""
    paths = sorted(path for path in folder.rglob("*.yaml") if path.name != CARD)[:MOST_FILES]
    found = [scenario for path in paths for scenario in read_bytes(path.read_bytes(), path.name).scenarios]
    if not found:
        raise UsageError(
            f"{folder}: there is no story here; give the folder of a pack, such as scenarios/core"
        )
    return tuple(found)


def keep_stories(connection: sa.Connection, scenarios: Iterable[Scenario]) -> int:
    """Keep these; those of the same revision are replaced, other revisions stay. Returns how many there were."""
    rows = {(one.id, one.rev): _row(one) for one in scenarios}
    for id_, rev in rows:
        connection.execute(sa.delete(STORIES).where(STORIES.c.id == id_, STORIES.c.rev == rev))
    if rows:
        connection.execute(sa.insert(STORIES), list(rows.values()))
    return len(rows)


def known_stories(connection: sa.Connection) -> Known:
    """Every story that was ever kept."""
    return {
        PlannedItem(row.id, row.rev): StoryKnown(
            PlannedItem(row.id, row.rev),
            row.title,
            Answer(row.answer),
            Who(row.who),
            row.ages,
            tuple(Skill(skill) for skill in row.skills.split()),
        )
        for row in connection.execute(sa.select(STORIES))
    }


def _row(one: Scenario) -> dict[str, object]:
    return {
        "id": one.id,
        "rev": one.rev,
        "title": one.title[:200],
        "answer": one.answer.value,
        "who": one.who.value,
        "ages": one.ages.value,
        "skills": " ".join(one.skills),
    }
