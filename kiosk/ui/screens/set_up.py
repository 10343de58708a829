"""The officer's set-up: big tiles, by touch or by the two buttons; START opens the round."""

from kiosk.play.screens import SetUpScreen
from kiosk.ui import labels
from kiosk.ui.rows import Tile, tile_boxes
from kiosk.ui.screens.view import Start, Target, View


class SetUpView(View):
    def build(self) -> None:
        self._tiles: list[Tile] = []

    def show(self, screen: SetUpScreen) -> None:
        boxes = tile_boxes(self.grid, len(screen.fields))
        if len(self._tiles) != len(boxes):
            for tile in self._tiles:
                self.remove_widget(tile)
            self._tiles = [Tile(grid=self.grid, pos=box.pos, size=box.size) for box in boxes]
            for tile in self._tiles:
                self.add_widget(tile)
        for number, (tile, field) in enumerate(zip(self._tiles, screen.fields, strict=True)):
            tile.show(field.label, field.value, is_focused=number == screen.focus)
        self.ids.start.is_pressed = screen.is_starting
        self.ids.notes.text = "  ".join(screen.notices)

    def targets(self) -> tuple[Target, ...]:
        tiles = tile_boxes(self.grid, len(self._tiles))
        options = (Target(box, number) for number, box in enumerate(tiles))
        return (*options, Target(self.grid.start, Start()))

    @property
    def title(self) -> str:
        return labels.SET_UP
