from hardware.events import Side
from kiosk.play.events import (
    Corner,
    CornerPressed,
    CornerReleased,
    Event,
    OptionTouched,
    Pressed,
    Released,
    ScreenTouched,
    Source,
    StartTouched,
)
from kiosk.ui.fingers import Fingers
from kiosk.ui.grid import Box
from kiosk.ui.screens.view import Start, Target


class Inbox:
    def __init__(self) -> None:
        self.events: list[Event] = []

    def put(self, event: Event) -> None:
        self.events.append(event)


class Clock:
    def now_ms(self) -> int:
        return 7


class Board:
    def targets(self) -> tuple[Target, ...]:
        return (
            Target(Box(0, 0, 400, 170), Side.GO),
            Target(Box(400, 0, 400, 170), Side.NEVER_GO),
            Target(Box(300, 200, 100, 100), 2),
            Target(Box(500, 200, 100, 100), Start()),
            Target(Box(0, 200, 800, 280), 9),
        )


def hands() -> tuple[Fingers, list[Event]]:
    inbox = Inbox()
    fingers = Fingers(inbox, Clock(), (800, 480))
    fingers.view = Board()
    return fingers, inbox.events


def test_a_side_is_pressed_when_touched_and_released_when_let_go() -> None:
    fingers, events = hands()
    fingers.down(1, 100, 100)
    fingers.up(1)
    assert events == [Pressed(7, Side.GO, Source.TOUCH), Released(7, Side.GO, Source.TOUCH)]


def test_two_fingers_hold_two_sides() -> None:
    fingers, events = hands()
    fingers.down(1, 100, 100)
    fingers.down(2, 700, 100)
    fingers.up(1)
    assert events[1:] == [Pressed(7, Side.NEVER_GO, Source.TOUCH), Released(7, Side.GO, Source.TOUCH)]


def test_the_top_left_corner_pauses_whatever_lies_beneath() -> None:
    fingers, events = hands()
    fingers.down(1, 5, 475)
    fingers.up(1)
    assert events == [CornerPressed(7, Corner.PAUSE), CornerReleased(7, Corner.PAUSE)]


def test_the_top_right_corner_is_the_officers() -> None:
    fingers, events = hands()
    fingers.down(1, 795, 475)
    assert events == [CornerPressed(7, Corner.OFFICER)]


def test_options_and_start_are_told_when_touched() -> None:
    fingers, events = hands()
    fingers.down(1, 350, 250)
    fingers.down(2, 550, 250)
    fingers.up(1)
    assert events == [OptionTouched(7, 2), StartTouched(7)]


def test_a_touch_on_nothing_is_a_touch_of_the_screen() -> None:
    fingers, events = hands()
    fingers.view = None
    fingers.down(1, 400, 100)
    assert events == [ScreenTouched(7)]


def test_f_is_go_and_j_is_never_go() -> None:
    fingers, events = hands()
    fingers.key_down(ord("f"))
    fingers.key_up(ord("f"))
    fingers.key_down(ord("j"))
    assert events == [
        Pressed(7, Side.GO, Source.KEY),
        Released(7, Side.GO, Source.KEY),
        Pressed(7, Side.NEVER_GO, Source.KEY),
    ]


def test_a_key_that_repeats_presses_once() -> None:
    fingers, events = hands()
    for _ in range(5):
        fingers.key_down(ord("f"))
    assert len(events) == 1


def test_another_key_means_nothing() -> None:
    fingers, events = hands()
    fingers.key_down(ord("x"))
    fingers.key_up(ord("x"))
    assert events == []
