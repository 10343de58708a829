"""When each word of a rendered line is heard, and how loud it is: what captions and Clever's mouth follow."""

from dataclasses import dataclass

LEVEL_STEP_MS = 20


@dataclass(frozen=True, slots=True)
class Word:
    """The characters `start:end` of the line's text, heard from `at_ms` (from the first sample) until the next word."""

    start: int
    end: int
    at_ms: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """A clip's words in order, its length, and its loudness (0–255) every `LEVEL_STEP_MS`."""

    duration_ms: int
    words: tuple[Word, ...]
    levels: bytes = b""
    is_estimate: bool = False

    def word_at(self, played_ms: int) -> Word | None:
        """The word being heard; None before the first one."""
        found = None
        for word in self.words:
            if word.at_ms > played_ms:
                break
            found = word
        return found

    def level_at(self, played_ms: int) -> float:
        """Loudness 0.0–1.0 at this moment; 0 outside the clip."""
        index = played_ms // LEVEL_STEP_MS
        return self.levels[index] / 255 if 0 <= index < len(self.levels) else 0.0
