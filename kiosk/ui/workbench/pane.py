"""Where the stage stands in the author's window: a part of it, of the kiosk's size, out of which nothing is drawn."""

from typing import Any

from kivy.graphics import Color, Rectangle, ScissorPop, ScissorPush
from kivy.properties import ColorProperty
from kivy.uix.relativelayout import RelativeLayout

from kiosk.ui.theme import NIGHT, rgb


class Pane(RelativeLayout):
    """A window in the window, as far as the stage is concerned."""

    clearcolor = ColorProperty((*rgb(NIGHT), 1))

    def __init__(self, width: int, height: int, **kwargs: Any) -> None:
        super().__init__(size_hint=(None, None), size=(width, height), **kwargs)
        with self.canvas.before:
            self._cut = ScissorPush(x=0, y=0, width=width, height=height)
            self._paint = Color(*self.clearcolor)
            self._ground = Rectangle(size=(width, height))
        with self.canvas.after:
            ScissorPop()
        self.bind(pos=self._place, size=self._place, clearcolor=self._colour)
        self._place()

    def _place(self, *_: Any) -> None:
        # Scissors cut in the window's pixels, whatever has been moved before.
        self._cut.x, self._cut.y = (int(at) for at in self.pos)
        self._cut.width, self._cut.height = (int(side) for side in self.size)
        self._ground.size = self.size

    def _colour(self, *_: Any) -> None:
        self._paint.rgba = self.clearcolor
