"""What a class is sure and unsure about, and what follows from it."""

import pytest

from kiosk.insight.activities import FOLLOW_UPS, HOW_MANY, follow_ups
from kiosk.insight.bands import Share
from kiosk.insight.kinds import Kind
from kiosk.insight.themes import THEMES, Answered, Theme, leaning, themes_of
from kiosk.scenario.model import Scenario
from tests.insight.classes import stories, story

AGREED = story("lift-from-coach-agreed")
NOT_AGREED = story("lift-from-coach")
OFFICER = story("officer-in-the-playground-visit")


def ids(*answered: tuple[Scenario, Share], kind: Kind | None = None) -> tuple[set[str], list[str]]:
    found = leaning([Answered(*one) for one in answered], kind)
    return {theme.id for theme in found.sure}, [theme.id for theme in found.unsure]


def test_few_who_refuse_what_was_agreed_are_a_class_that_is_sure_about_plans() -> None:
    sure, unsure = ids((AGREED, Share.FEW), (story("the-way-home"), Share.FEW))
    assert "plan" in sure
    assert unsure == []


def test_who_refuses_the_officer_that_was_agreed_is_told_to_say_never_go_in_uniform() -> None:
    sure, unsure = ids((OFFICER, Share.MOST))
    assert unsure == ["helpers"]
    assert sure == set()
    assert any("everyone in uniform" in theme.unsure for theme in THEMES if theme.id == "helpers")


def test_of_wide_themes_one_story_says_nothing() -> None:
    assert "plan" not in ids((AGREED, Share.FEW))[0]


def test_most_is_neither_sure_nor_unsure() -> None:
    assert ids((NOT_AGREED, Share.MOST)) == (set(), [])


def test_one_story_that_went_wrong_is_enough_not_to_be_sure() -> None:
    four = [story(id_) for id_ in ("tea-at-sams-rain", "school-taxi-tuesday", "lift-from-coach")]
    assert "lift" in ids(*((one, Share.NEARLY_ALL) for one in four))[0]
    assert "lift" not in ids(*((one, Share.NEARLY_ALL) for one in four[:2]), (four[2], Share.ABOUT_HALF))[0]


def test_who_says_never_go_to_everything_is_not_called_sure_where_that_is_right() -> None:
    answered = ((NOT_AGREED, Share.NEARLY_ALL), (AGREED, Share.NEARLY_ALL))
    assert "lift" in ids(*answered)[0]
    assert "lift" not in ids(*answered, kind=Kind.BLANKET)[0]
    going_along = ((OFFICER, Share.FEW),)
    assert "helpers" in ids(*going_along)[0]
    assert "helpers" not in ids(*going_along, kind=Kind.TRUSTING)[0]


def test_what_is_least_sure_comes_first() -> None:
    _, unsure = ids((NOT_AGREED, Share.ABOUT_HALF), (OFFICER, Share.NEARLY_ALL))
    assert unsure[0] == "helpers"


@pytest.mark.parametrize("scenario", stories(), ids=lambda scenario: str(scenario.id))
def test_every_story_belongs_to_a_theme_on_its_side(scenario: Scenario) -> None:
    found = themes_of([scenario])
    assert found
    assert {theme.is_go for theme in found} == {scenario.answer.is_go}


def test_every_theme_is_taught_and_has_an_activity_that_is_best_for_it_or_good() -> None:
    taught = {theme.id for theme in themes_of(stories())}
    assert taught == {theme.id for theme in THEMES}
    assert {theme for one in FOLLOW_UPS for theme in one.themes} == taught


def test_the_activities_are_for_what_is_unsure_first() -> None:
    by_id = {theme.id: theme for theme in THEMES}
    chosen = follow_ups([by_id["uniform"], by_id["treats"]], [by_id["plan"]])
    assert [activity.title for activity in chosen][:2] == ["A badge is not a plan", "Very nice biscuits"]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: str(theme.id))
def test_there_are_always_three_different_ones(theme: Theme) -> None:
    for unsure, played in (([], []), ([theme], []), ([], [theme]), (list(THEMES), list(THEMES))):
        titles = {activity.title for activity in follow_ups(unsure, played)}
        assert len(titles) == HOW_MANY


def test_activities_are_short_and_frighten_nobody() -> None:
    assert len(FOLLOW_UPS) >= 12
    assert len({one.activity.title for one in FOLLOW_UPS}) == len(FOLLOW_UPS)
    for one in FOLLOW_UPS:
        assert len(one.activity.text.split()) <= 60
        for word in ("stranger", "danger", "kidnap", "abduct", "police", "scared", "nasty"):
            assert word not in one.activity.text.lower()
