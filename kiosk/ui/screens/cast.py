"""Which view draws which kind of screen."""

from collections.abc import Callable
from typing import Final

from kiosk.look import Telling
from kiosk.play import screens
from kiosk.play.rooms import screens as rooms
from kiosk.ui import answers, bar, cards, count_keys, keys, rows, stamps, steps, strip  # noqa: F401  # the layouts name their classes
from kiosk.ui.screens.attract import AttractView
from kiosk.ui.screens.care_page import CarePageView
from kiosk.ui.screens.check_with import CheckWithView
from kiosk.ui.screens.chooser import ChooserView
from kiosk.ui.screens.decide import DecideView
from kiosk.ui.screens.everyone import EveryoneView
from kiosk.ui.screens.feedback import FeedbackView
from kiosk.ui.screens.finder import FinderView
from kiosk.ui.screens.finish import FinishView
from kiosk.ui.screens.guidance import GuidanceView
from kiosk.ui.screens.hands_up import HandsUpView
from kiosk.ui.screens.heard import HeardAskingView, HeardHandsView, HeardView, HeardVoteView
from kiosk.ui.screens.leave_behind import LeaveBehindView
from kiosk.ui.screens.next import NextView
from kiosk.ui.screens.notes import NotesView
from kiosk.ui.screens.officer_card import OfficerCardView
from kiosk.ui.screens.pass_on import PassOnView
from kiosk.ui.screens.paused import PausedView
from kiosk.ui.screens.pin import PinView
from kiosk.ui.screens.practise import PractiseView
from kiosk.ui.screens.ready import ReadyView
from kiosk.ui.screens.reveal import RevealView
from kiosk.ui.screens.self_test import SelfTestView
from kiosk.ui.screens.self_test_over import SelfTestOverView
from kiosk.ui.screens.set_up import SetUpView
from kiosk.ui.screens.story import StoryView
from kiosk.ui.screens.switch_off import SwitchOffPageView
from kiosk.ui.screens.talk import TalkView
from kiosk.ui.screens.team_turn import TeamTurnView
from kiosk.ui.screens.trouble import TroubleView
from kiosk.ui.screens.twist import TwistView
from kiosk.ui.screens.view import Tools, View
from kiosk.ui.screens.vote import VoteView

HEARD: Final[dict[type, type[View]]] = {
    screens.Attract: HeardView,
    screens.Ready: HeardAskingView,
    screens.Story: HeardView,
    screens.Decide: HeardAskingView,
    screens.CheckWith: HeardAskingView,
    screens.Feedback: HeardView,
    screens.Practise: HeardView,
    screens.Twist: HeardView,
    screens.Next: HeardView,
    screens.PassOn: HeardView,
    screens.Vote: HeardVoteView,
    screens.Everyone: HeardView,
    screens.Talk: HeardView,
    screens.HandsUp: HeardHandsView,
    screens.Reveal: HeardView,
    screens.TeamTurn: HeardView,
    screens.Finish: HeardView,
    screens.Paused: HeardView,
}
"""The views of pupils' screens for those who listen only; the officer's are the same for all."""
SEEN: Final[dict[type, type[View]]] = {
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
    screens.PassOn: PassOnView,
    screens.Vote: VoteView,
    screens.Everyone: EveryoneView,
    screens.Talk: TalkView,
    screens.HandsUp: HandsUpView,
    screens.Reveal: RevealView,
    screens.TeamTurn: TeamTurnView,
    screens.Finish: FinishView,
    screens.Paused: PausedView,
    screens.OfficerCard: OfficerCardView,
    screens.Pin: PinView,
    screens.Chooser: ChooserView,
    screens.Finder: FinderView,
    screens.Trouble: TroubleView,
    rooms.Notes: NotesView,
    rooms.Guidance: GuidanceView,
    rooms.LeaveBehind: LeaveBehindView,
    rooms.CarePage: CarePageView,
    rooms.SelfTest: SelfTestView,
    rooms.SelfTestOver: SelfTestOverView,
    rooms.SwitchOffPage: SwitchOffPageView,
}


def _chosen(kind: type) -> Callable[[Tools], View]:
    def build(tools: Tools) -> View:
        is_heard = tools.look.telling is Telling.AUDIO
        return (HEARD.get(kind, SEEN[kind]) if is_heard else SEEN[kind])(tools)

    return build


VIEWS: Final[dict[type, Callable[[Tools], View]]] = {kind: _chosen(kind) for kind in SEEN}
"""Builds the view of a kind of screen, as the look asks."""
