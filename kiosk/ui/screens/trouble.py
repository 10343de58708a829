"""Something is wrong that no pupil can mend: said calmly, with whom to tell."""

from kiosk.play.screens import Trouble
from kiosk.ui.grid import Box
from kiosk.ui.screens.view import View


class TroubleView(View):
    def build(self) -> None:
        grid = self.grid
        height = round(grid.height * 0.66)
        width = round(height * 0.95)
        left = round(grid.width * 0.24) - width // 2
        self.add_clever(grid.sided(Box(left, round(grid.height * 0.12), width, height)))

    def show(self, screen: Trouble) -> None:
        self.ids.words.text = screen.text
        self.direct("kind", is_still=True)
