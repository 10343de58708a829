"""How well a pool tells arranged from not arranged, and which way it leans.

“Not arranged” is the signal: H is the share of NEVER GO where nothing was arranged (check-first is that, too), F where
it was. Sensitivity d′ = z(H) − z(F), criterion c = −½(z(H) + z(F)), both after Green and Swets, *Signal Detection
Theory and Psychophysics* (1966), with the log-linear correction of Hautus (1995), *Behavior Research Methods* 27, 46–51:
0.5 is added to each count and 1 to each total.
"""

from dataclasses import dataclass
from math import exp, pi, sqrt
from statistics import NormalDist
from typing import Final

from kiosk.insight.pools import Asker, Part, Pool, Presses

LIKENESS: Final = 0.3
"""How alike one pupil's answers are to each other, as an intraclass correlation."""
NORMAL: Final = NormalDist()
TWO_SIDED_95: Final = NORMAL.inv_cdf(0.975)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its standard error. The interval covers 95 %."""

    value: float
    error: float

    @property
    def low(self) -> float:
        return self.value - TWO_SIDED_95 * self.error

    @property
    def high(self) -> float:
        return self.value + TWO_SIDED_95 * self.error


def sensitivity(not_arranged: Presses, arranged: Presses) -> Estimate:
    """d′: 0 where the arrangement makes no difference, about 2 where it is understood."""
    hits, alarms = _quantile(not_arranged), _quantile(arranged)
    return Estimate(hits - alarms, sqrt(_variance(not_arranged) + _variance(arranged)))


def criterion(not_arranged: Presses, arranged: Presses) -> Estimate:
    """c: below 0 says NEVER GO too readily, above 0 goes along too readily."""
    error = sqrt(_variance(not_arranged) + _variance(arranged)) / 2
    return Estimate(-(_quantile(not_arranged) + _quantile(arranged)) / 2, error)


def stranger_rule(pool: Pool) -> Estimate | None:
    """How much more often NEVER GO is said to unknown people than to known ones, −1.0–1.0.

    It is averaged over arranged and not arranged; None where one of the four is missing.
    """
    differences, variance = [], 0.0
    for is_arranged in (True, False):
        unknown = pool.parts.get(Part(is_arranged, Asker.UNKNOWN))
        known = pool.parts.get(Part(is_arranged, Asker.KNOWN))
        if unknown is None or known is None:
            return None
        differences.append(rate(unknown) - rate(known))
        variance += _share_variance(unknown) + _share_variance(known)
    return Estimate(sum(differences) / 2, sqrt(variance) / 2)


def rate(presses: Presses) -> float:
    """The share of NEVER GO with the log-linear correction: never 0 or 1."""
    return (presses.never_go + 0.5) / (presses.whole + 1)


def _quantile(presses: Presses) -> float:
    return NORMAL.inv_cdf(rate(presses))


def _variance(presses: Presses) -> float:
    """The variance of z(rate), after Gourevitch and Galanter (1967), *Psychometrika* 32, 25–33."""
    density = exp(-(_quantile(presses) ** 2) / 2) / sqrt(2 * pi)
    return _share_variance(presses) / density**2


def _share_variance(presses: Presses) -> float:
    """The variance of a share whose presses come in clusters: one pupil answers several stories.

    It is the binomial one times the design effect 1 + (m − 1)ρ of Kish, *Survey Sampling* (1965), for m stories.
    """
    share = rate(presses)
    return share * (1 - share) / (presses.whole + 1) * (1 + (max(presses.stories, 1) - 1) * LIKENESS)
