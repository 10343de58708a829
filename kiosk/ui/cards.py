"""Cards of paper: the plate behind words, and the question card with its point towards Clever."""

from typing import Any, Final

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.look import Telling
from kiosk.ui import shapes, sides, signs, theme
from kiosk.ui.grid import Box, Grid
from kiosk.ui.pieces import Plain, Shape

LOW_UNITS: Final = 152
LOW_PX: Final = 80
"""A card lower than either has no room for two rims."""


class Plate(Shape):
    """A rounded card of the widget's size: one that tells, one that can be touched, or one in focus."""

    grid = ObjectProperty()
    fill = StringProperty("")
    """Empty: the palette's card."""
    is_touched = BooleanProperty(False)
    is_lit = BooleanProperty(False)
    """In focus: filled, and with a double rim; a single one where the card is so low that the other would lie under its words."""
    radius = NumericProperty(28)
    """In units of the 1280×800 drawings."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        names = ("grid", "fill", "is_touched", "is_lit", "radius", "size")
        self.bind(**dict.fromkeys(names, self._draw))
        self._draw()

    def _draw(self, *_: Any) -> None:
        if self.grid is None or self.width < 8 or self.height < 8:
            return
        self.svg = shapes.card(
            int(self.width),
            int(self.height),
            fill=self.fill or theme.palette(self.grid.look).card,
            radius=self.grid.px(self.radius),
            edges=self._edges(),
            drop=self.grid.px(6),
        )

    def _edges(self) -> list[tuple[str, int]]:
        grid: Grid = self.grid
        worn = theme.palette(grid.look)
        if self.is_lit and self.height < max(LOW_PX, grid.px(LOW_UNITS)):
            return [(worn.ring, max(4, grid.px(6)))]
        if self.is_lit:
            return [(worn.ring, max(3, grid.px(5))), (worn.rim, grid.px(11))]
        colour = worn.edge if self.is_touched else worn.card_edge
        return [(colour, max(2, grid.px(worn.edge_units)))] if colour else []


class QuestionCard(Widget):
    """The card that holds the question: a rule under its head, a speech point at its lower left.

    Where a story is told without words: a question mark with the two answers' signs under it, or an ear while Clever
    prompts.
    """

    grid = ObjectProperty()
    is_prompting = BooleanProperty(False)
    is_blank = BooleanProperty(False)
    """Nothing of its own is on it where there are no words."""
    has_no_rule = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.plate, self.tail, self.rule = Plate(), Shape(), Plain()
        self.signs = (Shape(), Shape(), Shape())
        for piece in (self.tail, self.plate, self.rule, *self.signs):
            self.add_widget(piece)
        names = ("pos", "size", "grid", "is_prompting", "is_blank", "has_no_rule")
        self.bind(**dict.fromkeys(names, self._lay_out))
        self._lay_out()

    def _lay_out(self, *_: Any) -> None:
        grid: Grid | None = self.grid
        if grid is None or self.width <= 100:
            return
        worn = theme.palette(grid.look)
        self.plate.grid = grid
        self.plate.pos, self.plate.size = self.pos, self.size
        side = grid.px(64)
        self.tail.size = (side, side)
        self.tail.pos = (self.x - side // 2, self.y - side // 2 + grid.px(26))
        self.tail.svg = shapes.bubble_tail(side, side, worn.card_edge or worn.card)
        is_worded = grid.look.telling is Telling.CAPTIONS
        inset = grid.px(48)
        self.rule.is_hidden = not is_worded or self.has_no_rule
        self.rule.tint = worn.rule
        self.rule.size = (self.width - 2 * inset, max(2, grid.px(3)))
        self.rule.pos = (self.x + inset, grid.card_head.y - grid.px(4))
        if not is_worded:
            self._show_signs(worn)

    def _show_signs(self, worn: theme.Palette) -> None:
        grid: Grid = self.grid
        asked, go, never_go = self.signs
        for sign in self.signs:
            sign.opacity = 0 if self.is_blank else 1
        room = Box(int(self.x), int(self.y), int(self.width), int(self.height))
        go.is_hidden = never_go.is_hidden = self.is_prompting
        if self.is_prompting:
            side = round(room.height * 0.66)
            asked.svg = signs.ear(side, worn.letters)
            asked.size = (side, side)
            asked.pos = (room.x + (room.width - side) // 2, room.y + (room.height - side) // 2 + grid.px(3))
            return
        side, gap = round(room.height * 0.36), grid.px(26)
        mark = round(room.height * 0.42)
        asked.svg, asked.size = signs.question(mark, worn.letters), (mark, mark)
        foot = room.y + (room.height - side - mark - gap // 2) // 2 + grid.px(3)
        asked.pos = (room.x + (room.width - mark) // 2, foot + side + gap // 2)
        left = room.x + (room.width - 2 * side - gap) // 2
        for number, piece in enumerate((go, never_go)):
            piece.svg, piece.size = sides.sign(side, is_go=number == 0, worn=worn), (side, side)
            piece.pos = (left + number * (side + gap), foot)
