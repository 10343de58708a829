"""Drawings and pictures as textures: made once, kept while there is room, never decoded on the drawing thread."""

import io
import itertools
import logging
import queue
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import Final

import resvg_py
from kivy.clock import Clock
from kivy.graphics.texture import Texture
from PIL import Image

log = logging.getLogger(__name__)

ROOM_BYTES: Final = 24 * 1024 * 1024
"""About four whole pictures at 1280×800."""


def texture_of(image: Image.Image) -> Texture:
    """Upload a picture, to be drawn pixel for pixel; only on the drawing thread."""
    rgba = image if image.mode == "RGBA" else image.convert("RGBA")
    texture = Texture.create(size=rgba.size, colorfmt="rgba")
    # At its own size the picture is the same as with smoothing, and a DECIDE frame costs a quarter less (6.3 → 4.9 ms
    # of processor at 800×480, software GL, 2026-11-22).
    texture.mag_filter = texture.min_filter = "nearest"
    texture.blit_buffer(rgba.tobytes(), colorfmt="rgba", bufferfmt="ubyte")
    texture.flip_vertical()
    return texture


@lru_cache(maxsize=160)
def drawing(svg: str) -> Texture:
    """The texture of one of our own small SVG drawings."""
    png = resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True)
    return texture_of(Image.open(io.BytesIO(bytes(png))))


def _decode(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        return picture.convert("RGBA")


class Urgency(IntEnum):
    """What the worker does first."""

    WANTED_NOW = 0
    WANTED_SOON = 1
    AHEAD = 2


class Shelf:
    """Pictures that take long to draw or decode: asked for by key, made by one worker, handed over as textures.

    With `is_instant` they are made at once on the asking thread, so that a stepped clock sees each frame complete.
    """

    def __init__(self, *, is_instant: bool) -> None:
        self._is_instant = is_instant
        self._textures: OrderedDict[Hashable, Texture] = OrderedDict()
        self._failed: set[Hashable] = set()
        self._waiting: dict[Hashable, list[Callable[[Texture], None]]] = {}
        self._orders: queue.PriorityQueue[tuple[int, int, Callable[[], None] | None]] = queue.PriorityQueue()
        self._done: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._number = itertools.count()
        self._collect = Clock.create_trigger(self._hand_over, -1)
        self._worker: threading.Thread | None = None

    def ask(self, key: Hashable, make: Callable[[], Path], on_ready: Callable[[Texture], None]) -> None:
        """Call `on_ready` with the picture: now where it is at hand, else once it is. Never, where it cannot be made."""
        if key in self._textures:
            self._textures.move_to_end(key)
            on_ready(self._textures[key])
        elif key not in self._failed:
            is_first = key not in self._waiting
            self._waiting.setdefault(key, []).append(on_ready)
            if is_first:
                self._order(Urgency.WANTED_NOW, lambda: self._make(key, make))

    def print_ahead(
        self,
        make: Callable[[], object],
        on_printed: Callable[[], None] | None = None,
        urgency: Urgency = Urgency.AHEAD,
    ) -> None:
        """Have the worker call `make`, which fills the artist's cache, and then the drawing thread `on_printed`."""
        if not self._is_instant:
            self._order(urgency, lambda: self._print(make, on_printed))
        elif on_printed is not None:
            on_printed()

    def close(self) -> None:
        """Let the worker end after what is wanted now; what was to be drawn ahead is left undone."""
        self._orders.put((Urgency.WANTED_SOON, next(self._number), None))

    def _order(self, urgency: Urgency, work: Callable[[], None]) -> None:
        if self._is_instant:
            work()
            self._hand_over(0)
            return
        self._orders.put((urgency, next(self._number), work))
        if self._worker is None:
            self._worker = threading.Thread(target=self._work, name="pictures", daemon=True)
            self._worker.start()

    def _work(self) -> None:
        while (work := self._orders.get()[2]) is not None:
            work()
            self._collect()

    def _make(self, key: Hashable, make: Callable[[], Path]) -> None:
        image = None
        try:
            image = _decode(make())
        except Exception:
            # A story must go on without its picture, whatever is wrong with it.
            log.exception("the picture %s cannot be drawn; a plain colour stands in for it", key)
        self._done.put(lambda: self._keep(key, image))

    def _print(self, make: Callable[[], object], on_printed: Callable[[], None] | None) -> None:
        try:
            make()
        except Exception:
            # A scene is asked for again when it comes up; Clever stays unseen, and the story goes on.
            log.exception("a picture cannot be drawn ahead")
            return
        if on_printed is not None:
            self._done.put(on_printed)

    def _hand_over(self, _dt: float) -> None:
        while not self._done.empty():
            self._done.get()()

    def _keep(self, key: Hashable, image: Image.Image | None) -> None:
        askers = self._waiting.pop(key, [])
        if image is None:
            self._failed.add(key)
            return
        texture = texture_of(image)
        self._textures[key] = texture
        self._make_room()
        for on_ready in askers:
            on_ready(texture)

    def _make_room(self) -> None:
        used = sum(4 * texture.width * texture.height for texture in self._textures.values())
        while used > ROOM_BYTES and len(self._textures) > 1:
            _, oldest = self._textures.popitem(last=False)
            used -= 4 * oldest.width * oldest.height
