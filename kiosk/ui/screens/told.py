"""Screens on which Clever tells something under a scene: their stage, caption and Clever are the same."""

from typing import Any

from kiosk.play.screens import Caption
from kiosk.ui.pieces import Spoken
from kiosk.ui.screens.view import View


class ToldView(View):
    """A stage, Clever at its right, and the caption bar; the layout has the ids `stage` and `caption`."""

    def build(self) -> None:
        self._caption: Caption | None = None
        self.add_clever(self.grid.story_clever, index=1)

    def tell(self, screen: Any) -> None:
        """Show the parts that all such screens have."""
        self._caption = screen.caption
        self.draw_scene(self.ids.stage, screen.scene, is_quiet=screen.is_quiet)
        self.ids.caption.show(screen.caption)

    @property
    def spoken(self) -> Spoken:
        words: Spoken = self.ids.caption.words
        return words

    @property
    def caption(self) -> Caption | None:
        return self._caption
