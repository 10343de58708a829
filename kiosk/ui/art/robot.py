"""Clever as one drawing that does not move: for pictograms and the contact sheet. On a screen `kiosk.ui.clever` moves."""

import math

from kiosk.ui.art import library
from kiosk.ui.art.marks import group, rect
from kiosk.ui.art.palette import AMBER
from kiosk.ui.art.poses import Pair, Pose
from kiosk.ui.art.rig import ANKLE, LEG_LENGTH, SHUT_FROM


def _layer(name: str, x: float = 0, y: float = 0, *turns: str) -> str:
    return group(library.text("clever", name), " ".join((f"translate({x:.2f},{y:.2f})", *turns)))


def drawn(pose: Pose) -> str:
    """The whole robot in rig units, with the origin between the feet."""
    low = _layer("shadow") + _leg(1, pose.step) + _leg(-1, pose.step)
    arms = _arm(-1, pose.arm_left, pose.hand_left, 0) + _arm(
        1, pose.arm_right, pose.hand_right, pose.turn_right
    )
    body = _layer("cape") if pose.has_cape else ""
    body += _layer("body") + (
        "" if pose.has_cape else _layer("tail", 35, -132, f"rotate({-1.3 * pose.swing:.1f})")
    )
    body += _layer("scarf") + (_layer("star", 0, -92) if pose.has_star else "")
    top = group(head(pose), f"rotate({pose.tilt} 0 -150)")
    upper = body + (top + arms if pose.are_arms_over_head else arms + top)
    return low + group(upper, f"rotate({pose.lean} 0 -40)")


def head(pose: Pose) -> str:
    """The head alone, upright: 208 units wide, from −310 to −144 high."""
    eyes = _eye(-1, pose) + _eye(1, pose)
    cheeks = group(_layer("blush", -52, -182) + _layer("blush", 52, -182), opacity=pose.blush)
    brows = "".join(
        _layer("brow", side * 31, -237 - pose.lift, f"rotate({turn})")
        for side, turn in zip((-1, 1), pose.brows, strict=True)
    )
    antenna = _layer("antenna", 0, -262, f"rotate({1.6 * pose.antenna:.1f})")
    return antenna + _layer("head") + eyes + cheeks + brows + _mouth(pose) + _layer("glare")


def _eye(side: int, pose: Pose) -> str:
    x = side * 31
    if pose.lid > SHUT_FROM:
        return _layer("shut", x, -208)
    seen = _layer("eye", x, -208) + _layer("pupil", x + pose.gaze[0] * 6, -206 + pose.gaze[1] * 6)
    if pose.lid > 0:
        seen += _layer("lid", x, -234, f"scale(1,{0.07 + pose.lid * 0.93:.3f})")
    if pose.lower_lid > 0:
        seen += _layer("lower-lid", x, -186 - pose.lower_lid * 22)
    return seen


def _mouth(pose: Pose) -> str:
    return "".join(
        rect((n - 2) * 9.5 - 3, -176 + pose.smile * (1 - ((n - 2) / 2) ** 2) - tall / 2, 6, tall, 3, AMBER)
        for n, tall in enumerate(max(6.0, bar) for bar in pose.bars)
    )


def _arm(side: int, arm: Pair, hand: str, turn: float) -> str:
    upper, fore = arm
    mitten = _layer(f"hand-{hand}", 0, 38, f"rotate({turn})", f"scale({side},1)")
    lower = group(
        library.text("clever", "forearm") + mitten, f"translate(0,40) rotate({-side * (fore - upper)})"
    )
    whole = library.text("clever", "upper-arm") + lower
    return group(whole, f"translate({side * 47},-124) rotate({-side * upper})")


def _leg(side: int, step: float) -> str:
    boot = side * 28 - (38.0 if side < 0 else -5.0) * step
    across, down = boot - side * 25, 56 - ANKLE
    turn, reach = math.degrees(math.atan2(across, down)), math.hypot(across, down) / LEG_LENGTH
    thigh = _layer("leg", side * 25, -56, f"rotate({-turn:.1f})", f"scale(1,{reach:.3f})")
    return thigh + _layer("boot", boot, 0, f"rotate({8 * step if side < 0 else 0})")
