import math
from array import array

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.errors import NarrationError
from kiosk.narration.recorded import LONGEST_SECONDS, VOICE_DB, mastered, read_recording, speech_db, trimmed
from kiosk.narration.resampling import resampled
from kiosk.narration.sound import PEAK_LIMIT, RATE_HZ, ms_of, rms_db
from kiosk.scenario.model import Manner
from tests.narration.recordings_fakes import in_stereo, spoken, wav


def tone(hertz: float, rate_hz: int, seconds: float = 0.4) -> "array[int]":
    return array(
        "h",
        (
            round(10_000 * math.sin(2 * math.pi * hertz * at / rate_hz))
            for at in range(round(seconds * rate_hz))
        ),
    )


def refused(content: bytes) -> str:
    with pytest.raises(NarrationError) as caught:
        read_recording(content)
    return str(caught.value)


@pytest.mark.parametrize("rate_hz", [16_000, 22_050, 32_000, 44_100, 48_000, 47_999])
def test_a_tone_stays_the_tone_that_it_was_at_our_rate(rate_hz: int) -> None:
    found = resampled(tone(1_000, rate_hz), rate_hz)
    wanted = tone(1_000, RATE_HZ)
    assert len(found) == pytest.approx(len(wanted), abs=1)
    middle = slice(1_000, len(wanted) - 1_000)
    error = array("h", (a - b for a, b in zip(found[middle], wanted[middle], strict=False)))
    assert rms_db(error) < rms_db(wanted) - 45


def test_what_our_rate_cannot_hold_is_gone_and_does_not_fold_back() -> None:
    assert rms_db(resampled(tone(15_000, 48_000), 48_000)[500:-500]) < -70


def test_a_loud_square_wave_does_not_wrap_round() -> None:
    square = array("h", ([32_767] * 50 + [-32_767] * 50) * 40)
    found = resampled(square, 48_000)
    assert max(found) == 32_767
    assert min(found) == -32_767


@pytest.mark.parametrize("rate_hz", [16_000, 22_050, 44_100, 48_000])
@pytest.mark.parametrize("channels", [1, 2])
def test_each_usual_kind_of_file_is_read_in_mono_at_our_rate(rate_hz: int, channels: int) -> None:
    voice = spoken(1.0, rate_hz)
    samples = read_recording(wav(in_stereo(voice, voice) if channels == 2 else voice, rate_hz, channels))
    assert ms_of(len(samples)) == pytest.approx(2_000, abs=2)
    assert speech_db(samples) == pytest.approx(speech_db(spoken(1.0)), abs=0.2)


@pytest.mark.parametrize("manner", list(Manner))
@pytest.mark.parametrize("peak", [0.05, 0.3, 0.9])
def test_soft_and_loud_readers_come_out_as_loud_as_the_voice(manner: Manner, peak: float) -> None:
    samples = mastered(read_recording(wav(spoken(2.0, peak=peak))), manner)
    assert speech_db(samples) == pytest.approx(VOICE_DB[manner], abs=0.5)
    assert max(abs(value) for value in samples) <= PEAK_LIMIT


def test_a_knock_against_the_table_is_held_at_the_limit() -> None:
    voice = spoken(2.0, peak=0.05)
    voice[20_000:20_030] = array("h", [30_000] * 30)
    samples = mastered(voice, Manner.PLAIN)
    assert max(abs(value) for value in samples) <= PEAK_LIMIT


def test_silence_at_both_ends_is_cut_to_a_breath() -> None:
    assert ms_of(len(trimmed(spoken(1.0, silence_seconds=2.0)))) == pytest.approx(1_000 + 60 + 120, abs=45)


def test_the_noise_of_a_room_is_no_sound() -> None:
    voice = spoken(1.0, silence_seconds=1.0)
    noisy = array("h", (value + (97 if at % 7 < 3 else -71) for at, value in enumerate(voice)))
    assert ms_of(len(trimmed(noisy))) == pytest.approx(1_000 + 60 + 120, abs=85)


def test_a_silence_within_the_line_stays() -> None:
    voice = spoken(1.0) + spoken(1.0)
    assert ms_of(len(trimmed(voice))) == pytest.approx(3_000 + 180, abs=45)


def test_an_offset_of_the_microphone_is_taken_out() -> None:
    shifted = array("h", (value + 900 for value in spoken(1.0)))
    samples = read_recording(wav(shifted))
    assert abs(sum(samples) / len(samples)) < 2


def test_a_clipped_recording_is_refused_in_either_channel() -> None:
    good = spoken(1.0)
    clipped = array("h", (min(32_767, max(-32_768, value * 9)) for value in good))
    assert "it is clipped" in refused(wav(clipped))
    assert "it is clipped" in refused(wav(in_stereo(good, clipped), channels=2))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no WAV file"),
        (b"RIFF", "no WAV file"),
        (b"ID3" + bytes(400), "no WAV file"),
        (wav(array("h")), "nothing can be heard"),
        (wav(array("h", bytes(44_100))), "nothing can be heard"),
        (wav(spoken(1.0, peak=0.001)), "nothing can be heard"),
        (wav(spoken(1.0))[:-5_000], "cut short"),
        (wav(spoken(0.5, 8_000), 8_000), "save it as PCM of 16 bits"),
        (wav(spoken(0.5), bytes_a_sample=1), "1 channels of 8 bits"),
        (wav(spoken(0.5) * 2, 22_050, 4), "4 channels of 16 bits"),
        (wav(array("h", bytes(2 * 16_000 * (LONGEST_SECONDS + 1))), 16_000), "longer than 30 seconds"),
    ],
)
def test_what_cannot_be_used_is_refused_with_what_is_wrong(content: bytes, reason: str) -> None:
    assert reason in refused(content)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_mutated_file_is_read_or_refused_and_never_more(data: st.DataObject) -> None:
    content = bytearray(wav(spoken(0.1, silence_seconds=0.0)))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, 60))] = data.draw(st.integers(0, 255))
    try:
        samples = read_recording(bytes(content))
    except NarrationError:
        return
    assert 0 < len(samples) <= (LONGEST_SECONDS + 1) * RATE_HZ
