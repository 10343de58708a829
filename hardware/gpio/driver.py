"""The panel on gpiozero: raw edges in, lamps out, one thread that sleeps unless something is due."""

import logging
import time
from collections.abc import Callable
from functools import partial
from threading import Event, Lock, RLock, Thread, current_thread
from typing import Any

from gpiozero import PWMLED, DigitalInputDevice

from hardware.debounce import Debouncer
from hardware.errors import PanelUnavailableError
from hardware.events import Edge, Faults, Lamp, PanelFault, Part, Side
from hardware.faults import FaultWatch, fault_due_ms, fault_of
from hardware.gpio.chip import open_factory
from hardware.lamps import LampState
from hardware.wiring import Pull, Wiring

PWM_HZ = 100
"""Above what the eye sees flicker; lgpio switches in software, so that each further hertz costs processor time."""

logger = logging.getLogger(__name__)
Contact = tuple[Side, Part]


def monotonic_ms() -> int:
    return time.monotonic_ns() // 1_000_000


class GpioPanel:
    """A `ButtonPanel` on GPIO pins.

    The first edge of a press is told from the thread in which gpiozero reports it, so that nothing waits. A worker thread
    settles bouncing contacts and moves the lamps; it sleeps while all is still and wakes 25 times a second at most.
    `pin_factory` is gpiozero's: None opens the header's own chip, `mock_factory()` makes pretend pins.
    """

    def __init__(
        self,
        wiring: Wiring,
        pin_factory: Any = None,
        *,
        now_ms: Callable[[], int] = monotonic_ms,
        has_worker: bool = True,
    ) -> None:
        """Keep the plan; nothing is touched before `start`. Without a worker the owner calls `attend` when it is due."""
        self._wiring = wiring
        self._factory = pin_factory
        self._owns_factory = pin_factory is None
        self._now_ms = now_ms
        self._worker = Thread(target=self._work, name="panel", daemon=True) if has_worker else None
        self._wake = Event()
        self._is_closing = False
        self._on_edge: Callable[[Edge], None] | None = None
        # Two locks, so that `light` never waits for a listener. Re-entrant: a listener may ask for its lamp at once.
        self._edge_lock = RLock()
        self._lamp_lock = Lock()
        self._debouncers = {
            (side, part): Debouncer(side, part) for side in Side for part, _ in wiring.of(side).inputs
        }
        self._inputs: dict[Contact, Any] = {}
        self._watch: FaultWatch | None = None
        self._leds: dict[Side, Any] = {}
        self._lamps = dict.fromkeys(Side, LampState())
        self._written: dict[Side, float] = {}
        self._lamp_faults: dict[Side, str] = {}

    def start(
        self, on_edge: Callable[[Edge], None], on_faults: Callable[[Faults], None] | None = None
    ) -> None:
        """Claim the pins and begin. Raises `PanelUnavailableError` when they cannot be had, leaving none claimed."""
        if self._on_edge is not None or self._is_closing:
            raise RuntimeError("a panel starts only once")
        self._on_edge = on_edge
        self._watch = FaultWatch(on_faults) if on_faults else None
        try:
            self._claim()
        except PanelUnavailableError:
            self.close()
            raise
        for contact, device in self._inputs.items():
            device.when_activated = partial(self._on_raw, contact, True)
            device.when_deactivated = partial(self._on_raw, contact, False)
            if device.is_active:
                self._on_raw(contact, True)
        with self._lamp_lock:
            self._show(self._now_ms())
        if self._worker:
            self._worker.start()

    def light(self, go: Lamp, never_go: Lamp) -> None:
        """Ask both lamps for a pattern; the new brightness is on the pins before this returns."""
        at_ms = self._now_ms()
        with self._lamp_lock:
            for side, lamp in ((Side.GO, go), (Side.NEVER_GO, never_go)):
                self._lamps[side] = self._lamps[side].asked(lamp, at_ms)
            self._show(at_ms)
        self._wake.set()

    def faults(self) -> Faults:
        at_ms = self._now_ms()
        found = [
            PanelFault(side, part, fault)
            for side in Side
            for part, gpio in self._wiring.of(side).inputs
            if (fault := fault_of(self._debouncers[side, part], at_ms, where=_named(side, part, gpio)))
        ]
        lamps = (PanelFault(side, Part.LAMP, text) for side, text in self._lamp_faults.items())
        return (*found, *lamps)

    def close(self) -> None:
        self._is_closing = True
        self._wake.set()
        if self._worker and self._worker.is_alive() and self._worker is not current_thread():
            self._worker.join(timeout=2)
        for device in (*self._inputs.values(), *self._leds.values()):
            device.close()
        if self._owns_factory and self._factory is not None:
            self._factory.close()
            self._factory = None

    def attend(self) -> int | None:
        """Do what is due now; say at which moment to come again, None while nothing will change by itself."""
        if self._is_closing:
            return None
        at_ms = self._now_ms()
        dues = [self._settle(contact, at_ms) for contact in self._inputs]
        with self._lamp_lock:
            self._show(at_ms)
            dues += [lamp.next_change_ms(at_ms) for lamp in self._lamps.values()]
        if self._watch:
            self._look_for_faults(self._watch)
            dues += [fault_due_ms(debouncer, at_ms) for debouncer in self._debouncers.values()]
        return min((due for due in dues if due is not None), default=None)

    def _claim(self) -> None:
        if self._factory is None:
            self._factory = open_factory()
        for side in Side:
            wired = self._wiring.of(side)
            for part, gpio in wired.inputs:
                self._inputs[side, part] = self._claim_input(side, part, gpio)
            self._leds[side] = _claimed(
                f"GPIO {wired.lamp} ({_words(side)} lamp)",
                partial(
                    PWMLED,
                    wired.lamp,
                    active_high=self._wiring.is_lamp_active_high,
                    frequency=PWM_HZ,
                    pin_factory=self._factory,
                ),
            )

    def _claim_input(self, side: Side, part: Part, gpio: int) -> Any:
        # No bounce_time: it loses and sticks edges (gpiozero 697, 1039), and delays the first one on some drivers.
        make = partial(
            DigitalInputDevice, gpio, pull_up=self._wiring.pull is Pull.UP, pin_factory=self._factory
        )
        return _claimed(f"GPIO {gpio} ({_words(side)} {part})", make)

    def _on_raw(self, contact: Contact, is_down: bool) -> None:
        at_ms = self._now_ms()
        with self._edge_lock:
            self._tell(self._debouncers[contact].raw(at_ms, is_down=is_down))
        self._wake.set()

    def _settle(self, contact: Contact, at_ms: int) -> int | None:
        with self._edge_lock:
            debouncer = self._debouncers[contact]
            due_ms = debouncer.settle_at_ms
            if due_ms is not None and at_ms >= due_ms:
                # The pin itself is asked: an edge may have been lost in the kernel's queue.
                self._tell(debouncer.settle(at_ms, is_down=bool(self._inputs[contact].is_active)))
            return debouncer.settle_at_ms

    def _look_for_faults(self, watch: FaultWatch) -> None:
        try:
            watch.look(self.faults())
        except Exception:
            # A listener's fault must not stop the thread that the next press needs.
            logger.exception("the listener failed on what is wrong with the panel")

    def _tell(self, edges: tuple[Edge, ...]) -> None:
        for edge in edges:
            if self._on_edge is None or self._is_closing:
                return
            try:
                self._on_edge(edge)
            except Exception:
                # A listener's fault must not stop the thread that the next press needs.
                logger.exception("the listener failed on %s", edge)

    def _show(self, at_ms: int) -> None:
        """Write what changed. Call with the lamp lock held."""
        if self._is_closing:
            return
        for side, led in self._leds.items():
            level = round(self._lamps[side].brightness(at_ms), 2)  # lgpio's PWM knows whole percent only
            if self._written.get(side) == level:
                continue
            self._written[side] = level
            try:
                led.value = level
            except Exception as error:
                if side not in self._lamp_faults:
                    logger.exception("the %s lamp cannot be lit", _words(side))
                self._lamp_faults[side] = (
                    f"{_words(side)} lamp (GPIO {self._wiring.of(side).lamp}) cannot be lit: {error}"
                )

    def _work(self) -> None:
        while not self._is_closing:
            self._wake.clear()
            due_ms = self.attend()
            self._wake.wait(None if due_ms is None else max(0, due_ms - self._now_ms()) / 1_000)


def _named(side: Side, part: Part, gpio: int) -> str:
    return f"{_words(side)} {part} (GPIO {gpio})"


def _words(side: Side) -> str:
    return side.name.replace("_", " ")


def _claimed(name: str, make: Callable[[], Any]) -> Any:
    """Make a device, whatever class of error its driver has for a pin that cannot be had."""
    try:
        return make()
    except Exception as error:
        raise PanelUnavailableError(
            f"{name} cannot be used: {error}. If another program holds it (gpioinfo names it), stop that; "
            "otherwise choose another pin in the wiring file"
        ) from error
