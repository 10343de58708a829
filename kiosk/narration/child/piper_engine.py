"""piper-tts, where a technician has installed it with a model: the same requests, a better voice. Importing this needs it."""

import hashlib
import json
from array import array
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from piper import PiperVoice, SynthesisConfig  # type: ignore[import-not-found, unused-ignore]  # an optional extra

from kiosk.errors import NarrationError
from kiosk.narration.child.engine import OtherLanguageError
from kiosk.narration.pace import BREATH_MS, estimate
from kiosk.narration.recorded import levelled, volume_db
from kiosk.narration.resampling import resampled
from kiosk.narration.sound import from_bytes, heard_span, ms_of
from kiosk.scenario.model import AgeBand, Line

SPECIMEN: Final = "Dad said we could go. Coach has a big car today."
SPECIMEN_MS_AT_100: Final = 5_250
"""How long espeak-ng 1.51 needs for it at 100 words a minute by its own count (90 to 123 differ by 1 %, 2026-11-22)."""
SLOWEST, FASTEST = 2.0, 0.5
"""Beyond these a model of piper's slurs or stammers."""


class PiperEngine:
    """A model that renders to memory. It is loaded with the first line: its name is known before, and so is the cache."""

    def __init__(self, model: Path) -> None:
        """Raise OSError, ValueError or KeyError where the model, or its description beside it, cannot be read."""
        described = json.loads(Path(f"{model}.json").read_text(encoding="utf-8"))
        self._model = model
        self._language = str(described["espeak"]["voice"]).partition("-")[0]
        with model.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        self.name = f"piper-tts {version('piper-tts')}"
        self.voice = f"{model.stem} {digest[:16]}"

    def languages(self) -> list[str]:
        """The one language of the model."""
        return [self._language]

    def speak_in(self, language: str) -> None:
        """Raise OtherLanguageError for a language that is not the model's; an empty one is English."""
        wanted = language.partition("-")[0] or "en"
        if wanted != self._language:
            raise OtherLanguageError(f"the model {self._model.name} speaks {self._language}, not {wanted}")

    def render(
        self, text: str, *, rate: int, volume: float, pitch: int
    ) -> tuple["array[int]", list[tuple[int, int]]]:
        """Samples at our rate, as loud as espeak's, and word marks by estimate. The pitch is the model's own.

        Raises NarrationError where nothing comes of the text.
        """
        samples = self._spoken(text, self._scale(rate))
        start, end = heard_span(samples)
        if start == end:
            raise NarrationError(f"the model made no sound of {text!r}")
        return levelled(samples, volume_db(volume)), _marks(text, ms_of(start), ms_of(end))

    def _scale(self, rate: int) -> float:
        """Piper's `length_scale` for espeak's words a minute: models differ, so this one's own pace is measured once."""
        wanted_ms = SPECIMEN_MS_AT_100 * 100 / rate
        return min(SLOWEST, max(FASTEST, wanted_ms / self._specimen_ms))

    @cached_property
    def _specimen_ms(self) -> int:
        start, end = heard_span(self._spoken(SPECIMEN, 1.0))
        return max(1, ms_of(end) - ms_of(start))

    @cached_property
    def _loaded(self) -> Any:
        return PiperVoice.load(str(self._model))

    def _spoken(self, text: str, length_scale: float) -> "array[int]":
        whole = array("h")
        for chunk in self._loaded.synthesize(text, syn_config=SynthesisConfig(length_scale=length_scale)):
            samples = from_bytes(chunk.audio_int16_bytes)[:: chunk.sample_channels]
            whole.extend(resampled(samples, chunk.sample_rate))
        return whole


def _marks(text: str, start_ms: int, end_ms: int) -> list[tuple[int, int]]:
    """Where each word probably begins: the caption's estimate, over the length that the sound has."""
    guess = estimate(Line(text), AgeBand.B)
    share = (end_ms - start_ms) / max(1, guess.duration_ms - BREATH_MS)
    return [(word.start, start_ms + round(word.at_ms * share)) for word in guess.words]
