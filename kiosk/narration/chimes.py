"""Our few sounds, made from sines: a wooden tock, three rising notes, two level ones, and a page that turns."""

import math
import random
from array import array
from collections.abc import Callable

from kiosk.narration.sound import FULL_SCALE, RATE_HZ, gain_of, limited, samples_of
from kiosk.play.effects import Cue

_NOTE_MS = 150
_LOUDNESS_DB = -18.0
"""Of the loudest 50 ms: that of the voice's loud syllables (its upper tenth over 80 lines of the core pack)."""


def chime(cue: Cue) -> "array[int]":
    """The samples of a cue, at the loudness of the voice (the player puts it below). The same every time."""
    match cue:
        case Cue.TOCK:
            return _tock()
        case Cue.RIGHT:
            return _notes(523.25, 659.25, 783.99)
        case Cue.LOOK_AGAIN:
            return _notes(523.25, 523.25)
        case Cue.PAGE:
            return _page()


def _tock() -> "array[int]":
    """A knock on wood: two partials that die within 60 ms."""
    return _rendered(
        80,
        lambda seconds: (
            math.exp(-seconds / 0.012) * math.sin(math.tau * 620 * seconds)
            + 0.4 * math.exp(-seconds / 0.006) * math.sin(math.tau * 1_730 * seconds)
        ),
    )


def _notes(*pitches_hz: float) -> "array[int]":
    """Soft bells, one after the other; the last may ring on."""

    def sound(seconds: float) -> float:
        total = 0.0
        for index, hz in enumerate(pitches_hz):
            own = seconds - index * _NOTE_MS / 1000
            if own > 0:
                attack = min(1.0, own / 0.008)
                bell = math.sin(math.tau * hz * own) + 0.25 * math.sin(math.tau * 2 * hz * own)
                total += attack * math.exp(-own / 0.09) * bell
        return total

    return _rendered(_NOTE_MS * len(pitches_hz) + 300, sound)


def _page() -> "array[int]":
    """Paper: noise through a slow swell, softened by averaging with what came before."""
    noise = random.Random(1)
    soft = 0.0

    def sound(seconds: float) -> float:
        nonlocal soft
        soft += 0.35 * (noise.uniform(-1, 1) - soft)
        swell = math.sin(math.pi * min(1.0, seconds / 0.28)) ** 2
        return soft * swell

    return _rendered(280, sound)


def _rendered(length_ms: int, sound: Callable[[float], float]) -> "array[int]":
    fade = samples_of(10)
    last = samples_of(length_ms)
    values = [sound(at / RATE_HZ) * min(1.0, (last - at) / fade) for at in range(last)]
    window = samples_of(50)
    loudest = max(
        math.sqrt(sum(value * value for value in values[at : at + window]) / window)
        for at in range(0, last, window // 2)
    )
    scale = gain_of(_LOUDNESS_DB) * FULL_SCALE / loudest
    return limited(array("h", [round(value * scale) for value in values]))
