"""A whole SVG document: what part of a drawing is seen, and how large."""

from dataclasses import dataclass
from typing import Self

from kiosk.ui.art.library import Library, plain
from kiosk.ui.art.marks import number
from kiosk.ui.art.shading import parsed_document


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a drawing that is seen (in its own units), and the picture's size in pixels."""

    x: float
    y: float
    width: float
    height: float
    width_px: int
    height_px: int

    @classmethod
    def covering(cls, design: tuple[float, float], width_px: int, height_px: int) -> Self:
        """The design scaled to cover the picture, anchored at the bottom centre."""
        scale = max(width_px / design[0], height_px / design[1])
        width, height = width_px / scale, height_px / scale
        return cls((design[0] - width) / 2, design[1] - height, width, height, width_px, height_px)


def document(body: str, frame: Frame, library: Library) -> str:
    """Plain SVG of `body`, a drawing in our own marks, as `frame` sees it; `library` has the parts that it uses."""
    seen = " ".join(number(value) for value in (frame.x, frame.y, frame.width, frame.height))
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{seen}" preserveAspectRatio="none" '
        f'width="{frame.width_px}" height="{frame.height_px}">'
    )
    return plain(parsed_document(f"{opening}{body}</svg>"), library)
