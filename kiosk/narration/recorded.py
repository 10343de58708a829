"""A human recording made fit to stand beside the voice: our rate, the voice's loudness, no silence round it."""

import io
import math
import struct
import wave
from array import array
from typing import Final

from kiosk.errors import NarrationError
from kiosk.narration.limiter import Limiter
from kiosk.narration.resampling import resampled
from kiosk.narration.sound import FULL_SCALE, from_bytes, samples_of, softened
from kiosk.scenario.model import Manner

LONGEST_SECONDS: Final = 30
LARGEST_BYTES: Final = 6 * 1024 * 1024
"""Half a minute of stereo at 48 kHz, and a little more."""
SLOWEST_HZ, FASTEST_HZ = 16_000, 48_000

VOICE_DB: Final = {Manner.PLAIN: -22.0, Manner.LOUD: -19.5, Manner.THINKING: -22.5}
"""Mean loudness while speaking of what espeak-ng renders for us, in dBFS (five lines in each manner, 2026-11-22)."""
_FULL_VOLUME_DB: Final = -18.9
"""The same at the engine's volume 1.0."""
SOFTEST_DB: Final = -52.0
"""Softer than this, there is no speech in it but the room's own noise."""
MOST_GAIN_DB: Final = 24.0
BEFORE_MS, AFTER_MS = 60, 120
"""What is left before the first and after the last sound: soft consonants are there."""

_FRAME_MS = 20
_CLIPPED = 32_700
_CLIPPED_RUN = 4
_MOST_CLIPPED_RUNS = 3
_SPEECH_DB = 30.0
_EDGE_DB = 38.0


def read_recording(content: bytes) -> "array[int]":
    """The samples of a WAV file, in mono at our rate, otherwise as they were recorded.

    Raises NarrationError as `as_recorded` does.
    """
    return resampled(*as_recorded(content))


def as_recorded(content: bytes) -> tuple["array[int]", int]:
    """The samples of a WAV file in mono, and their rate.

    Takes PCM of 16 bits, mono or stereo, from 16 to 48 kHz. Raises NarrationError, with what is wrong, for anything
    else, for a damaged or empty file, and for one that is too long, clipped or too soft.
    """
    channels, rate_hz = _opened(content)
    if any(_is_clipped(channel) for channel in channels):
        raise NarrationError("it is clipped: record it again, farther from the microphone or with less gain")
    samples = _without_offset(_in_mono(channels))
    if not samples or speech_db(samples) < SOFTEST_DB:
        raise NarrationError("nothing can be heard in it: record it again, nearer to the microphone")
    return samples, rate_hz


def trimmed(samples: "array[int]", before_ms: int = BEFORE_MS, after_ms: int = AFTER_MS) -> "array[int]":
    """The same sound without the silence, or the noise of the room, at both of its ends."""
    frames = _frames_db(samples)
    loudest = max(frames)
    room = sorted(frames)[len(frames) // 10]
    heard = max(loudest - _EDGE_DB, min(room + 8.0, loudest - _SPEECH_DB))
    speaking = [index for index, level in enumerate(frames) if level > heard]
    frame = samples_of(_FRAME_MS)
    start = max(0, speaking[0] * frame - samples_of(before_ms))
    end = (speaking[-1] + 1) * frame + samples_of(after_ms)
    return samples[start:end]


def mastered(samples: "array[int]", manner: Manner) -> "array[int]":
    """Trimmed, as loud as the voice is in this manner, and its peak at −1 dBFS or below."""
    return softened(levelled(trimmed(samples), VOICE_DB[manner]))


def levelled(samples: "array[int]", wanted_db: float) -> "array[int]":
    """As loud as is wanted while somebody speaks, and its peak at −1 dBFS or below."""
    gain = 10 ** (min(MOST_GAIN_DB, wanted_db - speech_db(samples)) / 20)
    return Limiter().limited([value * gain for value in samples], len(samples))


def speech_db(samples: "array[int]") -> float:
    """The mean loudness in dBFS while somebody speaks: pauses, 30 dB below the loudest moment, do not count."""
    frames = _frames_db(samples)
    loudest = max(frames)
    powers = [10 ** (level / 10) for level in frames if level > loudest - _SPEECH_DB]
    return 10 * math.log10(sum(powers) / len(powers))


def volume_db(volume: float) -> float:
    """How loud espeak-ng is while it speaks at this volume (0.0–1.0), in dBFS."""
    return _FULL_VOLUME_DB + 20 * math.log10(volume)


def _frames_db(samples: "array[int]") -> list[float]:
    """The loudness of every 20 ms; −120 for silence. Never empty."""
    frame = samples_of(_FRAME_MS)
    pieces = (samples[at : at + frame] for at in range(0, max(1, len(samples)), frame))
    powers = (sum(value * value for value in piece) / max(1, len(piece)) / FULL_SCALE**2 for piece in pieces)
    return [10 * math.log10(max(power, 1e-12)) for power in powers]


def _opened(content: bytes) -> tuple[list["array[int]"], int]:
    """Each channel's samples, and their rate."""
    try:
        with wave.open(io.BytesIO(content), "rb") as file:
            channels, bits, rate_hz = file.getnchannels(), 8 * file.getsampwidth(), file.getframerate()
            count = file.getnframes()
            if bits != 16 or channels not in {1, 2} or not SLOWEST_HZ <= rate_hz <= FASTEST_HZ:
                raise NarrationError(
                    f"it has {channels} channels of {bits} bits at {rate_hz} Hz: save it as PCM of 16 bits, mono or "
                    f"stereo, from {SLOWEST_HZ} to {FASTEST_HZ} Hz"
                )
            if count > LONGEST_SECONDS * rate_hz:
                raise NarrationError(
                    f"it is longer than {LONGEST_SECONDS} seconds: one line is read in a few"
                )
            pcm = file.readframes(count)
    except (wave.Error, EOFError, ValueError, RuntimeError, struct.error) as error:
        raise NarrationError(f"it is no WAV file, or a damaged one ({error})") from error
    if len(pcm) != 2 * channels * count:
        raise NarrationError("it was cut short: copy it again")
    samples = from_bytes(pcm)
    return [samples[channel::channels] for channel in range(channels)], rate_hz


def _in_mono(channels: list["array[int]"]) -> "array[int]":
    if len(channels) == 1:
        return channels[0]
    return array("h", (sum(both) // 2 for both in zip(*channels, strict=True)))


def _without_offset(samples: "array[int]") -> "array[int]":
    """A cheap microphone's silence is not at zero: left in, every line would start and end with a click."""
    offset = round(sum(samples) / max(1, len(samples)))
    if not offset:
        return samples
    return array("h", (min(FULL_SCALE, max(-FULL_SCALE, value - offset)) for value in samples))


def _is_clipped(samples: "array[int]") -> bool:
    """Whether the sound was cut off at full scale again and again; one knock against the table does not count."""
    if not samples or (max(samples) < _CLIPPED and min(samples) > -_CLIPPED):
        return False
    runs = length = 0
    for value in samples:
        length = length + 1 if abs(value) >= _CLIPPED else 0
        runs += length == _CLIPPED_RUN
    return runs > _MOST_CLIPPED_RUNS
