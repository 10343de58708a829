"""The teacher's page: what a class of ten or more is told, and what fills the page where nothing may be said."""

from dataclasses import replace

import pytest

from hardware.events import Side
from kiosk.answers import Had, Mode, Press
from kiosk.insight.officer import officer_summary
from kiosk.insight.page import TeacherPage
from kiosk.insight.teacher import teacher_page
from kiosk.scenario.model import Scenario
from kiosk.visit import ClassSize, School, VisitPlan, YearGroup
from tests.insight.classes import Votes, item_of, stories, story, together, vote

PLAYED = tuple(
    story(id_)
    for id_ in (
        "tea-at-sams",
        "tea-at-sams-rain",
        "school-taxi",
        "school-taxi-tuesday",
        "clinic-fish",
        "clinic-fish-pond",
    )
)
PLAN = VisitPlan(School("123456", "Hilltop Primary"), YearGroup.TWO, ClassSize.FROM_20_TO_29)


def page_of(right: Votes, wrong: Votes, **more: object) -> TeacherPage:
    """A class that votes so on arranged stories, and so on the others."""
    votes = {item_of(one): right if one.answer.is_go else wrong for one in PLAYED}
    return teacher_page([vote(votes, plan=PLAN)], stories(), **more)  # type: ignore[arg-type]


def test_a_class_that_is_sure_about_both_is_told_so() -> None:
    page = page_of((22, 2), (1, 23))
    assert page.overall.startswith("Sure about both")
    assert "Sure about plans: what was agreed may be done." in page.sure
    assert page.unsure == ()
    assert page.untold == ""
    assert {story.said for story in page.stories} == {
        "Few of the class chose NEVER GO.",
        "Nearly all of the class chose NEVER GO.",
    }


def test_a_class_that_says_never_go_to_everything_is_sent_to_practise_plans() -> None:
    page = page_of((4, 20), (0, 24))
    assert page.overall.startswith("Says Never Go to everything")
    assert page.unsure[0] in {
        "Not sure yet that a plan which was agreed may be followed.",
        "Says Never Go even when their own grown-up is there and says yes.",
    }
    assert page.sure == ()
    assert page.activities[0].title in {"Who agreed it?", "My grown-up is here"}


def test_a_class_that_goes_along_too_easily_acts_those_stories_again() -> None:
    page = page_of((24, 0), (15, 9))
    assert page.overall.startswith("Goes along too easily")
    assert page.role_plays[0].title == story("tea-at-sams-rain").title


def test_the_school_the_year_and_the_day_are_named() -> None:
    page = page_of((22, 2), (1, 23), names={"123456": "Hilltop"})
    assert (page.school, page.year, page.date) == ("Hilltop", "Year 2", "1 September 2026")
    unsure = teacher_page([vote({}, is_time_trusted=None)], stories())
    assert (unsure.school, unsure.year, unsure.date) == ("", "", "")


def test_fewer_than_ten_still_get_a_useful_page() -> None:
    page = page_of((4, 5), (5, 4))
    assert page.untold.startswith("Nothing is said about how pupils answered: it is told only of ten or more")
    assert {story.said for story in page.stories} == {""}
    assert (page.sure, page.unsure, page.overall, page.change) == ((), (), "", "")
    assert len(page.practised) >= 3
    assert len(page.activities) == 3
    assert len(page.role_plays) >= 3


def test_whatever_nine_choose_their_page_is_the_same() -> None:
    pages = {page_of((go, 9 - go), (9 - go, go)) for go in range(10)}
    assert len(pages) == 1


def test_stories_that_fewer_answered_are_left_empty_and_it_says_why() -> None:
    votes = {item_of(PLAYED[0]): (20, 4), item_of(PLAYED[1]): (3, 5)}
    page = teacher_page([vote(votes)], stories())
    assert [bool(one.said) for one in page.stories] == [True, False]
    assert "fewer than ten" in page.untold


def test_a_class_with_one_voice_is_told_as_one() -> None:
    rain = story("tea-at-sams-rain")
    page = teacher_page([together(item_of(rain), Side.GO)], stories())
    assert page.stories[0].said == "The class chose GO."
    assert page.untold.startswith("The class answered with one voice")
    assert page.unsure == ()
    assert page.activities[0].title in {"The kind driver", "Thank you, but I check first"}
    assert len(page.role_plays) == 3


