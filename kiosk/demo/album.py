"""Pictures of a sitting: one of each screen that was met, numbered in the order in which they came."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from kiosk.errors import UsageError
from kiosk.play import effects as do
from kiosk.play import screens
from kiosk.play.effects import Effect
from kiosk.play.events import Event


class Camera(Protocol):
    def save_picture(self, path: Path) -> None:
        """Save the frame that is on the screen as a PNG."""


class Album:
    """A witness that wants a picture of each new kind of screen, once its frame is drawn."""

    def __init__(self, folder: Path, camera: Camera) -> None:
        self.folder = folder
        self._camera = camera
        self._taken: list[str] = []
        self._wanted: str | None = None

    def saw(self, event: Event | None, effects: Sequence[Effect]) -> None:
        for effect in effects:
            if isinstance(effect, do.Show):
                title = title_of(effect.screen)
                self._wanted = None if title in self._taken else title

    def take(self) -> None:
        """Take the picture that is wanted; call it when the frame is drawn. Raises UsageError where it cannot be saved."""
        if self._wanted is None:
            return
        self._taken.append(self._wanted)
        try:
            if len(self._taken) == 1:
                self._clear()
            self._camera.save_picture(self.folder / f"{len(self._taken):02}-{self._wanted}.png")
        except OSError as error:
            raise UsageError(
                f"{self.folder}: no pictures can be put there ({error.strerror}): choose another folder with --pictures,"
                " or --no-pictures"
            ) from error
        self._wanted = None

    def _clear(self) -> None:
        """Take away the pictures of the time before; nothing else that may be in the folder."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for old in self.folder.glob("[0-9][0-9]-*.png"):
            old.unlink()

    def __len__(self) -> int:
        return len(self._taken)


def title_of(screen: screens.Screen) -> str:
    """The name of a picture: the kind of screen, and the state that is worth a picture of its own."""
    match screen:
        case screens.Decide(pressed=side) | screens.Ready(asked=side) if side:
            return f"{_kind(screen)}-{side}"
        case screens.Feedback(verdict=verdict):
            return f"feedback-{verdict}"
        case screens.Practise(is_acting=True):
            return "practise-acting"
        case screens.Story(item=item):
            return f"story-{item}"
    return _kind(screen)


def _kind(screen: screens.Screen) -> str:
    name = type(screen).__name__
    return "".join("-" + letter.lower() if letter.isupper() else letter for letter in name).lstrip("-")
