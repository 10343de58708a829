"""How a caption is read out: the pack's lexicon, and the way back from what is spoken to what is written."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.scenario.translation import ENGLISH

# One character for one, so that positions stay: curly quotes split words in some engines, dashes are read as names.
_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "…": ".", "—": "–", "\u00a0": " ", "\n": " "})
_LONE_DASH = re.compile(r"(?<=\s)–(?=\s|$)")
_MARKS = "\u0300-\u036f\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09d7\u0a01-\u0a03\u0a3c-\u0a51\u0a70-\u0a71\u0a81-\u0a83\u0abc-\u0acd\u0b82\u0bbe-\u0bcd\u200c\u200d"
"""Vowel signs and the like, which Python counts as no letters: without them words of Bengali or Tamil fall apart."""
_LETTER = rf"(?:[^\W_]|[{_MARKS}])"
_WORD = re.compile(rf"{_LETTER}+(?:['’\-]{_LETTER}+)*")


_ENGLISH_END: Final = r"(?!\w)(?!'(?!s\b)\w)"
_ANY_END: Final = r"(?!\w)"
Entries = Sequence[tuple[str, str]]
"""Written and spoken forms; of two with one written form the later one counts."""


def words_of(text: str) -> Iterator[tuple[int, int]]:
    """Where each word of a text starts and ends, without the punctuation round it; `don't` and `check-in` are one."""
    return (match.span() for match in _WORD.finditer(text))


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the engine is given to read. `origins[i]` is the caption's character that spoken character `i` stands for."""

    text: str
    origins: tuple[int, ...]

    def index_of(self, caption_index: int) -> int:
        """The first spoken character that comes from `caption_index` or later; the text's length where none does."""
        return next((at for at, origin in enumerate(self.origins) if origin >= caption_index), len(self.text))


class Lexicon:
    """Written and spoken forms of words that the voice reads badly: English ones, and those of `others` by language.

    Whole words only; a possessive `'s` may follow, in other languages any ending behind an apostrophe. A form written in lower case stands for the word in any case
    (`quay` also mends `Quay`); one with a capital only for itself (`Fin` leaves a shark's `fin` alone). Where two forms
    fit, the longer one wins.
    """

    def __init__(
        self, entries: Entries = (), others: Mapping[str, Entries] | None = None, *, language: str = ENGLISH
    ) -> None:
        self._others = dict(others or {})
        self._made: dict[str, Lexicon] = {}
        forms = {
            written.translate(_PLAIN): spoken.translate(_PLAIN) for written, spoken in entries if written
        }
        self._exact = {written: spoken for written, spoken in forms.items() if not written.islower()}
        self._any_case = {written: spoken for written, spoken in forms.items() if written.islower()}
        either = [re.escape(form) for form in sorted(self._exact, key=len, reverse=True)]
        either += [f"(?i:{re.escape(form)})" for form in sorted(self._any_case, key=len, reverse=True)]
        found = "|".join(sorted(either, key=len, reverse=True))
        end = _ENGLISH_END if language == ENGLISH else _ANY_END
        self._pattern = re.compile(rf"(?<!\w)(?<!\w')(?:{found}){end}") if either else None

    def of(self, language: str) -> "Lexicon":
        """The lexicon for lines of this language, be it an empty one."""
        if language == ENGLISH:
            return self
        if language not in self._made:
            entries = self._others.get(language) or self._others.get(language.partition("-")[0], ())
            self._made[language] = Lexicon(entries, language=language)
        return self._made[language]

    def with_english(self, entries: Entries) -> "Lexicon":
        """The same for other languages, with these English forms."""
        return Lexicon(entries, self._others)

    def speak(self, text: str) -> Spoken:
        """The text as it shall be read out, with the way back."""
        plain = _LONE_DASH.sub(",", text.translate(_PLAIN)).replace("–", "-")
        spoken: list[str] = []
        origins: list[int] = []
        done = 0
        for match in self._pattern.finditer(plain) if self._pattern else ():
            said = self._said(match.group())
            spoken += plain[done : match.start()], said
            origins += range(done, match.start())
            length = match.end() - match.start()
            origins += (match.start() + index * length // len(said) for index in range(len(said)))
            done = match.end()
        spoken.append(plain[done:])
        origins += range(done, len(plain))
        return Spoken("".join(spoken), tuple(origins))

    def _said(self, written: str) -> str:
        exact = self._exact.get(written)
        return self._any_case[written.lower()] if exact is None else exact
