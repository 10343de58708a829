"""What is left behind after a visit: the teacher's page, the code, and a stick from putting it in to pulling it out."""

import pytest

from kiosk.handouts import HandOut, Stick, StickState
from kiosk.look import Distance, Look
from kiosk.play.events import Corner, CornerPressed, CornerReleased, HandOutMade, OptionTouched, StickTold
from kiosk.play.rooms.hand_out import MOST_LETTERS, MOST_LINES, cut
from kiosk.play.rooms.places import AtHandOut
from kiosk.play.rooms.says import STICK
from kiosk.play.rooms.screens import LeaveBehind
from kiosk.play.screens import Attract, Paused, SetUpScreen
from tests.flows.desk import Desk, Way, by_buttons, by_touch

LINES = ("Today the class practised checking first.", "Most are sure about plans.")
MADE = HandOut("For the teacher of Year 3", LINES, ("101", "010", "101"), "The leaflet")
BOTH_WAYS = pytest.mark.parametrize("do", [by_touch, by_buttons])


def at_hand_out(made: HandOut | None = MADE, text: str = "", look: Look | None = None) -> Desk:
    return Desk(AtHandOut(), made, text, look)


def test_the_page_and_its_code_are_there_and_a_stick_is_looked_for() -> None:
    desk = at_hand_out()
    assert desk.leaving.asked == ["make", "look"]
    shown = desk.screen
    assert isinstance(shown, LeaveBehind)
    assert (shown.title, shown.lines, shown.qr, shown.qr_tells) == (
        *("For the teacher of Year 3", LINES, MADE.qr, "The leaflet"),
    )
    assert (shown.stick, shown.told) == (Stick.NONE, STICK[Stick.NONE])


@BOTH_WAYS
def test_a_stick_is_written_checked_and_let_go_without_another_word(do: Way) -> None:
    desk = at_hand_out()
    desk.leaving.put_in()
    desk.session.drain()
    assert desk.offered == ["write", "back"]
    do(desk, "write")
    assert desk.leaving.asked[2:] == ["write", "eject"]
    assert desk.up.stick is Stick.EJECTED
    assert "You may pull it out" in desk.up.told
    seen = [screen.stick for screen in desk.stage.shown if isinstance(screen, LeaveBehind)]
    assert seen[-3:] == [Stick.WRITING, Stick.WRITTEN, Stick.EJECTED]
    do(desk, "back")
    assert isinstance(desk.screen, SetUpScreen)
    assert desk.screen.fields[desk.screen.focus].name == "leave"
    assert desk.leaving.asked[-1] == "leave"


@BOTH_WAYS
@pytest.mark.parametrize("fault", [Stick.FULL, Stick.READ_ONLY, Stick.FAILED])
def test_what_the_stick_does_not_take_may_be_tried_again(fault: Stick, do: Way) -> None:
    desk = at_hand_out()
    desk.leaving.put_in()
    desk.leaving.will_be = fault
    desk.session.drain()
    do(desk, "write")
    assert (desk.up.stick, desk.up.told) == (fault, STICK[fault])
    assert [option.label for option in desk.options] == ["Try again", "Back"]
    desk.leaving.will_be = Stick.WRITTEN
    do(desk, "write")
    assert desk.up.stick is Stick.EJECTED


@BOTH_WAYS
@pytest.mark.parametrize("found", [Stick.PULLED_OUT, Stick.SEVERAL, Stick.NONE])
def test_where_hands_are_needed_first_it_can_look_again(found: Stick, do: Way) -> None:
    desk = at_hand_out()
    desk.send(StickTold(desk.clock.now_ms(), StickState(found, "")))
    assert desk.up.told == STICK[found]
    assert "write" not in desk.offered
    do(desk, "look")
    assert desk.leaving.asked[-1] == "look"


