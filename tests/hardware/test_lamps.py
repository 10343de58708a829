"""Lamps alone: calm, alternating, and never a strobe."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.events import Lamp
from hardware.lamps import (
    BLINK_MS,
    BREATHE_PERIOD_MS,
    FRAME_MS,
    FULL_LEVEL,
    STEADY_LEVEL,
    LampState,
    pattern_brightness,
)

RUNNING = [lamp for lamp in Lamp if lamp is not Lamp.BLINK]


def flashes(levels: list[float]) -> int:
    """Count pairs of opposite changes of a tenth or more, as WCAG 2.3.1 counts a flash."""
    turns, low, high, is_rising = 0, levels[0], levels[0], None
    for level in levels:
        low, high = min(low, level), max(high, level)
        if is_rising is not True and level - low >= 0.1:
            turns, is_rising, high = turns + 1, True, level
        elif is_rising is not False and high - level >= 0.1:
            turns, is_rising, low = turns + 1, False, level
    return turns // 2


@pytest.mark.parametrize("lamp", RUNNING)
def test_no_pattern_flashes_more_than_three_times_in_any_second(lamp: Lamp) -> None:
    levels = [pattern_brightness(lamp, t) for t in range(0, 40_000, 10)]
    assert max(flashes(levels[i : i + 100]) for i in range(0, len(levels) - 100, 10)) <= 3


@given(st.sampled_from(RUNNING), st.lists(st.integers(0, 300), min_size=1, max_size=40))
def test_blinks_asked_for_in_a_frenzy_stay_under_three_a_second(lamp: Lamp, gaps: list[int]) -> None:
    state, now, begun = LampState(pattern=lamp), 0, set()
    for gap in gaps:
        now += gap
        state = state.asked(Lamp.BLINK, now)
        begun.add(state.blink_ms)
    starts = sorted(start for start in begun if start is not None)
    assert all(later - first >= 1_000 for first, later in zip(starts, starts[3:], strict=False))


@given(st.sampled_from(RUNNING), st.integers(0, 10**9))
def test_brightness_is_a_share_of_full_power(lamp: Lamp, at_ms: int) -> None:
    assert 0.0 <= pattern_brightness(lamp, at_ms) <= 1.0


@given(st.integers(0, 10**9))
def test_the_two_lamps_breathe_in_turn(at_ms: int) -> None:
    early, late = (pattern_brightness(lamp, at_ms) for lamp in (Lamp.BREATHE, Lamp.BREATHE_LATE))
    assert pattern_brightness(Lamp.BREATHE, at_ms + BREATHE_PERIOD_MS // 2) == late
    assert pattern_brightness(Lamp.BREATHE_LATE, at_ms + BREATHE_PERIOD_MS // 2) == early


@pytest.mark.parametrize("lamp", [Lamp.BREATHE, Lamp.BREATHE_LATE, Lamp.SPARKLE])
def test_an_animated_lamp_moves_in_steps_too_small_to_see(lamp: Lamp) -> None:
    levels = [pattern_brightness(lamp, t) for t in range(0, 20_000, FRAME_MS)]
    assert max(abs(b - a) for a, b in pairwise(levels)) < 0.1


def test_full_outshines_steady_and_off_is_dark() -> None:
    assert [pattern_brightness(lamp, 7) for lamp in (Lamp.FULL, Lamp.STEADY, Lamp.OFF)] == [
        FULL_LEVEL,
        STEADY_LEVEL,
        0.0,
    ]


def test_a_blink_is_short_and_gives_back_what_was_there() -> None:
    state = LampState().asked(Lamp.STEADY, 0).asked(Lamp.BLINK, 1_000)
    assert [state.brightness(t) for t in (999 + 1, 1_000 + BLINK_MS - 1, 1_000 + BLINK_MS)] == [
        FULL_LEVEL,
        FULL_LEVEL,
        STEADY_LEVEL,
    ]


def test_a_blink_shows_on_a_lamp_that_is_already_full() -> None:
    assert LampState().asked(Lamp.FULL, 0).asked(Lamp.BLINK, 10).brightness(11) == STEADY_LEVEL


def test_a_new_pattern_ends_a_blink_at_once() -> None:
    assert LampState().asked(Lamp.BLINK, 0).asked(Lamp.STEADY, 5).brightness(5) == STEADY_LEVEL


def test_a_still_lamp_asks_for_no_frames_and_a_moving_one_for_twenty_five_a_second() -> None:
    assert [LampState(pattern=lamp).next_change_ms(100) for lamp in RUNNING] == [
        None,
        None,
        None,
        140,
        140,
        140,
    ]
    assert LampState().asked(Lamp.BLINK, 100).next_change_ms(100) == 100 + BLINK_MS
