"""The officer's choices in the middle of a round, and what the officer should know."""

from kiosk.play.screens import OfficerCard
from kiosk.ui.grid import Box
from kiosk.ui.screens.tiles import TilesView


class OfficerCardView(TilesView):
    @property
    def room(self) -> Box:
        return self.near.card_tiles

    def show(self, screen: OfficerCard) -> None:
        self.lay_tiles(screen.rows, screen.focus)
        self.ids.coming.text = screen.coming
        self.ids.notes.text = "  ".join(screen.notes)
