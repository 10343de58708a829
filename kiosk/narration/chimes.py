"""Our few sounds, made here and by nobody else: a wooden tock, three rising notes, two level ones, a page that turns."""

import math
import random
from array import array
from collections.abc import Callable, Iterator

from kiosk.narration.sound import FULL_SCALE, RATE_HZ, gain_of, limited, loudest_db, samples_of
from kiosk.play.effects import Cue

_C5, _E5, _G5 = 523.25, 659.25, 783.99
_NOTE_SECONDS = 0.16
LOUDNESS_DB = -18.0
"""Of the loudest 50 ms: that of the voice's loud syllables (its upper tenth over 80 lines of the core pack)."""

Wave = Callable[[float], float]


def chime(cue: Cue) -> "array[int]":
    """The samples of a cue, at the loudness of the voice (the player puts it below). The same every time."""
    match cue:
        case Cue.TOCK:
            return _rendered(0.12, 0.02, _tock)
        case Cue.RIGHT:
            return _bells(_C5, _E5, _G5)
        case Cue.LOOK_AGAIN:
            return _bells(_C5, _C5)
        case Cue.PAGE:
            return _page()


def _tock(seconds: float) -> float:
    """A knuckle on a wooden box: its air, its lid, and the touch itself, which dies first."""
    box = 0.5 * _ring(seconds, 310, 0.020)
    lid = 1.0 * _ring(seconds, 620, 0.016)
    touch = 0.18 * _ring(seconds, 1_730, 0.006)
    return _attack(seconds, 0.003) * (box + lid + touch)


def _bells(*pitches_hz: float) -> "array[int]":
    """Wooden bars struck with a soft mallet, one after the other; the last rings on."""

    def sound(seconds: float) -> float:
        return sum(_bar(seconds - index * _NOTE_SECONDS, hz) for index, hz in enumerate(pitches_hz))

    return _rendered(_NOTE_SECONDS * len(pitches_hz) + 0.5, 0.15, sound)


def _bar(seconds: float, hz: float) -> float:
    """One note: a bar of a marimba is tuned so that its second partial is two octaves up."""
    if seconds <= 0:
        return 0.0
    body = _ring(seconds, hz, 0.17) + 0.12 * _ring(seconds, 2 * hz, 0.10)
    return _attack(seconds, 0.006) * (body + 0.07 * _ring(seconds, 4 * hz, 0.03))


def _page() -> "array[int]":
    """Paper drawn across paper, brighter while it is swung over, then laid down."""
    noise = random.Random(7)
    rustle = _grains(noise)
    swing, rest = _Band(), _Band()
    hiss = soft = 0.0

    def sound(seconds: float) -> float:
        nonlocal hiss, soft
        hiss += 0.55 * (noise.uniform(-1, 1) - hiss)
        soft += 0.55 * (hiss - soft)  # the two together: 12 dB less at 7 kHz, where paper is sharp
        swung = math.sin(math.pi * min(1.0, seconds / 0.30) ** 0.8) ** 2
        paper = swing.passed(soft, 700 + 1_100 * swung, 0.8) * swung * next(rustle)
        landed = max(0.0, seconds - 0.25)
        laid = rest.passed(soft, 380, 0.8) * _attack(landed, 0.02) * math.exp(-landed / 0.035)
        return math.tanh(2.5 * paper + 2.7 * laid)  # no single fibre snaps out of the rest

    return _rendered(0.42, 0.08, sound)


def _grains(noise: random.Random) -> Iterator[float]:
    """Paper does not hiss evenly: fibres catch, some three hundred a second, each softly."""
    now = 0.7
    while True:
        aim = 0.35 + 0.65 * noise.random() ** 2
        for _ in range(noise.randint(40, 110)):
            now += (aim - now) * 0.04
            yield now


class _Band:
    """A band of a noise round a pitch that may move: a state-variable filter."""

    def __init__(self) -> None:
        self._low = self._band = 0.0

    def passed(self, value: float, hz: float, damping: float) -> float:
        step = 2 * math.sin(math.pi * hz / RATE_HZ)
        self._low += step * self._band
        self._band += step * (value - self._low - damping * self._band)
        return self._band


def _ring(seconds: float, hz: float, decay_seconds: float) -> float:
    return math.exp(-seconds / decay_seconds) * math.sin(math.tau * hz * seconds)


def _attack(seconds: float, rise_seconds: float) -> float:
    """Half a cosine: from nothing, without a corner at either end."""
    return 0.5 - 0.5 * math.cos(math.pi * min(1.0, max(0.0, seconds / rise_seconds)))


def _rendered(length_seconds: float, fade_seconds: float, sound: Wave) -> "array[int]":
    """The wave without its slow part (no loudspeaker moves it), faded to nothing, at our loudness."""
    last = samples_of(length_seconds * 1000)
    slow, values = 0.0, []
    for at in range(last):
        seconds = at / RATE_HZ
        value = sound(seconds)
        slow += 0.01 * (value - slow)  # 35 Hz
        values.append((value - slow) * _attack(length_seconds - seconds, fade_seconds))
    peak = max(abs(value) for value in values)
    whole = array("h", [round(value / peak * FULL_SCALE) for value in values])
    scale = gain_of(LOUDNESS_DB - loudest_db(whole)) * FULL_SCALE / peak
    return limited(array("h", [round(value * scale) for value in values]))
