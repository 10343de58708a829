"""What every panel of two lit buttons can do, whoever drives it."""

from collections.abc import Callable
from typing import Protocol

from hardware.events import Edge, Faults, Lamp


class ButtonPanel(Protocol):
    """Two buttons, two lamps, and a socket for a switch beside each button where it has them. `start` may be called once; `close` any number of times."""

    def start(
        self, on_edge: Callable[[Edge], None], on_faults: Callable[[Faults], None] | None = None
    ) -> None:
        """Begin to report debounced edges, from any thread. A button already down is reported at once.

        `on_faults` is told of all that is wrong whenever a part has gone wrong or come right since.
        """

    def light(self, go: Lamp, never_go: Lamp) -> None:
        """Ask both lamps for a pattern. Returns at once; safe from any thread."""

    def faults(self) -> Faults:
        """Say what is wrong with which part, now; empty where nothing is known to be."""

    def close(self) -> None:
        """Put the lamps out and let go of the pins."""
