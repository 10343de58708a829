"""The officer's screens: a row or two of tiles, one of them in focus."""

from collections.abc import Sequence

from kiosk.play.screens import Field
from kiosk.ui.grid import Box
from kiosk.ui.rows import Tile, tile_boxes
from kiosk.ui.screens.view import Target, View


class TilesView(View):
    def build(self) -> None:
        self._tiles: list[Tile] = []

    @property
    def room(self) -> Box:
        """Where the tiles stand."""
        return self.near.tiles

    def lay_tiles(self, fields: Sequence[Field], focus: int) -> None:
        """Show a tile for each of these; the same number of them as before keep their places."""
        boxes = tile_boxes(self.near, len(fields), self.room)
        if len(self._tiles) != len(boxes):
            for tile in self._tiles:
                self.remove_widget(tile)
            self._tiles = [Tile(grid=self.near, pos=box.pos, size=box.size) for box in boxes]
            for tile in self._tiles:
                self.add_widget(tile)
        for number, (tile, field) in enumerate(zip(self._tiles, fields, strict=True)):
            tile.show(field.label, field.value, is_focused=number == focus)

    def targets(self) -> tuple[Target, ...]:
        boxes = tile_boxes(self.near, len(self._tiles), self.room)
        return tuple(Target(box, number) for number, box in enumerate(boxes))
