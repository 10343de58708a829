"""Drawings and pictures as textures: made once, kept while there is room, never decoded on the drawing thread."""

import io
import logging
import queue
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
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


class Shelf:
    """Pictures that take long to draw or decode: asked for by key, made by one worker, handed over as textures.

    With `is_instant` they are made at once on the asking thread, so that a stepped clock sees each frame complete.
    """

    def __init__(self, *, is_instant: bool) -> None:
        self._is_instant = is_instant
        self._textures: OrderedDict[Hashable, Texture] = OrderedDict()
        self._failed: set[Hashable] = set()
        self._waiting: dict[Hashable, list[Callable[[Texture], None]]] = {}
        self._orders: queue.SimpleQueue[tuple[Hashable, Callable[[], Path]] | None] = queue.SimpleQueue()
        self._done: queue.SimpleQueue[tuple[Hashable, Image.Image | None]] = queue.SimpleQueue()
        self._collect = Clock.create_trigger(self._hand_over, -1)
        self._worker: threading.Thread | None = None

    def ask(self, key: Hashable, make: Callable[[], Path], on_ready: Callable[[Texture], None]) -> None:
        """Call `on_ready` with the picture: now where it is at hand, else once it is. Never, where it cannot be made."""
        if key in self._textures:
            self._textures.move_to_end(key)
            on_ready(self._textures[key])
        elif key in self._failed:
            return
        elif self._is_instant:
            self._waiting.setdefault(key, []).append(on_ready)
            self._done.put((key, self._make(key, make)))
            self._hand_over(0)
        else:
            is_first = key not in self._waiting
            self._waiting.setdefault(key, []).append(on_ready)
            if is_first:
                self._start()
                self._orders.put((key, make))

    def draw_ahead(self, make: Callable[[], Path]) -> None:
        """Have the worker print this picture to the artist's cache, after what is waited for; nothing is kept here."""
        if self._is_instant:
            return
        self._start()
        self._orders.put((None, make))

    def has(self, key: Hashable) -> bool:
        return key in self._textures

    def close(self) -> None:
        """Let the worker end; a picture that is being made is thrown away."""
        self._orders.put(None)

    def _start(self) -> None:
        if self._worker is None:
            self._worker = threading.Thread(target=self._work, name="pictures", daemon=True)
            self._worker.start()

    def _work(self) -> None:
        while (order := self._orders.get()) is not None:
            key, make = order
            if key is None:
                self._print(make)
                continue
            self._done.put((key, self._make(key, make)))
            self._collect()

    @staticmethod
    def _print(make: Callable[[], Path]) -> None:
        try:
            make()
        except Exception:
            # It is asked for again when its scene comes up, and told then.
            log.debug("a picture could not be drawn ahead", exc_info=True)

    @staticmethod
    def _make(key: Hashable, make: Callable[[], Path]) -> Image.Image | None:
        try:
            return _decode(make())
        except Exception:
            # A story must go on without its picture, whatever is wrong with it.
            log.exception("the picture %s cannot be drawn; a plain colour stands in for it", key)
            return None

    def _hand_over(self, _dt: float) -> None:
        while not self._done.empty():
            key, image = self._done.get()
            askers = self._waiting.pop(key, [])
            if image is None:
                self._failed.add(key)
                continue
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
