"""The two answers at the foot of a screen: equal in area, letters and depth; pressed and unpressed alike for both."""

from typing import Any, Final

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from hardware.events import Side
from kiosk.look import Telling
from kiosk.ui import labels, shapes, sides, theme
from kiosk.ui.grid import Box, Grid
from kiosk.ui.lettering import fit
from kiosk.ui.pieces import Shape, Words
from kiosk.ui.sides import State

LETTERS_SHARE: Final = 0.945
"""The height of an answer that its letters stand on; the rest is its foot."""

HOME_SHARE: Final = 0.56
"""How large a name in another language is, of the English one's letters."""
HOME_HEIGHT: Final = 0.36


class AnswerButton(Widget):
    """GO or NEVER GO. All its states are drawn beforehand: to press it swaps a texture.

    Where a story is told without words it shows its sign alone. `place` is its box; without one, the grid's own.
    """

    grid = ObjectProperty()
    side = ObjectProperty(Side.GO)
    state = ObjectProperty(State.PLAIN)
    is_ticked = BooleanProperty(False)
    is_hidden = BooleanProperty(False)
    at_home = StringProperty("")
    """Its name in the pupils' language, in smaller letters under the English one that is printed on the button."""
    place = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.face = Shape()
        self.words = Words(is_bold=True, colour=theme.WHITE, align="center", max_lines=1)
        self.home = Words(is_bold=True, colour=theme.WHITE, align="center", max_lines=1)
        self.tick = Shape(is_hidden=True)
        for piece in (self.face, self.words, self.home, self.tick):
            self.add_widget(piece)
        self._faces: dict[State, str] = {}
        self.bind(state=self._paint, is_ticked=self._paint, is_hidden=self._paint, at_home=self._paint)

    def build(self) -> None:
        """Draw every state; called once the size is known."""
        grid: Grid = self.grid
        box = self.box
        is_worded = grid.look.telling is Telling.CAPTIONS
        self.pos, self.size = box.pos, box.size
        for state in State:
            around = self._around(state)
            self._faces[state] = sides.answer(
                around.width,
                around.height,
                is_go=self.side is Side.GO,
                state=state,
                worn=theme.palette(grid.look),
                is_sign_alone=not is_worded,
            )
            self.face.svg = self._faces[state]
        self._left, width = words_box(grid, box)
        self.words.size_px = answer_px(grid)
        self._width, self._is_worded = width, is_worded
        self.words.text = labels.SIDES[self.side] if is_worded else ""
        self.home.size_px = round(self.words.size_px * HOME_SHARE)
        tick = grid.px(72)
        self.tick.size = (tick, tick)
        self.tick.pos = (box.right - tick - grid.px(8), box.top - tick + grid.px(20))
        self.tick.svg = shapes.tick(tick, theme.INK, theme.AMBER)
        self._paint()

    @property
    def box(self) -> Box:
        own: Box = self.grid.go if self.side is Side.GO else self.grid.never_go
        return self.place or own

    def _around(self, state: State) -> Box:
        """Its box, which grows by half the gap to its neighbour where it is scanned."""
        box = self.box
        more = min(self.grid.gap, self.grid.margin) // 2 if state is State.SCANNED else 0
        return box.inset(-more, -more, -more, -more)

    def _paint(self, *_: Any) -> None:
        if not self._faces:
            return
        state: State = self.state
        box, around = self.box, self._around(state)
        self.face.svg = self._faces[state]
        self.face.pos, self.face.size = around.pos, around.size
        self.face.is_hidden = self.is_hidden
        sunk = 0 if state is State.PRESSED else round(box.height * (1 - LETTERS_SHARE))
        worn = theme.palette(self.grid.look)
        self.words.colour = sides.letters(self.side is Side.GO, state, worn)
        height, home = round(box.height * LETTERS_SHARE), self.at_home if self._is_worded else ""
        lower = round(height * HOME_HEIGHT) if home else 0
        self.words.pos = (box.x + self._left, box.y + sunk + lower)
        self.words.size = (self._width, height - lower - round(lower * 0.3))
        self.home.text, self.home.colour = home, self.words.colour
        self.home.pos = (box.x + self._left, box.y + sunk + round(lower * 0.35))
        self.home.size = (self._width, lower)
        self.words.opacity = self.home.opacity = 0 if self.is_hidden else 1
        self.tick.is_hidden = self.is_hidden or not self.is_ticked


def words_box(grid: Grid, box: Box) -> tuple[int, int]:
    """Where an answer's letters begin, in pixels from its left edge, and how wide their room is."""
    left = round(sides.sign_centre_x(box.height) + sides.sign_side(box.height) / 2) + grid.px(14)
    return left, box.width - left - grid.px(34)


def answer_px(grid: Grid) -> int:
    """One size of letters for both: the longer word decides."""
    _, width = words_box(grid, grid.never_go)
    longest = labels.SIDES[Side.NEVER_GO]
    return fit(longest, grid.px(76), width, grid.never_go.height, is_bold=True, max_lines=1).size_px
