"""Translations as values: what a PO file holds, once it has been read, and how a text is looked up in it."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from kiosk.scenario.marks import read_line
from kiosk.scenario.model import Line, Place
from kiosk.scenario.outline import Row
from kiosk.scenario.problems import Findings

MACHINE: Final = "machine"
REVIEWED: Final = "reviewed by "
ENGLISH: Final = "en-GB"
MARK: Final = re.compile(r"\[[^\[\]]*\]|^\((?:loud|thinking)\)")
NAMES: Final = {
    "ar": "العربية",
    "bn": "বাংলা",
    "cy": "Cymraeg",
    "es": "Español",
    "fr": "Français",
    "gu": "ગુજરાતી",
    "pa": "ਪੰਜਾਬੀ",
    "pl": "Polski",
    "pt": "Português",
    "ro": "Română",
    "so": "Soomaali",
    "ta": "தமிழ்",
    "tr": "Türkçe",
    "uk": "Українська",
    "ur": "اردو",
}
"""What each language is called by those who speak it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a PO file. Fuzzy ones are not shown: their English text has changed since."""

    context: str
    english: str
    text: str
    line: int = 1
    is_fuzzy: bool = False
    is_machine_made: bool = False

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.english

    @property
    def is_shown(self) -> bool:
        return bool(self.text.strip()) and not self.is_fuzzy


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The translations of one pack, or of the app's own words, into one language. `review` is as its header says."""

    language: str
    review: str
    entries: tuple[Entry, ...]
    _texts: Mapping[tuple[str, str], str] = field(
        default_factory=lambda: MappingProxyType({}), init=False, compare=False, repr=False
    )

    def __post_init__(self) -> None:
        shown = {entry.key: entry.text for entry in self.entries if entry.is_shown}
        object.__setattr__(self, "_texts", MappingProxyType(shown))

    def text(self, context: str, english: str) -> str:
        """The translation of a text; empty where there is none to show."""
        return self._texts.get((context, english), "")

    @property
    def is_reviewed(self) -> bool:
        """Whether somebody who is named has reviewed all of it."""
        return self.review.startswith(REVIEWED) and not any(
            entry.is_machine_made for entry in self.entries if entry.is_shown
        )


def marks_of(text: str) -> Counter[str]:
    """The marks in a text as it is written, `[pause 0.5]` and `(loud)`, and how often each stands there."""
    return Counter(MARK.findall(text.strip()))


def line_in(text: str, language: str) -> Line:
    """A translated line as it is spoken and shown; its marks are those of the English line, or none."""
    row = Row(text, Place(language))
    return read_line(row, Findings(language), may_act=True)


def name_of_language(language: str) -> str:
    """What a language is called by those who speak it, else its tag."""
    return NAMES.get(language.partition("-")[0], language)


def counted(catalogue: Catalogue, wanted: Iterable[tuple[str, str]]) -> tuple[int, int, int]:
    """How many of these texts are translated, fuzzy and missing."""
    by_key = {entry.key: entry for entry in catalogue.entries}
    translated = fuzzy = missing = 0
    for key in wanted:
        entry = by_key.get(key)
        if entry is None or not entry.text.strip():
            missing += 1
        elif entry.is_fuzzy:
            fuzzy += 1
        else:
            translated += 1
    return translated, fuzzy, missing
