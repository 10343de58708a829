"""Screens on which Clever tells something under a scene: their stage, caption and Clever are the same."""

from typing import Any, Final

from hardware.events import Side
from kiosk.play.screens import Caption
from kiosk.scenario.model import Scene
from kiosk.ui.art.heads import heads
from kiosk.ui.art.kit import Kit
from kiosk.ui.art.stage import SIZE
from kiosk.ui.pieces import Spoken
from kiosk.ui.regard import Regard
from kiosk.ui.screens.view import View, scene_size
from kiosk.ui.turning import Shift, eased

RISE_SHARE: Final = 0.35
"""How far a caption rises, of its letters' size."""

DOWN_TO: Final = {Side.GO: (-0.8, -0.7), Side.NEVER_GO: (0.8, -0.7)}
"""Where Clever looks when a side is pressed: down to that button."""

EYES_SHARE: Final = 0.64
"""How high Clever's eyes are, of his height."""


class ToldView(View):
    """A stage, Clever at its right, and the caption bar; the layout has the ids `stage` and `caption`."""

    crosses_over = True

    def build(self) -> None:
        self._caption: Caption | None = None
        self._scene: Scene | None = None
        self._regard: Regard | None = None
        self.is_glancing = False
        self._words_shift = Shift(self.ids.caption.words)
        self.add_clever(self.grid.sided(self.grid.story_clever), index=1)
        draw_speaker(self)

    def tell(self, screen: Any) -> None:
        """Show the parts that all such screens have."""
        self._caption = screen.caption
        if screen.scene is not None and screen.scene != self._scene:
            self._scene = screen.scene
            self._regard = self._look_round(screen.scene)
        self.draw_scene(
            self.ids.stage, screen.scene, is_quiet=screen.is_quiet or self.tools.look.has_high_contrast
        )
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

    def _look_round(self, scene: Scene) -> Regard:
        """Where everybody in this scene is, as Clever sees it from where he stands."""
        stage, clever = self.ids.stage, self.clever
        kit = Kit(self.tools.artist.theme, lambda _what: None)
        width, height = scene_size(self.grid, stage)
        scale = max(width / SIZE[0], height / SIZE[1])
        places = {
            role: (
                stage.center_x + (x - SIZE[0] / 2) * scale + self.grid.cast_shift,
                stage.y + (SIZE[1] - y) * scale,
            )
            for role, (x, y) in heads(scene, kit).items()
        }
        eyes = (clever.center_x, clever.y + clever.height * EYES_SHARE)
        return Regard(places, eyes, stage.width)

    def glance(self, screen: Any) -> None:
        """Strike Clever's pose; a press that means nothing gets his glance and a stamp at its side."""
        self.ids.stamps.show(screen.glance, screen.presses)
        self.is_glancing = screen.glance is not None
        gaze = DOWN_TO[screen.glance] if self.is_glancing else self.clever.gaze
        self.direct(screen.clever, is_still=screen.is_quiet, gaze=gaze)

    def attend(self, word: tuple[int, int] | None) -> None:
        """Look at whoever the word that is heard names; a glance at a button just pressed goes first."""
        if self._regard is not None and self._caption is not None and not self.is_glancing:
            self.clever.gaze = self._regard.at(self._caption.line.text, word)

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


def draw_speaker(view: View) -> None:
    """Where a bar has signs for words, draw Clever's head in it: he is the one who speaks."""
    speaker = view.ids.caption.speaker
    if speaker is not None:
        view.draw_sign(speaker, "clever-head")
