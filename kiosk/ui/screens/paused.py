"""Calm Clever and nothing else."""

from kiosk.play.screens import Paused
from kiosk.ui.grid import Box
from kiosk.ui.screens.view import View


class PausedView(View):
    def build(self) -> None:
        grid = self.grid
        height = round(grid.height * 0.66)
        width = round(height * 0.95)
        self.add_clever(Box((grid.width - width) // 2, round(grid.height * 0.12), width, height))
        self.draw_place(self.ids.stage, "calm")

    def show(self, _screen: Paused) -> None:
        self.direct("calm", is_still=True)
