import itertools
import math
from array import array

import pytest

from kiosk.errors import NarrationError
from kiosk.narration import sound


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


def test_a_sound_that_is_cut_off_short_is_softened_at_both_ends() -> None:
    soft = sound.softened(array("h", [9_000] * 1_000))
    assert (soft[0], soft[-1]) == (0, 0)
    assert max(abs(one - other) for one, other in itertools.pairwise(soft)) < 100
    assert set(soft[110:-110]) == {9_000}
    assert sound.softened(array("h")) == array("h")


def test_the_loudest_fifty_milliseconds_are_how_loud_a_short_sound_is() -> None:
    quiet = array("h", bytes(2 * sound.samples_of(300)))
    assert sound.loudest_db(quiet + tone(9_000, 50) + quiet) == pytest.approx(
        sound.rms_db(tone(9_000, 50)), abs=1.3
    )
    assert sound.loudest_db(quiet) == -120
    assert sound.peak_db(tone(16_384)) == pytest.approx(-6.0, abs=0.1)
