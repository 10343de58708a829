"""What is on each sheet, as plain values that a template sets. No text in them is ever read as markup."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from kiosk import words
from kiosk.contacts import Contact
from kiosk.handout import wording
from kiosk.handout.contacts import EVERYWHERE
from kiosk.insight.page import RolePlay, TeacherPage

ENGLISH: Final = ("en", "GB")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One PDF to be: the template of that name in `child`, and what stands in it."""

    template: str
    data: Mapping[str, Any] = field(default_factory=dict)


def teacher_sheet(page: TeacherPage, contacts: Sequence[Contact], *, is_large: bool = False) -> Sheet:
    """The teacher's page: one side of A4, or as many as it takes in large print."""
    return Sheet(
        "teacher",
        {
            **_about(wording.TITLE),
            "is-large": is_large,
            "subtitle": " · ".join(part for part in (page.school, page.year, page.date) if part),
            "rule": words.RULE,
            "practised": page.practised,
            "stories": [
                {
                    "title": story.title,
                    "is-go": story.is_go,
                    "side": wording.SIDES[story.is_go],
                    "said": story.said,
                }
                for story in page.stories
            ],
            "sure": page.sure,
            "unsure": page.unsure,
            "overall": page.overall,
            "change": page.change,
            "untold": page.untold,
            "activities": [{"title": one.title, "text": one.text} for one in page.activities],
            "contacts": ringing((*EVERYWHERE, *contacts)),
            "words": wording.TEACHER,
        },
    )


def cards_sheet(cards: Sequence[RolePlay]) -> Sheet:
    """Cards for role plays, four on a side, to be cut out."""
    return Sheet(
        "cards",
        {
            **_about(wording.CARDS_TITLE),
            "subtitle": wording.CARDS_TOLD,
            "role-plays": [{"title": one.title, "people": one.people, "lines": one.lines} for one in cards],
            "words": {"draft": wording.TEACHER["draft"], "cut": wording.CARDS_CUT},
        },
    )


def ringing(contacts: Sequence[Contact]) -> list[dict[str, str]]:
    return [{"name": one.name, "number": one.number} for one in contacts]


def _about(title: str) -> dict[str, Any]:
    language, region = ENGLISH
    return {
        "title": title,
        "author": wording.AUTHOR,
        "language": language,
        "region": region,
        "is-rtl": False,
    }
