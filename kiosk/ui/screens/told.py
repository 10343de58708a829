"""Screens on which Clever tells something under a scene: their stage, caption and Clever are the same."""

from typing import Any, Final

from kiosk.play.screens import Caption
from kiosk.ui.pieces import Spoken
from kiosk.ui.screens.view import View
from kiosk.ui.turning import Shift, eased

RISE_SHARE: Final = 0.35
"""How far a caption rises, of its letters' size."""


class ToldView(View):
    """A stage, Clever at its right, and the caption bar; the layout has the ids `stage` and `caption`."""

    crosses_over = True

    def build(self) -> None:
        self._caption: Caption | None = None
        self._words_shift = Shift(self.ids.caption.words)
        self.add_clever(self.grid.story_clever, index=1)

    def tell(self, screen: Any) -> None:
        """Show the parts that all such screens have."""
        self._caption = screen.caption
        self.draw_scene(self.ids.stage, screen.scene, is_quiet=screen.is_quiet)
        before = self.spoken.text
        self.ids.caption.show(screen.caption)
        turn = self.turn(is_quiet=screen.is_quiet)
        if turn is not None and self.spoken.text != before:
            turn.play(self._rise)

    def _rise(self, share: float) -> None:
        """A new caption comes up from a little below."""
        left = 1 - eased(share)
        self.spoken.opacity = 1 - left * left
        self._words_shift.to(0, -left * RISE_SHARE * self.spoken.size_px)

    @property
    def floor(self) -> str:
        return self.worn.floor

    @property
    def spoken(self) -> Spoken:
        words: Spoken = self.ids.caption.words
        return words

    @property
    def caption(self) -> Caption | None:
        return self._caption
