"""Reads the wiring file that belongs to this kiosk."""

from pathlib import Path

from hardware.errors import WiringError
from hardware.wiring import Wiring, parse_wiring

SHIPPED_WIRING = Path(__file__).with_name("wiring.toml")


def load_wiring(path: Path = SHIPPED_WIRING) -> Wiring:
    """Read a wiring file; without a path, the one shipped beside this module.

    Raises `WiringError` when the file cannot be read or does not hold a wiring that works.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "not UTF-8 text"
        raise WiringError(
            (f"{path}: cannot be read ({reason}); the shipped one is {SHIPPED_WIRING}",)
        ) from error
    return parse_wiring(text, where=str(path))
