"""What kind of class it is, in words, where that is clear: from the bands of its stories alone."""

from collections.abc import Sequence
from enum import StrEnum
from math import dist
from statistics import NormalDist, fmean
from typing import Final

from kiosk.insight.bands import Share

NORMAL: Final = NormalDist()
CLEAR: Final = 0.5
"""The nearest kind must be at most half as far as the next."""
FEWEST_STORIES: Final = 3
"""On each side, arranged and not: with ten people these are thirty presses."""


class Kind(StrEnum):
    """How a class answers."""

    UNDERSTANDS = "sure about both"
    BLANKET = "says Never Go to everything"
    TRUSTING = "goes along too easily"
    NOT_CLEAR = "not clear"


CENTRES: Final = {
    Kind.UNDERSTANDS: (0.85, 0.15),
    Kind.BLANKET: (0.95, 0.80),
    Kind.TRUSTING: (0.40, 0.10),
}
"""The share of NEVER GO where nothing was arranged, and where it was."""


def kind_of(not_arranged: Sequence[Share], arranged: Sequence[Share]) -> Kind | None:
    """The kind of class whose stories fell into these bands; None where there are fewer than three on a side.

    Distances are between normal quantiles, so that 85 % and 95 % are as far apart as they are hard to tell by luck.
    `bench.kinds` says how often it errs.
    """
    if min(len(not_arranged), len(arranged)) < FEWEST_STORIES:
        return None
    found = _point(fmean(share.middle for share in not_arranged), fmean(share.middle for share in arranged))
    near = sorted((dist(found, _point(*centre)), kind) for kind, centre in CENTRES.items())
    return near[0][1] if near[0][0] <= CLEAR * near[1][0] else Kind.NOT_CLEAR


def _point(not_arranged: float, arranged: float) -> tuple[float, float]:
    return NORMAL.inv_cdf(not_arranged), NORMAL.inv_cdf(arranged)
