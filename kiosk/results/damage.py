"""Damaged results, kept beside the new file."""

from pathlib import Path

from kiosk.durable import free_number, set_file_aside
from kiosk.errors import ResultsError

MOST_SET_ASIDE = 20


class DamagedError(ResultsError):
    """The file was damaged and has been set aside."""

    def __init__(self, path: Path, aside: Path) -> None:
        super().__init__(
            f"{path.name} was damaged: it is kept as {aside.name} in {aside.parent}, and new results go to a new file."
            " Tell whoever looks after this kiosk."
        )


def set_aside(path: Path) -> Path:
    """Rename results.db and its log to `results-corrupt-<n>.db`, the first n that is free; returns the new path.

    Raises OSError where it cannot be moved, and ResultsError where so many have been that the card must be failing.
    """
    if free_number(path) > MOST_SET_ASIDE:
        raise ResultsError(
            f"{path.parent} already holds {MOST_SET_ASIDE} damaged results: this card is failing."
            " Copy them away and put in another card"
        )
    return set_file_aside(path)
