"""How long to wait: longer and longer, by chance, never too long, and without a last try."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.sync.backoff import LONGEST_ASKED_S, LONGEST_S, wait_s


@pytest.mark.parametrize(
    ("failures", "most"), [(1, 2), (2, 4), (3, 8), (9, 512), (10, 900), (1_000_000, 900)]
)
def test_the_longest_wait_doubles_from_two_seconds_to_a_quarter_of_an_hour(
    failures: int, most: float
) -> None:
    assert wait_s(failures, 1.0) == most
    assert wait_s(failures, 0.0) == 0.0
    assert wait_s(failures, 0.5) == most / 2


@pytest.mark.parametrize(("asked", "waited"), [(7, 7), (0, 2), (1_800, 1_800), (9_999_999, LONGEST_ASKED_S)])
def test_what_the_hub_asks_for_goes_before(asked: int, waited: float) -> None:
    assert wait_s(3, 0.9, asked) == waited


@given(st.integers(1, 10**9), st.floats(0, 1))
def test_no_wait_is_negative_or_for_ever(failures: int, chance: float) -> None:
    assert 0 <= wait_s(failures, chance) <= LONGEST_S
