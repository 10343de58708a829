"""Whether two pictures of a screen are alike to the eye: compared small and a little blurred, tile by tile.

Rasterisers differ in how they cover the pixels of an edge, and fonts in how they are hinted: an edge may lie a pixel
further. So each pixel may be anything between those beside it in the other picture, and what is left is averaged over
tiles. Measured (2026-11-22, of 255) as the worst tile:

    llvmpipe beside softpipe, ten screens             0.9     a card that is white and not cream       10
    FreeType 2.13 beside 2.14                         0.0     a button 4 px further                    19
    letters a good half pixel thicker                 0.8     a word of the question                   27
    what `coarse` leaves out                          2.0     the recap                                39
    everything a pixel of the panel further           5.5     a person                                 90
"""

from array import array
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageChops, ImageFilter

WIDTH: Final = 400
TILE: Final = 12
BLUR: Final = 1.0
TOLERANCE: Final = 7.0
"""The worst tile's mean difference that passes, of 255."""
NEIGHBOURS: Final = 3
COARSE: Final = 4
"""Golden pictures keep every fourth step of a colour: a quarter fewer bytes. WebP with loss errs by 14 of 255 here."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far two pictures differ: the worst tile's mean of 0–255, its middle as shares of the picture, and a map."""

    worst: float
    x: float
    y: float
    map: Image.Image

    @property
    def is_alike(self) -> bool:
        return self.worst <= TOLERANCE

    def __str__(self) -> str:
        return f"differs by {self.worst:.1f} at {self.x:.0%} from the left, {self.y:.0%} from the top (allowed: {TOLERANCE})"


def small(picture: Image.Image) -> Image.Image:
    """The picture as it is kept and compared: `WIDTH` px wide."""
    height = round(picture.height * WIDTH / picture.width)
    return picture.convert("RGB").resize((WIDTH, height), Image.Resampling.BOX)


def coarse(picture: Image.Image) -> Image.Image:
    """The picture as it is written down."""
    return picture.point([min(255, round(value / COARSE) * COARSE) for value in range(256)] * 3)


def likeness(one: Image.Image, other: Image.Image) -> Likeness:
    """Compare two small pictures; of another shape they differ wholly."""
    if one.size != other.size:
        return Likeness(255.0, 0.5, 0.5, Image.new("L", one.size, 255))
    left = _left_over(one, other)
    columns, rows = max(1, left.width // TILE), max(1, left.height // TILE)
    tiles = left.convert("F").resize((columns, rows), Image.Resampling.BOX)
    values = array("f", tiles.tobytes())
    worst = max(range(len(values)), key=values.__getitem__)
    return Likeness(
        values[worst],
        (worst % columns + 0.5) / columns,
        (worst // columns + 0.5) / rows,
        left,
    )


def _left_over(one: Image.Image, other: Image.Image) -> Image.Image:
    """What neither picture can explain by the pixels beside it in the other, the worst of lightness and two colours."""
    found = Image.new("L", one.size, 0)
    for here, there in zip(_parts(one), _parts(other), strict=True):
        found = ImageChops.lighter(found, ImageChops.lighter(_beyond(here, there), _beyond(there, here)))
    return found


def _parts(picture: Image.Image) -> tuple[Image.Image, ...]:
    """Lightness, blueness and redness."""
    return picture.filter(ImageFilter.GaussianBlur(BLUR)).convert("YCbCr").split()


def _beyond(channel: Image.Image, other: Image.Image) -> Image.Image:
    highest = other.filter(ImageFilter.MaxFilter(NEIGHBOURS))
    lowest = other.filter(ImageFilter.MinFilter(NEIGHBOURS))
    return ImageChops.add(ImageChops.subtract(channel, highest), ImageChops.subtract(lowest, channel))


def side_by_side(actual: Image.Image, expected: Image.Image, found: Likeness) -> Image.Image:
    """Actual, expected, and the difference, brightened."""
    brighter = found.map.point([min(255, 4 * value) for value in range(256)])
    parts = (actual, expected, brighter.convert("RGB"))
    whole = Image.new(
        "RGB", (sum(part.width for part in parts) + 2 * TILE, max(part.height for part in parts))
    )
    x = 0
    for part in parts:
        whole.paste(part, (x, 0))
        x += part.width + TILE
    return whole
