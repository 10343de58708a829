"""What the contacts themselves give away about a button that is going wrong."""

from hardware.debounce import Debouncer

STUCK_AFTER_MS = 10_000
CHATTER_AFTER_MS = 1_000


def fault_of(contact: Debouncer, at_ms: int, *, where: str) -> str | None:
    """Say in plain words what is wrong with a contact; None where nothing is known to be.

    `where` names it for whoever mends it, for example "GO button (GPIO 23)". A button that is never pressed and one that
    is dead look alike from here: only the hardware check at READY can tell them apart.
    """
    chatter_ms = contact.chatter_ms(at_ms)
    if chatter_ms >= CHATTER_AFTER_MS:
        return (
            f"{where} has chattered for {chatter_ms // 1_000} s: push its plugs home, then try another button"
        )
    down_ms = contact.down_ms(at_ms)
    if down_ms >= STUCK_AFTER_MS:
        return f"{where} has been down for {down_ms // 1_000} s: free the button, then look for a wire that touches ground"
    return None
