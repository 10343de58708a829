"""Pages to set: a usual one, and one that is as full as a page can be."""

from dataclasses import replace
from pathlib import Path

from kiosk.contacts import Contact
from kiosk.handout.paper import Paper
from kiosk.insight.page import Activity, RolePlay, StoryTold, TeacherPage

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "kiosk" / "ui" / "fonts"
ROBOT = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><circle cx='5' cy='5' r='4' fill='#5BAA98'/></svg>"
PAPER = Paper(FONTS, {"wave": ROBOT, "say": ROBOT, "thumbs-up": ROBOT})

CONTACTS = (
    Contact("Elm Park safeguarding lead", "01632 960 001"),
    Contact("Northshire Police schools team", "01632 960 002"),
    Contact("Action Against Abduction", "01632 960 003"),
)
PAGE = TeacherPage(
    school="Elm Park Primary",
    year="Year 3",
    date="24 November 2026",
    practised=("Going with a plan", "Checking first", "Telling a grown-up"),
    stories=(
        StoryTold("Grandad at the gate", is_go=True, said="Nearly all were sure that this is a Go."),
        StoryTold("The lift home", is_go=False, said="About half would have gone along."),
        StoryTold("The library trip", is_go=True),
    ),
    sure=("Sure about plans that were agreed at home.",),
    unsure=("Not yet sure when somebody they know changes a plan.",),
    overall="The class is sure about both: when to go, and when not to.",
    change="More of them check first than last time.",
    untold="",
    activities=(
        Activity("Who collects me?", "Each pupil draws who may collect them. The picture goes home."),
        Activity("The checking line", "Whoever is asked to come along steps back. “I have to check first!”"),
        Activity("Plan or no plan?", "Read out ten short plans. Sit for a plan, stand for none."),
    ),
    role_plays=tuple(
        RolePlay(
            f"Card {n}", ("A neighbour", "You"), ("“Shall I take you home?”", "“I have to check first!”")
        )
        for n in range(1, 8)
    ),
)
SENTENCE = "Not yet sure when somebody whom they know well changes a plan at the very last moment."
FULL_PAGE = replace(
    PAGE,
    school="The Blessed Hildegard and All Angels Voluntary Aided Church of England Primary",
    practised=tuple(f"Checking first when a plan that was agreed changes, number {n}" for n in range(6)),
    stories=tuple(
        StoryTold(
            f"A story with quite a long title {n}", n % 2 == 0, "About half would have gone along with it."
        )
        for n in range(6)
    ),
    sure=(SENTENCE,) * 3,
    unsure=(SENTENCE,) * 3,
    activities=tuple(Activity("The checking line", "Whoever is asked steps back. " * 8) for _ in range(3)),
)
