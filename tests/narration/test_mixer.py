import itertools
import math
from array import array

import pytest

from kiosk.narration.chimes import chime
from kiosk.narration.mixer import FADE_SAMPLES, Mixer
from kiosk.narration.pace import EFFECTS_DB
from kiosk.narration.sound import PEAK_LIMIT, RATE_HZ, from_bytes, gain_of, to_bytes
from kiosk.play.effects import Cue

LOUD = to_bytes(array("h", [10_000] * 2_000))
HUM_HZ = 200
HUM_STEP = 30_000 * math.tau * HUM_HZ / RATE_HZ
"""The largest step from sample to sample within the hum itself."""

FADE_STEP = 32_767 / FADE_SAMPLES
"""What a fade of the loudest sound adds to its steps."""


def hum(peak: int, seconds: float = 1.0) -> "array[int]":
    """A tone that starts and ends at its loudest: the worst joint there is."""
    last = round(RATE_HZ * seconds)
    return array("h", [round(peak * math.cos(math.tau * HUM_HZ * at / RATE_HZ)) for at in range(last)])


def filled(mixer: Mixer, count: int = 500, heard_ms: int = 0) -> "array[int]":
    return from_bytes(mixer.fill(count, heard_ms))


def largest_step(samples: "array[int]") -> int:
    return max(abs(one - other) for one, other in itertools.pairwise(samples))


def effect_step(cue: Cue) -> float:
    return gain_of(EFFECTS_DB) * largest_step(chime(cue))


def test_silence_is_fed_when_nothing_is_said() -> None:
    assert set(filled(Mixer())) == {0}


def test_a_clip_starts_with_the_next_block_at_its_gain() -> None:
    mixer = Mixer()
    mixer.speak(7, LOUD, 0.5)
    assert set(filled(mixer)[FADE_SAMPLES:]) == {5_000}
    assert set(filled(mixer, 2_000)[: 1_500 - FADE_SAMPLES]) == {5_000}
    assert set(filled(mixer)) == {0}


def test_a_stop_is_silent_after_five_milliseconds() -> None:
    mixer = Mixer()
    mixer.speak(7, LOUD, 1.0)
    filled(mixer)
    mixer.stop()
    assert set(filled(mixer)[FADE_SAMPLES:]) == {0}
    assert set(filled(mixer)) == {0}


def test_no_joint_is_a_click() -> None:
    """Start, line after line, two lines at once, an effect on an effect, stop, hush, and a clip's own end."""
    mixer, heard = Mixer(), array("h", [0])
    voice = to_bytes(hum(14_000))
    for token in range(3):
        mixer.speak(token, voice, 1.0)
        heard.extend(filled(mixer, 777))
    mixer.speak(3, voice, 0.25)  # another volume
    heard.extend(filled(mixer, 50))
    mixer.speak(4, voice, 1.0)
    heard.extend(filled(mixer, 333))
    mixer.effect(chime(Cue.RIGHT), gain_of(EFFECTS_DB))
    heard.extend(filled(mixer, 900))
    mixer.effect(chime(Cue.TOCK), gain_of(EFFECTS_DB))
    heard.extend(filled(mixer, 300))
    mixer.stop()
    heard.extend(filled(mixer, 300))
    mixer.speak(5, to_bytes(hum(14_000, 0.1)), 1.0)
    mixer.effect(chime(Cue.PAGE), gain_of(EFFECTS_DB))
    heard.extend(filled(mixer, 3_000))
    mixer.hush()
    heard.extend(filled(mixer, 300))
    # Two lines cross at most, each no steeper than itself, under the steepest effect; a click would be ten times that.
    assert largest_step(heard) < HUM_STEP * 14 / 30 * 2 + effect_step(Cue.PAGE) + FADE_STEP
    assert set(heard[-180:]) == {0}


def test_a_hush_takes_an_effect_with_it_in_five_milliseconds() -> None:
    mixer = Mixer()
    mixer.effect(hum(16_000), 1.0)
    filled(mixer, 501)
    mixer.hush()
    block = filled(mixer)
    assert largest_step(block) < HUM_STEP
    assert set(block[FADE_SAMPLES:]) == {0}


def test_an_effect_rings_on_through_a_stop_but_not_through_a_hush() -> None:
    mixer = Mixer()
    mixer.effect(array("h", [1_000] * 3_000), 1.0)
    mixer.stop()
    assert set(filled(mixer)) == {1_000}
    mixer.hush()
    assert set(filled(mixer)[FADE_SAMPLES:]) == {0}


@pytest.mark.parametrize("volume_db", [0, -3, -9, -27])
@pytest.mark.parametrize("cue", Cue)
def test_voice_and_effect_at_once_stay_below_minus_one_dbfs_without_a_click(cue: Cue, volume_db: int) -> None:
    mixer, heard = Mixer(), array("h")
    mixer.speak(1, to_bytes(hum(32_767)), gain_of(volume_db))
    for count in (256, 220, 37, 1_024):
        mixer.effect(chime(cue), gain_of(volume_db + EFFECTS_DB))
        heard.extend(filled(mixer, count))
    mixer.speak(2, to_bytes(hum(-32_767)), gain_of(volume_db))
    heard.extend(filled(mixer, 4_000))
    assert max(heard) <= PEAK_LIMIT
    assert min(heard) >= -PEAK_LIMIT
    assert largest_step(heard) < HUM_STEP * 1.1 + effect_step(cue) + 2 * FADE_STEP


def test_no_gain_that_is_asked_for_goes_above_the_ceiling() -> None:
    mixer = Mixer(ceiling=4_000)
    mixer.speak(1, to_bytes(hum(30_000)), 5.0)
    mixer.effect(hum(30_000), 5.0)
    heard = filled(mixer, 10_000)
    assert max(heard) <= 4_000
    assert min(heard) >= -4_000
    assert max(heard[5_000:]) > 3_500


def test_a_line_is_heard_from_the_time_its_first_block_is() -> None:
    mixer = Mixer()
    mixer.speak(7, LOUD, 1.0)
    assert mixer.heard_from_ms(7) is None
    filled(mixer, heard_ms=1_040)
    filled(mixer, heard_ms=1_040 + 22)
    assert mixer.heard_from_ms(7) == 1_040
    assert mixer.heard_from_ms(8) is None


def test_captions_wait_for_a_device_that_stumbled() -> None:
    mixer = Mixer()
    mixer.speak(7, LOUD, 1.0)
    filled(mixer, heard_ms=1_000)
    filled(mixer, heard_ms=1_322)
    assert mixer.heard_from_ms(7) == pytest.approx(1_300, abs=2)


def test_a_dropped_line_that_was_not_heard_stays_silent() -> None:
    mixer = Mixer()
    mixer.speak(7, LOUD, 1.0)
    assert mixer.drop(7) is None
    assert set(filled(mixer)) == {0}


def test_a_line_that_is_heard_is_not_dropped() -> None:
    mixer = Mixer()
    mixer.speak(7, LOUD, 1.0)
    filled(mixer, heard_ms=900)
    assert mixer.drop(7) == 900
    assert set(filled(mixer)) == {10_000}
