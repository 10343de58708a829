"""A pose of Clever: what turns, how far, and what is held. The poses themselves are in a theme's `poses.toml`."""

from dataclasses import dataclass, fields
from typing import Final

Pair = tuple[float, float]
Bars = tuple[float, float, float, float, float]

SMILE_BARS: Final[Bars] = (5, 9, 13, 9, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """One pose. Angles in degrees, lengths in rig units (the head is 176 wide); left and right are the picture's.

    An arm is (upper, forearm), each counted from straight down, outward positive. `lid` and `lower_lid` go from 0
    (open) to 1 (shut); `gaze` and `face` from −1 to 1, right and down positive; `step` from −1 to 1, the left foot swung
    back or the right one. `shift` moves all of Clever to the right, `rise` lifts him; `light` is that of the antenna.
    """

    arm_left: Pair = (22, 10)
    arm_right: Pair = (22, 10)
    hand_left: str = "mitt"
    hand_right: str = "mitt"
    turn_left: float = 0
    turn_right: float = 0
    tilt: float = 0
    face: float = 0
    gaze: Pair = (0, 0)
    lid: float = 0
    lower_lid: float = 0
    brows: Pair = (0, 0)
    lift: float = 0
    bars: Bars = SMILE_BARS
    smile: float = 6
    antenna: float = 0
    light: float = 0
    lean: float = 0
    blush: float = 0.75
    step: float = 0
    shift: float = 0
    rise: float = 0
    swing: float = 0
    has_star: bool = False
    has_cape: bool = False
    are_arms_over_head: bool = False

    def numbers(self) -> tuple[float, ...]:
        """Everything that eases, in the order of `NUMBERS`."""
        found: list[float] = []
        for name, parameter in PARAMETERS.items():
            value = getattr(self, name.replace("-", "_"))
            found += (value,) if parameter.count == 1 else value
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number of a pose that eases: how many it is, and from where to where each may go."""

    low: float
    high: float
    count: int = 1


PARAMETERS: Final[dict[str, Parameter]] = {
    "arm-left": Parameter(-120, 240, 2),
    "arm-right": Parameter(-120, 240, 2),
    "turn-left": Parameter(-90, 90),
    "turn-right": Parameter(-90, 90),
    "tilt": Parameter(-9, 9),
    "face": Parameter(-1, 1),
    "gaze": Parameter(-1, 1, 2),
    "lid": Parameter(0, 1),
    "lower-lid": Parameter(0, 1),
    "brows": Parameter(-16, 16, 2),
    "lift": Parameter(-5, 5),
    "bars": Parameter(4, 26, 5),
    "smile": Parameter(-5, 11),
    "antenna": Parameter(-14, 14),
    "light": Parameter(0, 1),
    "lean": Parameter(-8, 8),
    "blush": Parameter(0, 1),
    "step": Parameter(-1, 1),
    "shift": Parameter(-40, 40),
    "rise": Parameter(0, 24),
    "swing": Parameter(-24, 24),
}
"""Every number of a pose, by its name in `poses.toml`."""

HELD: Final = ("hand-left", "hand-right")
FLAGS: Final = ("has-star", "has-cape", "are-arms-over-head")

NUMBERS: Final = tuple(
    name if parameter.count == 1 else f"{name}-{index}"
    for name, parameter in PARAMETERS.items()
    for index in range(parameter.count)
)
"""The name of each of `Pose.numbers()`: `tilt`, `arm-left-0`."""

RESTING: Final = "happy"
"""The pose that stands in for one that is not there."""

KNOWN: Final = frozenset(field.name.replace("_", "-") for field in fields(Pose))
"""Every parameter that a pose may have."""
