"""Where SDL draws: on a desktop, or straight on the screen."""

from collections.abc import MutableMapping
from pathlib import Path

from kiosk.errors import ScreenError


def find_display(environment: MutableMapping[str, str], cards: Path = Path("/dev/dri")) -> None:
    """Have SDL draw on the desktop that is there, else straight on the screen.

    Without either, or with a desktop that does not answer, SDL would draw where nobody can see it: it is told what to
    draw on, and no window opens there. Raises ScreenError where there is nothing.
    """
    desktops = {"DISPLAY": "x11", "WAYLAND_DISPLAY": "wayland"}
    found = [driver for name, driver in desktops.items() if environment.get(name)]
    if environment.get("SDL_VIDEODRIVER"):
        return
    if found:
        environment["SDL_VIDEODRIVER"] = ",".join(found)
        return
    if not any(cards.glob("card*")):
        raise ScreenError(
            "there is no display here: start it on a desktop or a Pi, or see “kiosk demo --fast”"
        )
    environment["SDL_VIDEODRIVER"] = "kmsdrm"
