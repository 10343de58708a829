"""Sounds that stand in for somebody who reads a line aloud."""

import io
import math
import wave
from array import array


def spoken(
    seconds: float, rate_hz: int = 22_050, peak: float = 0.3, silence_seconds: float = 0.5
) -> "array[int]":
    """A tone that swells and fades like syllables, four a second, with silence before and after it."""
    silence = array("h", bytes(2 * round(silence_seconds * rate_hz)))
    voice = array(
        "h",
        (
            round(
                32_767
                * peak
                * math.sin(2 * math.pi * 220 * at / rate_hz)
                * abs(math.sin(4 * math.pi * at / rate_hz))
            )
            for at in range(round(seconds * rate_hz))
        ),
    )
    return silence + voice + silence


def wav(samples: "array[int]", rate_hz: int = 22_050, channels: int = 1, bytes_a_sample: int = 2) -> bytes:
    target = io.BytesIO()
    with wave.open(target, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(bytes_a_sample)
        file.setframerate(rate_hz)
        file.writeframes(samples.tobytes())
    return target.getvalue()


def in_stereo(left: "array[int]", right: "array[int]") -> "array[int]":
    return array("h", (value for pair in zip(left, right, strict=True) for value in pair))
