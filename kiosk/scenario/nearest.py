"""The nearest known word to one that is not known, for "did you mean"."""

from collections.abc import Iterable
from difflib import get_close_matches

LONGEST = 60
"""Words longer than this are nobody's slip of the finger, and comparing them takes time that grows with their square."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like this one, whatever its case; None where none is like it."""
    if len(word) > LONGEST:
        return None
    by_folded = {candidate.casefold().replace("_", "-"): candidate for candidate in known}
    found = get_close_matches(word.casefold().replace("_", "-").replace(" ", "-"), by_folded, n=1, cutoff=0.6)
    if found:
        return by_folded[found[0]]
    begun = [
        name for folded, name in by_folded.items() if len(word) > 2 and folded.startswith(word.casefold())
    ]
    return begun[0] if len(begun) == 1 else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A sentence that follows another one, with a space before it; empty where nothing is near."""
    found = nearest(word, known)
    return f' Did you mean "{found}"?' if found else ""
