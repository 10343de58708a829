"""So many requests a minute from one sender, and no more."""

import threading
from collections import deque
from typing import Final

MINUTE_S: Final = 60.0
MOST_SENDERS: Final = 50_000
"""Remembered at once; the one longest silent is forgotten first."""


class Rates:
    """Counts in the memory of one process. Safe from any thread. `now` is monotonic seconds."""

    def __init__(self, most_a_minute: int) -> None:
        self._most = most_a_minute
        self._met: dict[str, deque[float]] = {}
        self._turn = threading.Lock()

    def wait_s(self, sender: str, now: float) -> float:
        """0.0 where the request may be served, and it is counted; else the seconds until the next one may."""
        with self._turn:
            times = self._met.pop(sender, None) or deque()
            self._met[sender] = times
            while times and now - times[0] >= MINUTE_S:
                times.popleft()
            if len(times) >= self._most:
                return MINUTE_S - (now - times[0])
            times.append(now)
            if len(self._met) > MOST_SENDERS:
                del self._met[next(iter(self._met))]
            return 0.0
