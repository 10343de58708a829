"""Shares of a group in words: a few bands, never a count, and in each band two counts or more."""

from enum import StrEnum
from typing import Final

FOUR_BANDS_FROM: Final = 10
"""With fewer people some of four bands would hold one count only; a setting below ten is told in two."""


class Share(StrEnum):
    """How many did something, in four bands; none and all are inside the end bands."""

    FEW = "few"
    ABOUT_HALF = "about half"
    MOST = "most"
    NEARLY_ALL = "nearly all"
    HALF_OR_FEWER = "half or fewer"
    """Five to nine people: less than 60 %."""
    MOST_OR_ALL = "most or all"
    """Five to nine people: from 60 %."""

    @classmethod
    def of(cls, part: int, whole: int) -> "Share":
        """The band of `part` among `whole` (5 or more): up to 30 % few, from 60 % most, from 85 % nearly all.

        Whoever knows `whole` still has two counts or more to choose from; ValueError below 5, where that cannot be.
        """
        if not 0 <= part <= whole or whole < 5:
            raise ValueError(f"{part} of {whole} has no band: bands are for five people or more")
        if whole < FOUR_BANDS_FROM:
            return cls.MOST_OR_ALL if part * 100 >= 60 * whole else cls.HALF_OR_FEWER
        if part * 100 >= 85 * whole:
            return cls.NEARLY_ALL
        if part * 100 <= 30 * whole:
            return cls.FEW
        return cls.MOST if part * 100 >= 60 * whole else cls.ABOUT_HALF

    @property
    def middle(self) -> float:
        """A share that stands for the band in sums, 0.0–1.0."""
        return MIDDLES[self]


MIDDLES: Final = {
    Share.FEW: 0.15,
    Share.ABOUT_HALF: 0.45,
    Share.MOST: 0.72,
    Share.NEARLY_ALL: 0.94,
    Share.HALF_OR_FEWER: 0.30,
    Share.MOST_OR_ALL: 0.80,
}