def test_a_stick_that_is_not_let_go_is_ejected_again_not_written_again() -> None:
    desk = at_hand_out()
    for stick in (Stick.FOUND, Stick.WRITTEN):
        desk.send(StickTold(desk.clock.now_ms(), StickState(stick, "")))
    desk.leaving.asked.clear()
    for stick in (Stick.FAILED, Stick.WRITTEN):
        desk.send(StickTold(desk.clock.now_ms(), StickState(stick, "Still busy.")))
    assert (desk.up.stick, desk.up.told) == (Stick.FAILED, "Still busy.")
    by_touch(desk, "eject")
    assert desk.leaving.asked == ["eject"]


def test_every_state_of_a_stick_has_a_sentence_of_its_own() -> None:
    assert set(STICK) == set(Stick)
    assert len(set(STICK.values())) == len(Stick)
    assert all(said.endswith(".") for said in STICK.values())


def test_where_too_few_took_part_there_is_nothing_but_the_reason() -> None:
    desk = at_hand_out(None, "Fewer than ten took part: nothing is said about so few.")
    desk.leaving.put_in()
    desk.session.drain()
    shown = desk.screen
    assert isinstance(shown, LeaveBehind)
    assert shown.lines == ("Fewer than ten took part: nothing is said about so few.",)
    assert (shown.qr, shown.stick, shown.told) == ((), None, "")
    assert desk.offered == ["back"]


def test_until_it_is_made_it_asks_for_a_moment() -> None:
    desk = Desk(AtHandOut())
    assert desk.stage.shown[0].lines == ("One moment …",)  # type: ignore[union-attr]


def test_a_projector_shows_the_code_but_not_the_page() -> None:
    desk = at_hand_out(look=Look(Distance.PROJECTOR))
    assert desk.up.title == "Leave something behind"
    assert "stays hidden" in " ".join(desk.up.lines)
    assert not set(LINES) & set(desk.up.lines)
    assert desk.up.qr == MADE.qr


@BOTH_WAYS
def test_a_long_page_is_turned(do: Way) -> None:
    desk = at_hand_out(HandOut("For the teacher", tuple(f"Line {number}." for number in range(7))))
    assert desk.up.lines == tuple(f"Line {number}." for number in range(MOST_LINES))
    do(desk, "more")
    assert desk.up.lines == ("Line 5.", "Line 6.")
    do(desk, "more")
    assert desk.up.page == 0


def test_pages_hold_whole_lines_and_lose_none() -> None:
    lines = [str(number) * 90 for number in range(8)] + ["x" * 400]
    pages = cut(lines)
    assert [line for page in pages for line in page] == lines
    assert all(len(page) == 1 or sum(map(len, page)) <= MOST_LETTERS for page in pages)
    assert cut(()) == ((),)


def test_a_pause_keeps_what_was_made_and_looks_again_afterwards() -> None:
    desk = at_hand_out()
    now = desk.clock.now_ms()
    desk.send(CornerPressed(now, Corner.PAUSE))
    desk.wait(1_000)
    assert desk.screen == Paused()
    desk.send(CornerReleased(desk.clock.now_ms(), Corner.PAUSE))
    desk.send(HandOutMade(desk.clock.now_ms(), None, "late"))
    desk.send(CornerPressed(desk.clock.now_ms(), Corner.OFFICER))
    desk.wait(3_000)
    desk.send(CornerReleased(desk.clock.now_ms(), Corner.OFFICER))
    desk.leaving.asked.clear()
    from_card = [row.name for row in desk.up.rows].index("carry-on")
    desk.send(OptionTouched(desk.clock.now_ms(), from_card))
    assert desk.up.lines == LINES
    assert desk.leaving.asked == ["look"]


def test_nobody_there_for_ten_minutes_leaves_the_first_screen() -> None:
    desk = at_hand_out()
    desk.wait(599_999)
    assert isinstance(desk.screen, LeaveBehind)
    desk.wait(1)
    assert isinstance(desk.screen, Attract)
    assert desk.leaving.asked[-1] == "leave"
