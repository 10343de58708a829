"""What every panel of two lit buttons can do, whoever drives it."""

from collections.abc import Callable, Mapping
from typing import Protocol

from hardware.events import Edge, Lamp, Side


class ButtonPanel(Protocol):
    """Two buttons and two lamps. `start` may be called once; `close` any number of times."""

    def start(self, on_edge: Callable[[Edge], None]) -> None:
        """Begin to report debounced edges, from any thread. A button already down is reported at once."""

    def light(self, go: Lamp, never_go: Lamp) -> None:
        """Ask both lamps for a pattern. Returns at once; safe from any thread."""

    def faults(self) -> Mapping[Side, str]:
        """Say in plain words what is wrong with a side; empty where nothing is known to be."""

    def close(self) -> None:
        """Put the lamps out and let go of the pins."""
