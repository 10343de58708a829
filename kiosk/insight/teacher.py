"""The teacher's page of one visit: what was practised, what the class is sure about, and what to do next."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from kiosk.answers import Had
from kiosk.insight.activities import follow_ups
from kiosk.insight.disclosure import SMALLEST_GROUP
from kiosk.insight.kept import KeptRound
from kiosk.insight.page import StoryTold, TeacherPage
from kiosk.insight.phrases import KINDS, SKILLS, after_talking, said_of, untold
from kiosk.insight.remember import month_name, said_of_since, since_last
from kiosk.insight.role_play import cards
from kiosk.insight.themes import Leaning, leaning, themes_of
from kiosk.insight.visit_told import VisitTold, told_of_visit
from kiosk.scenario.model import Scenario, Skill
from kiosk.visit import School, YearGroup

MOST_SENTENCES: Final = 4
"""Of each kind, so that the page stays one page."""


def teacher_page(
    rounds: Sequence[KeptRound],
    catalogue: Sequence[Scenario],
    had: Iterable[Had] = (),
    names: Mapping[str, str] | None = None,
    smallest: int = SMALLEST_GROUP,
) -> TeacherPage:
    """The page of one visit's rounds. `names` are the schools' names by URN, `had` what was remembered before the visit.

    Every word about the class is made of the bands that `kiosk.insight.disclosure` lets out.
    """
    visit = told_of_visit(rounds, catalogue, smallest)
    leans = leaning(visit.answered, visit.kind)
    school, year = _whom(rounds)
    month = rounds[0].wall_time[:7] if rounds else ""
    return TeacherPage(
        school=_school(school, names or {}),
        year=_year(year),
        date=_date(rounds),
        practised=practised(visit),
        stories=tuple(
            StoryTold(story.scenario.title, story.scenario.answer.is_go, said_of(story.scenario, story.told))
            for story in visit.stories
        ),
        sure=tuple(theme.sure for theme in leans.sure[:MOST_SENTENCES]),
        unsure=tuple(theme.unsure for theme in leans.unsure[:MOST_SENTENCES]),
        overall=KINDS[visit.kind] if visit.kind else "",
        change=" ".join(
            part
            for part in (said_of_since(since_last(visit, had, catalogue, month)), after_talking(visit))
            if part
        ),
        untold=untold(visit, smallest),
        activities=follow_ups(
            (*leans.unsure, *themes_of(visit.mistaken)), themes_of(story.scenario for story in visit.stories)
        ),
        role_plays=cards(_worth_acting(visit, leans), catalogue),
    )


def practised(visit: VisitTold) -> tuple[str, ...]:
    """The skills of the stories that were played, in words, the most usual first."""
    skills = [skill for story in visit.stories for skill in story.scenario.skills]
    return tuple(
        SKILLS[skill] for skill in sorted(set(skills), key=lambda one: (-skills.count(one), _place(one)))
    )


def _worth_acting(visit: VisitTold, leans: Leaning) -> tuple[Scenario, ...]:
    """The stories that were played: first those that went wrong, then those of an unsure theme, then the others."""

    def wrong(scenario: Scenario) -> int:
        is_unsure = any(theme.has(scenario) for theme in leans.unsure)
        return 0 if scenario in visit.mistaken else 1 if is_unsure else 2

    return tuple(sorted((story.scenario for story in visit.stories), key=wrong))


def _whom(rounds: Sequence[KeptRound]) -> tuple[School | None, YearGroup | None]:
    plans = [round_.plan for round_ in rounds]
    schools, years = {plan.school for plan in plans}, {plan.year for plan in plans}
    return (
        schools.pop() if len(schools) == 1 else None,
        years.pop() if len(years) == 1 else None,
    )


def _school(school: School | None, names: Mapping[str, str]) -> str:
    if school is None:
        return ""
    return names.get(school.urn) or school.name


def _year(year: YearGroup | None) -> str:
    if year is None:
        return ""
    return "Reception" if year is YearGroup.RECEPTION else f"Year {year}"


def _date(rounds: Sequence[KeptRound]) -> str:
    """The day of the visit; empty where the clock was not to be trusted."""
    if not rounds or rounds[0].is_time_trusted is not True:
        return ""
    day = rounds[0].wall_time
    return f"{int(day[8:10])} {month_name(day[:7])}"


def _place(skill: Skill) -> int:
    return list(Skill).index(skill)
