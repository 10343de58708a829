"""Our own debounce over raw edges, since that of gpiozero and lgpio loses and sticks them (gpiozero issues 697, 1039)."""

from hardware.events import Edge, Part, Side

QUIET_MS = 30
"""A contact counts as at rest once it has not moved for this long."""


class Debouncer:
    """Turns the raw edges of one contact into presses and releases.

    The first edge after rest passes at once. What follows waits until the contact has been quiet for `quiet_ms`; then
    the level it came to rest at is told if it differs, stamped with the moment it got there. Endless chatter is therefore
    one press that lasts, never a burst of presses. Edges alternate and their times never go back.
    Not safe for two threads at once.
    """

    __slots__ = (
        "_down",
        "_last_raw_ms",
        "_part",
        "_quiet_ms",
        "_raw",
        "_raw_since_ms",
        "_side",
        "_told_ms",
        "_unrest_since_ms",
    )

    def __init__(self, side: Side, part: Part = Part.BUTTON, *, quiet_ms: int = QUIET_MS) -> None:
        self._side = side
        self._part = part
        self._quiet_ms = quiet_ms
        self._down = False
        self._raw = False
        self._raw_since_ms = 0
        self._told_ms = 0
        self._last_raw_ms: int | None = None
        self._unrest_since_ms = 0

    @property
    def is_down(self) -> bool:
        """What has been reported; the contact itself may be elsewhere until it has settled."""
        return self._down

    @property
    def settle_at_ms(self) -> int | None:
        """When `settle` is due; None while the contact is at rest."""
        return None if self._last_raw_ms is None else self._last_raw_ms + self._quiet_ms

    def raw(self, at_ms: int, *, is_down: bool) -> tuple[Edge, ...]:
        """Take a raw edge; return what is to be told at once: none, one, or two when a late `settle` was due first."""
        told = self.settle(at_ms)
        at_ms = max(at_ms, self._raw_since_ms, self._last_raw_ms or 0)
        if self._last_raw_ms is not None:
            self._note(at_ms, is_down=is_down)
            return told
        if is_down == self._down:
            return told
        self._unrest_since_ms = at_ms
        self._note(at_ms, is_down=is_down)
        return (*told, self._tell())

    def settle(self, at_ms: int, *, is_down: bool | None = None) -> tuple[Edge, ...]:
        """Come to rest if it is time; `is_down` is the level read from the pin, when the last edge may have been lost."""
        due_ms = self.settle_at_ms
        if due_ms is None or at_ms < due_ms:
            return ()
        if is_down is not None and is_down != self._raw:
            # An edge was lost: the true level holds since some unknown moment up to now.
            self._raw, self._raw_since_ms = is_down, at_ms
        self._last_raw_ms = None
        return () if self._raw == self._down else (self._tell(),)

    def chatter_ms(self, at_ms: int) -> int:
        """Say how long the contact has failed to come to rest; 0 at rest."""
        return 0 if self._last_raw_ms is None else max(0, at_ms - self._unrest_since_ms)

    def down_ms(self, at_ms: int) -> int:
        """Say how long the button has been reported down; 0 while it is up."""
        return max(0, at_ms - self._told_ms) if self._down else 0

    def _note(self, at_ms: int, *, is_down: bool) -> None:
        if is_down != self._raw:
            self._raw, self._raw_since_ms = is_down, at_ms
        self._last_raw_ms = at_ms

    def _tell(self) -> Edge:
        self._down = self._raw
        self._told_ms = self._raw_since_ms
        return Edge(self._side, is_down=self._down, at_ms=self._told_ms, part=self._part)
