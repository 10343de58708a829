"""One voice and one effect, mixed block by block. Nothing here knows of a device."""

import threading
from array import array
from dataclasses import dataclass

from kiosk.narration.sound import RATE_HZ, from_bytes, ms_of, to_bytes

_SLIP_MS = 60

FADE_SAMPLES = RATE_HZ * 5 // 1000
"""5 ms: shorter clicks, longer smears."""


@dataclass(slots=True)
class _Channel:
    samples: "array[int]"
    gain: float
    at: int = 0


class Mixer:
    """What the sound device asks for samples. Called from the device's thread and from ours, one at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._voice: _Channel | None = None
        self._effect: _Channel | None = None
        self._fading: _Channel | None = None
        self._token: int | None = None
        self._heard_from_ms: int | None = None

    def speak(self, token: int, pcm: bytes, gain: float) -> None:
        """Play this from the next block on; what was being said fades out under its first 5 ms."""
        samples = from_bytes(pcm)
        with self._lock:
            self._fade_voice()
            self._voice, self._token, self._heard_from_ms = _Channel(samples, gain), token, None

    def effect(self, samples: "array[int]", gain: float) -> None:
        """Play this beside the voice, instead of an effect that is still sounding."""
        with self._lock:
            self._effect = _Channel(samples, gain)

    def stop(self) -> None:
        """No voice after the next 5 ms; an effect rings on."""
        with self._lock:
            self._fade_voice()
            self._token = self._heard_from_ms = None

    def hush(self) -> None:
        """Neither voice nor effect after the next 5 ms."""
        self.stop()
        with self._lock:
            self._effect = None

    def drop(self, token: int) -> int | None:
        """When this line's first sample was heard; where none was, the line will not sound any more."""
        with self._lock:
            if self._token == token and self._heard_from_ms is not None:
                return self._heard_from_ms
            if self._token == token:
                self._voice = None
            return None

    def heard_from_ms(self, token: int) -> int | None:
        """When the first sample of this line is heard, on the clock that `fill` is told; None before it is known."""
        return self._heard_from_ms if self._token == token else None

    def fill(self, count: int, heard_ms: int) -> bytes:
        """The next samples; the first of them will be heard at `heard_ms`."""
        with self._lock:
            voice = self._voice
            if voice and voice.at == 0:
                self._heard_from_ms = heard_ms
            elif voice and self._heard_from_ms is not None:
                # A device that lost its footing plays on later: captions wait with it.
                drift_ms = heard_ms - ms_of(voice.at) - self._heard_from_ms
                self._heard_from_ms += drift_ms if drift_ms > _SLIP_MS else 0
            mixed = self._mixed(count)
        return to_bytes(mixed)

    def _mixed(self, count: int) -> "array[int]":
        sounding = [each for each in (self._voice, self._effect, self._fading) if each]
        if not sounding:
            return array("h", bytes(2 * count))
        total = [0] * count
        for channel in sounding:
            piece = channel.samples[channel.at : channel.at + count]
            gain = channel.gain
            for index, value in enumerate(piece):
                total[index] += int(value * gain)
            channel.at += count
        self._voice, self._effect, self._fading = (
            each if each and each.at < len(each.samples) else None
            for each in (self._voice, self._effect, self._fading)
        )
        return array("h", [min(32_767, max(-32_768, value)) for value in total])

    def _fade_voice(self) -> None:
        voice, self._voice = self._voice, None
        if voice and voice.at:
            tail = voice.samples[voice.at : voice.at + FADE_SAMPLES]
            ramp = (int(value * (1 - at / FADE_SAMPLES)) for at, value in enumerate(tail))
            self._fading = _Channel(array("h", ramp), voice.gain)
