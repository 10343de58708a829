"""Hangs the gallery: draws what was asked for and writes the page that shows it."""

from collections.abc import Sequence
from pathlib import Path

from kiosk.ui.gallery.drawing import Told, draw, sights_of
from kiosk.ui.gallery.modes import Mode
from kiosk.ui.gallery.page import shots_of, write
from kiosk.ui.gallery.plan import EVERY_SAMPLE, Asked, plan


def hang(
    asked: Asked,
    cache: Path,
    folder: Path,
    told: Told = lambda _done, _of: None,
    *,
    languages: Sequence[Mode] = (),
) -> int:
    """Draw the pictures into `folder`, with `index.html`; returns how many. `cache` keeps the artist's own.

    `languages` are modes beside the usual ones. `told` hears how many are done, and of how many. Raises UsageError for an unknown mode or screen, ScreenError where no
    window can be opened off-screen, OSError where the folder cannot be written.
    """
    entries = plan(asked, languages)
    draw(entries, cache, folder, told)
    shots = [shot for entry in entries for shot in shots_of(entry, sights_of(entry))]
    write(folder / "index.html", shots, EVERY_SAMPLE)
    return len(shots)
