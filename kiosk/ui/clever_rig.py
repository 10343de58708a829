"""Clever as Kivy instructions: a fixed set of textured rectangles that are only ever turned, moved and scaled.

Kivy counts y upwards and turns anticlockwise; the drawings count y downwards. The change of sign happens in this file.
"""

import math
from collections.abc import Callable, Sequence
from typing import Final

from kivy.graphics import (
    BorderImage,
    Color,
    InstructionGroup,
    PopMatrix,
    PushMatrix,
    Rectangle,
    Rotate,
    Scale,
    Translate,
)

from kiosk.ui.art.poses import NUMBERS, Pose
from kiosk.ui.art.rig import ANKLE, LAYERS, LEG_LENGTH, PEEK_LINE, SHUT_FROM

SIDES: Final = (-1, 1)
NOWHERE: Final = (0, 0)
BAR_PITCH: Final = 9.5
BAR_SHAPE: Final = (0.45, 0.78, 1.0, 0.78, 0.45)
TALLEST_BAR, LEAST_BAR = 26.0, 6.0
AT: Final = {name: index for index, name in enumerate(NUMBERS)}


class Sprite:
    """One layer's rectangle around its pivot; a hidden one has no size."""

    def __init__(self, group: InstructionGroup, layer: str, *, is_shown: bool = True) -> None:
        self.layer = layer
        self.is_shown = is_shown
        self.rectangle = Rectangle(size=NOWHERE)
        group.add(self.rectangle)
        self.place()

    def place(self) -> None:
        box = LAYERS[self.layer]
        self.rectangle.pos = (box.x, -box.y - box.height)
        self.rectangle.size = (box.width, box.height) if self.is_shown else NOWHERE

    def show(self, is_shown: bool) -> None:
        if is_shown != self.is_shown:
            self.is_shown = is_shown
            self.place()


def framed(parent: InstructionGroup, *moves: object) -> InstructionGroup:
    """A group of its own below `parent`, with its own transforms."""
    group = InstructionGroup()
    group.add(PushMatrix())
    for move in moves:
        group.add(move)
    parent.add(group)
    return group


class Limb:
    """An arm: two turning parts and a hand that may be exchanged."""

    def __init__(self, parent: InstructionGroup, side: int, sprites: list[Sprite]) -> None:
        self.side = side
        self.upper, self.fore, self.wrist = Rotate(), Rotate(), Rotate()
        group = framed(parent, Translate(side * 47, 124), self.upper)
        sprites.append(Sprite(group, "upper-arm"))
        for move in (Translate(0, -40), self.fore):
            group.add(move)
        sprites.append(Sprite(group, "forearm"))
        for move in (Translate(0, -38), self.wrist, Scale(side, 1, 1)):
            group.add(move)
        self.hand = Sprite(group, "hand-mitt")
        sprites.append(self.hand)
        group.add(PopMatrix())

    def bend(self, upper: float, fore: float, turn: float) -> None:
        self.upper.angle = self.side * upper
        self.fore.angle = self.side * (fore - upper)
        self.wrist.angle = -turn


class Leg:
    """A leg that always reaches from the hip to the ankle, wherever the boot stands."""

    def __init__(self, parent: InstructionGroup, side: int, sprites: list[Sprite]) -> None:
        self.side = side
        self.turn, self.reach = Rotate(), Scale(1, 1, 1)
        self.stand, self.roll = Translate(side * 28, 0), Rotate()
        thigh = framed(parent, Translate(side * 25, 56), self.turn, self.reach)
        sprites.append(Sprite(thigh, "leg"))
        thigh.add(PopMatrix())
        foot = framed(parent, self.stand, self.roll)
        sprites.append(Sprite(foot, "boot"))
        foot.add(PopMatrix())

    def step(self, share: float) -> None:
        back = 38.0 if self.side < 0 else -5.0
        boot = self.side * 28 - back * share
        roll = 8.0 * share if self.side < 0 else 0.0
        across, down = boot - self.side * 25, 56 - ANKLE
        self.turn.angle = math.degrees(math.atan2(across, down))
        self.reach.y = math.hypot(across, down) / LEG_LENGTH
        self.stand.x = boot
        self.roll.angle = -roll


