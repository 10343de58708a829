"""Words that are long for an age band and that no list calls easy."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from kiosk.scenario.model import AgeBand, Place
from kiosk.scenario.problems import Severity
from kiosk.scenario.reading import syllables
from kiosk.scenario.told import Told
from kiosk.scenario.vocabulary import CHILDREN

LONG: Final = {AgeBand.A: 3, AgeBand.B: 3, AgeBand.C: 4}
"""From so many syllables on a word has to be in a list; the endings of its family are not counted."""
ENDINGS: Final = (
    ("ies", "y"),
    ("ied", "y"),
    ("es", ""),
    ("s", ""),
    ("ed", ""),
    ("d", ""),
    ("ing", ""),
    ("ing", "e"),
)
SHORTEST_STEM: Final = 3
PIECE: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def family(word: str) -> frozenset[str]:
    """The word in small letters, and what it may be an ending of: `tries` is of `try`, `stopping` of `stop`.

    Made by spelling alone: some of these forms are no words, and no list has them.
    """
    bare = re.sub(r"['’]s$|['’]$", "", word.lower()).replace("’", "'")
    stems = {
        bare[: -len(ending)] + instead
        for ending, instead in ENDINGS
        if bare.endswith(ending) and len(bare) - len(ending) >= SHORTEST_STEM
    }
    single = {stem[:-1] for stem in stems if re.search(r"([^aeiou])\1$", stem)}
    return frozenset({bare, *stems, *single})


def families(words: Iterable[str]) -> frozenset[str]:
    """All that the families of these words have; `Told.known` holds the easy words so."""
    return frozenset(form for word in words for form in family(word))


NAMES: Final = families(CHILDREN)
"""Of the children who can be drawn."""


def is_long(word: str, ages: AgeBand) -> bool:
    """Whether a word is long for this band, whatever its ending adds."""
    return syllables(word) >= LONG[ages] and min(map(syllables, family(word))) >= LONG[ages]


def find_hard_words(told: Told) -> None:
    """Report (L04, a warning) each hard word of a story where it is first met. Without word lists nothing is told."""
    easy = told.known.words
    if easy is None:
        return
    ages = told.scenario.ages
    seen: set[str] = set()
    for word, row, start in _words(told):
        if not is_long(word, ages):
            continue
        forms = family(word)
        if not (forms & easy or forms & NAMES or forms & seen):
            seen |= forms
            message = (
                f'"{word}" is a hard word at ages {ages}, with {syllables(word)} syllables. '
                "Use an easier word, or add it to words.txt."
            )
            place = Place(row.file, row.line, row.column + start)
            told.report("L04", place, message, width=len(word), severity=Severity.WARNING)


def _words(told: Told) -> Iterator[tuple[str, Place, int]]:
    """Every word that pupils hear or read, in the order of the file, with its row's place and where it starts there.

    What a hyphen joins is looked at piece by piece.
    """
    for row in (row for rows in told.blocks() for row in rows):
        for found in PIECE.finditer(row.text):
            yield found[0], row.place, found.start()
