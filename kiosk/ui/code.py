"""A QR code on the screen: whole pixels, on white, with its quiet zone, so that any telephone reads it."""

from collections.abc import Sequence
from typing import Any, Final

from PIL import Image

from kiosk.ui.grid import Box
from kiosk.ui.pieces import Piece
from kiosk.ui.textures import texture_of

QUIET: Final = 4
"""How wide the quiet zone is, in modules (ISO/IEC 18004)."""


def module_px(rows: int, room: int) -> int:
    """How many pixels a module of a code of so many rows takes in a square of `room` pixels; 0 where it has no room."""
    return room // (rows + 2 * QUIET) if rows else 0


def drawn(code: Sequence[str], module: int) -> Image.Image:
    """The code in black on white, with its quiet zone, so many pixels to a module."""
    side = len(code) + 2 * QUIET
    picture = Image.new("L", (side, side), 255)
    for y, row in enumerate(code):
        for x, bit in enumerate(row):
            if bit == "1":
                picture.putpixel((QUIET + x, QUIET + y), 0)
    return picture.resize((side * module, side * module), Image.Resampling.NEAREST)


class Code(Piece):
    """The code, as large as whole pixels allow, in the middle of a square."""

    def __init__(self, room: Box, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._room = room
        self._code: tuple[str, ...] = ()

    def show(self, code: tuple[str, ...]) -> None:
        """Draw this code; an empty one draws nothing."""
        if code == self._code:
            return
        self._code = code
        room = self._room
        module = module_px(len(code), min(room.size))
        self.is_hidden = not module
        if module:
            picture = drawn(code, module)
            self.size = picture.size
            self.pos = (
                room.x + (room.width - picture.width) // 2,
                room.y + (room.height - picture.height) // 2,
            )
            self._set_texture(texture_of(picture))
