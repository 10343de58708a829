"""Clever's head as Kivy instructions: a screen with eyes, brows, cheeks and five bars for a mouth, and an antenna."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from kivy.graphics import (
    BorderImage,
    Color,
    InstructionGroup,
    PopMatrix,
    PushMatrix,
    Rotate,
    Scale,
    Translate,
)

from kiosk.ui.art.poses import NUMBERS
from kiosk.ui.art.rig import FACE_SLIDE, SHUT_FROM
from kiosk.ui.art.robot import BAR_PITCH, LEAST_BAR
from kiosk.ui.clever_parts import Parts, framed

SIDES: Final = (-1, 1)
BAR_SHAPE: Final = (0.45, 0.78, 1.0, 0.78, 0.45)
TALLEST_BAR: Final = 26.0
FOLLOWS: Final = 0.28
"""How far the face turns after its eyes."""
AT: Final = {name: index for index, name in enumerate(NUMBERS)}


class Head:
    """All that tilts with the head; `group` holds it."""

    def __init__(self, parts: Parts) -> None:
        self.group = InstructionGroup()
        self.tilt = Rotate(angle=0, origin=parts.pivot("head"))
        self.group.add(PushMatrix())
        self.group.add(self.tilt)
        self._build_antenna(parts)
        parts.sprite(self.group, "head")
        self.slide = Translate(0, 0)
        face = framed(self.group, self.slide)
        self.eyes = [Eye(face, side, parts) for side in SIDES]
        self.blush = Color(1, 1, 1, 0.75)
        face.add(self.blush)
        for side in SIDES:
            cheek = framed(face, Translate(*parts.pivot("blush", side)))
            parts.sprite(cheek, "blush")
            cheek.add(PopMatrix())
        face.add(Color(1, 1, 1, 1))
        self.brow_height = parts.pivot("brow")[1]
        self.brows = [_brow(face, side, parts) for side in SIDES]
        self.mouth = parts.pivot("bar")
        self.bars = [BorderImage(display_border=(4, 4, 4, 4)) for _ in BAR_SHAPE]
        for bar in self.bars:
            face.add(bar)
        face.add(PopMatrix())
        parts.sprite(self.group, "glare")
        self.group.add(PopMatrix())

    def _build_antenna(self, parts: Parts) -> None:
        self.sway = Rotate()
        antenna = framed(self.group, Translate(*parts.pivot("antenna")), self.sway)
        self.light = Color(1, 1, 1, 0)
        antenna.add(self.light)
        self.halo = parts.sprite(antenna, "antenna-light", is_shown=False)
        antenna.add(Color(1, 1, 1, 1))
        parts.sprite(antenna, "antenna")
        antenna.add(PopMatrix())

    def dress(self, textures: Mapping[str, Any]) -> None:
        bar = textures.get("bar")
        if bar is None:
            return
        half = bar.width / 2
        for image in self.bars:
            image.texture = bar
            image.border = (half, half, half, half)

    def set(self, now: Sequence[float]) -> None:
        self.sway.angle = -1.6 * now[AT["antenna"]]
        self.light.a = now[AT["light"]]
        self.halo.show(self.light.a > 0.02)
        self.blush.a = now[AT["blush"]]
        for (place, turn), name in zip(self.brows, ("brows-0", "brows-1"), strict=True):
            place.y = self.brow_height + now[AT["lift"]]
            turn.angle = -now[AT[name]]
        for eye in self.eyes:
            eye.lower(now[AT["lower-lid"]])
            eye.close(now[AT["lid"]])

    def look(self, now: Sequence[float], x: float, y: float) -> None:
        """Turns the eyes, and the face a little after them."""
        self.slide.x = FACE_SLIDE * max(-1.0, min(1.0, now[AT["face"]] + FOLLOWS * x))
        for eye in self.eyes:
            eye.look(x, y)

    def speak(self, now: Sequence[float], level: float) -> None:
        """Sets the five bars of the mouth: at rest as the pose has them, taller with `level` (0–1)."""
        smile, first = now[AT["smile"]], AT["bars-0"]
        left, middle_y = self.mouth
        for index, (bar, shape) in enumerate(zip(self.bars, BAR_SHAPE, strict=True)):
            height = max(now[first + index], LEAST_BAR, TALLEST_BAR * level * shape)
            middle = middle_y - smile * (1 - ((index - 2) / 2) ** 2)
            bar.pos = (left + (index - 2) * BAR_PITCH - 4, middle - height / 2 - 1)
            bar.size = (8, height + 2)


def _brow(face: InstructionGroup, side: int, parts: Parts) -> tuple[Translate, Rotate]:
    place, turn = Translate(*parts.pivot("brow", side)), Rotate()
    group = framed(face, place, turn)
    parts.sprite(group, "brow")
    group.add(PopMatrix())
    return place, turn


class Eye:
    """An eye on the screen: white, pupil, two lids in the screen's colour, and an arc for a shut one."""

    def __init__(self, face: InstructionGroup, side: int, parts: Parts) -> None:
        self.pupil, self.lid, self.below = Translate(0, 0), Scale(1, 0.001, 1), Translate(0, 0)
        group = framed(face, Translate(*parts.pivot("eye", side)))
        self.white = parts.sprite(group, "eye")
        looking = framed(group, self.pupil)
        self.dark = parts.sprite(looking, "pupil")
        looking.add(PopMatrix())
        falling = framed(group, Translate(0, 26), self.lid)
        self.cover = parts.sprite(falling, "lid", is_shown=False)
        falling.add(PopMatrix())
        rising = framed(group, self.below)
        self.under = parts.sprite(rising, "lower-lid", is_shown=False)
        rising.add(PopMatrix())
        self.arc = parts.sprite(group, "shut", is_shown=False)
        group.add(PopMatrix())

    def look(self, x: float, y: float) -> None:
        self.pupil.xy = (x * 6, -2 - y * 6)

    def close(self, lid: float) -> None:
        is_shut = lid > SHUT_FROM
        self.white.show(not is_shut)
        self.dark.show(not is_shut)
        self.arc.show(is_shut)
        self.cover.show(0.02 < lid <= SHUT_FROM)
        self.lid.y = max(0.001, 0.07 + lid * 0.93)

    def lower(self, lid: float) -> None:
        self.under.show(lid > 0.02)
        self.below.y = lid * 22 - 22
