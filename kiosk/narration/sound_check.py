"""Whether sound can be heard at all, found out with silence: samples are offered, and how fast they are taken is watched."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.narration.player import Account, Player
from kiosk.narration.sound import ms_of
from kiosk.ports import Clock

PATIENCE_SECONDS = 4.0
"""A USB loudspeaker is slow to open, and a sound server that was idle takes up to 2 s to ask for more (PulseAudio 16)."""

LISTEN_SECONDS = 0.3
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
    """Feed an opened player's device silence, 300 ms at a time, until it plays or `PATIENCE_SECONDS` are over.

    None when `wait` said to stop. Where no device came up at all the player itself has told why.
    """
    heard = Heard(fault=_unheard(None))
    for _ in range(round(PATIENCE_SECONDS / LISTEN_SECONDS)):
        before, since_ms = player.account, clock.now_ms()
        if wait(LISTEN_SECONDS):
            return None
        after = player.account
        if before is None or after is None or after.taken_samples < before.taken_samples:
            continue  # it is still being opened, or was opened anew
        taken_ms = ms_of(after.taken_samples - before.taken_samples)
        heard = judged(after, taken_ms / max(1, clock.now_ms() - since_ms))
        if not heard.fault:
            break
    return heard


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
