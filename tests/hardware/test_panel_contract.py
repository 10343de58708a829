"""What every panel must do, run on gpiozero's mock pins and on the simulation alike."""

from typing import Protocol

import pytest
from gpiozero.pins.mock import MockPWMPin

from hardware.events import Edge, Faults, Lamp, Part, Side
from hardware.gpio import GpioPanel, mock_factory
from hardware.panel import ButtonPanel
from hardware.simulation import SimulatedPanel
from hardware.wiring_file import load_wiring


class Rig(Protocol):
    """A panel together with its fingers and its clock."""

    @property
    def panel(self) -> ButtonPanel: ...
    def move(self, side: Side, *, is_down: bool, part: Part = Part.BUTTON) -> None: ...
    def hold_before_start(self, side: Side) -> None: ...
    def wait(self, ms: int) -> None: ...
    def brightness(self, side: Side) -> float: ...


class SimulatedRig:
    def __init__(self) -> None:
        self.simulated = SimulatedPanel(at_ms=1_000)

    @property
    def panel(self) -> ButtonPanel:
        return self.simulated

    def move(self, side: Side, *, is_down: bool, part: Part = Part.BUTTON) -> None:
        self.simulated.touch(side, self.simulated.now_ms, is_down=is_down, part=part)
        self.wait(0)

    def hold_before_start(self, side: Side) -> None:
        self.move(side, is_down=True)

    def wait(self, ms: int) -> None:
        self.simulated.advance(self.simulated.now_ms + ms)

    def brightness(self, side: Side) -> float:
        return self.simulated.brightness(side)


class HeldPin(MockPWMPin):  # type: ignore[misc]  # gpiozero has no types
    """A pin whose button is held: the pull-up alone cannot lift it, as that of a plain mock pin does."""

    def _set_pull(self, value: str) -> None:
        self._pull = value
        self._state = False


class MockPinRig:
    """Real gpiozero devices on its mock pins; the worker's part is played step by step."""

    def __init__(self) -> None:
        self.now_ms = 1_000
        self.factory = mock_factory()
        self.wiring = load_wiring()
        self.gpio = GpioPanel(self.wiring, self.factory, now_ms=lambda: self.now_ms, has_worker=False)

    @property
    def panel(self) -> ButtonPanel:
        return self.gpio

    def move(self, side: Side, *, is_down: bool, part: Part = Part.BUTTON) -> None:
        pin = self.factory.pin(dict(self.wiring.of(side).inputs)[part])
        if is_down:
            pin.drive_low()
        else:
            pin.drive_high()

    def hold_before_start(self, side: Side) -> None:
        self.factory.pin(self.wiring.of(side).button, pin_class=HeldPin)

    def wait(self, ms: int) -> None:
        end_ms = self.now_ms + ms
        while (due_ms := self.gpio.attend()) is not None and due_ms <= end_ms:
            self.now_ms = due_ms
        self.now_ms = end_ms
        self.gpio.attend()

    def brightness(self, side: Side) -> float:
        pin = self.factory.pin(self.wiring.of(side).lamp)
        return float(pin.state) if pin.function == "output" else 0.0


@pytest.fixture(params=[SimulatedRig, MockPinRig])
def rig(request: pytest.FixtureRequest) -> Rig:
    made: Rig = request.param()
    return made


