"""What is left behind: the teacher's page at the left, its code at the right, and how it goes with the stick."""

from kiosk.play.rooms.screens import LeaveBehind
from kiosk.ui import room_signs
from kiosk.ui.code import Code
from kiosk.ui.grid import Box
from kiosk.ui.screens.room import RoomView
from kiosk.ui.theme import WHITE


class LeaveBehindView(RoomView):
    def build(self) -> None:
        super().build()
        self._has_code: bool | None = None
        grid, room = self.near, self.room
        self._tells_height = round(self.label_px * 2.7)
        side = min(room.height - self._tells_height, round(grid.width * 0.4))
        column = grid.sided(Box(room.right - side, room.y, side, room.height))
        square = Box(column.x, column.top - side, side, side)
        self._paper = self.plate(square, fill=WHITE, radius=20)
        inner = square.inset(grid.px(4), grid.px(8), grid.px(4), grid.px(2))
        self._code = Code(inner)
        self.add_widget(self._code)
        tells = Box(column.x, column.y, side, self._tells_height)
        self._tells = self.write(
            tells, self.label_px, 2, align="center", valign="top", colour=self.worn.soft_letters
        )
        self._square = square
        self._lines = self.write(room, self.large_px, 12, valign="top")
        tall = max(grid.px(96), 58)
        self._foot = Box(room.x, room.y, room.width, tall)
        self._stick_plate = self.plate(self._foot, radius=20)
        self._sign = self.mark(self._foot)
        self._told = self.write(self._foot, self.read_px, 2)

    def show(self, screen: LeaveBehind) -> None:
        self.lay(screen, screen.title)
        has_code = bool(screen.qr)
        self._paper.is_hidden = not has_code
        self._code.show(screen.qr)
        self._tells.text = screen.qr_tells
        left = self._left(has_code=has_code)
        foot = Box(left.x, left.y, left.width, self._foot.height)
        self._say_stick(screen, foot)
        below = foot.height + self.near.gap if screen.told else 0
        side = self.near.px(8)
        box = left.inset(side, below, side, 0)
        self._lines.pos, self._lines.size = box.pos, box.size
        self._lines.text = "\n".join(screen.lines)

    def _left(self, *, has_code: bool) -> Box:
        """The room beside the code, or all of it."""
        room, grid = self.room, self.near
        if not has_code:
            return room
        taken = self._square.width + grid.px(28)
        return grid.sided(Box(room.x, room.y, room.width - taken, room.height))

    def _say_stick(self, screen: LeaveBehind, box: Box) -> None:
        self._stick_plate.is_hidden = self._sign.is_hidden = not screen.told or screen.stick is None
        self._told.text = screen.told
        if screen.stick is None:
            return
        grid, side = self.near, box.height - self.near.px(34)
        at = box.right - grid.px(18) - side if self.look.is_right_to_left else box.x + grid.px(18)
        self._stick_plate.pos, self._stick_plate.size = box.pos, box.size
        self._sign.pos, self._sign.size = (at, box.y + grid.px(20)), (side, side)
        self._sign.svg = room_signs.STICK[screen.stick](side, self.worn.letters)
        words = self.beside(box, side + grid.px(34), grid.px(16))
        self._told.pos, self._told.size = words.pos, words.size

    @property
    def code_box(self) -> Box:
        """Where the code is drawn, with its quiet zone."""
        return Box(int(self._code.x), int(self._code.y), int(self._code.width), int(self._code.height))
