"""The last line of defence between what was mixed and an ear: never above the ceiling, and never a click for it."""

from array import array
from collections.abc import Sequence

from kiosk.narration.sound import PEAK_LIMIT, samples_of

AHEAD_SAMPLES = samples_of(5)
"""How far it looks ahead: it has turned down before the peak comes."""

_RELEASE = 0.05  # of full gain in each 5 ms: back up within a tenth of a second


class Limiter:
    """Turns the whole mix down, on a straight slope, for as long as it would be louder than `ceiling`.

    Cutting off peaks would be heard as a crackle; a softer tenth of a second is not heard at all.
    """

    def __init__(self, ceiling: int = PEAK_LIMIT) -> None:
        self._ceiling = ceiling
        self._gain = 1.0

    def limited(self, mixed: Sequence[float], count: int) -> "array[int]":
        """The first `count` samples, none above the ceiling; what follows in `mixed` is what comes next, for its peaks."""
        ceiling, samples = self._ceiling, array("h")
        if self._gain == 1.0 and _peak(mixed) <= ceiling:
            return array("h", map(int, mixed[:count]))
        for start in range(0, count, AHEAD_SAMPLES):
            piece = mixed[start : min(start + AHEAD_SAMPLES, count)]
            aim = min(
                1.0,
                self._gain + _RELEASE * len(piece) / AHEAD_SAMPLES,
                ceiling / max(1.0, _peak(mixed[start : start + 2 * AHEAD_SAMPLES])),
            )
            slope = (aim - self._gain) / len(piece)
            for at, value in enumerate(piece):
                loud = int(value * (self._gain + slope * at))
                # What nobody could foresee, a sound that begins at its loudest, is cut off after all.
                samples.append(min(ceiling, max(-ceiling, loud)))
            self._gain = aim
        return samples

    def rest(self) -> None:
        """Nothing sounds: the next sound meets it at full gain."""
        self._gain = 1.0


def _peak(values: Sequence[float]) -> float:
    if not values:
        return 0.0
    highest, lowest = max(values), min(values)
    return max(highest, -lowest)
