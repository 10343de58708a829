"""pyttsx3, made to hand over samples and word times instead of playing them. Importing this needs espeak-ng."""

import ctypes
from array import array
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

import pyttsx3
from pyttsx3.drivers import _espeak, espeak

from kiosk.errors import NarrationError

_BUFFER_MS = 1000
VARIANT = "+f3"


class TimedDriver(espeak.EspeakDriver):  # type: ignore[misc]  # pyttsx3 ships no types
    """pyttsx3's espeak driver, made synchronous, and keeping what it throws away: each word's `audio_position`.

    Its own way is asynchronous and racy: `stop` cancels what settings are still queued, so that lines came out at the
    old rate, empty, or never (about one in ten, pyttsx3 2.99). Its callback prints, plays through a shell and, once a
    file was saved, writes that file again for ever.
    """

    def __init__(self, proxy: object) -> None:
        self.samples = array("h")
        self.marks: list[tuple[int, int]] = []
        if not espeak.EspeakDriver._moduleInitialized:  # noqa: SLF001 (espeak may be initialised once in a process)
            if _espeak.Initialize(_espeak.AUDIO_OUTPUT_SYNCHRONOUS, _BUFFER_MS) == _espeak.EE_INTERNAL_ERROR:
                raise NarrationError("espeak-ng could not be initialised")
            espeak.EspeakDriver._moduleInitialized = True  # noqa: SLF001
            espeak.EspeakDriver._defaultVoice = None  # noqa: SLF001
        super().__init__(proxy)

    def _start_synthesis(self, text: str) -> None:
        try:
            super()._start_synthesis(text)
        finally:
            self._speaking = False
            self._proxy.setBusy(False)
            self.endLoop()

    def _onSynth(self, wav: Any, count: int, events: Any) -> int:  # noqa: N802 (pyttsx3's name)
        if count > 0:
            self.samples.frombytes(ctypes.string_at(wav, count * ctypes.sizeof(ctypes.c_short)))
        for event in _until_terminated(events):
            if event.type == _espeak.EVENT_WORD and event.text_position > 0:
                self.marks.append((event.text_position - 1, event.audio_position))
        return 0


class Engine:
    """A pyttsx3 engine that renders to memory."""

    def __init__(self, voices: Sequence[str]) -> None:
        # pyttsx3 asks the module for its driver by this name; there is no other way in.
        espeak.buildDriver = TimedDriver
        self._engine = pyttsx3.init("espeak")
        self._errors: list[str] = []
        self._engine.connect("error", self._note)
        # Without one empty run after init the first sentence is lost (5 of 12 runs, pyttsx3 2.99).
        self._engine.runAndWait()
        self.voice = self._first_that_works(voices)
        self._language = ""
        self._voices = tuple(voices)
        self.name = f"pyttsx3 {version('pyttsx3')}, espeak-ng {_espeak.Info().decode()}"

    def languages(self) -> list[str]:
        """The tags of the languages that there are voices for, without their regions."""
        return sorted({language.partition("-")[0] for language in self._voice_of_language()})

    def speak_in(self, language: str) -> None:
        """Take the voice of this language, an empty one for the first. Raises NarrationError where it has none."""
        if language != self._language:
            self._first_that_works(self._voices_for(language) if language else self._voices)
            self._language = language

    def _voices_for(self, language: str) -> Sequence[str]:
        """What to try, the best first: the language as in its own country, with the variant of Clever's English voice."""
        known, wanted = self._voice_of_language(), language.lower()
        base = wanted.partition("-")[0]
        near = sorted(tag for tag in known if tag.startswith(f"{base}-"))
        found = [known[tag] for tag in (wanted, base, f"{base}-{base}", *near) if tag in known]
        if not found:
            raise NarrationError(f"espeak-ng has no voice for {language}")
        return [f"{found[0]}{VARIANT}", found[0]]

    def _voice_of_language(self) -> dict[str, str]:
        voices = self._engine.getProperty("voices")
        return {str(tag).lower(): str(voice.id) for voice in reversed(voices) for tag in voice.languages}

    def render(
        self, text: str, *, rate: int, volume: float, pitch: int
    ) -> tuple["array[int]", list[tuple[int, int]]]:
        """Samples at 22.05 kHz and word marks (character, milliseconds) of one stretch of text.

        Raises NarrationError where the engine refuses.
        """
        driver: TimedDriver = self._engine.proxy._driver  # noqa: SLF001 (pyttsx3 hides it)
        driver.samples, driver.marks = array("h"), []
        for name, value in (("rate", rate), ("volume", volume), ("pitch", pitch)):
            self._set(name, value)
        self._engine.save_to_file(text, "memory")
        self._engine.runAndWait()
        if self._errors:
            raise NarrationError(f"the engine refused {text!r}: {self._errors[-1]}")
        return driver.samples, driver.marks

    def _first_that_works(self, voices: Sequence[str]) -> str:
        for voice in voices:
            self._errors.clear()
            self._set("voice", voice)
            if not self._errors:
                return voice
        raise NarrationError(f"espeak-ng has none of the voices {', '.join(voices)} ({self._errors[-1]})")

    def _set(self, name: str, value: object) -> None:
        self._engine.setProperty(name, value)

    def _note(self, **problem: object) -> None:
        self._errors.append(str(problem.get("exception")))


def _until_terminated(events: Any) -> Any:
    index = 0
    while events[index].type != _espeak.EVENT_LIST_TERMINATED:
        yield events[index]
        index += 1
