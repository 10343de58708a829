"""Clever's poses as data: what turns, how far, and what is held."""

from dataclasses import dataclass
from typing import Final

Pair = tuple[float, float]
Bars = tuple[float, float, float, float, float]

SMILE_BARS: Final[Bars] = (5, 9, 13, 9, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """One pose. Angles in degrees, lengths in rig units (the head is 176 wide); left and right are the picture's.

    An arm is (upper, forearm), each counted from straight down, outward positive. `lid` and `lower_lid` go from 0
    (open) to 1 (shut); `gaze` from −1 to 1, right and down positive; `step` from 0 to 1, the left foot swung back.
    """

    arm_left: Pair = (22, 10)
    arm_right: Pair = (22, 10)
    hand_left: str = "mitt"
    hand_right: str = "mitt"
    turn_right: float = 0
    tilt: float = 0
    gaze: Pair = (0, 0)
    lid: float = 0
    lower_lid: float = 0
    brows: Pair = (0, 0)
    lift: float = 0
    bars: Bars = SMILE_BARS
    smile: float = 6
    antenna: float = 0
    lean: float = 0
    blush: float = 0.75
    step: float = 0
    swing: float = 0
    has_star: bool = False
    has_cape: bool = False
    are_arms_over_head: bool = False

    def numbers(self) -> tuple[float, ...]:
        """Everything that eases, in the order of `NUMBERS`."""
        return (
            *(*self.arm_left, *self.arm_right, self.turn_right, self.tilt, *self.gaze, self.lid),
            *(self.lower_lid, *self.brows, self.lift, *self.bars, self.smile, self.antenna, self.lean),
            *(self.blush, self.step, self.swing),
        )


NUMBERS: Final = (
    *(
        "left_upper",
        "left_fore",
        "right_upper",
        "right_fore",
        "turn_right",
        "tilt",
        "gaze_x",
        "gaze_y",
        "lid",
    ),
    *("lower_lid", "left_brow", "right_brow", "lift", "bar_1", "bar_2", "bar_3", "bar_4", "bar_5", "smile"),
    *("antenna", "lean", "blush", "step", "swing"),
)

POSES: Final[dict[str, Pose]] = {
    "happy": Pose(arm_left=(26, 14), arm_right=(26, 14), bars=(6, 11, 15, 11, 6), smile=9, antenna=3),
    "wave": Pose(arm_right=(82, 142), hand_right="open", tilt=-5, lift=4, brows=(-5, 5), smile=9, antenna=8),
    "listening": Pose(
        arm_right=(74, 160),
        hand_right="open",
        turn_right=10,
        are_arms_over_head=True,
        tilt=9,
        gaze=(0.7, -0.2),
        lift=3,
        bars=(4, 4, 4, 4, 4),
        smile=5,
        antenna=-8,
    ),
    "curious": Pose(
        arm_left=(40, 112),
        hand_left="open",
        tilt=7,
        gaze=(-0.7, -0.4),
        brows=(-12, 2),
        lift=4,
        bars=(5, 6, 8, 6, 5),
        smile=4,
        antenna=9,
    ),
    "thinking": Pose(
        arm_right=(34, 222),
        hand_right="point",
        are_arms_over_head=True,
        tilt=-6,
        gaze=(0.6, -0.9),
        brows=(2, 12),
        lift=3,
        lid=0.16,
        bars=(4, 5, 5, 4, 4),
        smile=0,
        antenna=-10,
    ),
    "worried": Pose(
        arm_left=(30, -62),
        arm_right=(30, -62),
        tilt=3,
        brows=(-16, 16),
        lift=2,
        gaze=(0, 0.3),
        bars=(5, 6, 7, 6, 5),
        smile=-5,
        antenna=-14,
        blush=0.45,
    ),
    "kind": Pose(arm_right=(34, -84), tilt=6, lower_lid=0.22, brows=(-7, 7), smile=9, antenna=6, blush=0.95),
    "brave": Pose(
        arm_left=(62, -40),
        arm_right=(62, -40),
        has_cape=True,
        lift=2,
        gaze=(0.3, -0.3),
        bars=(7, 11, 13, 11, 7),
        smile=7,
        antenna=4,
        lean=-2,
    ),
    "proud": Pose(
        arm_left=(52, -34),
        arm_right=(52, -34),
        has_star=True,
        lower_lid=0.42,
        lift=5,
        bars=(7, 12, 15, 12, 7),
        smile=11,
        antenna=2,
        blush=1,
    ),
    "step-back": Pose(
        arm_left=(52, 30),
        arm_right=(66, 108),
        hand_right="stop",
        turn_right=-58,
        tilt=3,
        lean=-8,
        step=1,
        gaze=(0.7, 0),
        brows=(-2, 2),
        lift=3,
        bars=(7, 11, 13, 11, 7),
        smile=5,
        antenna=9,
        swing=16,
    ),
    "say": Pose(
        arm_left=(34, 10),
        arm_right=(70, 112),
        hand_right="stop",
        turn_right=-62,
        gaze=(0.4, 0),
        lift=4,
        bars=(12, 20, 26, 20, 12),
        smile=2,
        antenna=2,
    ),
    "calm": Pose(
        arm_left=(14, 6),
        arm_right=(14, 6),
        tilt=-3,
        lid=0.86,
        brows=(-4, 4),
        lift=-2,
        bars=(4, 5, 6, 5, 4),
    ),
    "tell": Pose(
        arm_left=(34, -84),
        arm_right=(58, 124),
        hand_right="open",
        tilt=5,
        gaze=(0.75, -0.25),
        brows=(-6, 6),
        lift=4,
        bars=(7, 13, 18, 13, 7),
        smile=6,
        antenna=7,
    ),
    "thumbs-up": Pose(
        arm_right=(58, 118),
        hand_right="thumb",
        turn_right=28,
        tilt=-4,
        brows=(-4, 4),
        lift=4,
        lower_lid=0.12,
        bars=(7, 12, 15, 12, 7),
        smile=10,
        antenna=6,
        blush=0.9,
    ),
}
"""The poses that a scenario may name, and `thumbs-up`, which READY and the rehearsal use."""
