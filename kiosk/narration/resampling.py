"""Samples from another rate to ours, by a windowed sinc: what a microphone recorded, or another engine rendered."""

import math
from array import array
from operator import mul
from typing import Final

from kiosk.narration.sound import FULL_SCALE, RATE_HZ

_ZEROS: Final = 16
"""Zero crossings on either side. With them and the window what folds back is 70 dB down."""
_PASSED: Final = 0.92
"""How much of the narrower band is kept; the rest is the filter's slope."""
_MOST_PHASES: Final = 512
"""Rates without a common measure take the nearest of so many steps between two samples: an error of −60 dB."""


def resampled(samples: "array[int]", rate_hz: int) -> "array[int]":
    """The same sound at `RATE_HZ`. Four seconds at 48 kHz take a third of a second on a desk."""
    if rate_hz == RATE_HZ:
        return samples
    common = math.gcd(rate_hz, RATE_HZ)
    up, down = RATE_HZ // common, rate_hz // common
    phases = min(up, _MOST_PHASES)
    half = math.ceil(_ZEROS * max(1.0, rate_hz / RATE_HZ))
    kernels = [
        _kernel(phase / phases, half, min(1.0, RATE_HZ / rate_hz) * _PASSED) for phase in range(phases)
    ]
    silence = array("h", bytes(2 * (half + 1)))
    padded = silence + samples + silence
    width = 2 * half + 1
    found = array("h")
    for index in range(len(samples) * up // down):
        at, rest = divmod(index * down, up)
        value = round(sum(map(mul, kernels[rest * phases // up], padded[at + 1 : at + 1 + width])))
        found.append(min(FULL_SCALE, max(-FULL_SCALE, value)))
    return found


def _kernel(fraction: float, half: int, band: float) -> list[float]:
    """The weights of the samples from `half` before to `half` after, for a point so far behind the middle one."""
    weights = [_weight(step - fraction, half, band) for step in range(-half, half + 1)]
    whole = sum(weights)
    return [weight / whole for weight in weights]


def _weight(distance: float, half: int, band: float) -> float:
    place = distance / (half + 1)
    window = 0.42 + 0.5 * math.cos(math.pi * place) + 0.08 * math.cos(2 * math.pi * place)
    turn = math.pi * distance * band
    return window * (math.sin(turn) / turn if turn else 1.0)
