"""Re-visits: which check is due, and three stories that nobody has seen."""

import pytest

from kiosk.answers import Had
from kiosk.insight.revisit import check_due, check_round, check_stories
from kiosk.scenario.model import AgeBand
from kiosk.visit import CheckDue
from tests.insight.classes import stories, story

LESSON = (
    "tea-at-sams",
    "tea-at-sams-rain",
    "school-taxi",
    "grandad-at-the-gate",
    "fire-drill",
    "clinic-fish",
)


def had(*ids: str, month: str = "2026-09", is_month_trusted: bool = True) -> list[Had]:
    return [Had(id_, 1, month, is_month_trusted, "most") for id_ in ids]


@pytest.mark.parametrize(
    ("month", "due"),
    [
        ("2026-09", CheckDue(0, 1)),
        ("2026-10", CheckDue(1, 2)),
        ("2026-11", CheckDue(2, 2)),
        ("2026-12", CheckDue(3, 3)),
        ("2027-08", CheckDue(11, 3)),
    ],
)
def test_a_check_is_due_after_a_week_a_month_and_three_months(month: str, due: CheckDue) -> None:
    assert check_due(had(*LESSON), stories(), month) == due


@pytest.mark.parametrize("month", [None, "2026-08", "1970-01"])
def test_without_a_clock_that_can_be_right_nothing_is_due(month: str | None) -> None:
    assert check_due(had(*LESSON), stories(), month) is None


def test_a_lesson_by_a_wrong_clock_makes_nothing_due() -> None:
    assert check_due(had(*LESSON, is_month_trusted=False), stories(), "2026-10") is None


def test_whoever_had_no_lesson_needs_no_check() -> None:
    assert check_due([], stories(), "2026-10") is None
    assert check_due(had("cake-at-kofis"), stories(), "2026-10") is None


def test_a_check_that_was_made_is_not_due_again_until_the_next_one() -> None:
    known = [*had(*LESSON), *had("cake-at-kofis", month="2026-10")]
    assert check_due(known, stories(), "2026-10") is None
    assert check_due(known, stories(), "2026-11") is None
    assert check_due(known, stories(), "2026-12") == CheckDue(3, 3)


def test_a_new_lesson_begins_anew() -> None:
    known = [*had(*LESSON), *had("cake-at-kofis", month="2026-12"), *had("warm-buns", month="2027-03")]
    assert check_due(known, stories(), "2027-03") == CheckDue(0, 1)


@pytest.mark.parametrize("seed", range(200))
def test_three_unseen_variants_of_three_pairs_both_answers_among_them(seed: int) -> None:
    seen = had(*LESSON, "cake-at-kofis")
    chosen = check_stories(seen, stories(), seed)
    pairs = {story(id_).pair for id_ in LESSON}
    assert len(chosen) == 3
    assert {one.variant_of for one in chosen} <= pairs
    assert len({one.variant_of for one in chosen}) == 3
    assert "cake-at-kofis" not in {one.id for one in chosen}
    assert {one.answer.is_go for one in chosen} == {True, False}


def test_the_same_seed_chooses_the_same_stories_in_any_order_of_the_catalogue() -> None:
    ids = [
        [one.id for one in check_stories(had(*LESSON), catalogue, 7)]
        for catalogue in (stories(), stories()[::-1])
    ]
    assert ids[0] == ids[1]
    assert (
        len({tuple(one.id for one in check_stories(had(*LESSON), stories(), seed)) for seed in range(30)})
        > 10
    )


def test_fewer_pairs_give_fewer_stories() -> None:
    assert len(check_stories(had("tea-at-sams"), stories(), 1)) == 1
    assert check_stories(had("tea-at-sams"), stories(), 1)[0].answer.is_go
    assert check_stories([], stories(), 1) == ()
    assert check_stories(had(*LESSON), stories(), 1, AgeBand.C) == ()


def test_where_no_go_is_left_there_is_no_check() -> None:
    assert check_stories(had("tea-at-sams", "cake-at-kofis-planned"), stories(), 1) == ()


@pytest.mark.parametrize("seed", range(12))
def test_a_check_asks_what_was_held_back_of_the_stories_they_had(seed: int) -> None:
    chosen = check_round(had(*LESSON), stories(), seed, AgeBand.A)
    assert {one.id for one in chosen} == {one.id for one in check_stories(had(*LESSON), stories(), seed)}
    assert chosen == check_round(had(*LESSON), stories(), seed, AgeBand.A)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("ages", list(AgeBand))
def test_a_class_of_which_nothing_is_known_is_asked_held_back_stories_of_its_ages(
    ages: AgeBand, seed: int
) -> None:
    chosen = check_round([], stories(), seed, ages)
    assert len({one.variant_of for one in chosen} - {""}) == 3
    assert {one.ages for one in chosen} == {ages}
    assert {one.answer.is_go for one in chosen} == {True, False}


@pytest.mark.parametrize("seed", range(12))
def test_where_too_few_are_left_of_what_they_had_others_of_other_pairs_fill_up(seed: int) -> None:
    seen = {"tea-at-sams"}
    (own,) = check_stories(had(*seen), stories(), seed)
    chosen = check_round(had(*seen), stories(), seed, AgeBand.A)
    assert own in chosen
    assert len({one.variant_of for one in chosen} - {""}) == 3
    assert {one.answer.is_go for one in chosen} == {True, False}


def test_without_a_held_back_story_a_check_takes_what_was_not_had() -> None:
    plain = [one for one in stories() if not one.variant_of and one.ages is AgeBand.A]
    chosen = check_round(had(*LESSON), plain, 3, AgeBand.A)
    assert len({one.pair for one in chosen}) == 3
    assert not {one.id for one in chosen} & set(LESSON)
    assert {one.answer.is_go for one in chosen} == {True, False}


def test_a_check_is_never_without_a_go() -> None:
    refusals = [one for one in stories() if not one.answer.is_go]
    assert check_round(had(*LESSON), refusals, 1, AgeBand.A) == ()


def test_a_check_that_is_all_go_gives_a_place_to_what_is_not() -> None:
    held_back = [one for one in stories() if one.variant_of and one.answer.is_go]
    plain = [one for one in stories() if not one.variant_of]
    chosen = check_round(had(*LESSON), (*held_back, *plain), 1, AgeBand.A)
    assert [one.answer.is_go for one in chosen].count(True) == 2
    assert len(chosen) == 3
