"""The words that a school is found by, and the letters that an officer picks, brought to one form."""

import itertools
import re
import unicodedata

MOST_LETTERS = 60
MOST_WHOLE_WORDS = 3
SAINTS = frozenset({"st", "sts", "ss", "saint", "saints"})
SPELLINGS = ("st", "saint")
_APOSTROPHES = re.compile(r"['’‘ʼ`´]")
_UNDIVIDED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"})
"""Letters that Unicode does not take apart into a plain one and its accent."""
_OTHERS = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """Small letters and digits in words: no accents, no apostrophes, and one blank for whatever else stands between."""
    bare = "".join(
        char
        for char in unicodedata.normalize("NFKD", text.casefold().translate(_UNDIVIDED))
        if not unicodedata.combining(char)
    )
    return _OTHERS.sub(" ", _APOSTROPHES.sub("", bare)).strip()


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name or a town, first things first.

    A saint is found in either spelling, and in one word too: `stannes` for “Saint Anne's”.
    """
    plain = fold(name).split()
    spelt = SPELLINGS if SAINTS.intersection(plain) else ()
    joined = [
        spelling + after
        for before, after in itertools.pairwise(plain)
        if before in SAINTS
        for spelling in SPELLINGS
    ]
    return tuple(dict.fromkeys((*plain, *spelt, *joined)))


def asked_words(letters: str) -> tuple[str, ...]:
    """What an officer has picked so far: whole words, and last the one that is being spelt, perhaps empty.

    Of many whole words the longest are enough.
    """
    cut = letters[:MOST_LETTERS]
    words = fold(cut).split()
    has_ended = not words or not (fold(cut[-1]) or _APOSTROPHES.fullmatch(cut[-1]))
    spelt = "" if has_ended else words.pop()
    longest = sorted(dict.fromkeys(words), key=lambda word: -len(word))[:MOST_WHOLE_WORDS]
    return (*longest, spelt)
