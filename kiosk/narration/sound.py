"""Samples: 16-bit mono at 22.05 kHz. Trimming, loudness, levels for the mouth, and WAV."""

import io
import math
import sys
import wave
from array import array

from kiosk.errors import NarrationError
from kiosk.narration.timeline import LEVEL_STEP_MS

RATE_HZ = 22_050
"""What espeak-ng renders, and all that we play."""

FULL_SCALE = 32_767
PEAK_LIMIT = int(FULL_SCALE * 10 ** (-1.0 / 20))
"""−1 dBFS: a DAC's own filter may overshoot above it."""

_HEARD = 60  # −55 dBFS; espeak's silence is exact zeros
_EDGE_SAMPLES = RATE_HZ * 5 // 1000
_FLOOR_DB, _CEILING_DB = -42.0, -12.0


def ms_of(samples: int) -> int:
    return samples * 1000 // RATE_HZ


def samples_of(ms: float) -> int:
    return round(ms * RATE_HZ / 1000)


def gain_of(decibels: float) -> float:
    return float(10 ** (decibels / 20))


def heard_span(samples: "array[int]") -> tuple[int, int]:
    """Where the sound starts and ends, with 5 ms on either side; (0, 0) for silence."""
    first = next((at for at, value in enumerate(samples) if abs(value) > _HEARD), None)
    if first is None:
        return 0, 0
    last = next(at for at in range(len(samples) - 1, -1, -1) if abs(samples[at]) > _HEARD)
    return max(0, first - _EDGE_SAMPLES), min(len(samples), last + 1 + _EDGE_SAMPLES)


def limited(samples: "array[int]") -> "array[int]":
    """The same sound with its peak at −1 dBFS or below."""
    peak = max(max(samples, default=0), -min(samples, default=0))
    return samples if peak <= PEAK_LIMIT else scaled(samples, PEAK_LIMIT / peak)


def scaled(samples: "array[int]", gain: float) -> "array[int]":
    return array("h", [int(value * gain) for value in samples])


def softened(samples: "array[int]") -> "array[int]":
    """The same sound, rising from silence and falling into it within 5 ms: a sound that is cut off short clicks."""
    edge = min(_EDGE_SAMPLES, len(samples) // 2)
    soft = array("h", samples)
    for at in range(edge):
        soft[at] = samples[at] * at // edge
        soft[-1 - at] = samples[-1 - at] * at // edge
    return soft


def loudest_db(samples: "array[int]") -> float:
    """The loudness of the loudest 50 ms, in dBFS: what an ear takes for how loud a short sound is."""
    window = samples_of(50)
    return max(
        10 * math.log10(max(power, 1e-12))
        for at in range(0, max(1, len(samples) - window // 2), window // 2)
        for power in (sum(value * value for value in samples[at : at + window]) / window / FULL_SCALE**2,)
    )


def peak_db(samples: "array[int]") -> float:
    """The highest sample, in dBFS; −120 for silence."""
    peak = max(max(samples, default=0), -min(samples, default=0))
    return 20 * math.log10(max(peak / FULL_SCALE, 1e-6))


def levels_of(samples: "array[int]") -> bytes:
    """Loudness (0–255) of every `LEVEL_STEP_MS`: −42 dBFS and below is a shut mouth, −12 dBFS a wide one."""
    step = RATE_HZ * LEVEL_STEP_MS // 1000
    return bytes(_level(samples[at : at + step : 3]) for at in range(0, len(samples), step))


def rms_db(samples: "array[int]") -> float:
    """Root mean square in dBFS; −120 for silence."""
    power = sum(value * value for value in samples) / max(1, len(samples))
    return 10 * math.log10(max(power / FULL_SCALE**2, 1e-12))


def _level(samples: "array[int]") -> int:
    share = (rms_db(samples) - _FLOOR_DB) / (_CEILING_DB - _FLOOR_DB)
    return round(255 * min(1.0, max(0.0, share)))


def to_bytes(samples: "array[int]") -> bytes:
    """Little-endian bytes, as WAV has them."""
    if sys.byteorder == "big":
        samples = array("h", samples)
        samples.byteswap()
    return samples.tobytes()


def from_bytes(pcm: bytes) -> "array[int]":
    samples = array("h")
    samples.frombytes(pcm[: len(pcm) // 2 * 2])
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def wav_of(pcm: bytes, rate_hz: int = RATE_HZ) -> bytes:
    """A WAV file's bytes for these samples."""
    target = io.BytesIO()
    with wave.open(target, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate_hz)
        file.writeframes(pcm)
    return target.getvalue()


def pcm_of(wav: bytes) -> bytes:
    """The samples of a WAV file; raises NarrationError where it is not one of ours, or cut short."""
    try:
        with wave.open(io.BytesIO(wav), "rb") as file:
            shape = (file.getnchannels(), file.getsampwidth(), file.getframerate())
            pcm = file.readframes(file.getnframes())
            is_whole = len(pcm) == 2 * file.getnframes()
    except (wave.Error, EOFError) as error:
        raise NarrationError(f"not a WAV file: {error}") from error
    if shape != (1, 2, RATE_HZ) or not is_whole:
        raise NarrationError(f"not a whole 16-bit mono WAV file at {RATE_HZ} Hz")
    return pcm
