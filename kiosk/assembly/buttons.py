"""The panel of buttons and lamps: which one there is, and what it tells."""

import contextlib
import logging

from hardware.errors import PanelUnavailableError, WiringError
from hardware.events import Faults, Lamp
from hardware.panel import ButtonPanel
from kiosk.errors import HardwareError
from kiosk.play.events import PanelChanged
from kiosk.plumbing import deliver, deliver_faults
from kiosk.ports import Clock, Inbox

log = logging.getLogger(__name__)


class NoLamps:
    """Implements `kiosk.ports.Lamps` where there is no panel: the screen shows what the lamps would."""

    def light(self, go: Lamp, never_go: Lamp) -> None:
        """Nothing to light."""


def open_panel(pins: str | None) -> ButtonPanel | None:
    """The panel that `pins` asks for; None where there is none and none was asked for.

    Raises HardwareError for wiring that cannot be used, and for `gpio` where GPIO was asked for by name and cannot be had.
    """
    if pins == "none":
        return None
    from hardware.gpio import GpioPanel, mock_factory, open_factory
    from hardware.wiring_file import load_wiring

    try:
        factory = mock_factory() if pins == "mock" else open_factory()
        return GpioPanel(load_wiring(), factory)
    except WiringError as error:
        raise HardwareError(str(error)) from error
    except PanelUnavailableError as error:
        do_without(error, pins)
        return None


def do_without(error: PanelUnavailableError, pins: str | None) -> None:
    """Say that keys and touch take the buttons' place. Raises HardwareError where `pins` were asked for by name."""
    if pins:
        raise HardwareError(str(error)) from error
    log.warning("no buttons: %s. Keys F and J and touch take their place.", error)


def start_panel(
    panel: ButtonPanel | None, pins: str | None, clock: Clock, inbox: Inbox, opened: contextlib.ExitStack
) -> None:
    """Have presses and faults arrive in `inbox` from now on; where no panel is there, that it is not.

    Raises HardwareError for a panel that was asked for by name and cannot be had.
    """

    def faulty(faults: Faults) -> None:
        for fault in faults:
            log.warning("%s", fault.text)
        inbox.put(deliver_faults(clock.now_ms(), faults))

    now = clock.now_ms()
    if panel is None:
        inbox.put(PanelChanged(now, is_panel_there=False))
        return
    opened.callback(panel.close)
    try:
        panel.start(lambda edge: inbox.put(deliver(edge)), faulty)
    except PanelUnavailableError as error:
        do_without(error, pins)
        inbox.put(PanelChanged(now, is_panel_there=False))
    else:
        inbox.put(deliver_faults(now, panel.faults()))
