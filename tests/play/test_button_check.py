import pytest

from hardware.events import Lamp, Side
from kiosk.answers import RoundEnd
from kiosk.play.effects import CloseRound, CloseSpeaker, Hush, Light, Say, Show, Tell
from kiosk.play.events import NarrationEnded, PanelChanged, RoundPlanned, Source, StartTouched
from kiosk.play.screens import Attract, Caption, OfficerCard, Ready, Story
from kiosk.scenario.model import AgeBand
from kiosk.words import NOW_PRESS_NEVER_GO, PRESS_GO, STILL_THERE, WHAT_I_KEEP
from tests.play.everywhere import BUTTONS, CARRY_ON
from tests.play.player import ALTERNATE, GO, NEVER_GO, OFF, Player, said, screens, told

GO_BREATHES = Light(Lamp.BREATHE, Lamp.OFF)
NEVER_GO_BREATHES = Light(Lamp.OFF, Lamp.BREATHE)


def ready(player: Player) -> Ready:
    assert isinstance(player.screen, Ready)
    return player.screen


def test_it_asks_for_go_then_for_never_go_then_says_what_it_keeps() -> None:
    player = Player().at_ready()
    assert player.screen == Ready(Caption(PRESS_GO, 1), GO)
    made = player.tap(GO)
    assert made == (
        Show(Ready(Caption(NOW_PRESS_NEVER_GO, 2), NEVER_GO, heard=(GO,))),
        NEVER_GO_BREATHES,
        Say(2, NOW_PRESS_NEVER_GO, AgeBand.A),
    )
    made = player.tap(NEVER_GO)
    assert made == (
        Show(Ready(Caption(WHAT_I_KEEP, 3), None, heard=(GO, NEVER_GO))),
        OFF,
        Say(3, WHAT_I_KEEP, AgeBand.A),
    )
    assert player.tap(GO) == ()
    player.hear()
    assert isinstance(player.screen, Story)


def test_the_side_that_is_not_asked_for_is_not_heard() -> None:
    player = Player().at_ready()
    assert player.tap(NEVER_GO) == ()
    assert ready(player).asked is GO


def test_the_end_of_the_asking_changes_nothing() -> None:
    player = Player().at_ready()
    assert player.hear() == ()
    assert player.lamps == GO_BREATHES


@pytest.mark.parametrize("source", [Source.TOUCH, Source.KEY])
def test_a_touch_is_no_button_until_the_button_was_not_heard_for_twenty_seconds(source: Source) -> None:
    player = Player().at_ready()
    assert player.tap(GO, source) == ()
    assert told(player.wait(19_999)) == ()
    assert ready(player).by_touch == ()
    made = player.wait(1)
    assert made == (
        Show(Ready(Caption(PRESS_GO, 1), GO, by_touch=(GO,))),
        Tell("GO button not working. That side can be touched instead."),
    )
    player.tap(GO, source)
    assert ready(player).asked is NEVER_GO
    assert ready(player).heard == (GO,)
    player.wait(20_000)
    assert ready(player).by_touch == (GO, NEVER_GO)
    player.tap(NEVER_GO, source)
    player.hear()
    assert isinstance(player.screen, Story)


def test_the_officer_reads_which_button_does_not_work_until_it_is_heard() -> None:
    player = Player().at_ready()
    player.wait(20_000)
    player.call_officer()
    assert isinstance(player.screen, OfficerCard)
    assert player.screen.notes == ("GO button not working. That side can be touched instead.",)
    player.option(0)
    made = player.tap(GO)
    assert told(made) == ()
    assert ready(player).asked is NEVER_GO
    assert player.state.dead == ()


def test_a_side_once_dead_is_told_of_once_only() -> None:
    player = Player().at_ready()
    player.wait(20_000)
    player.call_officer()
    player.option(0)
    assert told(player.wait(25_000)) == ()


def test_without_a_panel_touch_and_keys_count_at_once() -> None:
    player = Player().at_ready()
    player.send(PanelChanged(player.now, is_panel_there=False))
    assert ready(player).by_touch == (GO, NEVER_GO)
    player.tap(GO, Source.KEY)
    assert told(player.wait(25_000)) == ()
    player.tap(NEVER_GO, Source.TOUCH)
    player.hear()
    assert isinstance(player.screen, Story)


