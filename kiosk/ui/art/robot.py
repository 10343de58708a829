"""Clever as one drawing that does not move: for pictograms and the contact sheet. On a screen `kiosk.ui.clever` moves."""

import math

from kiosk.ui.art.marks import group, rect
from kiosk.ui.art.poses import Pair, Pose
from kiosk.ui.art.rig import ANKLE, FACE_SLIDE, LEG_LENGTH, SHUT_FROM, feet, is_lit_from_behind
from kiosk.ui.art.theme import Theme

BAR_PITCH = 9.5
BAR_WIDTH = 6.0
LEAST_BAR = 6.0


def drawn(theme: Theme, pose: Pose) -> str:
    """The whole robot in rig units, with the origin between the feet."""
    return _Drawing(theme, pose).whole()


def head(theme: Theme, pose: Pose) -> str:
    """The head alone, upright: 208 units wide, from −310 to −144 high."""
    return _Drawing(theme, pose).head()


class _Drawing:
    def __init__(self, theme: Theme, pose: Pose) -> None:
        self.theme = theme
        self.pose = pose

    def whole(self) -> str:
        pose = self.pose
        low = self.layer("shadow") + self.leg(1) + self.leg(-1)
        left = self.arm(-1, pose.arm_left, pose.hand_left, pose.turn_left)
        arms = left + self.arm(1, pose.arm_right, pose.hand_right, pose.turn_right)
        body = self.layer("cape") if pose.has_cape else ""
        body += self.layer("body")
        body += "" if pose.has_cape else self.placed("tail", 1, f"rotate({-1.3 * pose.swing:.1f})")
        body += self.layer("scarf") + (self.placed("star") if pose.has_star else "")
        top = group(self.head(), f"rotate({pose.tilt} {self.at('head')})")
        upper = body + (top + arms if pose.are_arms_over_head else arms + top)
        whole = low + group(upper, f"rotate({pose.lean} {self.at('body')})")
        return group(whole, f"translate({pose.shift:.1f},{-pose.rise:.1f})")

    def head(self) -> str:
        pose = self.pose
        eyes = self.eye(-1) + self.eye(1)
        cheeks = group(self.placed("blush", -1) + self.placed("blush", 1), opacity=pose.blush)
        brows = "".join(
            self.placed("brow", side, f"rotate({turn})", up=pose.lift)
            for side, turn in zip((-1, 1), pose.brows, strict=True)
        )
        light = self.layer("antenna-light") if pose.light else ""
        x, y = self.pivot("antenna")
        antenna = group(
            group(light, opacity=pose.light) + self.layer("antenna"),
            f"translate({x},{y}) rotate({1.6 * pose.antenna:.1f})",
        )
        face = group(eyes + cheeks + brows + self.mouth(), f"translate({pose.face * FACE_SLIDE:.1f},0)")
        return antenna + self.layer("head") + face + self.layer("glare")

    def eye(self, side: int) -> str:
        pose = self.pose
        x, y = self.pivot("eye")
        if pose.lid > SHUT_FROM:
            return self.layer("shut", side * x, y)
        seen = self.layer("eye", side * x, y)
        seen += self.layer("pupil", side * x + pose.gaze[0] * 6, y + 2 + pose.gaze[1] * 6)
        if pose.lid > 0:
            seen += self.layer("lid", side * x, y - 26, f"scale(1,{0.07 + pose.lid * 0.93:.3f})")
        if pose.lower_lid > 0:
            seen += self.layer("lower-lid", side * x, y + 22 - pose.lower_lid * 22)
        return seen

    def mouth(self) -> str:
        x, y = self.pivot("bar")
        bars = enumerate(max(LEAST_BAR, bar) for bar in self.pose.bars)
        return "".join(
            rect(
                x + (n - 2) * BAR_PITCH - BAR_WIDTH / 2,
                y + self.pose.smile * (1 - ((n - 2) / 2) ** 2) - tall / 2,
                *(BAR_WIDTH, tall, BAR_WIDTH / 2, self.theme.mouth),
            )
            for n, tall in bars
        )

    def arm(self, side: int, arm: Pair, hand: str, turn: float) -> str:
        upper, fore = arm
        mitten = self.placed(f"hand-{hand}", 1, f"rotate({side * turn})", f"scale({side},1)")
        lower = self.limb("forearm", -side * fore) + mitten
        whole = self.limb("upper-arm", -side * upper) + self.turned(lower, "forearm", -side * (fore - upper))
        return self.turned(whole, "upper-arm", -side * upper, side)

    def limb(self, name: str, degrees: float) -> str:
        """An arm's part, mirrored where it is turned so far that its shade would lie towards the light."""
        return self.layer(name, 0, 0, *(("scale(-1,1)",) if is_lit_from_behind(degrees) else ()))

    def leg(self, side: int) -> str:
        hip_x, hip_y = self.pivot("leg")
        boot_x, _ = self.pivot("boot")
        moved, roll = feet(self.pose.step)[side > 0]
        boot = side * boot_x + moved
        across, down = boot - side * hip_x, -hip_y - ANKLE
        turn, reach = math.degrees(math.atan2(across, down)), math.hypot(across, down) / LEG_LENGTH
        thigh = self.layer("leg", side * hip_x, hip_y, f"rotate({-turn:.1f})", f"scale(1,{reach:.3f})")
        return thigh + self.layer("boot", boot, 0, f"rotate({roll:.1f})")

    def layer(self, name: str, x: float = 0, y: float = 0, *turns: str) -> str:
        moves = " ".join((f"translate({x:.2f},{y:.2f})", *turns))
        box = self.theme.layers.get(name)
        return group(self.theme.library.text("clever", (box.file if box else "") or name), moves)

    def placed(self, name: str, side: int = 1, *turns: str, up: float = 0) -> str:
        """A layer with its origin at its pivot, or at the left one of a pair."""
        x, y = self.pivot(name)
        return self.layer(name, side * x, y - up, *turns)

    def turned(self, content: str, name: str, degrees: float, side: int = 1) -> str:
        x, y = self.pivot(name)
        return group(content, f"translate({side * x},{y}) rotate({degrees})")

    def pivot(self, name: str) -> Pair:
        box = self.theme.layers.get(name)
        return box.pivot if box else (0, 0)

    def at(self, name: str) -> str:
        x, y = self.pivot(name)
        return f"{x:g} {y:g}"
