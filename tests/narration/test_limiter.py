import itertools
import math

import pytest

from kiosk.narration.limiter import AHEAD_SAMPLES, Limiter

CEILING = 10_000


def wave(peak: float, count: int) -> list[float]:
    return [peak * math.sin(at / 9) for at in range(count)]


def limited(limiter: Limiter, mixed: list[float], block: int) -> list[int]:
    """The whole of it, in blocks as a device asks for them."""
    mixed = [*mixed, *([0.0] * AHEAD_SAMPLES)]
    heard: list[int] = []
    for start in range(0, len(mixed) - AHEAD_SAMPLES, block):
        count = min(block, len(mixed) - AHEAD_SAMPLES - start)
        heard.extend(limiter.limited(mixed[start : start + count + AHEAD_SAMPLES], count))
    return heard


def test_what_is_soft_enough_passes_untouched() -> None:
    mixed = wave(9_999, 1_000)
    assert limited(Limiter(CEILING), mixed, 256) == [int(value) for value in mixed]


@pytest.mark.parametrize("block", [37, 110, 220, 256, 1_000])
def test_a_peak_is_met_with_a_slope_and_not_cut_off(block: int) -> None:
    mixed = [*wave(5_000, 500), *wave(20_000, 500), *wave(5_000, 4_000)]
    heard = limited(Limiter(CEILING), mixed, block)
    assert max(map(abs, heard)) <= CEILING
    gains = [got / value for got, value in zip(heard, mixed, strict=True) if abs(value) > 3_000]
    assert max(abs(one - other) for one, other in itertools.pairwise(gains)) < 0.2
    assert [gains[0], gains[-1]] == pytest.approx([1.0, 1.0], abs=0.001)


def test_it_has_turned_down_before_the_peak_comes() -> None:
    """A gain that falls by half within 5 ms moves by a two-hundredth from sample to sample; a cut-off peak by far more."""
    mixed = [*wave(5_000, 700), *wave(20_000, 700)]
    heard = limited(Limiter(CEILING), mixed, 220)
    gains = [
        (at, got / value)
        for at, (got, value) in enumerate(zip(heard, mixed, strict=True))
        if abs(value) > 1_000
    ]
    slopes = [abs(two - one) / (end - start) for (start, one), (end, two) in itertools.pairwise(gains)]
    assert max(slopes) < 0.006


def test_a_sound_that_nobody_could_foresee_does_not_pass_the_ceiling_either() -> None:
    assert max(Limiter(CEILING).limited([30_000.0] * 300, 190)) == CEILING
