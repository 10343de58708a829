"""How bright a lamp is at a given moment: calm, and never more than three flashes a second."""

from dataclasses import dataclass, replace
from math import cos, tau

from hardware.events import Lamp

STEADY_LEVEL = 0.6
FULL_LEVEL = 1.0
BREATHE_PERIOD_MS = 4_000
BREATHE_LOW, BREATHE_HIGH = 0.06, 0.7
BLINK_MS = 160
BLINK_APART_MS = 400
"""From one blink to the next: 2.5 Hz, under the three flashes a second of WCAG 2.3.1."""
FRAME_MS = 40
"""25 steps a second are smooth to the eye at these speeds and leave the processor alone."""

_ANIMATED = frozenset({Lamp.BREATHE, Lamp.BREATHE_LATE, Lamp.SPARKLE})


@dataclass(frozen=True, slots=True)
class LampState:
    """What one lamp has been asked for. Times are monotonic milliseconds; brightness is 0.0–1.0 of full power."""

    pattern: Lamp = Lamp.OFF
    """What it shows once any blink is over; never `BLINK`."""
    blink_ms: int | None = None
    """When the latest blink began; None before the first."""
    blink_ends_ms: int = 0

    def asked(self, lamp: Lamp, at_ms: int) -> "LampState":
        """Take a new wish. A blink that comes too soon after another is dropped; a new pattern ends a blink."""
        if lamp is Lamp.BLINK:
            is_too_soon = self.blink_ms is not None and at_ms < self.blink_ms + BLINK_APART_MS
            return self if is_too_soon else replace(self, blink_ms=at_ms, blink_ends_ms=at_ms + BLINK_MS)
        if lamp is self.pattern:
            return self
        return replace(self, pattern=lamp, blink_ends_ms=min(self.blink_ends_ms, at_ms))

    def brightness(self, at_ms: int) -> float:
        """Give the share of full power at this moment, after the eye's own curve."""
        if at_ms < self.blink_ends_ms:
            # A lamp already full dips, so that the blink is seen on any pattern.
            return STEADY_LEVEL if self.pattern is Lamp.FULL else FULL_LEVEL
        return pattern_brightness(self.pattern, at_ms)

    def next_change_ms(self, at_ms: int) -> int | None:
        """Say when to look again; None while nothing will change by itself."""
        if at_ms < self.blink_ends_ms:
            return self.blink_ends_ms
        return at_ms + FRAME_MS if self.pattern in _ANIMATED else None


def pattern_brightness(lamp: Lamp, at_ms: int) -> float:
    """Give the brightness of a pattern that runs on its own. Both lamps share one time, so that they alternate."""
    match lamp:
        case Lamp.STEADY:
            return STEADY_LEVEL
        case Lamp.FULL:
            return FULL_LEVEL
        case Lamp.BREATHE:
            return _breath(at_ms)
        case Lamp.BREATHE_LATE:
            return _breath(at_ms + BREATHE_PERIOD_MS // 2)
        case Lamp.SPARKLE:
            return _sparkle(at_ms)
        case _:
            return 0.0


def _swell(at_ms: int, period_ms: int) -> float:
    return (1 - cos(tau * (at_ms % period_ms) / period_ms)) / 2


def _breath(at_ms: int) -> float:
    # Squared, because the eye sees power roughly as its square root: an even swell would look nearly always bright.
    return BREATHE_LOW + (BREATHE_HIGH - BREATHE_LOW) * _swell(at_ms, BREATHE_PERIOD_MS) ** 2


def _sparkle(at_ms: int) -> float:
    """Two slow swells that drift apart: lively, yet at most 1.1 Hz."""
    return 0.25 + 0.45 * _swell(at_ms, 900) + 0.3 * _swell(at_ms, 1_700)
