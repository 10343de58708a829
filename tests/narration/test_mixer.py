import itertools
from array import array

import pytest

from kiosk.narration.mixer import FADE_SAMPLES, Mixer
from kiosk.narration.sound import from_bytes, to_bytes

LOUD = to_bytes(array("h", [10_000] * 2_000))


def filled(mixer: Mixer, count: int = 500, heard_ms: int = 0) -> "array[int]":
    return from_bytes(mixer.fill(count, heard_ms))


def test_silence_is_fed_when_nothing_is_said() -> None:
    assert set(filled(Mixer())) == {0}


def test_a_clip_starts_with_the_next_block_at_its_gain() -> None:
    mixer = Mixer()
    mixer.speak(7, LOUD, 0.5)
    assert set(filled(mixer)) == {5_000}
    assert set(filled(mixer, 5_000)) == {5_000, 0}


def test_a_stop_is_silent_after_five_milliseconds_without_a_click() -> None:
    mixer = Mixer()
    mixer.speak(7, LOUD, 1.0)
    filled(mixer)
    mixer.stop()
    block = filled(mixer)
    assert set(block[FADE_SAMPLES:]) == {0}
    steps = [abs(one - other) for one, other in itertools.pairwise(block)]
    assert max(steps) < 200
    assert set(filled(mixer)) == {0}


def test_an_effect_rings_on_through_a_stop_but_not_through_a_hush() -> None:
    mixer = Mixer()
    mixer.effect(array("h", [1_000] * 3_000), 1.0)
    mixer.stop()
    assert set(filled(mixer)) == {1_000}
    mixer.hush()
    assert set(filled(mixer)) == {0}


def test_voice_and_effect_are_added_and_never_wrap_round() -> None:
    mixer = Mixer()
    mixer.speak(1, to_bytes(array("h", [30_000] * 600)), 1.0)
    mixer.effect(array("h", [10_000] * 600), 1.0)
    assert set(filled(mixer)) == {32_767}


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
