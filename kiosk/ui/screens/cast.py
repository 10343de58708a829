"""Which view draws which kind of screen."""

from typing import Final

from kiosk.play import screens
from kiosk.ui import answers, bar, cards, rows, steps, strip  # noqa: F401  # the layouts name their classes
from kiosk.ui.screens.attract import AttractView
from kiosk.ui.screens.check_with import CheckWithView
from kiosk.ui.screens.decide import DecideView
from kiosk.ui.screens.feedback import FeedbackView
from kiosk.ui.screens.finish import FinishView
from kiosk.ui.screens.next import NextView
from kiosk.ui.screens.officer_card import OfficerCardView
from kiosk.ui.screens.paused import PausedView
from kiosk.ui.screens.practise import PractiseView
from kiosk.ui.screens.ready import ReadyView
from kiosk.ui.screens.set_up import SetUpView
from kiosk.ui.screens.story import StoryView
from kiosk.ui.screens.trouble import TroubleView
from kiosk.ui.screens.twist import TwistView
from kiosk.ui.screens.view import View

VIEWS: Final[dict[type, type[View]]] = {
    screens.Attract: AttractView,
    screens.SetUpScreen: SetUpView,
    screens.Ready: ReadyView,
    screens.Story: StoryView,
    screens.Decide: DecideView,
    screens.CheckWith: CheckWithView,
    screens.Feedback: FeedbackView,
    screens.Practise: PractiseView,
    screens.Twist: TwistView,
    screens.Next: NextView,
    screens.Finish: FinishView,
    screens.Paused: PausedView,
    screens.OfficerCard: OfficerCardView,
    screens.Trouble: TroubleView,
}