class TestPanelContract:
    def test_a_press_and_a_release_are_told_with_their_times(self, rig: Rig) -> None:
        told: list[Edge] = []
        rig.panel.start(told.append)
        rig.move(Side.GO, is_down=True)
        rig.wait(120)
        rig.move(Side.GO, is_down=False)
        rig.wait(60)
        assert told == [Edge(Side.GO, is_down=True, at_ms=1_000), Edge(Side.GO, is_down=False, at_ms=1_120)]

    def test_the_first_edge_waits_for_nothing(self, rig: Rig) -> None:
        told: list[Edge] = []
        rig.panel.start(told.append)
        rig.move(Side.NEVER_GO, is_down=True)
        assert told == [Edge(Side.NEVER_GO, is_down=True, at_ms=1_000)]

    def test_a_bouncing_press_is_one_press(self, rig: Rig) -> None:
        told: list[Edge] = []
        rig.panel.start(told.append)
        for is_down in (True, False, True, False, True):
            rig.move(Side.GO, is_down=is_down)
            rig.wait(3)
        rig.wait(100)
        assert told == [Edge(Side.GO, is_down=True, at_ms=1_000)]

    def test_a_release_inside_the_bounce_is_told_once_it_has_settled(self, rig: Rig) -> None:
        told: list[Edge] = []
        rig.panel.start(told.append)
        rig.move(Side.GO, is_down=True)
        rig.wait(10)
        rig.move(Side.GO, is_down=False)
        rig.wait(29)
        assert len(told) == 1
        rig.wait(1)
        assert told[1:] == [Edge(Side.GO, is_down=False, at_ms=1_010)]

    def test_a_button_already_down_is_told_at_the_start(self, rig: Rig) -> None:
        told: list[Edge] = []
        rig.hold_before_start(Side.GO)
        rig.panel.start(told.append)
        assert told == [Edge(Side.GO, is_down=True, at_ms=1_000)]

    def test_both_buttons_are_told_apart(self, rig: Rig) -> None:
        told: list[Edge] = []
        rig.panel.start(told.append)
        rig.move(Side.GO, is_down=True)
        rig.move(Side.NEVER_GO, is_down=True)
        assert [edge.side for edge in told] == [Side.GO, Side.NEVER_GO]

    def test_noise_is_one_press_and_a_fault_in_plain_words(self, rig: Rig) -> None:
        told: list[Edge] = []
        rig.panel.start(told.append)
        for index in range(150):
            rig.move(Side.GO, is_down=index % 2 == 0)
            rig.wait(10)
        assert [edge.is_down for edge in told] == [True]
        (fault,) = rig.panel.faults()
        assert (fault.side, fault.part) == (Side.GO, Part.BUTTON)
        assert "GO button" in fault.text
        assert "chattered" in fault.text
        rig.wait(100)
        assert [edge.is_down for edge in told] == [True, False]
        assert rig.panel.faults() == ()

    def test_a_stuck_button_is_a_fault_of_its_side_alone(self, rig: Rig) -> None:
        rig.panel.start(lambda _edge: None)
        rig.move(Side.NEVER_GO, is_down=True)
        rig.wait(9_999)
        assert rig.panel.faults() == ()
        rig.wait(1)
        (fault,) = rig.panel.faults()
        assert (fault.side, fault.part) == (Side.NEVER_GO, Part.BUTTON)
        assert "down for 10 s" in fault.text

    def test_a_switch_in_the_socket_is_told_as_a_contact_of_its_side(self, rig: Rig) -> None:
        told: list[Edge] = []
        rig.panel.start(told.append)
        rig.move(Side.GO, is_down=True, part=Part.SWITCH)
        rig.wait(200)
        rig.move(Side.GO, is_down=False, part=Part.SWITCH)
        assert told == [
            Edge(Side.GO, is_down=True, at_ms=1_000, part=Part.SWITCH),
            Edge(Side.GO, is_down=False, at_ms=1_200, part=Part.SWITCH),
        ]

    def test_button_and_switch_are_debounced_each_by_itself(self, rig: Rig) -> None:
        told: list[Edge] = []
        rig.panel.start(told.append)
        for is_down in (True, False, True):
            rig.move(Side.GO, is_down=is_down, part=Part.SWITCH)
            rig.wait(5)
        rig.move(Side.GO, is_down=True)
        rig.wait(5)
        rig.move(Side.GO, is_down=False)
        rig.wait(100)
        assert [(edge.part, edge.is_down) for edge in told] == [
            (Part.SWITCH, True),
            (Part.BUTTON, True),
            (Part.BUTTON, False),
        ]

    def test_a_stuck_or_noisy_switch_leaves_its_button_all_it_had(self, rig: Rig) -> None:
        told: list[Edge] = []
        rig.panel.start(told.append)
        rig.move(Side.GO, is_down=True, part=Part.SWITCH)
        rig.wait(12_000)
        assert [(fault.side, fault.part) for fault in rig.panel.faults()] == [(Side.GO, Part.SWITCH)]
        rig.move(Side.GO, is_down=True)
        rig.wait(100)
        rig.move(Side.GO, is_down=False)
        assert [edge.at_ms for edge in told if edge.part is Part.BUTTON] == [13_000, 13_100]

    def test_what_goes_wrong_while_it_runs_is_told_once_and_again_when_it_is_right(self, rig: Rig) -> None:
        told = list[Faults]()
        rig.panel.start(lambda _edge: None, told.append)
        rig.move(Side.GO, is_down=True)
        rig.wait(100)
        rig.move(Side.GO, is_down=False)
        rig.wait(20_000)
        assert told == []
        rig.move(Side.NEVER_GO, is_down=True)
        rig.wait(9_999)
        assert told == []
        rig.wait(1)
        rig.wait(30_000)
        assert [[(fault.side, fault.part) for fault in faults] for faults in told] == [
            [(Side.NEVER_GO, Part.BUTTON)]
        ]
        rig.move(Side.NEVER_GO, is_down=False)
        rig.wait(30)
        assert told[1:] == [()]

    def test_noise_that_begins_later_is_told_after_a_second(self, rig: Rig) -> None:
        told = list[Faults]()
        rig.panel.start(lambda _edge: None, told.append)
        rig.wait(60_000)
        for index in range(99):
            rig.move(Side.GO, is_down=index % 2 == 0, part=Part.SWITCH)
            rig.wait(10)
        assert told == []
        rig.move(Side.GO, is_down=False, part=Part.SWITCH)
        rig.wait(10)
        assert [[(fault.side, fault.part) for fault in faults] for faults in told] == [
            [(Side.GO, Part.SWITCH)]
        ]

    def test_lamps_show_at_once_what_is_asked(self, rig: Rig) -> None:
        rig.panel.start(lambda _edge: None)
        rig.panel.light(Lamp.FULL, Lamp.OFF)
        assert (rig.brightness(Side.GO), rig.brightness(Side.NEVER_GO)) == (1.0, 0.0)

    def test_lamps_asked_for_before_the_start_show_after_it(self, rig: Rig) -> None:
        rig.panel.light(Lamp.OFF, Lamp.STEADY)
        rig.panel.start(lambda _edge: None)
        assert rig.brightness(Side.NEVER_GO) == 0.6

    def test_a_lamp_breathes_by_itself(self, rig: Rig) -> None:
        rig.panel.start(lambda _edge: None)
        rig.panel.light(Lamp.BREATHE, Lamp.BREATHE_LATE)
        seen = set()
        for _ in range(100):
            rig.wait(40)
            seen.add(round(rig.brightness(Side.GO), 2))
        assert min(seen) < 0.1
        assert max(seen) > 0.65

    def test_a_blink_ends_by_itself(self, rig: Rig) -> None:
        rig.panel.start(lambda _edge: None)
        rig.panel.light(Lamp.BLINK, Lamp.OFF)
        assert rig.brightness(Side.GO) == 1.0
        rig.wait(160)
        assert rig.brightness(Side.GO) == 0.0

    def test_a_listener_may_light_its_lamp_from_within_the_press(self, rig: Rig) -> None:
        rig.panel.start(lambda _edge: rig.panel.light(Lamp.FULL, Lamp.OFF))
        rig.move(Side.GO, is_down=True)
        assert rig.brightness(Side.GO) == 1.0

    def test_after_close_lamps_are_out_and_nothing_is_told(self, rig: Rig) -> None:
        told: list[Edge] = []
        rig.panel.start(told.append)
        rig.panel.light(Lamp.FULL, Lamp.FULL)
        rig.panel.close()
        rig.panel.close()
        rig.move(Side.GO, is_down=True)
        rig.panel.light(Lamp.FULL, Lamp.FULL)
        rig.wait(100)
        assert told == []
        assert (rig.brightness(Side.GO), rig.brightness(Side.NEVER_GO)) == (0.0, 0.0)

    def test_a_panel_never_started_closes(self, rig: Rig) -> None:
        rig.panel.close()

    def test_it_starts_only_once(self, rig: Rig) -> None:
        rig.panel.start(lambda _edge: None)
        with pytest.raises(RuntimeError, match="only once"):
            rig.panel.start(lambda _edge: None)
