"""What a drawing is composed with: a theme, and whoever hears of a name that has no picture."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Self

from kiosk.ui.art.library import Library
from kiosk.ui.art.theme import Theme

Body = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Kit:
    """`tell` hears of each name without a picture: `the prop moon`."""

    theme: Theme
    tell: Callable[[str], None]

    @property
    def library(self) -> Library:
        return self.theme.library

    def silent(self) -> Self:
        """The same for a drawing of which somebody has heard already."""
        return replace(self, tell=_unheard)


def _unheard(_what: str) -> None:
    """Tells nobody."""