def test_whom_the_class_would_check_with_is_told_in_the_storys_words() -> None:
    rain = story("tea-at-sams-rain")
    assert rain.decision.check is not None
    chosen = rain.decision.check.choices[0]
    round_ = together(item_of(rain), Side.NEVER_GO)
    checked = replace(round_, answers=(replace(round_.answers[0], second_step=chosen.id),))
    page = teacher_page([checked], stories())
    assert page.stories[0].said == f"The class chose NEVER GO, and then to check with: {chosen.text}."


def test_two_teams_that_differ_are_told_as_that() -> None:
    page = teacher_page([together(item_of(PLAYED[0]), Side.GO, Side.NEVER_GO, mode=Mode.TEAMS)], stories())
    assert page.stories[0].said == "The teams chose differently."


def test_what_talking_changed_is_told_in_bands() -> None:
    first = {item_of(one): (20, 4) if one.answer.is_go else (14, 10) for one in PLAYED}
    after = {item_of(one): (20, 4) if one.answer.is_go else (2, 22) for one in PLAYED}
    page = teacher_page([vote(first, after=after)], stories())
    assert page.change == "After talking about it, more chose NEVER GO where nothing was agreed."
    assert page.stories[1].said == "About half of the class chose NEVER GO. After talking, nearly all did."
    assert page.stories[0].said == "Few of the class chose NEVER GO. It was much the same after talking."


def test_what_has_changed_since_the_last_visit_is_told() -> None:
    had = [Had("tea-at-sams-rain", 1, "2026-05", is_month_trusted=True, band="few")]
    assert page_of((22, 2), (1, 23), had=had).change == (
        "Compared with May 2026, more choose NEVER GO where nothing was agreed."
    )


def test_the_class_in_one_round_and_the_same_story_again_is_told_once() -> None:
    first = vote({item_of(PLAYED[0]): (24, 0)}, number=1)
    again = vote({item_of(PLAYED[0]): (2, 22)}, number=2)
    few = vote({item_of(PLAYED[0]): (0, 4)}, number=3)
    page = teacher_page([first, again, few], stories())
    assert [one.said for one in page.stories] == ["Nearly all of the class chose NEVER GO."]


def test_a_visit_of_stories_that_are_not_installed_says_so() -> None:
    page = teacher_page([vote({item_of(PLAYED[0]): (24, 0)})], ())
    assert (
        page.untold
        == "No story was played that is installed here, so there is nothing to say about the class."
    )
    assert len(page.activities) == 3


def test_no_page_has_a_number_of_pupils_in_it() -> None:
    """The only digits are those of the date, the year group and the stories' own words."""
    page = page_of((17, 7), (8, 16))
    told = " ".join(
        [page.overall, page.change, page.untold, *page.sure, *page.unsure, *(s.said for s in page.stories)]
    )
    assert not any(letter.isdigit() or letter == "%" for letter in told)


@pytest.mark.parametrize("scenario", stories(), ids=lambda scenario: str(scenario.id))
def test_every_story_makes_a_card(scenario: Scenario) -> None:
    page = teacher_page([vote({item_of(scenario): (0, 0)})], stories())
    card = page.role_plays[0]
    assert card.title == scenario.title
    assert len(card.people) in {2, 3}
    assert card.people[0] != "One plays the child in the story."
    assert sum(line.startswith("Practise: ") for line in card.lines) >= 2
    assert len(page.role_plays) == 3
    assert len({one.title for one in page.role_plays}) == 3


def test_the_officer_reads_the_same_in_lines() -> None:
    votes = {item_of(one): (22, 2) if one.answer.is_go else (1, 23) for one in PLAYED}
    lines = officer_summary([vote(votes)], stories())
    assert lines[0] == f"{PLAYED[0].title}: Few of the class chose NEVER GO."
    assert lines[len(PLAYED)].startswith("Sure about both")
    small = officer_summary([vote({item_of(one): (4, 4) for one in PLAYED}, press=Press.COUNTED)], stories())
    assert len(small) == 1
    assert small[0].startswith("Nothing is said")
