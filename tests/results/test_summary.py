"""Who may be spoken of, and how: nothing about few, bands for many, a class as one voice."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hardware.events import Side
from kiosk.answers import KeptAnswer, Mode, PlannedItem, ResponseBand, RoundEnd
from kiosk.insight.kept import KeptRound
from kiosk.results.summary import (
    ClassChose,
    ScenarioTold,
    Share,
    ShareSaid,
    Untold,
    newest_visit,
    told_of_item,
    told_of_scenarios,
)
from kiosk.scenario.model import AgeBand

ITEM = PlannedItem("lift-home", 1)
GO = KeptAnswer("lift-home", 1, Side.GO, None, ResponseBand.UNDER_2_S)
NEVER_GO = replace(GO, choice=Side.NEVER_GO)


def round_of(*answers: KeptAnswer, number: int = 1, visit: str = "v", mode: Mode = Mode.CLASS) -> KeptRound:
    return KeptRound(
        number,
        visit,
        mode,
        AgeBand.A,
        (ITEM,),
        "2026-09-01T09:30:00Z",
        is_time_trusted=True,
        ended=RoundEnd.FINISHED,
        answers=answers,
    )


@pytest.mark.parametrize(
    ("part", "whole", "band"),
    [
        (0, 10, Share.FEW),
        (3, 10, Share.FEW),
        (31, 100, Share.ABOUT_HALF),
        (59, 100, Share.ABOUT_HALF),
        (6, 10, Share.MOST),
        (84, 100, Share.MOST),
        (85, 100, Share.NEARLY_ALL),
        (10, 10, Share.NEARLY_ALL),
    ],
)
def test_a_share_falls_into_one_of_four_bands(part: int, whole: int, band: Share) -> None:
    assert Share.of(part, whole) is band


@given(
    some.integers(1, 500).flatmap(lambda whole: some.tuples(some.integers(0, whole - 1), some.just(whole)))
)
def test_more_never_fall_into_a_lower_band(pair: tuple[int, int]) -> None:
    order = list(reversed(Share))
    part, whole = pair
    assert order.index(Share.of(part, whole)) <= order.index(Share.of(part + 1, whole))


def test_a_shared_press_is_the_classes_own_voice() -> None:
    assert told_of_item(round_of(NEVER_GO), ITEM) == ClassChose(NEVER_GO)


def test_a_class_that_did_not_press_is_said_not_to_have() -> None:
    assert told_of_item(round_of(), ITEM) is Untold.NOT_ANSWERED


def test_another_revision_is_another_question() -> None:
    assert told_of_item(round_of(replace(GO, scenario_rev=2)), ITEM) is Untold.NOT_ANSWERED


@pytest.mark.parametrize("answers", [(), (GO,), (GO, NEVER_GO)])
def test_nothing_is_said_of_one_or_two_children(answers: tuple[KeptAnswer, ...]) -> None:
    """Not even whether they answered."""
    assert told_of_item(round_of(*answers, mode=Mode.SOLO), ITEM) is Untold.TOO_FEW


@pytest.mark.parametrize("mode", Mode)
def test_nine_votes_are_too_few_and_ten_are_a_band(mode: Mode) -> None:
    assert told_of_item(round_of(*[NEVER_GO] * 9, mode=mode), ITEM) is Untold.TOO_FEW
    assert told_of_item(round_of(*[NEVER_GO] * 9, GO, mode=mode), ITEM) == ShareSaid(Share.NEARLY_ALL)


@given(some.integers(0, 9), some.integers(0, 9), some.sampled_from(Mode))
def test_fewer_than_ten_rounds_of_a_scenario_say_nothing(go: int, never_go: int, mode: Mode) -> None:
    rounds = [
        round_of(answer, number=n, mode=mode) for n, answer in enumerate([GO] * go + [NEVER_GO] * never_go)
    ]
    for told in told_of_scenarios(rounds):
        assert (told.never_go is None) == (go + never_go < 10)


def test_ten_votes_in_one_round_are_no_pool() -> None:
    assert told_of_scenarios([round_of(*[GO] * 30)]) == (ScenarioTold(ITEM, Mode.CLASS, None),)


def test_classes_and_single_children_are_pooled_apart() -> None:
    rounds = [round_of(GO, mode=mode) for mode in Mode for _ in range(6)]
    assert [(told.mode, told.never_go) for told in told_of_scenarios(rounds)] == [
        (Mode.CLASS, None),
        (Mode.SOLO, None),
    ]


def test_a_larger_group_may_be_asked_for() -> None:
    rounds = [round_of(GO)] * 12
    assert told_of_scenarios(rounds)[0].never_go is Share.FEW
    assert told_of_scenarios(rounds, smallest_group=13)[0].never_go is None


def test_the_newest_visit_is_that_of_the_last_round() -> None:
    rounds = [round_of(number=3, visit="b"), round_of(number=1, visit="a"), round_of(number=2, visit="b")]
    assert [round_.number for round_ in newest_visit(rounds)] == [2, 3]
    assert newest_visit([]) == ()
