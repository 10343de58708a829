"""The folders of human recordings, `<language>/<fingerprint>.wav`, and the lines that are found in them."""

import hashlib
import logging
import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from kiosk.errors import NarrationError
from kiosk.narration.cache import Cache
from kiosk.narration.pace import BREATH_MS, estimate
from kiosk.narration.recorded import LARGEST_BYTES, mastered, read_recording
from kiosk.narration.renderer import Rendered
from kiosk.narration.sound import levels_of, ms_of, samples_of, to_bytes
from kiosk.narration.timeline import Timeline, Word
from kiosk.scenario.fingerprint import fingerprint
from kiosk.scenario.model import AgeBand, Line

log = logging.getLogger(__name__)

SUFFIX: Final = ".wav"
NAME: Final = re.compile(r"[0-9a-f]{64}")
FORMAT: Final = 1
"""Of what is made of a recording: raise it whenever the same file would give another sound or other words."""


@dataclass(frozen=True, slots=True)
class Recording:
    """One file, by the name it has: the fingerprint of the line that was read, or of what the line once was."""

    path: Path
    language: str
    fingerprint: str


def recordings_in(folder: Path, language: str = "*") -> Iterator[Recording]:
    """Every recording in a folder `recordings`, by language and name; files of other names are no recordings."""
    for path in sorted(folder.glob(f"{language}/*{SUFFIX}")):
        if NAME.fullmatch(path.stem) and not path.parent.name.startswith("."):
            yield Recording(path, path.parent.name, path.stem)


def recorded_in(folders: Sequence[Path], language: str) -> frozenset[str]:
    """The fingerprints of all that was read in this language, in any of these folders."""
    return frozenset(one.fingerprint for folder in folders for one in recordings_in(folder, language))


def content_of(path: Path) -> bytes:
    """What is in the file of a recording. Raises NarrationError with what is wrong, as the end of a sentence about it."""
    try:
        if path.is_symlink() or not path.is_file():
            raise NarrationError("it is no ordinary file")
        if path.stat().st_size > LARGEST_BYTES:
            raise NarrationError(
                f"it is larger than {LARGEST_BYTES // 1024 // 1024} MB: one line is a few seconds"
            )
        return path.read_bytes()
    except OSError as error:
        raise NarrationError(f"it cannot be read ({error.strerror or error})") from error


class Recordings:
    """Recordings that are heard instead of the voice. Folders that come first win; one that is not there is empty.

    Files are looked for once, at the first line that is asked for. Used from one thread at a time.
    """

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        self._folders = tuple(folders)
        self._found: dict[tuple[str, str], Path] | None = None
        self._unusable: set[Path] = set()

    def find(self, line: Line) -> Path | None:
        """The file with this line as it is now, in its language; None where there is none that can be used."""
        if not self._folders:
            return None
        path = self._all().get((line.language, fingerprint(line)))
        return None if path in self._unusable else path

    def rendered(self, line: Line, cache: Cache) -> Rendered | None:
        """The line as it was read, with its words in the caption's characters; None where the voice has to speak.

        A file that cannot be used is told in the log, once.
        """
        path = self.find(line)
        if path is None:
            return None
        try:
            content = content_of(path)
            key = _key(line, content)
            kept = cache.get(key)
            if kept is None:
                kept = as_heard(line, read_recording(content))
                cache.put(key, kept)
        except NarrationError as error:
            self._unusable.add(path)
            log.warning("%s: %s; the voice speaks this line", path, error)
            return None
        return kept

    def _all(self) -> dict[tuple[str, str], Path]:
        if self._found is None:
            self._found = {
                (one.language, one.fingerprint): one.path
                for folder in reversed(self._folders)
                for one in recordings_in(folder)
            }
        return self._found


def as_heard(line: Line, samples: "array[int]") -> Rendered:
    """A recording as it is played for this line.

    Pauses within a line are the reader's own; those before its first and after its last word are added to the sound.
    The words' times are estimated over the length that it really has.
    """
    last = len(line.text.rstrip())
    first = len(line.text) - len(line.text.lstrip())
    sound = mastered(samples, line.manner)
    before, after = (
        _silence(line, 0, first),
        _silence(line, last, len(line.text)) if last > first else array("h"),
    )
    inner = tuple(pause for pause in line.pauses if first < pause.at < last)
    words = _words(replace(line, pauses=inner), ms_of(len(before)), ms_of(len(sound)))
    whole = before + sound + after
    return Rendered(to_bytes(whole), Timeline(ms_of(len(whole)), words, levels_of(whole)))


def _words(line: Line, start_ms: int, sound_ms: int) -> tuple[Word, ...]:
    guess = estimate(line, AgeBand.B)
    share = sound_ms / max(1, guess.duration_ms - BREATH_MS)
    return tuple(replace(word, at_ms=start_ms + round(word.at_ms * share)) for word in guess.words)


def _silence(line: Line, start: int, end: int) -> "array[int]":
    held = [pause for pause in line.pauses if start <= pause.at <= end]
    return array("h", bytes(2 * samples_of(sum(pause.seconds for pause in held) * 1000)))


def _key(line: Line, content: bytes) -> str:
    """The name in the cache: of the file's content and of the line, whose characters its words are told in."""
    digest = hashlib.sha256(content).hexdigest()
    pauses = [(pause.at, pause.seconds) for pause in line.pauses]
    facts = f"recording {FORMAT}\n{digest}\n{line.manner}\n{pauses}\n{line.text}"
    return hashlib.sha256(facts.encode()).hexdigest()
