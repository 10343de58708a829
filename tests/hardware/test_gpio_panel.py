"""What only the gpiozero panel does: its worker, its pins, and what may be wrong with them."""

import logging
from threading import Event, current_thread, main_thread
from typing import Any

import pytest
from gpiozero import LED
from gpiozero.pins.mock import MockPWMPin

from hardware.errors import PanelUnavailableError
from hardware.events import Edge, Faults, Lamp, PanelFault, Part, Side
from hardware.gpio import GpioPanel, mock_factory
from hardware.wiring import Wiring, parse_wiring
from hardware.wiring_file import load_wiring

GO, GO_JACK, GO_LAMP = 23, 25, 22


def manual(factory: Any, wiring: Wiring | None = None, at_ms: int = 0) -> GpioPanel:
    return GpioPanel(wiring or load_wiring(), factory, now_ms=lambda: at_ms, has_worker=False)


def test_the_switch_jack_is_a_contact_of_its_own_pin() -> None:
    factory, told = mock_factory(), list[Edge]()
    manual(factory).start(told.append)
    factory.pin(GO_JACK).drive_low()
    assert told == [Edge(Side.GO, is_down=True, at_ms=0, part=Part.SWITCH)]


def test_an_older_wiring_without_sockets_claims_no_pin_for_them() -> None:
    factory, told = mock_factory(), list[Edge]()
    text = "[go]\nbutton = 23\nlamp = 22\n[never_go]\nbutton = 24\nlamp = 27\n"
    manual(factory, parse_wiring(text)).start(told.append)
    other = LED(GO_JACK, pin_factory=factory)
    other.on()
    factory.pin(GO).drive_low()
    assert [edge.part for edge in told] == [Part.BUTTON]
    other.close()


def test_an_edge_lost_by_the_driver_is_read_from_the_pin() -> None:
    now, told, factory = [0], list[Edge](), mock_factory()
    panel = GpioPanel(load_wiring(), factory, now_ms=lambda: now[0], has_worker=False)
    panel.start(told.append)
    pin = factory.pin(GO)
    pin.drive_low()
    pin._state = True  # the release, of which no edge arrives
    now[0] = 30
    panel.attend()
    assert [edge.is_down for edge in told] == [True, False]


def test_a_pulled_down_panel_reads_high_as_pressed() -> None:
    factory, told = mock_factory(), list[Edge]()
    text = '[go]\nbutton = 23\nlamp = 22\n[never_go]\nbutton = 24\nlamp = 27\n[electrics]\npull = "down"\n'
    manual(factory, parse_wiring(text)).start(told.append)
    factory.pin(GO).drive_high()
    assert [edge.is_down for edge in told] == [True]


def test_an_active_low_lamp_is_lit_by_a_low_pin() -> None:
    factory = mock_factory()
    text = "[go]\nbutton = 23\nlamp = 22\n[never_go]\nbutton = 24\nlamp = 27\n[electrics]\nlamp_active_high = false\n"
    panel = manual(factory, parse_wiring(text))
    panel.start(lambda _edge: None)
    panel.light(Lamp.FULL, Lamp.OFF)
    assert (factory.pin(22).state, factory.pin(27).state) == (0.0, 1.0)


def test_a_pin_that_is_busy_is_named_and_no_other_stays_claimed() -> None:
    factory = mock_factory()
    holder = LED(27, pin_factory=factory)
    failed = manual(factory)
    with pytest.raises(PanelUnavailableError, match=r"GPIO 27 \(NEVER GO lamp\) cannot be used: .*gpioinfo"):
        failed.start(lambda _edge: None)
    holder.close()
    manual(factory).start(lambda _edge: None)
    assert failed.faults() == ()


def test_a_switch_jack_that_is_busy_is_named_as_one() -> None:
    factory = mock_factory()
    holder = LED(GO_JACK, pin_factory=factory)
    with pytest.raises(PanelUnavailableError, match=r"GPIO 25 \(GO switch\) cannot be used"):
        manual(factory).start(lambda _edge: None)
    holder.close()


class BurntPin(MockPWMPin):  # type: ignore[misc]  # gpiozero has no types
    """An output that fails once it is asked for light."""

    def _set_state(self, value: float) -> None:
        if value:
            raise OSError("I/O error")
        super()._set_state(value)


def test_a_lamp_that_fails_is_told_once_and_its_button_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    factory, told = mock_factory(), list[Edge]()
    factory.pin(GO_LAMP, pin_class=BurntPin)
    panel = manual(factory)
    panel.start(told.append)
    for lamp in (Lamp.FULL, Lamp.STEADY):
        panel.light(lamp, lamp)
    factory.pin(GO).drive_low()
    assert panel.faults() == (PanelFault(Side.GO, Part.LAMP, "GO lamp (GPIO 22) cannot be lit: I/O error"),)
    assert len(told) == 1
    assert factory.pin(27).state == 0.6
    assert len(caplog.records) == 1


