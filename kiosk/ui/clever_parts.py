"""Clever's parts as Kivy instructions: textured rectangles, arms and legs, that are only ever turned, moved and scaled.

Kivy counts y upwards and turns anticlockwise; the drawings count y downwards. The change of sign happens in these files.
"""

import math
from collections.abc import Mapping
from typing import Any, Final

from kivy.graphics import InstructionGroup, PopMatrix, PushMatrix, Rectangle, Rotate, Scale, Translate

from kiosk.ui.art.rig import ANKLE, LEG_LENGTH, Box, feet, is_lit_from_behind

NOWHERE: Final = (0, 0)
NOTHING: Final = Box(0, 0, 0, 0)


def framed(parent: InstructionGroup, *moves: object) -> InstructionGroup:
    """A group of its own below `parent`, with its own transforms."""
    group = InstructionGroup()
    group.add(PushMatrix())
    for move in moves:
        group.add(move)
    parent.add(group)
    return group


class Sprite:
    """One layer's rectangle around its pivot; a hidden one, or one that the theme does not have, has no size."""

    def __init__(
        self, group: InstructionGroup, layers: Mapping[str, Box], layer: str, *, is_shown: bool = True
    ) -> None:
        self.layer = layer
        self.is_shown = is_shown
        self._is_drawn = False
        self._is_mirrored = False
        self._layers = layers
        self.rectangle = Rectangle(size=NOWHERE)
        group.add(self.rectangle)
        self.place()

    def place(self) -> None:
        box = self._layers.get(self.layer, NOTHING)
        self.rectangle.pos = (box.x, -box.y - box.height)
        is_seen = self.is_shown and self._is_drawn
        self.rectangle.size = (box.width, box.height) if is_seen else NOWHERE

    def show(self, is_shown: bool) -> None:
        if is_shown != self.is_shown:
            self.is_shown = is_shown
            self.place()

    def dress(self, textures: Mapping[str, Any]) -> None:
        """Puts this layer's texture on; one that could not be drawn is a hole, not a white box."""
        texture = textures.get(self.layer)
        self._is_drawn = texture is not None
        self.rectangle.texture = texture
        self._is_mirrored = False
        self.place()

    def mirror(self, is_mirrored: bool) -> None:
        """Shows the drawing the other way round, within the same rectangle."""
        if is_mirrored != self._is_mirrored and self._is_drawn:
            self._is_mirrored = is_mirrored
            u1, v1, u2, v2, u3, v3, u4, v4 = self.rectangle.tex_coords
            self.rectangle.tex_coords = (u2, v2, u1, v1, u4, v4, u3, v3)


class Parts:
    """Makes the sprites of a figure, and keeps them."""

    def __init__(self, layers: Mapping[str, Box]) -> None:
        self.layers = layers
        self.sprites: list[Sprite] = []

    def sprite(self, group: InstructionGroup, layer: str, *, is_shown: bool = True) -> Sprite:
        sprite = Sprite(group, self.layers, layer, is_shown=is_shown)
        self.sprites.append(sprite)
        return sprite

    def pivot(self, layer: str, side: int = 1) -> tuple[float, float]:
        """Where a layer's pivot is, y upwards; of a pair, the right one's or (−1) the left one's."""
        x, y = self.layers.get(layer, NOTHING).pivot
        return side * x, -y


class Limb:
    """An arm: two turning parts and a hand that may be exchanged."""

    def __init__(self, parent: InstructionGroup, side: int, parts: Parts) -> None:
        self.side = side
        self.upper, self.fore, self.wrist = Rotate(), Rotate(), Rotate()
        group = framed(parent, Translate(*parts.pivot("upper-arm", side)), self.upper)
        self.high = parts.sprite(group, "upper-arm")
        for move in (Translate(*parts.pivot("forearm")), self.fore):
            group.add(move)
        self.low = parts.sprite(group, "forearm")
        for move in (Translate(*parts.pivot("hand-mitt")), self.wrist, Scale(side, 1, 1)):
            group.add(move)
        self.hand = parts.sprite(group, "hand-mitt")
        group.add(PopMatrix())

    def hold(self, kind: str, textures: Mapping[str, Any]) -> None:
        """Exchanges the hand; none is exchanged for one that could not be drawn."""
        layer = f"hand-{kind}"
        if textures.get(layer) is not None and layer != self.hand.layer:
            self.hand.layer = layer
            self.hand.dress(textures)

    def bend(self, upper: float, fore: float, turn: float) -> None:
        self.upper.angle = self.side * upper
        self.fore.angle = self.side * (fore - upper)
        self.wrist.angle = -self.side * turn
        self.high.mirror(is_lit_from_behind(-self.side * upper))
        self.low.mirror(is_lit_from_behind(-self.side * fore))


class Leg:
    """A leg that always reaches from the hip to the ankle, wherever the boot stands."""

    def __init__(self, parent: InstructionGroup, side: int, parts: Parts) -> None:
        self.side = side
        self.hip, self.boot = parts.pivot("leg", side), parts.pivot("boot", side)
        self.turn, self.reach = Rotate(), Scale(1, 1, 1)
        self.stand, self.roll = Translate(*self.boot), Rotate()
        thigh = framed(parent, Translate(*self.hip), self.turn, self.reach)
        parts.sprite(thigh, "leg")
        thigh.add(PopMatrix())
        foot = framed(parent, self.stand, self.roll)
        parts.sprite(foot, "boot")
        foot.add(PopMatrix())

    def step(self, share: float) -> None:
        moved, roll = feet(share)[self.side > 0]
        boot = self.boot[0] + moved
        across, down = boot - self.hip[0], self.hip[1] - ANKLE
        self.turn.angle = math.degrees(math.atan2(across, down))
        self.reach.y = math.hypot(across, down) / LEG_LENGTH
        self.stand.x = boot
        self.roll.angle = -roll
