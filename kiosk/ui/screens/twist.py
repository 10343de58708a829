"""What if …? A detail changes; the class thinks aloud and any button goes on."""

from kiosk.play.screens import Twist
from kiosk.ui import labels
from kiosk.ui.grid import Box
from kiosk.ui.screens.told import ToldView


class TwistView(ToldView):
    @property
    def head_box(self) -> Box:
        """Taller where signs say all."""
        box: Box = self.grid.verdict
        return box.inset(0, 0 if self.is_worded else -self.grid.px(48), 0, 0)

    def show(self, screen: Twist) -> None:
        self.tell(screen)
        self.ids.head.text = "" if screen.may_go_on else self.said(labels.WHAT_IF)
        self.ids.hint.text = self.said(labels.GO_ON) if screen.may_go_on else ""
        self.glance(screen)
