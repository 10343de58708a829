"""Clever's layers: the box each drawing fills around its pivot, in rig units (origin between the feet, y down)."""

from dataclasses import dataclass
from typing import Final

STANDING_HEIGHT: Final = 322.0
"""From the soles to just above the antenna, with room to tilt."""

WIDEST: Final = 340.0
"""With an arm out on either side, or the scarf streaming."""

PEEK_LINE: Final = -129.0
"""Where the edge that Clever peeks over cuts the body."""

PEEK_HEIGHT: Final = STANDING_HEIGHT + PEEK_LINE


ANKLE: Final = 24.0
LEG_LENGTH: Final = 34.0
"""As the leg is drawn; on the screen it reaches from the hip to the ankle, wherever the boot stands."""

SHUT_FROM: Final = 0.8
"""From here on a lid is shut, and an arc is seen instead of the eye."""


@dataclass(frozen=True, slots=True)
class Box:
    """A layer's drawing in its own units; its origin is the pivot."""

    x: float
    y: float
    width: float
    height: float
    file: str = ""


LAYERS: Final[dict[str, Box]] = {
    "shadow": Box(-70, -26, 232, 40),
    "leg": Box(-16, -16, 32, 66),
    "boot": Box(-30, -36, 60, 42),
    "body": Box(-68, -152, 136, 120),
    "shoulders": Box(-68, -152, 136, 23, file="body"),
    "upper-arm": Box(-14, -14, 28, 68),
    "forearm": Box(-16, -14, 32, 68),
    "scarf": Box(-56, -160, 112, 32),
    "tail": Box(-20, -12, 44, 68),
    "cape": Box(24, -162, 150, 62),
    "star": Box(-46, -46, 92, 92),
    "head": Box(-104, -272, 208, 134),
    "eye": Box(-22, -26, 44, 52),
    "pupil": Box(-14, -16, 28, 32),
    "lid": Box(-24, -2, 48, 58),
    "lower-lid": Box(-28, -2, 56, 28),
    "shut": Box(-22, -8, 44, 22),
    "blush": Box(-12, -9, 24, 18),
    "brow": Box(-16, -10, 32, 16),
    "bar": Box(-4, -4, 8, 8),
    "glare": Box(-74, -254, 108, 82),
    "antenna": Box(-24, -58, 48, 66),
    "hand-mitt": Box(-34, -14, 68, 48),
    "hand-open": Box(-34, -14, 68, 62),
    "hand-stop": Box(-34, -14, 68, 62),
    "hand-point": Box(-34, -14, 68, 62),
    "hand-thumb": Box(-34, -14, 68, 50),
    "hand-grip": Box(-24, -12, 48, 36),
}
