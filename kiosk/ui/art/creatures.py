"""Heads of avatars: the drawn animals and robots that players online are seen as, with the face's own parameters."""

from collections.abc import Callable
from typing import Final

from kiosk.ui.art.marks import capsule, circle, ellipse, group, path, rect, rounded, solid, stroke
from kiosk.ui.art.palette import INK, PAPER, WHITE, lit, shaded
from kiosk.ui.art.person import Face, Person

CREAM_FUR: Final = "#FBE6CC"
BLUSH: Final = "#F2766B"


def head(person: Person, face: Face) -> str:
    """The head of an avatar, on a head of 100 units around the origin; `person.animal` is one of `HEADS`."""
    return HEADS[person.animal](person.fur, face)


def _sight(face: Face, apart: float, level: float, size: float = 6.6) -> str:
    out = ""
    for side in (-1, 1):
        x = side * apart + face.turn * 9 + face.gaze[0] * 3
        y = level + face.gaze[1] * 2.4
        out += ellipse(x, y, size * 0.8, size, INK) + ellipse(x - 1.8, y - 2.4, 2.1, 2.4, WHITE)
    return out


def _smile(face: Face, level: float) -> str:
    x = face.turn * 11
    if face.open > 0:
        deep = level + 6 + face.open * 12
        return path(
            f"M{x - 9:.1f},{level}Q{x:.1f},{level + 3} {x + 9:.1f},{level}Q{x:.1f},{deep * 1.15 - level * 0.15:.1f} {x - 9:.1f},{level}Z",
            "#7A2E36",
        )
    return stroke(
        f"M{x - 9:.1f},{level}Q{x - 4:.1f},{level + 6} {x:.1f},{level}Q{x + 4:.1f},{level + 6} {x + 9:.1f},{level}",
        INK,
        3,
    )


def _fox(fur: str, face: Face) -> str:
    slide = face.turn * 9
    ears = "".join(
        solid(f"M{side * 16},-36L{side * 45},-76L{side * 47},-16Z", fur, 5, 2)
        + path(f"M{side * 27},-38L{side * 41},-62L{side * 42},-28Z", shaded(fur, 0.5))
        for side in (-1, 1)
    )
    skull = solid(
        "M0,-48C34,-48 52,-24 50,4L62,20C44,24 30,50 0,52C-30,50 -44,24 -62,20L-50,4C-52,-24 -34,-48 0,-48Z",
        fur,
        7,
        4,
    )
    mask = path(
        f"M{slide:.1f},4C{12 + slide:.1f},2 34,6 44,22C30,40 18,50 0,50C-18,50 -30,40 -44,22C-34,6 {slide - 12:.1f},2 {slide:.1f},4Z",
        CREAM_FUR,
    )
    nose = path(
        f"M{slide - 7:.1f},12Q{slide:.1f},8 {slide + 7:.1f},12Q{slide + 4:.1f},20 {slide:.1f},20Q{slide - 4:.1f},20 {slide - 7:.1f},12Z",
        INK,
    )
    return ears + skull + mask + _sight(face, 20, -6) + nose + _smile(face, 27)


def _bunny(fur: str, face: Face) -> str:
    ears = "".join(
        group(
            solid(capsule((0, -36), (0, -88), 26, 22), fur, 5, 2)
            + path(capsule((0, -42), (0, -84), 12, 10), "#F7B9C4"),
            f"rotate({side * 12}) translate({side * 14},0)",
        )
        for side in (-1, 1)
    )
    skull = solid(
        "M0,-48C34,-48 50,-26 50,2C50,32 30,50 0,50C-30,50 -50,32 -50,2C-50,-26 -34,-48 0,-48Z", fur, 7, 4
    )
    cheeks = "".join(ellipse(side * 30 + face.turn * 9, 16, 9, 6.5, BLUSH, opacity=0.5) for side in (-1, 1))
    x = face.turn * 11
    nose = path(f"M{x - 6:.1f},8H{x + 6:.1f}L{x:.1f},15Z", BLUSH)
    teeth = rect(x - 4.5, 24, 9, 9, 2, PAPER) + stroke(f"M{x:.1f},25V32", "#CBB9A8", 1.6)
    return ears + skull + cheeks + _sight(face, 20, -4) + nose + teeth + _smile(face, 22)


def _robot(fur: str, face: Face) -> str:
    """A square one with a dial for a mouth; it is no relation of Clever's."""
    aerials = "".join(
        stroke(f"M{side * 22},-44L{side * 30},-66", shaded(fur, 0.4), 5)
        + ellipse(side * 31, -69, 7, 7, "#F4B942")
        for side in (-1, 1)
    )
    bolts = "".join(solid(rounded(side * 54 - 8, -8, 16, 26, 5), shaded(fur, 0.3), 3, 2) for side in (-1, 1))
    skull = solid(rounded(-50, -46, 100, 96, 18), fur, 7, 4)
    plate = path(rounded(-39, -32, 78, 44, 14), "#33415F")
    eyes = "".join(
        path(circle(side * 19 + face.turn * 6 + face.gaze[0] * 3, -10 + face.gaze[1] * 3, 9), "#9AD0E6")
        + ellipse(side * 19 + face.turn * 6 - 3, -13, 2.6, 2.6, WHITE)
        for side in (-1, 1)
    )
    height = 8 + face.open * 14
    mouth = path(rounded(-20, 28 - height / 2, 40, height, 4), "#33415F") + stroke(
        f"M-7,{28 - height / 2:.1f}v{height:.1f}M7,{28 - height / 2:.1f}v{height:.1f}", lit(fur, 0.4), 2.4
    )
    return aerials + bolts + skull + plate + eyes + mouth


def _owl(fur: str, face: Face) -> str:
    tufts = "".join(
        solid(f"M{side * 14},-42L{side * 44},-66L{side * 47},-22Z", fur, 4, 2) for side in (-1, 1)
    )
    skull = solid(
        "M0,-48C34,-48 52,-28 52,2C52,32 32,52 0,52C-32,52 -52,32 -52,2C-52,-28 -34,-48 0,-48Z", fur, 7, 4
    )
    slide = face.turn * 7
    discs = "".join(path(circle(side * 21 + slide, -2, 22), CREAM_FUR) for side in (-1, 1))
    rims = "".join(
        ellipse(side * 21 + slide, -2, 17, 17, "none", stroke="#3D7EA6", stroke_width=3.4) for side in (-1, 1)
    )
    beak = solid(
        f"M{slide - 8:.1f},10Q{slide:.1f},4 {slide + 8:.1f},10L{slide:.1f},{26 + face.open * 4:.1f}Z",
        "#F4B942",
        3,
        1,
    )
    breast = stroke("M-16,36q5,6 10,0M-4,42q5,6 10,0M8,36q5,6 10,0", lit(fur, 0.5), 3)
    return tufts + skull + discs + _sight(face, 21, -2, 7.4) + rims + beak + breast


HEADS: Final[dict[str, Callable[[str, Face], str]]] = {
    "fox": _fox,
    "bunny": _bunny,
    "robot": _robot,
    "owl": _owl,
}
