"""What was safe, and why: the sign of the safe answer stands by Clever, never a cross."""

from kiosk.play.screens import Feedback
from kiosk.ui import labels
from kiosk.ui.grid import Box
from kiosk.ui.screens.told import ToldView


class FeedbackView(ToldView):
    @property
    def verdict_box(self) -> Box:
        """Wide enough for two signs and the longer of the two sentences; taller where signs say all."""
        box: Box = self.grid.verdict
        more = 0 if self.is_worded else self.grid.px(48)
        return box.inset(-self.grid.px(90), -more, 0, 0)

    def show(self, screen: Feedback) -> None:
        self.tell(screen)
        self.ids.verdict.side = screen.safe
        self.ids.verdict.verdict = screen.verdict
        self.ids.verdict.text = self.said(labels.VERDICTS[screen.safe])
        self.glance(screen)
