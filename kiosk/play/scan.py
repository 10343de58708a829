"""One-switch scanning, as a place remembers it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scan:
    """The answer (0…) that is lit, since when, and how often the light has moved on."""

    lit: int
    since: int
    changes: int = 0
