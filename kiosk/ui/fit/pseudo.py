"""Two languages that nobody speaks, to see early whether screens would hold a translation.

Nothing is lost by it: each word of the English text becomes one word, so that breaks and pages stay comparable.
"""

import re
from collections.abc import Callable
from typing import Final

GROWTH: Final = 1.4
"""How much longer German, Welsh or Tamil run than English, at worst, over a short sentence."""
LONGEST_WORD: Final = 14
ACCENTS: Final = str.maketrans("aceghijlnorstuwyzACEGHIJLNORSTUWYZ", "áćéĝĥîĵĺñôŕšţûŵŷžÁĆÉĜĤÎĴĹÑÔŔŠŢÛŴŶŽ")
ARABIC: Final = str.maketrans(
    "abcdefghijklmnopqrstuvwxyz?,;", "ابكديفجهيجكلمنوپقرستوڤوخىز؟،؛"
)  # one letter for one letter: shapes, joins and direction are real, the words are not
FILLER: Final = ("ñôŵ", "éñšô", "ţîĺšá")
WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def longer(text: str) -> str:
    """The text with accents on its letters and two fifths longer, in words of at most fourteen letters."""
    made = WORD.sub(lambda found: _stretched(found[0]).translate(ACCENTS), text)
    wanted = GROWTH * len(text)
    number = 0
    while len(made) < wanted:
        word = FILLER[number % len(FILLER)]
        made = f"{word} {made}"
        number += 1
    return made


def _stretched(word: str) -> str:
    """Two fifths longer where the word is short enough: its vowels doubled, then its end."""
    wanted = max(len(word), min(LONGEST_WORD, round(GROWTH * len(word))))
    letters = list(word)
    for at in range(len(letters) - 1, -1, -1):
        if len(letters) < wanted and letters[at].lower() in "aeiou":
            letters.insert(at, letters[at])
    while len(letters) < wanted:
        letters.append(letters[-1])
    return "".join(letters)


def right_to_left(text: str) -> str:
    """The text in Arabic letters, which run from right to left and join."""
    return text.lower().translate(ARABIC)


def unchanged(text: str) -> str:
    return text


LANGUAGES: Final[dict[str, Callable[[str], str]]] = {
    "as it is": unchanged,
    "in a language two fifths longer": longer,
    "in Arabic letters": right_to_left,
}
