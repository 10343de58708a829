"""Clever's head as one drawing, for pictograms: the layers of the rig, put together once and for all."""

from kiosk.ui.art import library
from kiosk.ui.art.marks import group, rect
from kiosk.ui.art.palette import AMBER
from kiosk.ui.art.poses import SMILE_BARS, Bars


def _at(layer: str, x: float, y: float) -> str:
    return group(library.text("clever", layer), f"translate({x},{y})")


def head(bars: Bars = SMILE_BARS, smile: float = 8) -> str:
    """Head and scarf in rig units: 208 wide, from −310 to −128 high."""
    face = "".join(
        _at("eye", side * 31, -208)
        + _at("pupil", side * 31, -206)
        + group(_at("blush", side * 52, -182), opacity=0.75)
        + _at("brow", side * 31, -240)
        for side in (-1, 1)
    )
    mouth = "".join(
        rect((n - 2) * 9.5 - 3, -176 + smile * (1 - ((n - 2) / 2) ** 2) - tall / 2, 6, tall, 3, AMBER)
        for n, tall in enumerate(bars)
    )
    scarf = library.text("clever", "scarf")
    return scarf + _at("antenna", 0, -262) + library.text("clever", "head") + face + mouth
