"""Clever as Kivy instructions: a fixed set of textured rectangles that are only ever turned, moved and scaled."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from kivy.graphics import Color, InstructionGroup, PopMatrix, Rotate, Scale, Translate

from kiosk.ui.art.poses import Pose
from kiosk.ui.art.rig import Box
from kiosk.ui.clever_face import AT, SIDES, Head
from kiosk.ui.clever_parts import Leg, Limb, Parts, Sprite, framed

GRIP_SIZE: Final = 1.5
HEART_SWELLS: Final = 0.12
"""The light of the heart grows by this share while the voice is at its loudest."""


class Rig:
    """All of Clever, in rig units with the origin between the feet; `canvas` takes `root`."""

    def __init__(self, layers: Mapping[str, Box]) -> None:
        self.parts = Parts(layers)
        self.place, self.moved = Translate(0, 0), Translate(0, 0)
        self.size = Scale(1, 1, 1)
        self.root = framed(InstructionGroup(), self.place, self.size)
        self.root.add(Color(1, 1, 1, 1))
        self._textures: Mapping[str, Any] = {}
        self._is_peeking = False
        self._is_star, self._is_cape = False, False
        self._build_low()
        self._build_upper()
        self._build_grips()
        self.root.add(PopMatrix())

    @property
    def sprites(self) -> list[Sprite]:
        return self.parts.sprites

    def _build_low(self) -> None:
        self.ground = Translate(0, 0)
        shadow = framed(self.root, self.ground)
        self.shadow = self.parts.sprite(shadow, "shadow")
        shadow.add(PopMatrix())
        self.whole = framed(self.root, self.moved)
        before = len(self.sprites)
        self.legs = [Leg(self.whole, side, self.parts) for side in (1, -1)]
        self._low = [self.shadow, *self.sprites[before:]]

    def _build_upper(self) -> None:
        self.lean = Rotate(angle=0, origin=self.parts.pivot("body"))
        self.upper = framed(self.whole, self.lean)
        self.cape = self.parts.sprite(self.upper, "cape", is_shown=False)
        self.body = self.parts.sprite(self.upper, "body")
        self.shoulders = self.parts.sprite(self.upper, "shoulders", is_shown=False)
        self._build_heart()
        self.swing = Rotate()
        tail = framed(self.upper, Translate(*self.parts.pivot("tail")), self.swing)
        self.tail = self.parts.sprite(tail, "tail")
        tail.add(PopMatrix())
        self.parts.sprite(self.upper, "scarf")
        star = framed(self.upper, Translate(*self.parts.pivot("star")))
        self.star = self.parts.sprite(star, "star", is_shown=False)
        star.add(PopMatrix())
        self.arms = InstructionGroup()
        before = len(self.sprites)
        self.limbs = [Limb(self.arms, side, self.parts) for side in SIDES]
        self._arm_sprites = self.sprites[before:]
        self.upper.add(self.arms)
        self._are_arms_over = False
        self.head = Head(self.parts)
        self.upper.add(self.head.group)
        self.upper.add(PopMatrix())
        self.whole.add(PopMatrix())

    def _build_heart(self) -> None:
        self.glow, self.swell = Color(1, 1, 1, 0), Scale(1, 1, 1)
        heart = framed(self.upper, Translate(*self.parts.pivot("heart-light")), self.swell)
        heart.add(self.glow)
        self.heart = self.parts.sprite(heart, "heart-light", is_shown=False)
        heart.add(Color(1, 1, 1, 1))
        heart.add(PopMatrix())

    def _build_grips(self) -> None:
        self._grips = []
        for side in SIDES:
            at = Translate(*self.parts.pivot("hand-grip", side))
            hand = framed(self.root, at, Scale(GRIP_SIZE, GRIP_SIZE, 1))
            self._grips.append(self.parts.sprite(hand, "hand-grip", is_shown=False))
            hand.add(PopMatrix())

    def dress(self, textures: Mapping[str, Any]) -> None:
        """Puts the layers' textures on, one for each layer of the theme."""
        self._textures = textures
        for sprite in self.sprites:
            sprite.dress(textures)
        self.head.dress(textures)

    def hold(self, pose: Pose) -> None:
        """Changes what cannot ease: hands, star, scarf, and whether the arms lie over the head."""
        for limb, kind in zip(self.limbs, (pose.hand_left, pose.hand_right), strict=True):
            limb.hold(kind, self._textures)
        self._is_star, self._is_cape = pose.has_star, pose.has_cape
        self._show()
        if pose.are_arms_over_head != self._are_arms_over:
            self._are_arms_over = pose.are_arms_over_head
            self.upper.remove(self.arms)
            self.upper.insert(self.upper.indexof(self.head.group) + self._are_arms_over, self.arms)

    def peek(self, is_peeking: bool) -> None:
        self._is_peeking = is_peeking
        self._show()

    def _show(self) -> None:
        is_whole = not self._is_peeking
        for sprite in (*self._low, *self._arm_sprites, self.body):
            sprite.show(is_whole)
        for sprite in (*self._grips, self.shoulders):
            sprite.show(self._is_peeking)
        self.tail.show(is_whole and not self._is_cape)
        self.cape.show(is_whole and self._is_cape)
        self.star.show(is_whole and self._is_star)

    def set(self, now: Sequence[float]) -> None:
        """Turns everything to `now`, the numbers of a pose or of one between two poses."""
        left, right = self.limbs
        left.bend(now[AT["arm-left-0"]], now[AT["arm-left-1"]], now[AT["turn-left"]])
        right.bend(now[AT["arm-right-0"]], now[AT["arm-right-1"]], now[AT["turn-right"]])
        self.breathe(now, 0)
        self.swing.angle = 1.3 * now[AT["swing"]]
        self.ground.x = 0 if self._is_peeking else now[AT["shift"]]
        self.moved.xy = (self.ground.x, 0 if self._is_peeking else now[AT["rise"]])
        for leg in self.legs:
            leg.step(0 if self._is_peeking else now[AT["step"]])
        self.head.set(now)

    def breathe(self, now: Sequence[float], breath: float) -> None:
        """Tilts the head by `breath` degrees beside its pose, and the body a little against it."""
        self.head.tilt.angle = -now[AT["tilt"]] - breath
        self.lean.angle = (0 if self._is_peeking else -now[AT["lean"]]) + breath * 0.4

    def look(self, now: Sequence[float], x: float, y: float) -> None:
        self.head.look(now, x, y)

    def close(self, lid: float) -> None:
        for eye in self.head.eyes:
            eye.close(lid)

    def speak(self, now: Sequence[float], level: float) -> None:
        """Moves the mouth with `level` (0–1); `warm` does the same for the heart."""
        self.head.speak(now, level)

    def warm(self, level: float) -> None:
        """Lights the heart with `level` (0–1)."""
        self.glow.a = level
        swell = 1 + HEART_SWELLS * level
        self.swell.xyz = (swell, swell, 1)
        self.heart.show(level > 0.02 and not self._is_peeking and not self._is_star)
