"""What several pages say of stories: the words, and the cells of their tables."""

from collections.abc import Mapping
from typing import Final

from hub.figures.rightness import Classes
from hub.figures.said import Right
from hub.figures.stories import Known
from hub.pages.tables import Cell, Table
from kiosk.answers import PlannedItem
from kiosk.scenario.model import Answer, Skill

ANSWERS: Final = {Answer.GO: "GO", Answer.NEVER_GO: "NEVER GO", Answer.CHECK_FIRST: "NEVER GO, then check"}
SKILLS: Final = {
    Skill.SPOT_THE_ASK: "Noticing that somebody asks me to go",
    Skill.RECALL_THE_PLAN: "Remembering what was agreed",
    Skill.CHECK_FIRST: "Checking first",
    Skill.STEP_BACK: "Stepping back",
    Skill.SAY_IT: "Saying it out loud",
    Skill.SAFE_PLACE: "Going to a safe place",
    Skill.TELL: "Telling a trusted grown-up",
    Skill.ACCEPT_HELP: "Accepting help that was agreed",
}
RIGHT: Final = ("Most were right", "About half were right", "Few were right")
Found = Mapping[PlannedItem, Classes]


def right_cells(classes: Classes) -> list[Cell]:
    """Classes in all, and how right they were; dashes where they are too few."""
    if not classes.is_enough:
        return ["fewer than 3", "–", "–", "–"]
    return [classes.whole, *(classes.counts[right] for right in Right)]


def revisions_table(found: Found, stories: Known) -> Table:
    rows = [
        (stories[item].title, item.scenario_rev, *right_cells(classes)) for item, classes in found.items()
    ]
    columns = ("Story", "Revision", "Classes", *RIGHT)
    empty = "No story was played in two revisions."
    return Table("revisions", "Revision against revision", columns, rows, empty, frozenset({1, 2, 3, 4, 5}))
