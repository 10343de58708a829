"""Shares as bands: each holds two counts or more, and more people never fall into a lower one."""

from collections import Counter

import pytest

from kiosk.insight.bands import Share

FOUR = [Share.FEW, Share.ABOUT_HALF, Share.MOST, Share.NEARLY_ALL]
TWO = [Share.HALF_OR_FEWER, Share.MOST_OR_ALL]


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
        (2, 5, Share.HALF_OR_FEWER),
        (3, 5, Share.MOST_OR_ALL),
        (9, 9, Share.MOST_OR_ALL),
    ],
)
def test_a_share_falls_into_a_band(part: int, whole: int, band: Share) -> None:
    assert Share.of(part, whole) is band


@pytest.mark.parametrize("whole", range(5, 201))
def test_whoever_knows_how_many_there_were_has_two_counts_to_choose_from(whole: int) -> None:
    found = Counter(Share.of(part, whole) for part in range(whole + 1))
    assert sorted(found, key=list(Share).index) == (FOUR if whole >= 10 else TWO)
    assert min(found.values()) >= 2


@pytest.mark.parametrize("whole", range(14, 201))
def test_from_fourteen_people_on_a_band_holds_three_counts(whole: int) -> None:
    assert min(Counter(Share.of(part, whole) for part in range(whole + 1)).values()) >= 3


@pytest.mark.parametrize("whole", range(5, 61))
def test_more_never_fall_into_a_lower_band(whole: int) -> None:
    places = [list(Share).index(Share.of(part, whole)) for part in range(whole + 1)]
    assert places == sorted(places)


@pytest.mark.parametrize(("part", "whole"), [(1, 4), (-1, 10), (11, 10)])
def test_what_is_no_share_of_five_has_no_band(part: int, whole: int) -> None:
    with pytest.raises(ValueError, match="no band"):
        Share.of(part, whole)