def test_a_side_known_to_be_faulty_may_be_touched_at_once() -> None:
    player = Player()
    player.send(PanelChanged(player.now, faulty=(NEVER_GO,)))
    player.at_ready()
    assert ready(player).by_touch == (NEVER_GO,)
    player.tap(GO)
    player.tap(NEVER_GO, Source.TOUCH)
    assert said(player.hear()) == ("One.",)


def test_a_stuck_button_may_be_touched_as_soon_as_it_is_set_aside() -> None:
    player = Player().at_set_up()
    player.press(GO)
    player.wait(1_000)
    player.send(RoundPlanned(player.now, ("plan",)))
    made = player.wait(9_000)
    assert told(made) == ("GO button seems stuck.",)
    assert ready(player).by_touch == (GO,)
    assert told(player.wait(12_000)) == ()
    player.tap(GO, Source.TOUCH)
    assert ready(player).asked is NEVER_GO


def test_after_ninety_seconds_it_asks_whether_anybody_is_there_and_then_ends_the_round() -> None:
    player = Player().at_ready()
    player.hear()
    player.wait(89_999)
    assert ready(player).caption == Caption(PRESS_GO, 1)
    made = player.wait(1)
    assert made[-1] == Say(2, STILL_THERE, AgeBand.A)
    assert ready(player).caption == Caption(STILL_THERE, 2)
    assert ready(player).asked is GO
    assert player.wait(19_999) == ()
    made = player.wait(1)
    assert made == (
        Hush(),
        Show(Attract()),
        ALTERNATE,
        CloseRound(RoundEnd.ENDED),
        CloseSpeaker(),
    )


def test_anybody_who_touches_is_asked_for_the_button_again() -> None:
    player = Player().at_ready()
    player.wait(90_000)
    made = player.touch()
    assert said(made) == ("Press GO.",)
    assert said(player.wait(89_999)) == ()
    assert said(player.wait(1)) == ("Still there?",)
    assert said(player.tap(NEVER_GO)) == ("Press GO.",)
    player.wait(90_000)
    assert said(player.tap(GO)) == ("Now press NEVER GO.",)
    assert said(player.wait(90_000)) == ("Still there?",)


def test_any_hand_puts_off_the_asking() -> None:
    player = Player().at_ready()
    player.wait(80_000)
    player.tap(NEVER_GO)
    assert said(player.wait(89_999)) == ()
    assert said(player.wait(1)) == ("Still there?",)


def test_still_there_does_not_start_the_story_when_it_has_been_heard() -> None:
    player = Player().at_ready()
    player.wait(90_000)
    assert player.hear() == ()
    ready(player)


def test_the_end_of_another_line_means_nothing() -> None:
    player = Player().at_ready()
    player.tap(GO)
    player.tap(NEVER_GO)
    assert player.send(NarrationEnded(player.now, 1)) == ()
    assert screens(player.send(NarrationEnded(player.now, 99))) == ()


def test_go_still_held_from_the_start_must_be_let_go_first() -> None:
    player = Player().at_set_up()
    player.press(GO)
    player.wait(1_000)
    player.send(RoundPlanned(player.now, ("plan",)))
    assert player.press(GO) == ()
    assert ready(player).asked is GO
    player.release(GO)
    player.press(GO)
    assert ready(player).asked is NEVER_GO


def test_with_buttons_switched_off_the_check_is_by_touch() -> None:
    player = Player().at_ready()
    player.call_officer()
    player.option(BUTTONS)
    player.option(CARRY_ON)
    assert ready(player).by_touch == tuple(Side)
    assert player.lamps == OFF
    assert player.tap(GO) == ()
    player.tap(GO, Source.TOUCH)
    assert ready(player).asked is NEVER_GO


def test_quiet_check_keeps_the_lamp_still() -> None:
    player = Player(is_quiet=True).at_set_up()
    player.send(StartTouched(player.now))
    player.send(RoundPlanned(player.now, ("plan",)))
    assert player.lamps == Light(Lamp.STEADY, Lamp.OFF)
    assert ready(player).is_quiet
    assert Say(1, PRESS_GO, AgeBand.A, is_quiet=True) in player.log
