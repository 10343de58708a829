"""What may be told of a round: bands of ten and more, a class as one voice, and nothing of anybody else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hardware.events import Side
from kiosk.answers import Mode, PlannedItem, Press
from kiosk.insight.bands import Share
from kiosk.insight.disclosure import (
    GroupChose,
    ShareSaid,
    StoryResult,
    Told,
    Untold,
    cell_of,
    told_of_item,
    told_of_rounds,
)
from kiosk.insight.kept import KeptRound
from kiosk.visit import ClassSize, VisitPlan
from tests.insight.classes import presses, together, vote

ITEM = PlannedItem("lift-home", 1)
OTHER = PlannedItem("warm-buns", 1)


def told(round_: KeptRound, smallest: int = 10) -> Told:
    return told_of_item(round_, ITEM, smallest)


@pytest.mark.parametrize("mode", [Mode.VOTE, Mode.HANDS, Mode.CHECK])
@pytest.mark.parametrize("press", [Press.OWN, Press.COUNTED])
def test_nine_votes_are_too_few_and_ten_are_a_band(mode: Mode, press: Press) -> None:
    assert told(vote({ITEM: (0, 9)}, mode=mode, press=press)) is Untold.TOO_FEW
    assert told(vote({ITEM: (1, 9)}, mode=mode, press=press)) == ShareSaid(Share.NEARLY_ALL)


def test_a_round_that_goes_on_is_not_told() -> None:
    """Else a band that turns while pupils file past would tell whose press turned it."""
    going_on = vote({ITEM: (12, 12)}, ended=None)
    assert told(going_on) is Untold.NOT_ENDED
    assert cell_of(going_on, ITEM) is None


def test_a_second_ballot_is_told_beside_the_first() -> None:
    assert told(vote({ITEM: (12, 12)}, after={ITEM: (4, 20)})) == ShareSaid(Share.ABOUT_HALF, Share.MOST)


def test_a_second_ballot_of_two_changes_nothing() -> None:
    alone = told(vote({ITEM: (6, 6)}))
    assert alone == ShareSaid(Share.ABOUT_HALF)
    for go in range(3):
        assert told(vote({ITEM: (6, 6)}, after={ITEM: (go, 2 - go)})) == alone


def test_a_second_ballot_is_not_told_without_a_first() -> None:
    assert told(vote({ITEM: (3, 3)}, after={ITEM: (12, 12)})) is Untold.TOO_FEW


@given(some.integers(0, 9), some.integers(0, 9), some.sampled_from([Mode.SOLO, Mode.PASS]))
def test_single_children_are_never_told_of(go: int, never_go: int, mode: Mode) -> None:
    for press in Press:
        assert told(vote({ITEM: (go, never_go)}, mode=mode, press=press)) is Untold.TOO_FEW


def test_a_shared_press_is_the_classes_own_voice() -> None:
    assert told(together(ITEM, Side.NEVER_GO)) == GroupChose(Side.NEVER_GO)


def test_a_class_that_did_not_press_is_said_not_to_have() -> None:
    assert told(together(ITEM)) is Untold.NOT_ANSWERED


def test_a_shared_press_of_a_group_that_is_known_to_be_small_is_not_told() -> None:
    small, large = VisitPlan(size=ClassSize.UNDER_10), VisitPlan(size=ClassSize.FROM_10_TO_19)
    assert {told(together(ITEM, *sides, plan=small)) for sides in ((), (Side.GO,), (Side.NEVER_GO,))} == {
        Untold.TOO_FEW
    }
    assert told(together(ITEM, Side.GO, plan=large)) == GroupChose(Side.GO)
    assert told(together(ITEM, Side.GO, plan=large), smallest=12) is Untold.TOO_FEW


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        ((Side.GO, Side.GO), GroupChose(Side.GO)),
        ((Side.GO, Side.NEVER_GO), GroupChose(None)),
        ((Side.GO,), Untold.TOO_FEW),
        ((), Untold.NOT_ANSWERED),
    ],
)
def test_two_teams_are_told_together_or_not_at_all(sides: tuple[Side, ...], expected: Told) -> None:
    assert told(together(ITEM, *sides, mode=Mode.TEAMS)) == expected


def test_shared_presses_are_no_people() -> None:
    assert told(vote({ITEM: (0, 20)}, press=Press.SHARED)) is Untold.TOO_FEW
    assert told(vote({ITEM: (0, 20)}, press=Press.SHARED, mode=Mode.CLASS)) is Untold.TOO_FEW


def test_another_revision_is_another_question() -> None:
    round_ = vote({ITEM: (0, 20)})
    newer = PlannedItem("lift-home", 2)
    assert told_of_item(round_, newer) is Untold.TOO_FEW


def test_a_larger_group_may_be_asked_for_and_fewer_than_five_never() -> None:
    assert told(vote({ITEM: (6, 6)}), smallest=13) is Untold.TOO_FEW
    assert told(vote({ITEM: (2, 3)}), smallest=5) == ShareSaid(Share.MOST_OR_ALL)
    assert told(vote({ITEM: (2, 2)}), smallest=1) is Untold.TOO_FEW


@given(some.integers(0, 9), some.integers(0, 9), some.integers(0, 9), some.integers(0, 9))
def test_fewer_than_ten_change_nothing(few: int, of: int, later: int, of_later: int) -> None:
    """Whatever nine or fewer press, and whether they press, the same is told."""
    small = vote(
        {OTHER: (8, 8), ITEM: (min(few, of), of - min(few, of))},
        after={ITEM: (min(later, of_later), of_later - min(later, of_later))},
    )
    assert told_of_rounds([small]) == told_of_rounds([vote({OTHER: (8, 8), ITEM: (0, 0)})])


def test_stories_are_told_in_the_order_of_play() -> None:
    second, first = vote({OTHER: (8, 8)}, number=2), vote({ITEM: (0, 12)}, number=1)
    assert told_of_rounds([second, first]) == (
        StoryResult(1, ITEM, ShareSaid(Share.NEARLY_ALL)),
        StoryResult(2, OTHER, ShareSaid(Share.ABOUT_HALF)),
    )


def test_the_order_in_which_answers_were_kept_tells_nothing() -> None:
    round_ = vote({ITEM: (5, 7)})
    turned = replace(round_, answers=tuple(reversed(round_.answers)))
    assert told(round_) == told(turned)
    assert len(presses(ITEM, 5, 7)) == 12
