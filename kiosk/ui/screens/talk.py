"""Partners tell each other why they chose what they chose; Clever listens."""

from typing import Final

from kiosk.play.group_screens import Talk
from kiosk.ui import signs
from kiosk.ui.grid import Box
from kiosk.ui.screens.between import BetweenView, row
from kiosk.ui.screens.told import DOWN_TO

PARTNERS: Final = ("linh", "kofi")


class TalkView(BetweenView):
    def build(self) -> None:
        super().build()
        stamps = self.ids.stamps
        self.remove_widget(stamps)
        # Behind the caption, which is long here, and before the place.
        self.add_widget(stamps, index=len(self.children) - 1)

    def draw_card(self, card: Box) -> None:
        first, middle, second = row(card, (1.0, 0.5, 1.0))
        self.add_picture(PARTNERS[0], first)
        self.add_picture(PARTNERS[1], second)
        self.add_mark(signs.talk, middle)

    def show(self, screen: Talk) -> None:
        self.tell(screen.caption, may_go_on=screen.may_go_on)
        self.ids.stamps.show(screen.glance, screen.presses)
        gaze = DOWN_TO[screen.glance] if screen.glance is not None else (0.0, 0.0)
        self.direct("listening", is_still=screen.is_quiet, gaze=gaze)
