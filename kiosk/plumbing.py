"""The few pieces that every root needs: the clock, edges as events, a plain log, signals, thrifty memory."""

import contextlib
import ctypes
import logging
import signal
import sys
import time
from collections.abc import Callable

from hardware.events import Edge, Faults, Part, Side
from kiosk.play.events import PanelChanged, Pressed, Released, Source


class SystemClock:
    """Implements `kiosk.ports.Clock`: the same monotonic clock that edges of buttons are stamped with."""

    def now_ms(self) -> int:
        return time.monotonic_ns() // 1_000_000


def deliver(edge: Edge) -> Pressed | Released:
    """Give an edge of a button, or of the switch in its socket, as the engine's event."""
    source = Source.SWITCH if edge.part is Part.SWITCH else Source.BUTTON
    return (Pressed if edge.is_down else Released)(edge.at_ms, edge.side, source)


def deliver_faults(at_ms: int, faults: Faults) -> PanelChanged:
    """Give what is wrong with a panel as the engine's event."""

    def sides(part: Part) -> tuple[Side, ...]:
        return tuple(fault.side for fault in faults if fault.part is part)

    return PanelChanged(
        at_ms, sides(Part.BUTTON), loose_switches=sides(Part.SWITCH), dark_lamps=sides(Part.LAMP)
    )


def log_plainly(level: str = "INFO") -> None:
    """Log to standard error without times: the journal adds its own."""
    logging.basicConfig(
        level=level, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s", force=True
    )


def on_signal(act: Callable[[], None]) -> None:
    """Do this on SIGTERM and SIGINT from now on."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: act())


M_TRIM_THRESHOLD, M_MMAP_THRESHOLD, M_ARENA_MAX = -1, -3, -8
"""Names and numbers of glibc's malloc.h."""


def keep_memory_small() -> None:
    """Have glibc hand back every freed picture at once, instead of keeping holes for the next.

    Once a large block has been freed glibc takes blocks up to its size from the heap, which then never shrinks: after a
    round at 1920×1080 that was 253 MB of private memory, with this 189 (2026-11-22). Elsewhere than on glibc: nothing.
    """
    with contextlib.suppress(OSError, AttributeError):
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(M_MMAP_THRESHOLD, 128 * 1024)
        mallopt(M_TRIM_THRESHOLD, 128 * 1024)
        mallopt(M_ARENA_MAX, 2)
