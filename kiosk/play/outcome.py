"""What comes of what a group chose: its verdict, or first whom to check with, answered by all together."""

from dataclasses import replace

from hardware.events import Side
from kiosk.answers import Mode
from kiosk.play.journey import verdict_on
from kiosk.play.places import AtCheck, AtFeedback
from kiosk.play.state import Round
from kiosk.scenario.model import Answer

JOINTLY = (Mode.VOTE, Mode.HANDS, Mode.TEAMS)
"""Where whom to check with is asked of all at once, after each has answered alone."""


def outcome(current: Round, mode: Mode, choice: Side | None) -> AtCheck | AtFeedback:
    """The place that follows once it is clear what the group chose; None where it did not."""
    scenario = current.scenario
    check = scenario.decision.check
    is_check = scenario.answer is Answer.CHECK_FIRST and choice is Side.NEVER_GO
    if check and is_check and mode in JOINTLY:
        return AtCheck(check, None)
    return replace(verdict_on(scenario, choice), named=())
