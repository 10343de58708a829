"""The doors of the officer's area: what the last page of the set-up leads to."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.play.places import Place


@dataclass(frozen=True, slots=True)
class Door:
    """A tile that leads to a place of its own; `place` makes that place as it is first entered."""

    name: str
    label: str
    value: str
    place: Callable[[], Place]


DOORS: tuple[Door, ...] = ()
"""In the order of their tiles."""
