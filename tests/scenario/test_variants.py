from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.scenario.model import AgeBand, Agreed, Lure, Scenario, Telling, Who
from kiosk.scenario.problems import Severity
from kiosk.scenario.reader import read_pair
from kiosk.scenario.variants import check_variants, opening_backdrop, unvaried

GOOD = Path(__file__).parents[1] / "data" / "good" / "lift-home-football.yaml"
PAIR = read_pair(GOOD.read_text(), "lift.yaml").scenarios
MAIN, TWIN = PAIR


def variant(of: Scenario = MAIN, **changes: object) -> Scenario:
    """A held-back story of another person, unless `changes` say otherwise."""
    given: dict[str, object] = {"variant_of": MAIN.id, "pair": "again", "who": Who.FAMILY, **changes}
    return replace(of, id=f"{of.id}-again", **given)  # type: ignore[arg-type]  # any field


def told(*scenarios: Scenario) -> list[tuple[str, Severity]]:
    return [
        (found.message.partition(".")[0], found.severity) for found in check_variants((*PAIR, *scenarios))
    ]


def test_a_variant_with_another_person_place_or_lure_is_sound() -> None:
    first, *rest = MAIN.beats
    assert isinstance(first, Telling)
    assert first.scene
    elsewhere = replace(first, scene=replace(first.scene, backdrop="park"))
    assert told(variant(), variant(TWIN, lure=Lure.GIFT)) == []
    assert told(variant(who=MAIN.who, beats=(elsewhere, *rest))) == []


def test_a_variant_of_no_pair_is_told() -> None:
    assert told(variant(variant_of="nowhere")) == [
        ('There is no pair "nowhere" in this pack to be a variant of', Severity.ERROR)
    ]


def test_a_variant_stays_in_its_band() -> None:
    assert told(variant(ages=AgeBand.A)) == [
        ("A variant is for the ages of its pair, 7-9, and this one is for 5-7", Severity.ERROR)
    ]


def test_a_variant_that_varies_nothing_is_told() -> None:
    message = (
        "This variant has the person, the place and the lure of its story: a re-visit would only repeat it"
    )
    assert told(variant(who=MAIN.who)) == [(message, Severity.ERROR)]


def test_a_variant_is_held_against_the_half_with_its_answer() -> None:
    assert told(variant(TWIN, agreed=Agreed.STANDING_PLAN)) == [
        (
            '"agreed" is standing-plan, and grown-up-told-you in the story that it varies',
            Severity.WARNING,
        )
    ]


def test_pairs_without_a_variant_are_listed() -> None:
    assert unvaried(PAIR) == (MAIN.pair,)
    assert unvaried((*PAIR, variant())) == ()


@pytest.mark.parametrize("story", PAIR)
def test_the_place_is_the_first_backdrop(story: Scenario) -> None:
    assert opening_backdrop(story) == "sports-club"
    assert opening_backdrop(replace(story, start="nowhere")) == ""
