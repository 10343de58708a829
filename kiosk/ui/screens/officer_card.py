"""The officer's choices in the middle of a round, and what the officer should know."""

from kiosk.play.screens import OfficerCard
from kiosk.ui.rows import Tile, tile_boxes
from kiosk.ui.screens.view import Target, View


class OfficerCardView(View):
    def build(self) -> None:
        self._tiles: list[Tile] = []

    def show(self, screen: OfficerCard) -> None:
        boxes = tile_boxes(self.grid, len(screen.rows))
        if len(self._tiles) != len(boxes):
            for tile in self._tiles:
                self.remove_widget(tile)
            self._tiles = [Tile(grid=self.grid, pos=box.pos, size=box.size) for box in boxes]
            for tile in self._tiles:
                self.add_widget(tile)
        for number, (tile, row) in enumerate(zip(self._tiles, screen.rows, strict=True)):
            tile.show(row.label, row.value, is_focused=number == screen.focus)
        self.ids.coming.text = screen.coming
        self.ids.notes.text = "  ".join(screen.notes)

    def targets(self) -> tuple[Target, ...]:
        return tuple(
            Target(box, number) for number, box in enumerate(tile_boxes(self.grid, len(self._tiles)))
        )
