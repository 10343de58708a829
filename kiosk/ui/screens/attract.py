"""Between rounds: Clever waves, says who he is, and whom to ask. Dimmed, he sleeps."""

from typing import Final

from kiosk.play.screens import Attract, Caption
from kiosk.ui import labels, signs
from kiosk.ui.grid import Box
from kiosk.ui.pieces import Spoken
from kiosk.ui.screens.view import View

FRAMES_A_SECOND = 15
"""With ten a wave of the hand is seen to stutter."""
GROWN_UP: Final = "teacher"


class AttractView(View):
    def build(self) -> None:
        self._caption: Caption | None = None
        grid = self.grid
        height = round(grid.height * 0.78)
        width = round(height * 0.95)
        left = round(grid.width * 0.3) - width // 2
        at = len(self.children) - 1
        self.add_clever(grid.sided(Box(left, round(grid.height * 0.055), width, height)), index=at)
        self.clever.fps = FRAMES_A_SECOND
        self.clever.is_rehearsing = True
        self.save_paint()
        self.draw_place(self.ids.stage, "attract")
        if not self.is_worded:
            self.draw_sign(self.ids.grown_up, GROWN_UP)
            start = self.ids.start
            start.svg = signs.start(int(start.width), self.worn.letters)

    def show(self, screen: Attract) -> None:
        self._caption = screen.caption
        is_dimmed = screen.is_dimmed
        is_lettered = self.is_worded and not is_dimmed
        self.ids.night.is_hidden = not is_dimmed
        self.ids.hello.text = self.said(labels.HELLO) if is_lettered else ""
        self.ids.name.text = self._name() if is_lettered else ""
        self.ids.wake.text = self.said(labels.WAKE) if is_dimmed and self.is_worded else ""
        self.ids.wake_signs.text = labels.WAKE if is_dimmed and not self.is_worded else ""
        self.ids.ask_plate.is_hidden = is_dimmed
        self.ids.grown_up.is_hidden = self.ids.start.is_hidden = is_dimmed or self.is_worded
        words = screen.caption.line.text if screen.caption else self.said(labels.ASK_TO_START)
        self.ids.ask.text = words if is_lettered else ""
        self._show_notices(() if is_dimmed else screen.notices)
        self._show_link(None if is_dimmed else screen.is_connected)
        pose = "calm" if is_dimmed else "wave"
        self.direct(pose, is_still=is_dimmed or screen.is_quiet)

    def _name(self) -> str:
        return self.said(labels.NAME).format(name=self.tools.artist.theme.name)

    def _show_notices(self, notices: tuple[str, ...]) -> None:
        """Said in full to those who read; a sign says where nobody should: set-up tells the officer."""
        words = labels.FOR_OFFICER + " ".join(notices) if notices else ""
        self.ids.note_plate.is_hidden = not (notices and self.is_worded)
        self.ids.note.text = words if self.is_worded else ""
        self.ids.note_sign.text = "" if self.is_worded else words

    def _show_link(self, is_connected: bool | None) -> None:
        """Say openly whether this machine can send anything at all; nothing where nobody knows."""
        link = self.ids.link
        link.meaning = signs.connected if is_connected else signs.off_line
        link.text = "" if is_connected is None else labels.CONNECTED if is_connected else labels.OFF_LINE

    @property
    def link_box(self) -> Box:
        grid = self.grid
        return grid.sided(Box(grid.margin, grid.margin, grid.px(200), grid.px(64)))  # type: ignore[no-any-return]

    @property
    def ask_box(self) -> Box:
        """The card that says whom to ask."""
        grid = self.grid
        if self.is_worded:
            ask: Box = grid.ask
            return ask
        width, height = grid.px(440), grid.px(260)
        card: Box = grid.sided(
            Box(grid.width - grid.margin - grid.px(16) - width, grid.px(56), width, height)
        )
        return card

    def sign_box(self, place: int) -> Box:
        """A grown-up, then the sign to begin."""
        grid, card = self.grid, self.ask_box
        side = grid.px(190) if place == 0 else grid.px(120)
        is_left = (place == 0) != grid.look.is_right_to_left
        left = card.x + (grid.px(40) if is_left else card.width - side - grid.px(40))
        return Box(left, card.y + (card.height - side) // 2 + grid.px(3), side, side)

    @property
    def note_box(self) -> Box:
        grid, card = self.grid, self.ask_box
        return Box(card.x + (card.width - grid.px(130)) // 2, card.top + grid.gap, grid.px(130), grid.px(80))

    @property
    def spoken(self) -> Spoken:
        words: Spoken = self.ids.ask
        return words

    @property
    def caption(self) -> Caption | None:
        return self._caption
