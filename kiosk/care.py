"""What is known of the machine, for the officer's eyes. `None` is "unknown", never "fine"."""

from dataclasses import dataclass
from enum import StrEnum


class Clock(StrEnum):
    TRUSTED = "trusted"
    UNTRUSTED = "untrusted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Machine:
    """`battery_percent` 0–100; `temperature_c` in °C; `free_mb` on the card that holds the results; ages in whole days.

    `waiting` counts the answers that are not with the hub yet; `oldest_waiting_days` is the age of the oldest.
    """

    battery_percent: int | None = None
    is_power_low: bool | None = None
    """Under-voltage now or since the start."""
    temperature_c: int | None = None
    free_mb: int | None = None
    total_mb: int | None = None
    is_card_read_only: bool | None = None
    is_connected: bool | None = None
    """Whether any network reaches the machine now."""
    clock: Clock = Clock.UNKNOWN
    last_sync_days: int | None = None
    waiting: int | None = None
    oldest_waiting_days: int | None = None
    sending_trouble: str = ""
    """What keeps answers from being sent and wants somebody to do something, in plain words."""
    version: str = ""
    packs: tuple[tuple[str, str], ...] = ()
    """Each pack's title and its review state, in plain words."""


class PowerOff(StrEnum):
    """How switching off goes on."""

    MAY_BE_PULLED = "may-be-pulled"
    """Everything is on the card and this machine cannot switch itself off: the plug may be pulled now."""
    SWITCHING_OFF = "switching-off"
    REFUSED = "refused"
