"""Pictures as people see them who lack one of the three kinds of cones."""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from PIL import Image, ImageFilter

STEPS: Final = 33
"""Grid points along each colour; between them Pillow interpolates. With 33 the answers come within 6 of 255 of the formula."""

Matrix = tuple[tuple[float, float, float], ...]


class Sight(StrEnum):
    PROTAN = "protan"
    DEUTAN = "deutan"
    TRITAN = "tritan"


TITLES: Final = {
    Sight.PROTAN: "Protanopia: no red cones",
    Sight.DEUTAN: "Deuteranopia: no green cones",
    Sight.TRITAN: "Tritanopia: no blue cones",
}
MATRICES: Final[dict[Sight, Matrix]] = {
    Sight.PROTAN: (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    Sight.DEUTAN: (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    Sight.TRITAN: (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""Machado, Oliveira and Fernandes 2009, severity 1.0: for red, green and blue in linear light."""


def linear(part: float) -> float:
    """Linear light of an sRGB part, both 0.0–1.0."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def encoded(light: float) -> float:
    """The sRGB part of linear light; what lies beyond 0.0–1.0 is cut off."""
    light = min(1.0, max(0.0, light))
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def seen(colour: tuple[float, float, float], sight: Sight) -> tuple[float, float, float]:
    """An sRGB colour, 0.0–1.0, as this sight sees it."""
    light = [linear(part) for part in colour]
    red, green, blue = (
        encoded(sum(share * part for share, part in zip(row, light, strict=True))) for row in MATRICES[sight]
    )
    return red, green, blue


def seeing(sight: Sight) -> Callable[[Image.Image], Image.Image]:
    """Something that turns RGB pictures into what this sight sees; making it takes about a tenth of a second."""
    table = ImageFilter.Color3DLUT.generate(STEPS, lambda r, g, b: seen((r, g, b), sight))
    return lambda picture: picture.convert("RGB").filter(table)
