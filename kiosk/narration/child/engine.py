"""What the voice process asks of an engine."""

from typing import TYPE_CHECKING, Protocol

from kiosk.errors import NarrationError

if TYPE_CHECKING:
    from array import array


class OtherLanguageError(NarrationError):
    """The engine is well, but never speaks this language."""


class Engine(Protocol):
    @property
    def name(self) -> str:
        """The engine and its version."""

    @property
    def voice(self) -> str: ...

    def languages(self) -> list[str]:
        """The tags of the languages that it speaks, without their regions."""

    def speak_in(self, language: str) -> None:
        """Speak this language from now on, an empty one for English. Raises NarrationError where it has no voice."""

    def render(
        self, text: str, *, rate: int, volume: float, pitch: int
    ) -> tuple["array[int]", list[tuple[int, int]]]:
        """Samples at 22.05 kHz and word marks (character, milliseconds). Raises NarrationError where it refuses."""
