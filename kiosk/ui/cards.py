"""Cards of paper: the plate behind words, and the question card with its point towards Clever."""

from typing import Any

from kivy.properties import NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.ui import shapes, theme
from kiosk.ui.pieces import Plain, Shape


class Plate(Shape):
    """A rounded card of the widget's size; with `rim`, a coloured edge."""

    grid = ObjectProperty()
    fill = StringProperty(theme.CREAM)
    rim = StringProperty("")
    radius = NumericProperty(28)
    """In units of the 1280×800 drawings."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        names = ("grid", "fill", "rim", "radius", "size")
        self.bind(**dict.fromkeys(names, self._draw))
        self._draw()

    def _draw(self, *_: Any) -> None:
        if self.grid is None or self.width < 8 or self.height < 8:
            return
        self.svg = shapes.card(
            int(self.width),
            int(self.height),
            fill=self.fill,
            radius=self.grid.px(self.radius),
            rim=self.rim,
            rim_px=self.grid.px(9) if self.rim else 0,
            drop=self.grid.px(6),
        )


class QuestionCard(Widget):
    """The card that holds the question: a rule under its head, a speech point at its lower left."""

    grid = ObjectProperty()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.plate, self.tail, self.rule = Plate(), Shape(), Plain(tint=theme.SAND)
        for piece in (self.tail, self.plate, self.rule):
            self.add_widget(piece)
        self.bind(pos=self._lay_out, size=self._lay_out, grid=self._lay_out)
        self._lay_out()

    def _lay_out(self, *_: Any) -> None:
        grid = self.grid
        if grid is None or self.width <= 100:
            return
        self.plate.grid = grid
        self.plate.pos, self.plate.size = self.pos, self.size
        side = grid.px(64)
        self.tail.size = (side, side)
        self.tail.pos = (self.x - side // 2, self.y - side // 2 + grid.px(26))
        self.tail.svg = shapes.bubble_tail(side, side, theme.CREAM)
        inset = grid.px(48)
        self.rule.size = (self.width - 2 * inset, max(2, grid.px(3)))
        self.rule.pos = (self.x + inset, grid.card_head.y - grid.px(4))
