import math
from array import array

import pytest

from kiosk.errors import NarrationError
from kiosk.narration import sound
from kiosk.narration.chimes import chime
from kiosk.play.effects import Cue


def tone(peak: int, ms: int = 200) -> "array[int]":
    return array("h", [round(peak * math.sin(at / 5)) for at in range(sound.samples_of(ms))])


def test_silence_at_both_ends_is_left_out_but_for_five_milliseconds() -> None:
    quiet = array("h", bytes(2 * sound.samples_of(100)))
    start, end = sound.heard_span(quiet + tone(9_000) + quiet)
    assert (sound.ms_of(start), sound.ms_of(end)) == pytest.approx((95, 305), abs=2)
    assert sound.heard_span(quiet) == (0, 0)


def test_no_peak_is_above_minus_one_dbfs() -> None:
    peaks = [max(abs(value) for value in sound.limited(tone(peak))) for peak in (32_767, 9_000)]
    assert 20 * math.log10(peaks[0] / sound.FULL_SCALE) == pytest.approx(-1.0, abs=0.05)
    assert peaks[1] == pytest.approx(9_000, abs=1)


def test_levels_follow_loudness_every_twenty_milliseconds() -> None:
    levels = sound.levels_of(tone(12_000, 100) + array("h", bytes(2 * sound.samples_of(100))))
    assert len(levels) == 10
    assert min(levels[:4]) > 200
    assert set(levels[6:]) == {0}


def test_a_wav_file_gives_back_its_samples() -> None:
    pcm = sound.to_bytes(tone(9_000))
    assert sound.pcm_of(sound.wav_of(pcm)) == pcm
    assert sound.from_bytes(pcm) == tone(9_000)


@pytest.mark.parametrize("spoil", [lambda wav: b"", lambda wav: wav[:60], lambda wav: b"x" * 200])
def test_a_damaged_wav_file_is_refused(spoil: "object") -> None:
    assert callable(spoil)
    with pytest.raises(NarrationError):
        sound.pcm_of(spoil(sound.wav_of(sound.to_bytes(tone(9_000)))))


@pytest.mark.parametrize("cue", Cue)
def test_every_cue_sounds_the_same_each_time_without_a_click_or_a_clip(cue: Cue) -> None:
    samples = chime(cue)
    assert samples == chime(cue)
    assert max(abs(value) for value in samples) <= sound.PEAK_LIMIT
    assert abs(samples[0]) < 300
    assert abs(samples[-1]) < 300


def test_right_and_look_again_are_equally_loud() -> None:
    loudest = [
        max(sound.rms_db(samples[at : at + 1_102]) for at in range(0, len(samples), 551))
        for samples in (chime(Cue.RIGHT), chime(Cue.LOOK_AGAIN))
    ]
    assert loudest[0] == pytest.approx(loudest[1], abs=0.5)
