"""What a class that voted may see of its own vote: which way it leans, and never who stands alone."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

SMALLEST_VOTE: Final = 10
"""Fewer presses than these are never shown; a setting may ask for more."""
FEWEST_DIFFERING: Final = 3
"""Where fewer than these chose the other side, no split is shown: a child must not stand alone."""
SMALLEST_LEANING: Final = 14
"""From here on each of most and half stands for three counts or more; below they are told as one."""


class Split(StrEnum):
    """How a vote fell. `SAME` does not say which side: what most chose would be copied in the second ballot."""

    SAME = "same"
    MIXED = "mixed"
    """Fewer than fourteen voted, three or more on either side."""
    MOST_GO = "most-go"
    HALF = "half"
    """The smaller side is 40 % or more."""
    MOST_NEVER_GO = "most-never-go"


class Change(StrEnum):
    """How two ballots of a story differ, as far as their splits tell."""

    CLOSER = "closer"
    APART = "apart"
    MORE_GO = "more-go"
    MORE_NEVER_GO = "more-never-go"
    LITTLE = "little"


SPLIT_WORDS: Final = {
    Split.SAME: "Nearly all of you chose the same.",
    Split.MIXED: "Some of you chose GO. Some chose NEVER GO.",
    Split.MOST_GO: "Most of you chose GO. Some chose NEVER GO.",
    Split.HALF: "About half chose GO, and half NEVER GO.",
    Split.MOST_NEVER_GO: "Most of you chose NEVER GO. Some chose GO.",
}
CHANGE_WORDS: Final = {
    Change.CLOSER: "You talked, and now you nearly all agree.",
    Change.APART: "You talked, and some of you think again.",
    Change.MORE_GO: "You talked, and more of you chose GO.",
    Change.MORE_NEVER_GO: "You talked, and more chose NEVER GO.",
    Change.LITTLE: "You talked, and you chose much as before.",
}
LEANINGS: Final = (Split.MOST_GO, Split.HALF, Split.MOST_NEVER_GO)


@dataclass(frozen=True, slots=True)
class Reveal:
    """One ballot as it may be shown. No count can be worked out of it, even by whoever knows how many voted."""

    split: Split

    @property
    def words(self) -> str:
        """For pupils, in English: at most 60 characters, sentences of at most ten words."""
        return SPLIT_WORDS[self.split]


def revealed(go: int, never_go: int, smallest: int = SMALLEST_VOTE) -> Reveal | None:
    """What may be shown of `go` and `never_go` presses; None where fewer than `smallest` (10 at least) voted.

    Whoever knows how many voted still finds three possible counts or more in each split.
    """
    whole, differing = go + never_go, min(go, never_go)
    if whole < max(smallest, SMALLEST_VOTE):
        return None
    if differing < FEWEST_DIFFERING:
        return Reveal(Split.SAME)
    if whole < SMALLEST_LEANING:
        return Reveal(Split.MIXED)
    if differing * 100 >= 40 * whole:
        return Reveal(Split.HALF)
    return Reveal(Split.MOST_GO if go > never_go else Split.MOST_NEVER_GO)


def changed(first: Reveal | None, second: Reveal | None) -> Change | None:
    """What may be said of the change from one ballot to the next; None where the splits do not tell.

    It is made from the two splits alone, so that it tells nothing that they do not.
    """
    if first is None or second is None:
        return None
    before, after = first.split, second.split
    if Split.SAME in {before, after}:
        if before is after:
            return None
        return Change.CLOSER if after is Split.SAME else Change.APART
    if Split.MIXED in {before, after}:
        return None
    if before is after:
        return Change.LITTLE
    return Change.MORE_NEVER_GO if LEANINGS.index(after) > LEANINGS.index(before) else Change.MORE_GO
