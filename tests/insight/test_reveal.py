"""What a class sees of its own vote: a leaning, and nobody alone."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kiosk.insight.reveal import (
    CHANGE_WORDS,
    LEANINGS,
    SPLIT_WORDS,
    Change,
    Reveal,
    Split,
    changed,
    revealed,
)

CLASSES = range(10, 121)


@pytest.mark.parametrize(
    ("go", "never_go", "split"),
    [
        (0, 24, Split.SAME),
        (24, 0, Split.SAME),
        (2, 22, Split.SAME),
        (8, 2, Split.SAME),
        (3, 7, Split.MIXED),
        (6, 7, Split.MIXED),
        (3, 21, Split.MOST_NEVER_GO),
        (9, 15, Split.MOST_NEVER_GO),
        (15, 9, Split.MOST_GO),
        (10, 14, Split.HALF),
        (12, 12, Split.HALF),
    ],
)
def test_a_vote_is_told_as_a_leaning(go: int, never_go: int, split: Split) -> None:
    assert revealed(go, never_go) == Reveal(split)


@given(some.integers(0, 9), some.integers(0, 9), some.integers(5, 10))
def test_fewer_than_ten_see_nothing_whatever_the_setting(go: int, never_go: int, smallest: int) -> None:
    assert (revealed(go, never_go, smallest) is None) == (go + never_go < 10)


def test_a_larger_smallest_group_is_kept() -> None:
    assert revealed(8, 7, smallest=16) is None
    assert revealed(8, 8, smallest=16) == Reveal(Split.HALF)


@pytest.mark.parametrize("whole", CLASSES)
def test_whoever_counted_the_class_still_has_three_counts_to_choose_from(whole: int) -> None:
    found = Counter(revealed(go, whole - go) for go in range(whole + 1))
    assert None not in found
    assert min(found.values()) >= 3


@pytest.mark.parametrize("whole", CLASSES)
def test_one_or_two_who_differ_look_like_none(whole: int) -> None:
    shown = {revealed(*sides) for few in range(3) for sides in ((few, whole - few), (whole - few, few))}
    assert shown == {Reveal(Split.SAME)}


@pytest.mark.parametrize("whole", CLASSES)
def test_both_sides_are_told_alike(whole: int) -> None:
    turned = {Split.MOST_GO: Split.MOST_NEVER_GO, Split.MOST_NEVER_GO: Split.MOST_GO}
    for go in range(whole + 1):
        one, other = revealed(go, whole - go), revealed(whole - go, go)
        assert one is not None
        assert other is not None
        assert turned.get(one.split, one.split) is other.split


def test_a_change_is_told_by_the_leanings() -> None:
    assert changed(Reveal(Split.MOST_GO), Reveal(Split.HALF)) is Change.MORE_NEVER_GO
    assert changed(Reveal(Split.MOST_NEVER_GO), Reveal(Split.HALF)) is Change.MORE_GO
    assert changed(Reveal(Split.HALF), Reveal(Split.SAME)) is Change.CLOSER
    assert changed(Reveal(Split.SAME), Reveal(Split.MIXED)) is Change.APART
    assert [changed(Reveal(split), Reveal(split)) for split in LEANINGS] == [Change.LITTLE] * 3


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (None, Reveal(Split.HALF)),
        (Reveal(Split.HALF), None),
        (Reveal(Split.SAME), Reveal(Split.SAME)),
        (Reveal(Split.MIXED), Reveal(Split.MIXED)),
        (Reveal(Split.MIXED), Reveal(Split.MOST_GO)),
    ],
)
def test_where_the_splits_do_not_tell_nothing_is_said(first: Reveal | None, second: Reveal | None) -> None:
    assert changed(first, second) is None


@pytest.mark.parametrize("text", [*SPLIT_WORDS.values(), *CHANGE_WORDS.values()])
def test_the_words_are_for_the_youngest(text: str) -> None:
    assert len(text) <= 60
    assert all(len(sentence.split()) <= 10 for sentence in text.split(". "))


def test_every_split_and_every_change_has_words() -> None:
    assert set(SPLIT_WORDS) == set(Split)
    assert set(CHANGE_WORDS) == set(Change)
    assert Reveal(Split.HALF).words == "About half chose GO, and half NEVER GO."
