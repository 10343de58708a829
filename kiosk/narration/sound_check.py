"""Whether sound can be heard at all, found out with silence: samples are offered, and how fast they are taken is watched."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.narration.player import Account, Player
from kiosk.narration.sound import ms_of
from kiosk.ports import Clock

OPEN_SECONDS = 4.0
"""A slow USB device was let to open in; it is asked every `_STEP_SECONDS`."""

LISTEN_SECONDS = 0.3
_STEP_SECONDS = 0.05
_SLOWEST, _FASTEST = 0.5, 2.0

Wait = Callable[[float], bool]
"""Wait for so many seconds; True when there is no need to go on."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What was found out. `pace` is sound taken ÷ time passed, near 1 for a real loudspeaker; `fault` is empty when well."""

    account: Account | None = None
    pace: float = 0.0
    fault: str = ""


def check_sound(player: Player, clock: Clock, wait: Wait) -> Heard | None:
    """Feed an opened player's device silence for 300 ms; None when `wait` said to stop.

    Where no device came up at all `fault` says so in short: the player itself has told why.
    """
    tries = round(OPEN_SECONDS / _STEP_SECONDS)
    while not ((before := player.account) and before.taken_samples):
        tries -= 1
        if tries <= 0:
            return Heard(before, fault=_unheard(before))
        if wait(_STEP_SECONDS):
            return None
    since_ms = clock.now_ms()
    if wait(LISTEN_SECONDS):
        return None
    after = player.account
    if after is None:
        return Heard(fault=_unheard(before))
    taken_ms = ms_of(after.taken_samples - before.taken_samples)
    return judged(after, taken_ms / max(1, clock.now_ms() - since_ms))


def judged(account: Account, pace: float) -> Heard:
    """A device that takes samples far too slowly stands still; one that takes them far too fast throws them away."""
    if pace < _SLOWEST:
        return Heard(account, pace, _unheard(account))
    if pace > _FASTEST:
        fault = f"“{account.device}” takes sound without playing it. Connect a loudspeaker, or choose another (`kiosk sound --list`)."
        return Heard(account, pace, fault)
    return Heard(account, pace)


def _unheard(account: Account | None) -> str:
    if account is None:
        return "No loudspeaker could be opened. Captions go on without a voice. `kiosk sound --list` shows what is there."
    return (
        f"“{account.device}” is there but plays nothing. Captions go on without a voice. See that it is switched on, or choose "
        "another (`kiosk sound --list`)."
    )
