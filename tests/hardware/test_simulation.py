"""The simulated panel: it bounces, breaks and remembers as real buttons would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.events import Edge, Lamp, Part, Side
from hardware.simulation import Fault, LampsAsked, SimulatedPanel


def started(**options: int) -> tuple[SimulatedPanel, list[Edge]]:
    panel, told = SimulatedPanel(**options), list[Edge]()
    panel.start(told.append)
    return panel, told


@given(st.integers(0, 10_000), st.integers(0, 29), st.integers(1, 2_000))
def test_a_press_that_bounces_is_one_press_whatever_the_seed(seed: int, bounce: int, held: int) -> None:
    panel, told = started(seed=seed, bounce_ms=bounce)
    panel.press(Side.GO, 100, held)
    panel.advance(10_000)
    assert [edge.is_down for edge in told] == [True, False]
    assert told[0].at_ms == 100
    assert 100 + held <= told[1].at_ms <= 100 + held + bounce


def test_its_contacts_do_bounce() -> None:
    moves = []

    class Watched(SimulatedPanel):
        def _contact(self, contact: tuple[Side, Part], *, is_down: bool) -> None:
            moves.append(is_down)
            super()._contact(contact, is_down=is_down)

    panel = Watched(seed=7)
    panel.press(Side.GO, 0)
    panel.advance(1_000)
    assert len(moves) > 2


def test_the_same_seed_bounces_in_the_same_way() -> None:
    runs = []
    for _ in range(2):
        panel, told = started(seed=3)
        for index in range(20):
            panel.press(Side.NEVER_GO, index * 200, 50)
        panel.advance(10_000)
        runs.append(told)
    assert runs[0] == runs[1]
    assert len(runs[0]) == 40


def test_nothing_moves_until_the_clock_does() -> None:
    panel, told = started()
    panel.press(Side.GO, 50)
    panel.advance(49)
    assert told == []
    panel.advance(50)
    assert [edge.at_ms for edge in told] == [50]


def test_both_sides_are_told_in_order_of_time() -> None:
    panel, told = started()
    panel.press(Side.NEVER_GO, 101)
    panel.press(Side.GO, 100)
    panel.advance(1_000)
    assert [edge.side for edge in told[:2]] == [Side.GO, Side.NEVER_GO]


def test_a_stuck_button_goes_down_once_and_ignores_fingers() -> None:
    panel, told = started()
    panel.break_button(Side.GO, Fault.STUCK, 10)
    panel.press(Side.GO, 100)
    panel.advance(12_000)
    assert told == [Edge(Side.GO, is_down=True, at_ms=10)]
    (fault,) = panel.faults()
    assert (fault.side, fault.part) == (Side.GO, Part.BUTTON)
    assert "down for 11 s" in fault.text


def test_a_switch_breaks_and_is_mended_without_its_button() -> None:
    panel, told = started(bounce_ms=0)
    panel.break_button(Side.GO, Fault.STUCK, 10, Part.SWITCH)
    panel.press(Side.GO, 100, 50)
    panel.press(Side.GO, 120, 50, Part.SWITCH)
    panel.mend_button(Side.GO, 500, Part.SWITCH)
    panel.advance(1_000)
    assert [(edge.part, edge.is_down, edge.at_ms) for edge in told] == [
        (Part.SWITCH, True, 10),
        (Part.BUTTON, True, 100),
        (Part.BUTTON, False, 150),
        (Part.SWITCH, False, 500),
    ]


def test_a_dead_button_says_nothing_at_all() -> None:
    panel, told = started()
    panel.break_button(Side.GO, Fault.DEAD, 0)
    panel.press(Side.GO, 100)
    panel.press(Side.NEVER_GO, 100)
    panel.advance(1_000)
    assert [edge.side for edge in told] == [Side.NEVER_GO, Side.NEVER_GO]


def test_fifty_closures_a_second_are_one_press_until_the_button_is_mended() -> None:
    panel, told = started()
    panel.break_button(Side.GO, Fault.NOISY, 0)
    panel.mend_button(Side.GO, 5_005)
    panel.advance(5_000)
    assert [edge.is_down for edge in told] == [True]
    assert "chattered for 5 s" in panel.faults()[0].text
    panel.advance(6_000)
    assert [edge.is_down for edge in told] == [True, False]
    assert panel.faults() == ()


def test_every_wish_for_the_lamps_is_remembered_with_its_time() -> None:
    panel, _ = started()
    panel.light(Lamp.STEADY, Lamp.STEADY)
    panel.advance(250)
    panel.light(Lamp.FULL, Lamp.OFF)
    assert panel.history == (
        LampsAsked(0, Lamp.STEADY, Lamp.STEADY),
        LampsAsked(250, Lamp.FULL, Lamp.OFF),
    )


def test_a_listener_may_plan_the_next_press_from_within_a_press() -> None:
    panel, told = SimulatedPanel(), list[Edge]()

    def listen(edge: Edge) -> None:
        told.append(edge)
        if edge == Edge(Side.GO, is_down=True, at_ms=10):
            panel.press(Side.NEVER_GO, edge.at_ms + 5)

    panel.start(listen)
    panel.press(Side.GO, 10, 100)
    panel.advance(1_000)
    assert [(edge.side, edge.at_ms) for edge in told[:2]] == [(Side.GO, 10), (Side.NEVER_GO, 15)]


def test_what_a_finger_cannot_do_is_refused() -> None:
    panel, _ = started()
    panel.press(Side.GO, 100, 500)
    with pytest.raises(ValueError, match="still held"):
        panel.press(Side.GO, 300)
    with pytest.raises(ValueError, match="at least 1 ms"):
        panel.press(Side.NEVER_GO, 300, 0)
    panel.advance(200)
    with pytest.raises(ValueError, match="is past"):
        panel.press(Side.NEVER_GO, 199)
    with pytest.raises(ValueError, match="cannot go back"):
        panel.advance(199)
