"""How the cast stand: an attitude, seen from one side or the other."""

from dataclasses import replace
from typing import Final

from kiosk.ui.art.person import Arm, Face, Person, Stance

ATTITUDES: Final = ("", "waving", "pointing", "talking", "unsure", "glad", "listening", "saying-no")
WHEEL = Arm(34, 14)
AT_REST: Final = Arm(14, 8)
HELD_OUT: Final = Arm(20, 74)
HELD_CLOSE: Final = Arm(6, 30)


def stance(person: Person, attitude: str, towards: int = 0, *, is_holding: bool = False) -> Stance:
    """The stance for an attitude; `towards` is −1 where the others are on the left, 1 on the right, 0 for us.

    An unknown attitude stands at rest. A grown-up is never cross, and a child unsure but never terrified.
    """
    posed = _POSED.get(attitude, _at_rest)(towards or 1)
    turned = replace(posed.face, turn=0.55 * towards, gaze=_looking(posed.face, towards))
    posed = replace(posed, face=turned)
    if is_holding:
        left = posed.right if posed.right.upper > AT_REST.upper else posed.left
        posed = replace(posed, left=left, right=HELD_OUT)
    if person.has_stick:
        posed = replace(posed, left=Arm(16, 12))
    if person.is_seated:
        posed = replace(
            posed,
            left=posed.left if posed.left.hand != "mitt" else WHEEL,
            right=posed.right if posed.right.hand != "mitt" or is_holding else WHEEL,
        )
    return posed


def narrowed(person: Person, posed: Stance) -> Stance:
    """The same with the arms kept close, for a crowd: no hand reaches a neighbour."""
    if person.is_seated and posed.left.hand == posed.right.hand == "mitt":
        return posed
    return replace(posed, left=_close(posed.left), right=_close(posed.right))


def _close(arm: Arm) -> Arm:
    if arm == HELD_OUT:
        return HELD_CLOSE
    if arm.upper > 60:
        return Arm(158, 178, arm.hand)
    if arm.hand != "mitt":
        return Arm(10, 166, arm.hand)
    return arm if arm.fore < 0 or arm == WHEEL else Arm(8, 3)


def _looking(face: Face, towards: int) -> tuple[float, float]:
    return (face.gaze[0] + 0.5 * towards, face.gaze[1])


def _at_rest(_: int) -> Stance:
    return Stance(Arm(14, 8), Arm(14, 4), Face(curve=0.95))


def _waving(_: int) -> Stance:
    return Stance(Arm(16, 10), Arm(110, 168, "open"), Face(open=0.4, lift=0.4), tilt=-3)


def _pointing(side: int) -> Stance:
    face = Face(curve=0.8, open=0.2, lift=0.3)
    return _one_arm(side, Arm(46, 62, "point"), face)


def _talking(side: int) -> Stance:
    return _one_arm(side, Arm(38, 96, "open"), Face(open=0.35, lift=0.35))


def _unsure(side: int) -> Stance:
    face = Face(curve=0.0, lift=0.4, brow=0.8, gaze=(0, 0.7))
    return Stance(Arm(22, -42), Arm(22, -42), face, tilt=2.0 * side)


def _glad(side: int) -> Stance:
    return Stance(Arm(36, 130, "open"), Arm(36, 130, "open"), Face(open=0.5, lift=0.5), tilt=-2.0 * side)


def _listening(side: int) -> Stance:
    """A hand on the chest, and all ears."""
    return Stance(Arm(12, 4), Arm(24, -104), Face(curve=0.7, lift=0.35), tilt=4.0 * side)


def _saying_no(side: int) -> Stance:
    """A flat hand held up between oneself and the ask: firm and friendly."""
    return _one_arm(side, Arm(34, 138, "stop"), Face(curve=0.35, open=0.12, lift=0.3))


def _one_arm(side: int, arm: Arm, face: Face) -> Stance:
    rest = Arm(14, 8)
    return Stance(rest, arm, face) if side > 0 else Stance(arm, rest, face)


_POSED = {
    "": _at_rest,
    "waving": _waving,
    "pointing": _pointing,
    "talking": _talking,
    "unsure": _unsure,
    "glad": _glad,
    "listening": _listening,
    "saying-no": _saying_no,
}
