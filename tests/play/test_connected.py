"""The first screen shows whether a network reaches the kiosk, and claims nothing that is not known."""

import pytest

from kiosk.care import Machine
from kiosk.play.effects import LookAfter
from kiosk.play.engine import begin, step
from kiosk.play.events import CareTold
from kiosk.play.screens import Attract
from tests.play.stories import GO_STORY, NEVER_STORY

STORIES = (GO_STORY, NEVER_STORY)


@pytest.mark.parametrize("is_connected", [False, True, None])
def test_everybody_can_see_that_no_network_reaches_the_kiosk(is_connected: bool | None) -> None:
    state, effects = begin(STORIES, (), 0, has_gate=True)
    assert LookAfter() in effects
    assert isinstance(state.screen, Attract)
    assert state.screen.is_connected is None
    state, _ = step(state, CareTold(10, Machine(is_connected=is_connected)))
    assert isinstance(state.screen, Attract)
    assert state.screen.is_connected is is_connected


def test_where_there_is_no_officer_nobody_asks() -> None:
    _, effects = begin(STORIES, (), 0)
    assert LookAfter() not in effects
