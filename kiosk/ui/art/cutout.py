"""A picture with clear ground, cut down to what is drawn on it; where it belongs is written in its PNG."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image, PngImagePlugin, UnidentifiedImageError

PLACE: Final = "place"
"""The PNG text chunk with the lower left corner on the stage, as `x y` in pixels."""


@dataclass(frozen=True, slots=True)
class Cutout:
    """A PNG and where it belongs: `x`, `y` is its lower left corner on the stage, in pixels."""

    path: Path
    x: int
    y: int
    width: int
    height: int


def trimmed(png: bytes) -> bytes:
    """The same picture without its clear borders; one that is clear all over keeps a single pixel."""
    picture = Image.open(io.BytesIO(png)).convert("RGBA")
    left, top, right, foot = picture.getchannel("A").getbbox() or (0, picture.height - 1, 1, picture.height)
    place = PngImagePlugin.PngInfo()
    place.add_text(PLACE, f"{left} {picture.height - foot}")
    out = io.BytesIO()
    picture.crop((left, top, right, foot)).save(out, "PNG", pnginfo=place)
    return out.getvalue()


def read(path: Path) -> Cutout | None:
    """The cutout kept at `path`, or None where there is none that is whole."""
    try:
        with Image.open(path) as picture:
            place = str(picture.info[PLACE]).split()
            width, height = picture.size
            picture.verify()
        x, y = (int(part) for part in place)
    except (OSError, KeyError, ValueError, UnidentifiedImageError, SyntaxError):
        return None
    return Cutout(path, x, y, width, height)
