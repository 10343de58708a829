"""How Clever is put together: the layers of a theme's figure, in rig units (origin between the feet, y down)."""

import math
from dataclasses import dataclass
from typing import Final

STANDING_HEIGHT: Final = 322.0
"""From the soles to just above the antenna, with room to tilt: the same for every theme, so that screens fit it."""

WIDEST: Final = 340.0
"""With an arm out on either side, or the scarf streaming."""

PEEK_LINE: Final = -129.0
"""Where the edge that Clever peeks over cuts the body."""

PEEK_HEIGHT: Final = STANDING_HEIGHT + PEEK_LINE


ANKLE: Final = 24.0
LEG_LENGTH: Final = 34.0
"""As the leg is drawn; on the screen it reaches from the hip to the ankle, wherever the boot stands."""

STEP_BACK, STEP_SIDE = 38.0, 5.0
"""How far a whole step moves the boot that steps, and the one that stays."""

FACE_SLIDE: Final = 7.0
"""How far the face moves across its screen when it turns wholly to a side."""

SHUT_FROM: Final = 0.8
"""From here on a lid is shut, and an arc is seen instead of the eye."""

LAYER_NAMES: Final = (
    *("shadow", "leg", "boot", "body", "shoulders", "heart-light", "upper-arm", "forearm", "scarf", "tail"),
    *("cape", "star", "head", "eye", "pupil", "lid", "lower-lid", "shut", "blush", "brow", "bar", "glare"),
    *("antenna", "antenna-light", "hand-mitt", "hand-open", "hand-stop", "hand-point", "hand-thumb"),
    "hand-grip",
)
"""Every layer that a theme's figure has."""

HANDS: Final = tuple(name.removeprefix("hand-") for name in LAYER_NAMES if name.startswith("hand-"))
"""What a pose may give to a hand."""


@dataclass(frozen=True, slots=True)
class Box:
    """A layer: the box that its drawing fills in its own units, and where its origin comes on the figure."""

    x: float
    y: float
    width: float
    height: float
    file: str = ""
    pivot: tuple[float, float] = (0.0, 0.0)


def is_lit_from_behind(degrees: float) -> bool:
    """Whether a limb turned by so many degrees clockwise has its shade on the lit side: light is always upper left."""
    turn = math.radians(degrees)
    return math.cos(turn) + 0.5 * math.sin(turn) < 0


def feet(step: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """How far each boot (left, right) stands off its place, and how far it rolls in degrees.

    `step` from 0 to 1 takes the left boot back to the left; from 0 to −1 the right one to the right.
    """
    far, roll = STEP_BACK * abs(step), 8.0 * abs(step)
    if step >= 0:
        return (-far, roll), (STEP_SIDE * step, 0.0)
    return (STEP_SIDE * step, 0.0), (far, -roll)
