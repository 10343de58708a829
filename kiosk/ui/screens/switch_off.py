"""Switching off: one sentence, large, and a plug once it may be pulled."""

from kiosk.play.rooms.screens import SwitchOffPage
from kiosk.ui import room_signs
from kiosk.ui.grid import Box
from kiosk.ui.screens.room import RoomView


class SwitchOffPageView(RoomView):
    def build(self) -> None:
        super().build()
        grid, room = self.near, self.room
        side = min(round(room.height * 0.62), grid.px(300))
        self._plate = self.plate(room, fill=self.worn.lit, radius=28)
        self._sign = self.mark(
            grid.sided(Box(room.x + grid.px(60), room.y + (room.height - side) // 2, side, side))
        )
        pad, right = side + grid.px(110), grid.px(40)
        self._beside = self.beside(room, pad, right)
        self._alone = room.inset(grid.px(8), grid.px(10), grid.px(8), 0)
        self._text = self.write(self._alone, grid.title_px, 4, is_bold=True)

    def show(self, screen: SwitchOffPage) -> None:
        self.lay(screen, screen.title)
        self._plate.is_hidden = self._sign.is_hidden = not screen.is_safe
        self._sign.svg = room_signs.plug(int(self._sign.width), self.worn.lit_letters)
        box = self._beside if screen.is_safe else self._alone
        self._text.pos, self._text.size = box.pos, box.size
        self._text.colour = self.worn.lit_letters if screen.is_safe else self.worn.letters
        self._text.text = screen.text
