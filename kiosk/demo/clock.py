"""A clock that moves only when it is told to."""


class FakeClock:
    """Implements `kiosk.ports.Clock`. Time in milliseconds; never goes back."""

    def __init__(self, start_ms: int = 1_000_000) -> None:
        self._now_ms = start_ms

    def now_ms(self) -> int:
        return self._now_ms

    def advance_to(self, at_ms: int) -> None:
        self._now_ms = max(self._now_ms, at_ms)
