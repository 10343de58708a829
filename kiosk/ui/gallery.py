"""A picture of every screen at every size: for people to look at, and for the read-me."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from kiosk.ui.samples import SAMPLES
from kiosk.ui.stage import KivyStage

SIZES: Final = ((800, 480), (1024, 600), (1280, 800), (1920, 1080))


def pictures_of_every_screen(
    stage: KivyStage, folder: Path, sizes: Iterable[tuple[int, int]] = SIZES, only: str = ""
) -> list[Path]:
    """Draw each sample whose name begins with `only` at each size into `folder`, as `story-1280x800.png`.

    The stage has to be an instant one. Returns the files in the order of their making.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for width, height in sizes:
        stage.resize(width, height)
        for name, screen in SAMPLES.items():
            if not name.startswith(only):
                continue
            stage.show(screen)
            stage.pump(2)
            path = folder / f"{name}-{width}x{height}.png"
            stage.save_picture(path)
            made.append(path)
    return made
