"""Drawings and pictures as textures: made once, kept while there is room, never decoded on the drawing thread."""

import io
import itertools
import logging
import queue
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import Final

import resvg_py
from kivy.clock import Clock
from kivy.graphics.texture import Texture
from PIL import Image

from kiosk.ui.art.cutout import Cutout

log = logging.getLogger(__name__)

ROOM_BYTES: Final = 24 * 1024 * 1024
"""About four whole pictures at 1280×800."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """A decoded picture as the drawing thread uploads it: RGBA, row by row from the top."""

    width: int
    height: int
    rgba: bytes

    @classmethod
    def of(cls, image: Image.Image) -> "Pixels":
        rgba = image if image.mode == "RGBA" else image.convert("RGBA")
        return cls(*rgba.size, rgba.tobytes())

    @classmethod
    def read(cls, path: Path) -> "Pixels":
        with Image.open(path) as picture:
            return cls.of(picture)

    def upload(self) -> Texture:
        """A texture, to be drawn pixel for pixel; only on the drawing thread."""
        texture = Texture.create(size=(self.width, self.height), colorfmt="rgba")
        # At its own size the picture is the same as with smoothing, and a DECIDE frame costs a quarter less
        # (6.3 → 4.9 ms of processor at 800×480, software GL, 2026-11-22).
        texture.mag_filter = texture.min_filter = "nearest"
        texture.blit_buffer(self.rgba, colorfmt="rgba", bufferfmt="ubyte")
        texture.flip_vertical()
        return texture


def texture_of(image: Image.Image) -> Texture:
    """Upload a picture, to be drawn pixel for pixel; only on the drawing thread."""
    return Pixels.of(image).upload()


@lru_cache(maxsize=160)
def drawing(svg: str) -> Texture:
    """The texture of one of our own small SVG drawings."""
    png = resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True)
    return texture_of(Image.open(io.BytesIO(bytes(png))))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A texture, and where its lower left corner belongs on its stage, in pixels."""

    texture: Texture
    x: int = 0
    y: int = 0

    @property
    def bytes(self) -> int:
        return int(4 * self.texture.width * self.texture.height)


Printed = Path | Cutout | None
"""What a maker gives: a picture, one with a place of its own, or nothing where there is nothing to see."""
OnReady = Callable[[Sheet | None], None]


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
        self._sheets: OrderedDict[Hashable, Sheet] = OrderedDict()
        self._nothing: set[Hashable] = set()
        self._waiting: dict[Hashable, list[OnReady]] = {}
        self._orders: queue.PriorityQueue[tuple[int, int, Callable[[], None] | None]] = queue.PriorityQueue()
        self._done: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._number = itertools.count()
        self._collect = Clock.create_trigger(self._hand_over, -1)
        self._worker: threading.Thread | None = None

    def ask(self, key: Hashable, make: Callable[[], Printed], on_ready: OnReady) -> None:
        """Call `on_ready` with the picture: now where it is at hand, else once it is.

        It hears None where there is nothing to see, and where the picture cannot be made.
        """
        if key in self._sheets:
            self._sheets.move_to_end(key)
            on_ready(self._sheets[key])
        elif key in self._nothing:
            on_ready(None)
        else:
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
            # What was made may be large: it is the drawing thread's now, not this loop's until the next order.
            del work
            self._collect()

    def _make(self, key: Hashable, make: Callable[[], Printed]) -> None:
        pixels, x, y = None, 0, 0
        try:
            made = make()
            if isinstance(made, Cutout):
                x, y = made.x, made.y
            path = made.path if isinstance(made, Cutout) else made
            pixels = Pixels.read(path) if path is not None else None
        except Exception:
            # A story must go on without its picture, whatever is wrong with it.
            log.exception("the picture %s cannot be drawn; a plain colour stands in for it", key)
        self._done.put(lambda: self._keep(key, pixels, x, y))

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

    def _keep(self, key: Hashable, pixels: Pixels | None, x: int, y: int) -> None:
        sheet = Sheet(pixels.upload(), x, y) if pixels is not None else None
        if sheet is None:
            self._nothing.add(key)
        else:
            self._sheets[key] = sheet
            self._make_room()
        for on_ready in self._waiting.pop(key, []):
            on_ready(sheet)

    @property
    def bytes(self) -> int:
        """How much the pictures at hand take, as textures."""
        return sum(sheet.bytes for sheet in self._sheets.values())

    def _make_room(self) -> None:
        used = self.bytes
        while used > ROOM_BYTES and len(self._sheets) > 1:
            _, oldest = self._sheets.popitem(last=False)
            used -= oldest.bytes
