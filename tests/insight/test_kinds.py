"""Kinds of class: named where that is clear, from bands alone."""

from itertools import combinations

import pytest

from bench.kinds import LEAST_HALF_WAY, MOST_NOT_CLEAR, MOST_OTHER, erring, half_way
from kiosk.insight.bands import Share
from kiosk.insight.kinds import CENTRES, Kind, kind_of

FEW, HALF, MOST, ALL = Share.FEW, Share.ABOUT_HALF, Share.MOST, Share.NEARLY_ALL


@pytest.mark.parametrize(
    ("not_arranged", "arranged", "kind"),
    [
        ([ALL, ALL, MOST], [FEW, FEW, FEW], Kind.UNDERSTANDS),
        ([ALL, ALL, ALL], [MOST, ALL, MOST], Kind.BLANKET),
        ([HALF, HALF, FEW], [FEW, FEW, FEW], Kind.TRUSTING),
        ([FEW, FEW, FEW], [FEW, FEW, FEW], Kind.TRUSTING),
        ([HALF, HALF, HALF], [HALF, HALF, HALF], Kind.NOT_CLEAR),
        ([ALL, MOST, ALL], [HALF, HALF, HALF], Kind.NOT_CLEAR),
        ([FEW, FEW, FEW], [ALL, ALL, ALL], Kind.NOT_CLEAR),
    ],
)
def test_a_class_is_the_nearest_kind_where_that_is_clear(
    not_arranged: list[Share], arranged: list[Share], kind: Kind
) -> None:
    assert kind_of(not_arranged, arranged) is kind


def test_of_two_stories_on_a_side_no_kind_is_told() -> None:
    assert kind_of([ALL] * 2, [FEW] * 6) is None
    assert kind_of([ALL] * 6, [FEW] * 2) is None


@pytest.mark.parametrize("kind", CENTRES)
def test_a_pure_kind_is_seldom_another_and_seldom_unclear(kind: Kind) -> None:
    """Ten people, three and three stories. `bench.kinds` draws ten thousand and larger classes."""
    found = erring(kind, CENTRES[kind], people=10, classes=400, seed=1)
    assert found.other <= MOST_OTHER
    assert found.not_clear <= MOST_NOT_CLEAR


@pytest.mark.parametrize(("one", "other"), list(combinations(CENTRES, 2)))
def test_a_class_between_two_kinds_is_mostly_not_clear(one: Kind, other: Kind) -> None:
    assert erring(None, half_way(one, other), people=10, classes=400, seed=1).not_clear >= LEAST_HALF_WAY
