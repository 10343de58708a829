"""How long to wait before the next try: longer each time, by chance, so that a hub that is back is not run over."""

from typing import Final

FIRST_S: Final = 2.0
LONGEST_S: Final = 900.0
LONGEST_ASKED_S: Final = 3_600.0
"""A hub may ask for more patience than we have by ourselves, but not for ever."""
MOST_DOUBLINGS: Final = 20


def wait_s(failures: int, chance: float, retry_after_s: int | None = None) -> float:
    """Seconds until the next try after so many failures (1…) in a row; `chance` is from 0 up to 1.

    Full jitter (Amazon's architecture blog, 2015): anything up to a bound that doubles from 2 s to 15 minutes. What the
    hub asks for goes before. There is no last try.
    """
    if retry_after_s is not None:
        return min(max(float(retry_after_s), FIRST_S), LONGEST_ASKED_S)
    return chance * min(FIRST_S * 2.0 ** min(max(failures - 1, 0), MOST_DOUBLINGS), LONGEST_S)
