"""The artist: every picture that a screen asks for, as the path of a PNG of the size asked."""

import logging
import threading
from pathlib import Path
from typing import Final

from kiosk.scenario.model import Scene
from kiosk.ui.art import pictograms, rig, stage
from kiosk.ui.art.cutout import Cutout
from kiosk.ui.art.document import Frame, document
from kiosk.ui.art.kit import Body, Kit
from kiosk.ui.art.press import Press
from kiosk.ui.art.theme import Theme, shipped

SHARPEST_TEXTURE: Final = 1.0

log = logging.getLogger(__name__)


class Artist:
    """Draws scenes, rooms, pictograms and Clever's layers; each is kept in `cache` and printed once for each size.

    Any thread may ask. Names that are not known give a calm placeholder and one line in the log. Without a `theme` it is
    the one that came with the kiosk.
    """

    def __init__(self, cache: Path, theme: Theme | None = None) -> None:
        self.theme = theme or shipped()
        self._library = self.theme.library
        self._kit = Kit(self.theme, self._tell)
        self._press = Press(cache)
        self._told: set[str] = set()
        self._lock = threading.Lock()

    def scene(self, scene: Scene, width: int, height: int, *, is_quiet: bool = False) -> Path:
        """The backdrop with the cast before it as one opaque PNG of exactly `width` × `height` px.

        The design is 1280 × 640; it covers the size asked and is anchored at the bottom centre, so that a flatter stage
        loses sky. `is_quiet` leaves out what only decorates.
        """
        key = f"scene {self._library.edition()} {scene!r} {is_quiet}"
        return self._printed(
            key, Frame.covering(stage.SIZE, width, height), lambda: stage.drawn(scene, self._kit, is_quiet)
        )

    def backdrop(self, scene: Scene, width: int, height: int, *, is_quiet: bool = False) -> Path:
        """The scene without its cast, opaque, framed as `scene` is: one picture for all scenes of the same setting."""
        key = f"backdrop {self._library.edition()} {stage.setting(scene)!r} {is_quiet}"
        return self._printed(
            key,
            Frame.covering(stage.SIZE, width, height),
            lambda: stage.backdrop(scene, self._kit, is_quiet),
        )

    def cast(self, scene: Scene, width: int, height: int, *, is_quiet: bool = False) -> Cutout | None:
        """Who is in the scene, to be laid over its backdrop of the same size; None where nobody is."""
        frame = Frame.covering(stage.SIZE, width, height)
        key = f"cast {self._library.edition()} {scene!r} {is_quiet} {frame}"
        found = self._press.cut_out(key, width, height)
        if found is not None:
            return found
        body = stage.cast(scene, self._kit, is_quiet)
        return self._press.cut(document(body, frame, self._library), width, height, key=key) if body else None

    def attract(self, width: int, height: int) -> Path:
        """The hillside with town, school, path and kite; Clever and words are the screen's."""
        return self._view("attract", width, height)

    def room(self, width: int, height: int) -> Path:
        """The room to practise in; Clever and the cards are the screen's."""
        return self._view("room", width, height)

    def calm(self, width: int, height: int) -> Path:
        """A soft sky over a hill, for a pause and for the end."""
        return self._view("calm", width, height)

    def picture(self, name: str, size: int) -> Path:
        """A square pictogram of `size` px with clear corners: a step, a choice of the check, an answer's sign."""
        key = f"picture {self._library.edition()} {name}"
        frame = Frame(0, 0, pictograms.SIDE, pictograms.SIDE, size, size)
        return self._printed(key, frame, lambda: pictograms.drawn(name, self._kit))

    def clever(self, height_px: int) -> dict[str, Path]:
        """Clever's layers for a robot that stands `height_px` high; boxes and pivots are in `theme.layers`."""
        scale = height_px * SHARPEST_TEXTURE / rig.STANDING_HEIGHT
        return {name: self._layer(name, box, scale) for name, box in self.theme.layers.items()}

    def _view(self, name: str, width: int, height: int) -> Path:
        key = f"view {self._library.edition()} {name}"
        return self._printed(
            key, Frame.covering(stage.VIEW_SIZE, width, height), lambda: stage.view(name, self._kit)
        )

    def _layer(self, name: str, box: rig.Box, scale: float) -> Path:
        frame = Frame(
            box.x,
            box.y,
            box.width,
            box.height,
            max(2, round(box.width * scale)),
            max(2, round(box.height * scale)),
        )
        svg = document(self._library.text("clever", box.file or name), frame, self._library)
        return self._press.print(svg, frame.width_px, frame.height_px, has_soft_edges=True)

    def _printed(self, key: str, frame: Frame, body: Body) -> Path:
        key = f"{key} {frame}"
        found = self._press.printed(key, frame.width_px, frame.height_px)
        return found or self._press.print(
            document(body(), frame, self._library), frame.width_px, frame.height_px, key=key
        )

    def _tell(self, what: str) -> None:
        """Logs a missing name once."""
        with self._lock:
            is_new = what not in self._told
            self._told.add(what)
        if is_new:
            log.warning("There is no picture of %s: a calm placeholder is shown.", what)
