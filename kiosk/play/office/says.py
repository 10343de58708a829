"""What the officer reads at the gate and on the pages that set up a round. Nothing here is ever spoken."""

from typing import Final

from kiosk.gate import GateState

PIN: Final = "Officer's PIN"
NEW_PIN: Final = "Choose a PIN for this kiosk"
NEW_PIN_AGAIN: Final = "The same PIN once more"
LOCKED: Final = "Please wait"
ONE_MOMENT: Final = "One moment …"
NEW_PIN_WHY: Final = "Four digits that all its officers know, and no pupil guesses."
NOT_THE_SAME: Final = "These two were not the same. Please choose again."
TOO_EASY: Final = "That one is too easy to guess. Please choose another."
TRY_AGAIN: Final = "Touch the screen or press GO to try again."
BACK: Final = "Back"
DELETE: Final = "Delete"


def wrong(state: GateState) -> str:
    """What is said of a PIN that is not right."""
    if state.tries_left < 1:
        return "That is not the PIN."
    tries = "1 more try" if state.tries_left == 1 else f"{state.tries_left} more tries"
    return f"That is not the PIN. {tries} before it locks for a while."


def locked(seconds: int) -> str:
    """How long nothing is taken, in minutes and seconds."""
    minutes, rest = divmod(max(0, seconds), 60)
    return f"Too many wrong PINs. It opens again in {minutes}:{rest:02d}."
