from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.scenario.coverage import check_coverage
from kiosk.scenario.model import AgeBand, Answer, Scenario
from kiosk.scenario.reader import read_pair

GOOD = Path(__file__).parents[1] / "data" / "good" / "lift-home-football.yaml"
MAIN, TWIN = read_pair(GOOD.read_text(), "lift.yaml").scenarios
GO, NOT = Answer.GO, Answer.NEVER_GO


def story(pair: int, answer: Answer, what_if: Answer, ages: AgeBand = AgeBand.B) -> Scenario:
    like = TWIN if answer is GO else MAIN
    return replace(
        like, pair=f"p{pair}", answer=answer, ages=ages, what_if=replace(like.what_if, answer=what_if)
    )


def band(*answers: tuple[Answer, Answer]) -> tuple[Scenario, ...]:
    """Pairs of stories with these answers and what-ifs."""
    return tuple(story(number // 2, *answer) for number, answer in enumerate(answers))


def told(scenarios: tuple[Scenario, ...]) -> list[str]:
    problems = check_coverage(scenarios, "pack.yaml")
    assert {found.code for found in problems} <= {"L09"}
    return [found.message.partition(".")[0] for found in problems]


BALANCED = ((GO, GO), (NOT, NOT), (GO, NOT), (NOT, GO), (GO, GO), (NOT, GO))


def test_three_pairs_whose_what_ifs_keep_the_answer_in_half_are_balanced() -> None:
    assert told(band(*BALANCED)) == []


def test_a_band_without_stories_is_no_fault() -> None:
    assert told(()) == []


def test_a_round_of_six_needs_three_pairs() -> None:
    assert told(band(*BALANCED[:4])) == ["Ages 7-9 have 2 pairs"]


def test_each_band_is_looked_at_by_itself() -> None:
    other = tuple(replace(one, ages=AgeBand.A) for one in band(*BALANCED[:4]))
    assert told(band(*BALANCED) + other) == ["Ages 5-7 have 2 pairs"]


@pytest.mark.parametrize(("going", "is_balanced"), [(3, False), (4, True), (6, True), (7, False)])
def test_between_forty_and_sixty_per_cent_are_a_go(going: int, is_balanced: bool) -> None:
    answers = [(GO, GO if n % 2 else NOT) for n in range(going)]
    answers += [(NOT, GO if n % 2 else NOT) for n in range(10 - going)]
    assert (told(band(*answers)) == []) is is_balanced


@pytest.mark.parametrize(("kept", "is_balanced"), [(1, False), (2, True), (4, True), (5, False)])
def test_what_ifs_keep_the_answer_in_half_of_a_band_give_or_take_one(kept: int, is_balanced: bool) -> None:
    order = [0, 1, 2, 3, 4, 5]
    kept_ones = set(order[:kept])
    answers = [
        (answer, answer if number in kept_ones else (NOT if answer is GO else GO))
        for number, answer in enumerate((GO, NOT, GO, NOT, GO, NOT))
    ]
    halves = [one for one in told(band(*answers)) if "what-ifs keep" in one]
    assert (halves == []) is is_balanced


def test_a_what_if_that_can_be_told_from_the_answer_is_told() -> None:
    answers = ((GO, GO), (NOT, GO)) * 3
    assert told(band(*answers)) == [
        "At ages 7-9 every what-if keeps the answer where the story is a Go: it can be told from the story",
        "At ages 7-9 no what-if keeps the answer where the story is not a Go: it can be told from the story",
    ]


def test_never_go_and_check_first_are_one_button() -> None:
    answers = [(a, Answer.CHECK_FIRST if b is NOT else b) for a, b in BALANCED]
    assert told(band(*answers)) == []
