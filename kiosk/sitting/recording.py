"""A sitting written down as its events, so that it can be replayed. Only for demos: it holds the times of presses."""

from collections.abc import Sequence
from pathlib import Path

from kiosk.errors import UsageError
from kiosk.play.effects import Effect
from kiosk.play.events import Event
from kiosk.play.replay import OFFICE, line_of


class Recording:
    """A witness that appends each event to a file, one line each (`kiosk.play.replay` reads it)."""

    def __init__(self, path: Path) -> None:
        """Raises UsageError where the file cannot be written."""
        try:
            self._file = path.open("w", encoding="utf-8")
        except OSError as error:
            raise UsageError(f"{path}: the sitting cannot be saved there ({error.strerror})") from error

    def saw(self, event: Event | None, effects: Sequence[Effect]) -> None:
        if event is not None and not isinstance(event, OFFICE):
            self._file.write(line_of(event) + "\n")
            self._file.flush()
