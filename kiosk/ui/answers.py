"""The two answers at the foot of a screen: equal in area, letters and depth; pressed and unpressed alike for both."""

from typing import Any

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from hardware.events import Side
from kiosk.ui import labels, shapes, theme
from kiosk.ui.grid import Box, Grid
from kiosk.ui.lettering import fit
from kiosk.ui.pieces import Shape, Words


class AnswerButton(Widget):
    """GO or NEVER GO. All its states are drawn beforehand: to press it swaps a texture."""

    grid = ObjectProperty()
    side = ObjectProperty(Side.GO)
    state = StringProperty("plain")
    is_ticked = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.face = Shape()
        self.words = Words(is_bold=True, colour=theme.WHITE, align="center", max_lines=1)
        self.tick = Shape(is_hidden=True)
        for piece in (self.face, self.words, self.tick):
            self.add_widget(piece)
        self._faces: dict[str, str] = {}
        self.bind(state=self._paint, is_ticked=self._paint)

    def build(self) -> None:
        """Draw every state; called once the size is known."""
        box = self.box
        is_go = self.side is Side.GO
        self._faces = {
            "plain": shapes.answer(box.width, box.height, is_go=is_go),
            "pressed": shapes.answer(box.width, box.height, is_go=is_go, is_pressed=True),
            "faded": shapes.answer(box.width, box.height, is_go=is_go, is_faded=True),
        }
        self.pos, self.size = box.pos, box.size
        self.face.pos, self.face.size = box.pos, box.size
        for svg in self._faces.values():
            self.face.svg = svg
        left, width = words_box(self.grid, box)
        self.words.size_px = answer_px(self.grid)
        self.words.size = (width, round(box.height * 0.945))
        self.words.text = labels.SIDES[self.side]
        tick = self.grid.px(72)
        self.tick.size = (tick, tick)
        self.tick.pos = (box.right - tick - self.grid.px(8), box.top - tick + self.grid.px(20))
        self.tick.svg = shapes.tick(tick, theme.INK, theme.AMBER)
        self._left = left
        self._paint()

    @property
    def box(self) -> Box:
        box: Box = self.grid.go if self.side is Side.GO else self.grid.never_go
        return box

    def _paint(self, *_: Any) -> None:
        if not self._faces:
            return
        box = self.box
        self.face.svg = self._faces[self.state]
        sunk = round(box.height * 0.055) if self.state != "pressed" else 0
        self.words.pos = (box.x + self._left, box.y + sunk)
        self.tick.is_hidden = not self.is_ticked


def words_box(grid: Grid, box: Box) -> tuple[int, int]:
    """Where an answer's letters begin, in pixels from its left edge, and how wide their room is."""
    left = round(shapes.sign_centre_x(box.height) + shapes.sign_side(box.height) / 2) + grid.px(14)
    return left, box.width - left - grid.px(34)


def answer_px(grid: Grid) -> int:
    """One size of letters for both: the longer word decides."""
    _, width = words_box(grid, grid.never_go)
    longest = labels.SIDES[Side.NEVER_GO]
    return fit(longest, grid.px(76), width, grid.never_go.height, is_bold=True, max_lines=1).size_px
