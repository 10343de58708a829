"""The officer's set-up: big tiles, by touch or by the two buttons; START opens the round."""

from kiosk.play.screens import SetUpScreen
from kiosk.ui.grid import Box
from kiosk.ui.screens.tiles import TilesView
from kiosk.ui.screens.view import Start, Target


class SetUpView(TilesView):
    def show(self, screen: SetUpScreen) -> None:
        self.lay_tiles(screen.fields, screen.focus)
        self.ids.start.is_pressed = screen.is_starting
        self.ids.notes.text = "  ".join(screen.notices)

    @property
    def room(self) -> Box:
        """Three rows of tiles want all the room below the title, beside which the notices stand."""
        return self.near.set_up_tiles

    def targets(self) -> tuple[Target, ...]:
        return (*super().targets(), Target(self.near.start, Start()))
