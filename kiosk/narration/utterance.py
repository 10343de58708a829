"""What the engine is asked to render for a line, and the key that its sound is kept under."""

import hashlib
import json
from dataclasses import asdict, dataclass

from kiosk.narration.pace import delivery
from kiosk.narration.pronunciation import Lexicon, Spoken
from kiosk.scenario.model import AgeBand, Line

FORMAT = 1
"""Of the clip: raise it whenever the same request would give another sound or other marks."""

VOICES = ("gmw/en+f3", "en-gb+f3", "en+f3", "gmw/en", "en-gb", "en")
"""The voice we want, then what is near it. espeak-ng 1.51 knows British English as `gmw/en` and refuses `en-gb+f3`."""

PITCH = 50
ENGLISH = "en-GB"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that is read in one go; `at` is where it starts in the whole spoken text."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Silence:
    silence_ms: int


@dataclass(frozen=True, slots=True)
class Utterance:
    """A line as the engine renders it, whatever its caption looks like."""

    text: str
    parts: tuple[Stretch | Silence, ...]
    rate: int
    volume: float
    pitch: int = PITCH
    language: str = ENGLISH

    def key(self, engine: str) -> str:
        """The name of its sound: any change of engine, voice, pace, text or pause gives another one."""
        facts = json.dumps([FORMAT, engine, self.as_request()], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(facts.encode()).hexdigest()

    def as_request(self) -> dict[str, object]:
        """What the child process is sent."""
        request: dict[str, object] = {
            "parts": [asdict(part) for part in self.parts],
            "rate": self.rate,
            "volume": self.volume,
            "pitch": self.pitch,
        }
        # Left out of English ones, so that what was rendered before there were languages is still found.
        return request if self.language == ENGLISH else {**request, "language": self.language}


def utterance_of(line: Line, ages: AgeBand, lexicon: Lexicon, *, is_quiet: bool) -> tuple[Utterance, Spoken]:
    """The line as it shall be rendered, and the way back from its spoken text to the caption."""
    spoken = lexicon.of(line.language).speak(line.text)
    parts: list[Stretch | Silence] = []
    done = 0
    for pause in sorted(line.pauses, key=lambda pause: pause.at):
        at = spoken.index_of(pause.at)
        parts += _stretch(spoken.text, done, at)
        parts.append(Silence(round(pause.seconds * 1000)))
        done = max(done, at)
    parts += _stretch(spoken.text, done, len(spoken.text))
    how = delivery(line.manner, ages, is_quiet=is_quiet)
    return Utterance(spoken.text, tuple(parts), how.rate, how.volume, language=line.language), spoken


def _stretch(text: str, start: int, end: int) -> list[Stretch]:
    piece = text[start:end]
    return [Stretch(start, piece)] if any(character.isalnum() for character in piece) else []
