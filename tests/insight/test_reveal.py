"""What a class sees of its own vote: a leaning, and nobody alone."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kiosk.insight.bands import Share
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
        (21, 3, Split.SAME),
        (20, 4, Split.MOST_GO),
        (4, 20, Split.MOST_NEVER_GO),
        (9, 15, Split.MOST_NEVER_GO),
        (17, 7, Split.MOST_GO),
        (16, 8, Split.HALF),
        (10, 14, Split.HALF),
        (8, 2, Split.MOST_SAME),
        (0, 19, Split.MOST_SAME),
        (6, 4, Split.HALF),
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
def test_whoever_counted_the_class_and_reads_the_page_has_counts_to_choose_from(whole: int) -> None:
    """The screen and the page together: two counts at least, and three from twenty voters on."""
    found = Counter((revealed(whole - part, part), Share.of(part, whole)) for part in range(whole + 1))
    assert min(found.values()) >= (3 if whole >= 20 else 2)


@pytest.mark.parametrize("whole", CLASSES)
def test_one_or_two_who_differ_look_like_none(whole: int) -> None:
    shown = {revealed(*sides) for few in range(3) for sides in ((few, whole - few), (whole - few, few))}
    assert shown == {Reveal(Split.SAME if whole >= 20 else Split.MOST_SAME)}


@pytest.mark.parametrize("whole", CLASSES)
def test_a_split_is_shown_only_where_three_differ(whole: int) -> None:
    for go in range(whole + 1):
        shown = revealed(go, whole - go)
        assert shown is not None
        assert shown.split in {Split.SAME, Split.MOST_SAME} or min(go, whole - go) >= 3


def test_a_change_is_told_by_the_leanings() -> None:
    assert changed(Reveal(Split.MOST_GO), Reveal(Split.HALF)) is Change.MORE_NEVER_GO
    assert changed(Reveal(Split.MOST_NEVER_GO), Reveal(Split.HALF)) is Change.MORE_GO
    assert changed(Reveal(Split.HALF), Reveal(Split.SAME)) is Change.CLOSER
    assert changed(Reveal(Split.MOST_SAME), Reveal(Split.HALF)) is Change.APART
    assert changed(Reveal(Split.HALF), Reveal(Split.MOST_SAME)) is Change.CLOSER
    assert changed(Reveal(Split.SAME), Reveal(Split.MOST_GO)) is Change.APART
    assert [changed(Reveal(split), Reveal(split)) for split in LEANINGS] == [Change.LITTLE] * 3


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (None, Reveal(Split.HALF)),
        (Reveal(Split.HALF), None),
        (Reveal(Split.SAME), Reveal(Split.SAME)),
        (Reveal(Split.MOST_SAME), Reveal(Split.SAME)),
        (Reveal(Split.MOST_SAME), Reveal(Split.MOST_GO)),
        (Reveal(Split.MOST_NEVER_GO), Reveal(Split.MOST_SAME)),
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