def test_a_lamp_that_fails_is_told_while_the_panel_runs() -> None:
    factory, told = mock_factory(), list[Faults]()
    factory.pin(GO_LAMP, pin_class=BurntPin)
    panel = manual(factory)
    panel.start(lambda _edge: None, told.append)
    panel.attend()
    assert told == []
    panel.light(Lamp.FULL, Lamp.OFF)
    panel.attend()
    panel.attend()
    assert [[(fault.side, fault.part) for fault in faults] for faults in told] == [[(Side.GO, Part.LAMP)]]


def test_the_worker_tells_of_a_button_that_turns_noisy_by_itself() -> None:
    now, factory, told, heard = [0], mock_factory(), list[Faults](), Event()

    def listen(faults: Faults) -> None:
        told.append(faults)
        heard.set()

    panel = GpioPanel(load_wiring(), factory, now_ms=lambda: now[0])
    panel.start(lambda _edge: None, listen)
    pin = factory.pin(GO)
    for at_ms in range(0, 1_010, 10):
        now[0] = at_ms
        pin.drive_low() if at_ms % 20 == 0 else pin.drive_high()
    assert heard.wait(5)
    panel.close()
    assert [(fault.side, fault.part) for fault in told[0]] == [(Side.GO, Part.BUTTON)]


def test_the_worker_wakes_when_a_fault_could_begin_and_not_before() -> None:
    now, factory = [0], mock_factory()
    panel = GpioPanel(load_wiring(), factory, now_ms=lambda: now[0], has_worker=False)
    panel.start(lambda _edge: None, lambda _faults: None)
    assert panel.attend() is None
    factory.pin(GO).drive_low()
    now[0] = 30
    assert panel.attend() == 10_000
    now[0] = 10_000
    assert panel.attend() is None


def test_a_listener_of_faults_that_fails_does_not_stop_the_next_press(
    caplog: pytest.LogCaptureFixture,
) -> None:
    now, factory, told = [0], mock_factory(), list[Edge]()

    def listen(_faults: Faults) -> None:
        raise LookupError("a mistake of ours")

    panel = GpioPanel(load_wiring(), factory, now_ms=lambda: now[0], has_worker=False)
    panel.start(told.append, listen)
    factory.pin(GO).drive_low()
    now[0] = 10_000
    panel.attend()
    factory.pin(24).drive_low()
    assert len(told) == 2
    assert "a mistake of ours" in caplog.text


def test_a_listener_that_fails_does_not_stop_the_next_press(caplog: pytest.LogCaptureFixture) -> None:
    factory, told = mock_factory(), list[Edge]()

    def listen(edge: Edge) -> None:
        told.append(edge)
        raise LookupError("a mistake of ours")

    manual(factory).start(listen)
    with caplog.at_level(logging.ERROR):
        factory.pin(GO).drive_low()
        factory.pin(24).drive_low()
    assert len(told) == 2
    assert "a mistake of ours" in caplog.text


def test_still_lamps_and_resting_buttons_leave_the_worker_asleep() -> None:
    panel = manual(mock_factory())
    panel.start(lambda _edge: None)
    for lamp in (Lamp.OFF, Lamp.STEADY, Lamp.FULL):
        panel.light(lamp, lamp)
        assert panel.attend() is None
    panel.light(Lamp.BREATHE, Lamp.OFF)
    assert panel.attend() == 40


def test_the_worker_settles_a_tap_on_its_own_thread_and_ends_with_the_panel() -> None:
    factory, told, settled = mock_factory(), list[tuple[bool, bool]](), Event()

    def listen(edge: Edge) -> None:
        told.append((edge.is_down, current_thread() is main_thread()))
        if not edge.is_down:
            settled.set()

    panel = GpioPanel(load_wiring(), factory)
    panel.start(listen)
    factory.pin(GO).drive_low()
    factory.pin(GO).drive_high()
    assert settled.wait(5)
    assert told == [(True, True), (False, False)]
    panel.close()
    assert panel._worker is not None
    assert not panel._worker.is_alive()


def test_the_worker_moves_a_breathing_lamp_without_a_busy_loop() -> None:
    factory = mock_factory()
    panel = GpioPanel(load_wiring(), factory)
    panel.start(lambda _edge: None)
    moved = Event()
    pin = factory.pin(GO_LAMP)
    before = len(pin.states)
    panel.light(Lamp.SPARKLE, Lamp.OFF)
    moved.wait(0.5)
    panel.close()
    assert 3 <= len(pin.states) - before <= 0.5 * 25 + 4
