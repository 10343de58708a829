"""The minder, with a thread of its own: looks after the machine and switches it off."""

import logging
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kiosk.care import Clock as Trust
from kiosk.care import Machine, PowerOff
from kiosk.errands import Errands
from kiosk.minder import machine
from kiosk.minder.switching_off import AskPower, ask_nobody
from kiosk.play.events import CareTold, PowerOffTold
from kiosk.ports import Clock, Inbox

log = logging.getLogger(__name__)

Told = TypeVar("Told")
MB = 1_000_000

UNKEPT = "{answers} not on the card yet. Leave the plug in for a minute, then try again."
GOING = "The kiosk is switching off. When the screen and the green light are out, the plug may be pulled."
PULL = "Everything is on the card. The plug may be pulled now."


@dataclass(frozen=True, slots=True)
class Sources:
    """What only others know. Each may be slow, answer None, or fail: then that is unknown.

    `waiting` counts the answers that are not with the hub yet; `unkept` those that are not even on the card. `packs` has
    each pack's title and review state.
    """

    clock: Callable[[], Trust] = lambda: Trust.UNKNOWN
    waiting: Callable[[], int | None] = lambda: None
    oldest_waiting_days: Callable[[], int | None] = lambda: None
    last_sync_days: Callable[[], int | None] = lambda: None
    sending_trouble: Callable[[], str] = lambda: ""
    unkept: Callable[[], int] = lambda: 0
    version: str = ""
    packs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Places:
    """Where the kernel and the firmware's command tell their facts; others in tests."""

    thermal: Path = machine.THERMAL
    supplies: Path = machine.POWER_SUPPLIES
    hwmon: Path = machine.HWMON
    firmware: Path = machine.FIRMWARE
    command: Sequence[str] = machine.VCGENCMD
    network: Path = machine.NETWORK


class Caretaker:
    """Implements `kiosk.ports.Minder`. `start` before the first screen, `close` at the end.

    `state_folder` is on the card that holds the results; `ask_power` switches the machine off and says whether it does.
    """

    def __init__(
        self,
        state_folder: Path,
        inbox: Inbox,
        clock: Clock,
        sources: Sources = Sources(),  # frozen
        *,
        ask_power: AskPower = ask_nobody,
        places: Places = Places(),  # frozen
    ) -> None:
        self._state_folder = state_folder
        self._inbox = inbox
        self._clock = clock
        self._sources = sources
        self._ask_power = ask_power
        self._places = places
        self._errands = Errands("minder")

    def start(self) -> None:
        self._errands.start()

    def close(self, within_seconds: float = 3.0) -> None:
        """Do what was asked for, then stop."""
        self._errands.close(within_seconds)

    def look(self) -> None:
        self._errands.put(lambda: self._inbox.put(CareTold(self._clock.now_ms(), self.found())))

    def switch_off(self) -> None:
        self._errands.put(self._switch_off)

    def found(self) -> Machine:
        """What is known of the machine now; on the calling thread."""
        places, sources = self._places, self._sources
        room = machine.room_in(self._state_folder)
        degrees = machine.celsius(places.thermal)
        is_low = machine.is_power_low(
            machine.throttled(places.firmware), machine.is_voltage_low(places.hwmon)
        )
        return Machine(
            battery_percent=machine.battery_percent(places.supplies),
            is_power_low=is_low,
            temperature_c=None if degrees is None else round(degrees),
            free_mb=room.free_bytes // MB if room else None,
            total_mb=room.total_bytes // MB if room else None,
            is_card_read_only=room.is_read_only if room else None,
            is_connected=machine.is_connected(places.network),
            clock=_told(sources.clock) or Trust.UNKNOWN,
            last_sync_days=_told(sources.last_sync_days),
            waiting=_told(sources.waiting),
            oldest_waiting_days=_told(sources.oldest_waiting_days),
            sending_trouble=_told(sources.sending_trouble) or "",
            version=sources.version,
            packs=sources.packs,
        )

    def _switch_off(self) -> None:
        outcome, text = self._outcome()
        self._inbox.put(PowerOffTold(self._clock.now_ms(), outcome, text))

    def _outcome(self) -> tuple[PowerOff, str]:
        unkept = _told(self._sources.unkept)
        if unkept is None or unkept > 0:
            answers = {None: "Some answers are perhaps", 1: "1 answer is"}.get(
                unkept, f"{unkept} answers are"
            )
            return PowerOff.REFUSED, UNKEPT.format(answers=answers)
        os.sync()
        if _told(self._ask_power):
            return PowerOff.SWITCHING_OFF, GOING
        return PowerOff.MAY_BE_PULLED, PULL


def _told(ask: Callable[[], Told | None]) -> Told | None:
    try:
        return ask()
    except Exception:
        # The officer sees “unknown”, and the rest.
        log.exception("a fact about the machine could not be had")
        return None
