"""The few pieces that every root needs: the clock, edges as events, a plain log."""

import logging
import sys
import time

from hardware.events import Edge
from kiosk.play.events import Pressed, Released


class SystemClock:
    """Implements `kiosk.ports.Clock`: the same monotonic clock that edges of buttons are stamped with."""

    def now_ms(self) -> int:
        return time.monotonic_ns() // 1_000_000


def deliver(edge: Edge) -> Pressed | Released:
    """Give an edge of a button as the engine's event."""
    return (Pressed if edge.is_down else Released)(edge.at_ms, edge.side)


def log_plainly(level: str = "INFO") -> None:
    """Log to standard error without times: the journal adds its own."""
    logging.basicConfig(
        level=level, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s", force=True
    )
