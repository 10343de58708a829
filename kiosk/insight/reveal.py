"""What a class that voted may see of its own vote: which way it leans, and never who stands alone."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from kiosk.insight.bands import Share

SMALLEST_VOTE: Final = 10
"""Fewer presses than these are never shown; a setting may ask for more."""
SMALLEST_LEANING: Final = 20
"""From here on each split holds three counts or more, also for whoever reads the teacher's page as well."""


class Split(StrEnum):
    """How a vote fell. The bands of the teacher's page are kept whole, or cut where both parts stay wide."""

    SAME = "same"
    """Twenty or more voted, and at most 15 % differ. It does not say which side, and none look like two."""
    MOST_SAME = "most-same"
    """Fewer than twenty voted, and the one side has 70 % or the other 60 %; it does not say which."""
    MOST_GO = "most-go"
    HALF = "half"
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
    Split.MOST_SAME: "Most of you chose the same.",
    Split.MOST_GO: "Most of you chose GO. Some chose NEVER GO.",
    Split.HALF: "About half chose GO, and half NEVER GO.",
    Split.MOST_NEVER_GO: "Most of you chose NEVER GO. Some chose GO.",
}
CHANGE_WORDS: Final = {
    Change.CLOSER: "You talked, and now more of you agree.",
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

    Where fewer than three differ no split is shown.
    """
    whole = go + never_go
    if whole < max(smallest, SMALLEST_VOTE):
        return None
    share = Share.of(never_go, whole)
    if share is Share.ABOUT_HALF:
        return Reveal(Split.HALF)
    if whole < SMALLEST_LEANING:
        return Reveal(Split.MOST_SAME)
    if share is Share.NEARLY_ALL or never_go * 100 <= 15 * whole:
        return Reveal(Split.SAME)
    return Reveal(Split.MOST_NEVER_GO if share is Share.MOST else Split.MOST_GO)


@cache
def counts_alike(never_go: int, whole: int) -> range:
    """The counts of NEVER GO among `whole` (5 or more) that screen and page together do not tell from this one."""
    shown = (Share.of(never_go, whole), revealed(whole - never_go, never_go))
    alike = [
        count
        for count in range(whole + 1)
        if (Share.of(count, whole), revealed(whole - count, count)) == shown
    ]
    return range(alike[0], alike[-1] + 1)


def changed(first: Reveal | None, second: Reveal | None) -> Change | None:
    """What may be said of the change from one ballot to the next; None where the splits do not tell.

    It is made from the two splits alone, so that it tells nothing that they do not.
    """
    if first is None or second is None:
        return None
    before, after = first.split, second.split
    if before in LEANINGS and after in LEANINGS:
        step = LEANINGS.index(after) - LEANINGS.index(before)
        return Change.LITTLE if not step else Change.MORE_NEVER_GO if step > 0 else Change.MORE_GO
    if before is Split.HALF or (before in LEANINGS and after is Split.SAME):
        return Change.CLOSER
    return Change.APART if after is Split.HALF or (before is Split.SAME and after in LEANINGS) else None
