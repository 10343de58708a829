"""What was safe, and why: the sign of the safe answer stands by Clever, never a cross."""

from kiosk.play.screens import Feedback
from kiosk.ui import labels
from kiosk.ui.screens.told import ToldView


class FeedbackView(ToldView):
    def show(self, screen: Feedback) -> None:
        self.tell(screen)
        self.ids.verdict.side = screen.safe
        self.ids.verdict.text = labels.VERDICTS[screen.safe]
        self.direct(screen.clever, is_still=screen.is_quiet)
