"""What the contacts themselves give away about a button or switch that is going wrong."""

from collections.abc import Callable, Iterable

from hardware.debounce import Debouncer
from hardware.events import Faults, PanelFault, Part, Side

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


def fault_due_ms(contact: Debouncer, at_ms: int) -> int | None:
    """Say when this contact will be a fault if it goes on like this; None at rest and up, and once it is one."""
    chatter_ms, down_ms = contact.chatter_ms(at_ms), contact.down_ms(at_ms)
    waits = [
        after_ms - so_far_ms
        for so_far_ms, after_ms, is_going_on in (
            (chatter_ms, CHATTER_AFTER_MS, contact.settle_at_ms is not None),
            (down_ms, STUCK_AFTER_MS, contact.is_down),
        )
        if is_going_on and so_far_ms < after_ms
    ]
    return at_ms + min(waits) if waits else None


class FaultWatch:
    """Tells of faults while the panel runs: as one comes, and as it goes; not as its seconds grow."""

    def __init__(self, tell: Callable[[Faults], None]) -> None:
        self._tell = tell
        self._told: frozenset[tuple[Side, Part]] = frozenset()

    def look(self, faults: Faults) -> None:
        found = _kinds(faults)
        if found != self._told:
            self._told = found
            self._tell(faults)


def _kinds(faults: Iterable[PanelFault]) -> frozenset[tuple[Side, Part]]:
    return frozenset((fault.side, fault.part) for fault in faults)