class Rig:
    """All of Clever, in rig units with the origin between the feet; `canvas` takes `root`."""

    def __init__(self) -> None:
        self.sprites: list[Sprite] = []
        self.place = Translate(0, 0)
        self.size = Scale(1, 1, 1)
        self.root = framed(InstructionGroup(), self.place, self.size)
        self.root.add(Color(1, 1, 1, 1))
        self._is_peeking = False
        self._is_star, self._is_cape = False, False
        self._build_low()
        self._build_upper()
        self._build_grips()
        self.root.add(PopMatrix())

    def _sprite(self, group: InstructionGroup, layer: str, *, is_shown: bool = True) -> Sprite:
        sprite = Sprite(group, layer, is_shown=is_shown)
        self.sprites.append(sprite)
        return sprite

    def _build_low(self) -> None:
        self.shadow = self._sprite(self.root, "shadow")
        before = len(self.sprites)
        self.legs = [Leg(self.root, side, self.sprites) for side in (1, -1)]
        self._low = [self.shadow, *self.sprites[before:]]

    def _build_upper(self) -> None:
        self.lean = Rotate(angle=0, origin=(0, 40))
        self.upper = framed(self.root, self.lean)
        self.cape = self._sprite(self.upper, "cape", is_shown=False)
        self.body = self._sprite(self.upper, "body")
        self.shoulders = self._sprite(self.upper, "shoulders", is_shown=False)
        self.swing = Rotate()
        tail = framed(self.upper, Translate(35, 132), self.swing)
        self.tail = self._sprite(tail, "tail")
        tail.add(PopMatrix())
        self._sprite(self.upper, "scarf")
        star = framed(self.upper, Translate(0, 92))
        self.star = self._sprite(star, "star", is_shown=False)
        star.add(PopMatrix())
        self.arms = InstructionGroup()
        before = len(self.sprites)
        self.limbs = [Limb(self.arms, side, self.sprites) for side in SIDES]
        self._arm_sprites = self.sprites[before:]
        self.upper.add(self.arms)
        self._are_arms_over = False
        self.head = InstructionGroup()
        self._build_head(self.head)
        self.upper.add(self.head)
        self.upper.add(PopMatrix())

    def _build_head(self, head: InstructionGroup) -> None:
        self.tilt = Rotate(angle=0, origin=(0, 150))
        head.add(PushMatrix())
        head.add(self.tilt)
        self.sway = Rotate()
        antenna = framed(head, Translate(0, 262), self.sway)
        self._sprite(antenna, "antenna")
        antenna.add(PopMatrix())
        self._sprite(head, "head")
        self.eyes = [self._eye(head, side) for side in SIDES]
        self.blush = Color(1, 1, 1, 0.75)
        head.add(self.blush)
        for side in SIDES:
            cheek = framed(head, Translate(side * 52, 182))
            self._sprite(cheek, "blush")
            cheek.add(PopMatrix())
        head.add(Color(1, 1, 1, 1))
        self.brows = [self._brow(head, side) for side in SIDES]
        self.bars = [BorderImage(display_border=(4, 4, 4, 4)) for _ in BAR_SHAPE]
        for bar in self.bars:
            head.add(bar)
        self._sprite(head, "glare")
        head.add(PopMatrix())

    def _eye(self, head: InstructionGroup, side: int) -> "Eye":
        return Eye(head, side, self._sprite)

    def _brow(self, head: InstructionGroup, side: int) -> tuple[Translate, Rotate]:
        place, turn = Translate(side * 31, 237), Rotate()
        group = framed(head, place, turn)
        self._sprite(group, "brow")
        group.add(PopMatrix())
        return place, turn

    def _build_grips(self) -> None:
        self._grips = []
        for side in SIDES:
            hand = framed(self.root, Translate(side * 94, -PEEK_LINE + 4), Scale(1.5, 1.5, 1))
            self._grips.append(self._sprite(hand, "hand-grip", is_shown=False))
            hand.add(PopMatrix())

    def dress(self, textures: dict[str, object]) -> None:
        """Puts the layers' textures on; `textures` has one for each of `rig.LAYERS`."""
        self._textures = textures
        for sprite in self.sprites:
            sprite.rectangle.texture = textures[sprite.layer]
        bar = textures["bar"]
        half = bar.width / 2  # type: ignore[attr-defined]  # a Kivy texture, untyped
        for image in self.bars:
            image.texture = bar
            image.border = (half, half, half, half)

    def hold(self, pose: Pose) -> None:
        """Changes what cannot ease: hands, star, scarf, and whether the arms lie over the head."""
        for limb, kind in zip(self.limbs, (pose.hand_left, pose.hand_right), strict=True):
            limb.hand.layer = f"hand-{kind}"
            limb.hand.place()
            limb.hand.rectangle.texture = self._textures[limb.hand.layer]
        self._is_star, self._is_cape = pose.has_star, pose.has_cape
        self._show()
        if pose.are_arms_over_head != self._are_arms_over:
            self._are_arms_over = pose.are_arms_over_head
            self.upper.remove(self.arms)
            self.upper.insert(self.upper.indexof(self.head) + self._are_arms_over, self.arms)

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
        left.bend(now[AT["left_upper"]], now[AT["left_fore"]], 0)
        right.bend(now[AT["right_upper"]], now[AT["right_fore"]], now[AT["turn_right"]])
        self.breathe(now, 0)
        self.sway.angle = -1.6 * now[AT["antenna"]]
        self.swing.angle = 1.3 * now[AT["swing"]]
        self.blush.a = now[AT["blush"]]
        for (place, turn), name in zip(self.brows, ("left_brow", "right_brow"), strict=True):
            place.y = 237 + now[AT["lift"]]
            turn.angle = -now[AT[name]]
        for leg in self.legs:
            leg.step(0 if self._is_peeking else now[AT["step"]])
        for eye in self.eyes:
            eye.lower(now[AT["lower_lid"]])
            eye.close(now[AT["lid"]])

    def breathe(self, now: Sequence[float], breath: float) -> None:
        """Tilts the head by `breath` degrees beside its pose, and the body a little against it."""
        self.tilt.angle = -now[AT["tilt"]] - breath
        self.lean.angle = (0 if self._is_peeking else -now[AT["lean"]]) + breath * 0.4

    def look(self, x: float, y: float) -> None:
        for eye in self.eyes:
            eye.look(x, y)

    def close(self, lid: float) -> None:
        for eye in self.eyes:
            eye.close(lid)

    def speak(self, now: Sequence[float], level: float) -> None:
        """Sets the five bars of the mouth: at rest as the pose has them, taller with `level` (0–1)."""
        smile, first = now[AT["smile"]], AT["bar_1"]
        for index, (bar, shape) in enumerate(zip(self.bars, BAR_SHAPE, strict=True)):
            height = max(now[first + index], LEAST_BAR, TALLEST_BAR * level * shape)
            middle = 176 - smile * (1 - ((index - 2) / 2) ** 2)
            bar.pos = ((index - 2) * BAR_PITCH - 4, middle - height / 2 - 1)
            bar.size = (8, height + 2)


class Eye:
    """An eye on the screen: white, pupil, two lids in the screen's colour, and an arc for a shut one."""

    def __init__(self, head: InstructionGroup, side: int, sprite: Callable[..., Sprite]) -> None:
        self.pupil, self.lid, self.below = Translate(0, 0), Scale(1, 0.001, 1), Translate(0, 0)
        group = framed(head, Translate(side * 31, 208))
        self.white = sprite(group, "eye")
        looking = framed(group, self.pupil)
        self.dark = sprite(looking, "pupil")
        looking.add(PopMatrix())
        falling = framed(group, Translate(0, 26), self.lid)
        self.cover = sprite(falling, "lid", is_shown=False)
        falling.add(PopMatrix())
        rising = framed(group, self.below)
        self.under = sprite(rising, "lower-lid", is_shown=False)
        rising.add(PopMatrix())
        self.arc = sprite(group, "shut", is_shown=False)
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
