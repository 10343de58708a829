"""What there is to read aloud, of a pack or of the app itself, and where the recordings are kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from kiosk.errors import UsageError
from kiosk.narration.recordings import Recording, recordings_in
from kiosk.narration.recordings_check import Script, check_recordings
from kiosk.narration.takes import Take, read_takes
from kiosk.packs import LoadedPack, load_pack
from kiosk.packs.catalogue import in_pack, language_of, read_catalogue
from kiosk.programme import APP_FOLDER, RECORDINGS
from kiosk.scenario.model import Manner
from kiosk.scenario.problems import Findings, Problem
from kiosk.scenario.script import ScriptLine, script_of
from kiosk.scenario.tongue import Tongue, own_line
from kiosk.scenario.translatable import texts_of_all
from kiosk.scenario.translation import ENGLISH, Catalogue
from kiosk.wordlist import CHOICE, spoken_lines

APP: Final = "app"
"""The name of the app's own words, where a pack is asked for."""


@dataclass(frozen=True, slots=True)
class ToRead:
    """The lines of a pack, or of the app, in each of its languages; `folder` is that of its recordings."""

    name: str
    folder: Path
    languages: tuple[str, ...]
    script: Script

    def recorded(self, language: str) -> dict[str, Recording]:
        """The recordings that there are in a language, by fingerprint; those of lines that have changed are among them."""
        return {one.fingerprint: one for one in recordings_in(self.folder, language)}

    def missing(self, language: str) -> tuple[ScriptLine, ...]:
        """The lines that nobody has read yet, in their order."""
        recorded = self.recorded(language)
        return tuple(one for one in self.script(language) if one.fingerprint not in recorded)

    def stale(self, language: str) -> tuple[Recording, ...]:
        """The recordings of lines that have changed since.

        What lies in one folder with the app's own words and was never one of them belongs to some pack.
        """
        known = {one.fingerprint for one in self.script(language)}
        takes = self.takes(language)
        left = (one for name, one in self.recorded(language).items() if name not in known)
        return tuple(one for one in left if self.name != APP or _is_own(takes.get(one.fingerprint)))

    def takes(self, language: str) -> dict[str, Take]:
        return read_takes(self.folder / language)


def of_pack(folder: Path) -> ToRead:
    """What is read of the pack in this folder. Raises UsageError where there is none, or one with mistakes in it."""
    loaded = load_pack(folder)
    errors = [problem for problem in loaded.problems if problem.is_error]
    if errors or not loaded.pack.id:
        first = f": {errors[0]}" if errors else ""
        raise UsageError(f"{folder}: a pack is read once “kiosk check” finds no mistake in it{first}")
    languages = (loaded.pack.language, *map(language_of, in_pack(folder)))
    return ToRead(loaded.pack.id, folder / RECORDINGS, languages, script_of_pack(loaded))


def of_app(state: Path) -> ToRead:
    """What Clever says of himself; recordings of it are the technician's, in the state folder."""
    languages = (ENGLISH, *map(language_of, in_pack(APP_FOLDER)))
    return ToRead(APP, state / RECORDINGS, languages, cache(_own_script))


def script_of_pack(loaded: LoadedPack) -> Script:
    """The lines of a pack by language; each language is read from the disk once."""

    @cache
    def script(language: str) -> Sequence[ScriptLine]:
        texts = texts_of_all(loaded.pack.scenarios)
        if language == loaded.pack.language:
            return script_of(texts, language)
        catalogue = _catalogue(loaded.folder, language)
        return script_of(texts, language, catalogue) if catalogue else ()

    return script


def recording_problems(loaded: LoadedPack) -> Iterator[Problem]:
    """What `kiosk check` tells of a pack's recordings."""
    return check_recordings(loaded.folder / RECORDINGS, script_of_pack(loaded))


def _own_script(language: str) -> Sequence[ScriptLine]:
    catalogue = _catalogue(APP_FOLDER, language)
    if catalogue is None and language != ENGLISH:
        return ()
    tongue = Tongue(language, catalogue, has_voice=True) if catalogue else None
    first: dict[str, ScriptLine] = {}
    for name, english in spoken_lines():
        line = own_line(english, tongue, is_bilingual=False) if tongue else english
        if CHOICE not in line.text and line.language == language:
            manner = "" if line.manner is Manner.PLAIN else f"({line.manner}) "
            one = ScriptLine(f"{APP}/{name}", line, manner + line.text)
            first.setdefault(one.fingerprint, one)
    return tuple(first.values())


def _catalogue(folder: Path, language: str) -> Catalogue | None:
    found = next((path for path in in_pack(folder) if language_of(path) == language), None)
    return read_catalogue(found, Findings(str(found))) if found else None


def _is_own(take: Take | None) -> bool:
    return take is not None and take.line_id.startswith(f"{APP}/")
