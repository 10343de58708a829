"""Clever's layers as textures: one set for all the heights that he is shown at, kept while somebody wears it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, Protocol
from weakref import WeakKeyDictionary, WeakValueDictionary

from kivy.graphics.texture import Texture

from kiosk.ui.textures import Pixels

LEAST_SHARE: Final = 0.3
"""A set serves from its own height down to this share of it. Below, two of its pixels in three would be thrown away."""


class Tailor(Protocol):
    """Whoever cuts Clever's layers for a height, as the artist does."""

    def clever(self, height_px: int) -> Mapping[str, Path]: ...


class Outfit(dict[str, Texture]):
    """Layers by name. A class of its own, because a plain dictionary cannot be held weakly."""

    __slots__ = ("__weakref__",)


_WORN: Final[WeakKeyDictionary[Tailor, WeakValueDictionary[int, Outfit]]] = WeakKeyDictionary()


def cut_for(height_px: int, tallest_px: int) -> int:
    """For which height the layers are cut that a Clever of `height_px` wears, where the tallest is `tallest_px`."""
    return tallest_px if LEAST_SHARE * tallest_px <= height_px <= tallest_px else height_px


def outfit(tailor: Tailor, cut_px: int) -> Outfit:
    """The layers cut for this height, shared with all who wear them; only on the drawing thread.

    Raises OSError or another of the tailor's errors where they cannot be had.
    """
    sets = _WORN.setdefault(tailor, WeakValueDictionary())
    found = sets.get(cut_px)
    if found is None:
        found = Outfit({name: smooth(path) for name, path in tailor.clever(cut_px).items()})
        sets[cut_px] = found
    return found


def smooth(path: Path) -> Texture:
    """A texture that may be turned, and be drawn at a third of its size without shimmer."""
    pixels = Pixels.read(path)
    texture = Texture.create(size=(pixels.width, pixels.height), colorfmt="rgba", mipmap=True)
    texture.mag_filter = "linear"
    texture.min_filter = "linear_mipmap_nearest"
    texture.blit_buffer(pixels.rgba, colorfmt="rgba", bufferfmt="ubyte")
    texture.flip_vertical()
    return texture
