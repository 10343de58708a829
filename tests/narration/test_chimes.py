"""The effects, by ear and meter: no click, no rumble, nothing shrill, and as loud as they are said to be."""

import itertools
import math
from typing import TYPE_CHECKING

import pytest

from kiosk.narration.chimes import chime
from kiosk.narration.sound import PEAK_LIMIT, RATE_HZ, loudest_db, samples_of
from kiosk.play.effects import Cue

if TYPE_CHECKING:
    from array import array

NOTES = (Cue.RIGHT, Cue.LOOK_AGAIN)


def loudest(samples: "array[int]") -> int:
    return max(abs(value) for value in samples)


def power_at(samples: "array[int]", hz: float) -> float:
    """How much of this pitch is in the sound (Goertzel)."""
    turn = 2 * math.cos(math.tau * hz / RATE_HZ)
    last = before = 0.0
    for value in samples:
        last, before = value + turn * last - before, last
    return last * last + before * before - turn * last * before


@pytest.mark.parametrize("cue", Cue)
def test_every_cue_is_the_same_each_time_and_below_the_limit(cue: Cue) -> None:
    assert chime(cue) == chime(cue)
    assert loudest(chime(cue)) <= PEAK_LIMIT


@pytest.mark.parametrize("cue", Cue)
def test_a_cue_begins_and_ends_in_silence_and_takes_three_milliseconds_to_rise(cue: Cue) -> None:
    samples = chime(cue)
    top = loudest(samples)
    assert max(abs(samples[0]), abs(samples[-1])) <= 4
    assert loudest(samples[: samples_of(0.5)]) < 0.1 * top
    assert loudest(samples[-samples_of(5) :]) < 0.02 * top
    assert next(at for at, value in enumerate(samples) if abs(value) > 0.7 * top) >= samples_of(2)


@pytest.mark.parametrize("cue", Cue)
def test_a_cue_stands_on_the_middle_line(cue: Cue) -> None:
    samples = chime(cue)
    assert abs(sum(samples) / len(samples)) < 1


@pytest.mark.parametrize("cue", Cue)
def test_every_cue_is_as_loud_as_the_voice_before_it_is_put_below(cue: Cue) -> None:
    assert loudest_db(chime(cue)) == pytest.approx(-18.0, abs=0.2)


@pytest.mark.parametrize("cue", Cue)
def test_nothing_is_shrill(cue: Cue) -> None:
    """The share of the sound that changes faster than 3.5 kHz: of a hiss it would be most."""
    samples = chime(cue)
    fast = sum((one - other) ** 2 for one, other in itertools.pairwise(samples))
    whole = sum(value * value for value in samples)
    mean_hz = math.sqrt(fast / whole) * RATE_HZ / math.tau
    assert mean_hz < (2_500 if cue is Cue.PAGE else 1_000)


def test_right_is_three_rising_notes() -> None:
    samples, step = chime(Cue.RIGHT), samples_of(160)
    loud = [
        max((523.25, 659.25, 783.99), key=lambda hz: power_at(samples[start : start + step], hz))
        for start in (0, step, 2 * step)
    ]
    assert loud == [523.25, 659.25, 783.99]


def test_look_again_is_two_level_notes_that_never_fall() -> None:
    samples, step = chime(Cue.LOOK_AGAIN), samples_of(160)
    for start in (0, step):
        note = samples[start : start + step]
        assert max((440.0, 493.88, 523.25, 587.33), key=lambda hz: power_at(note, hz)) == 523.25


def test_right_and_look_again_have_the_same_timbre() -> None:
    first = [chime(cue)[: samples_of(150)] for cue in NOTES]
    shares = [
        [power_at(note, partial * 523.25) / power_at(note, 523.25) for partial in (2, 4)] for note in first
    ]
    assert shares[0] == pytest.approx(shares[1], rel=0.01)
