"""What a class gets: nothing sensitive where the officer says so, nothing it had, and what can stand in a story's place."""

from dataclasses import replace

import pytest

from kiosk.answers import Had
from kiosk.play.playlist import choose, faults, others
from kiosk.programme import load_programme
from kiosk.scenario.model import AgeBand, Answer, Scenario
from tests.play.stories import story

SHIPPED = load_programme().scenarios


def pair(name: str, **changes: object) -> tuple[Scenario, Scenario]:
    told = story(f"{name}-go", pair=name), story(f"{name}-never", Answer.NEVER_GO, pair=name)
    return replace(told[0], **changes), told[1]  # type: ignore[arg-type]


def pairs_in(order: tuple[Scenario, ...]) -> set[str]:
    return {one.pair for one in order}


def had(scenario: Scenario, month: str) -> Had:
    return Had(scenario.id, scenario.rev, month, is_month_trusted=True, band=None)


FOUR = (*pair("bus"), *pair("dog"), *pair("gate"), *pair("park"))


def test_a_pair_with_a_sensitive_story_is_left_out_whole() -> None:
    catalogue = (*pair("bus"), *pair("dog"), *pair("care", sensitive="Children in care."))
    for seed in range(20):
        assert pairs_in(choose(catalogue, AgeBand.A, 4, seed, has_sensitive=False)) == {"bus", "dog"}
    assert any("care" in pairs_in(choose(catalogue, AgeBand.A, 4, seed)) for seed in range(20))


def test_a_class_gets_what_it_has_not_had() -> None:
    known = [had(one, "2026-09") for one in FOUR if one.pair in {"bus", "dog"}]
    for seed in range(20):
        assert pairs_in(choose(FOUR, AgeBand.A, 4, seed, had=known)) == {"gate", "park"}


def test_what_was_had_longest_ago_comes_first_where_too_little_is_new() -> None:
    months = {"bus": "2026-09", "dog": "2026-03", "gate": "2026-06"}
    known = [had(one, months[one.pair]) for one in FOUR if one.pair in months]
    for seed in range(20):
        assert pairs_in(choose(FOUR, AgeBand.A, 4, seed, had=known)) == {"park", "dog"}
        assert pairs_in(choose(FOUR, AgeBand.A, 6, seed, had=known)) == {"park", "dog", "gate"}


@pytest.mark.parametrize("stories", [4, 6, 8, 12])
@pytest.mark.parametrize("ages", AgeBand)
def test_whatever_is_swapped_breaks_no_rule(ages: AgeBand, stories: int) -> None:
    for seed in range(10):
        order = choose(SHIPPED, ages, stories, seed)
        found = others(order, SHIPPED)
        assert len(found) == len(order)
        assert any(found)
        for place, could in enumerate(found):
            for one in could:
                swapped = (*order[:place], one, *order[place + 1 :])
                assert faults(swapped) <= faults(order)
                assert one not in order
                assert one.ages is ages
                assert not one.variant_of


def test_no_sensitive_story_takes_a_place_where_they_are_left_out() -> None:
    order = choose(SHIPPED, AgeBand.C, 6, 3, has_sensitive=False)
    with_them = {one.id for could in others(order, SHIPPED) for one in could if one.sensitive}
    without = {
        one.id for could in others(order, SHIPPED, has_sensitive=False) for one in could if one.sensitive
    }
    assert with_them
    assert not without


def test_the_same_answer_stands_first() -> None:
    order = choose(SHIPPED, AgeBand.B, 6, 3)
    for old, could in zip(order, others(order, SHIPPED), strict=True):
        is_same = [one.answer.is_go is old.answer.is_go for one in could]
        assert is_same == sorted(is_same, reverse=True)
