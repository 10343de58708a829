"""Between rounds: Clever waves, says who he is, and whom to ask. Dimmed, he sleeps."""

from kiosk.play.screens import Attract, Caption
from kiosk.ui import labels
from kiosk.ui.grid import Box
from kiosk.ui.pieces import Spoken
from kiosk.ui.screens.view import View

FRAMES_A_SECOND = 15
"""With ten a wave of the hand is seen to stutter."""


class AttractView(View):
    def build(self) -> None:
        self._caption: Caption | None = None
        grid = self.grid
        height = round(grid.height * 0.78)
        width = round(height * 0.95)
        left = round(grid.width * 0.3) - width // 2
        self.add_clever(Box(left, round(grid.height * 0.055), width, height), index=8)
        self.clever.fps = FRAMES_A_SECOND
        self.clever.is_rehearsing = True
        self.draw_place(self.ids.stage, "attract")

    def show(self, screen: Attract) -> None:
        self._caption = screen.caption
        is_dimmed = screen.is_dimmed
        self.ids.night.is_hidden = not is_dimmed
        self.ids.hello.text = "" if is_dimmed else labels.HELLO
        self.ids.name.text = "" if is_dimmed else labels.NAME.format(name=self.tools.artist.theme.name)
        self.ids.wake.text = labels.WAKE if is_dimmed else ""
        self.ids.ask_plate.is_hidden = is_dimmed
        words = screen.caption.line.text if screen.caption else labels.ASK_TO_START
        self.ids.ask.text = "" if is_dimmed else words
        self._show_notices(() if is_dimmed else screen.notices)
        pose = "calm" if is_dimmed else "wave"
        self.direct(pose, is_still=is_dimmed or screen.is_quiet)

    def _show_notices(self, notices: tuple[str, ...]) -> None:
        self.ids.note_plate.is_hidden = not notices
        self.ids.note.text = labels.FOR_OFFICER + " ".join(notices) if notices else ""

    @property
    def spoken(self) -> Spoken:
        words: Spoken = self.ids.ask
        return words

    @property
    def caption(self) -> Caption | None:
        return self._caption
