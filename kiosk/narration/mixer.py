"""One voice and one effect, mixed block by block. Nothing here knows of a device."""

import threading
from array import array
from dataclasses import dataclass

from kiosk.narration.limiter import AHEAD_SAMPLES, Limiter
from kiosk.narration.sound import PEAK_LIMIT, RATE_HZ, from_bytes, ms_of, softened, to_bytes

_SLIP_MS = 60

FADE_SAMPLES = RATE_HZ * 5 // 1000
"""5 ms: shorter clicks, longer smears."""


@dataclass(slots=True)
class _Channel:
    samples: "array[int]"
    gain: float
    at: int = 0

    def tail(self) -> "_Channel | None":
        """Its next 5 ms, fading out; None where nothing of it was heard yet."""
        if not self.at:
            return None
        after = self.samples[self.at : self.at + FADE_SAMPLES]
        ramp = (int(value * (1 - at / FADE_SAMPLES)) for at, value in enumerate(after))
        return _Channel(array("h", ramp), self.gain)


class Mixer:
    """What the sound device asks for samples. Called from the device's thread and from ours, one at a time.

    Nothing that it hands out is above `ceiling`, and nothing in it begins, ends or is cut off with a click.
    """

    def __init__(self, ceiling: int = PEAK_LIMIT) -> None:
        self._lock = threading.Lock()
        self._limiter = Limiter(ceiling)
        self._voice: _Channel | None = None
        self._effect: _Channel | None = None
        self._fading: list[_Channel] = []
        self._token: int | None = None
        self._heard_from_ms: int | None = None

    def speak(self, token: int, pcm: bytes, gain: float) -> None:
        """Play this from the next block on; what was being said fades out under its first 5 ms."""
        samples = softened(from_bytes(pcm))
        with self._lock:
            self._fade_voice()
            self._voice, self._token, self._heard_from_ms = _Channel(samples, gain), token, None

    def effect(self, samples: "array[int]", gain: float) -> None:
        """Play this beside the voice; an effect that is still sounding fades out under it."""
        with self._lock:
            self._fade_effect()
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
            self._fade_effect()

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
        sounding = [each for each in (self._voice, self._effect, *self._fading) if each]
        if not sounding:
            self._limiter.rest()
            return array("h", bytes(2 * count))
        total = [0.0] * (count + AHEAD_SAMPLES)
        for channel in sounding:
            piece, gain = channel.samples[channel.at : channel.at + len(total)], channel.gain
            total[: len(piece)] = [so_far + value * gain for so_far, value in zip(total, piece, strict=False)]
            channel.at += count
        self._voice, self._effect = (
            each if each and each.at < len(each.samples) else None for each in (self._voice, self._effect)
        )
        self._fading = [each for each in self._fading if each.at < len(each.samples)]
        return self._limiter.limited(total, count)

    def _fade_voice(self) -> None:
        voice, self._voice = self._voice, None
        self._fade(voice)

    def _fade_effect(self) -> None:
        effect, self._effect = self._effect, None
        self._fade(effect)

    def _fade(self, channel: _Channel | None) -> None:
        tail = channel.tail() if channel else None
        if tail:
            self._fading.append(tail)
