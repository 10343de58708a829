"""The self-test: one part at a time, large; a button's steps are ticked, a screen's corners are marked."""

import dataclasses

from hardware.events import Side
from kiosk.play.rooms.screens import Part, SelfTest
from kiosk.ui import labels, shapes, sides, signs
from kiosk.ui.grid import Box
from kiosk.ui.screens.room import RoomView
from kiosk.ui.screens.view import Target

NOWHERE = -1
BUTTONS = (Part.GO_BUTTON, Part.NEVER_GO_BUTTON)
SIDES = {
    Part.GO_BUTTON: Side.GO,
    Part.GO_LAMP: Side.GO,
    Part.NEVER_GO_BUTTON: Side.NEVER_GO,
    Part.NEVER_GO_LAMP: Side.NEVER_GO,
}


class SelfTestView(RoomView):
    _part: Part | None = None

    def build(self) -> None:
        super().build()
        grid, room = self.near, self.room
        side = min(round(room.height * 0.5), grid.px(260))
        self._sign = self.mark(
            grid.sided(Box(room.x + grid.px(60), room.top - side - grid.px(20), side, side))
        )
        pad = side + grid.px(110)
        words = room.inset(0, 0, pad, 0) if self.look.is_right_to_left else room.inset(pad, 0, 0, 0)
        half = round(room.height * 0.58)
        self._ask = self.write(
            Box(words.x, words.top - half, words.width, half), grid.title_px, 3, is_bold=True
        )
        self._hint = self.write(
            Box(words.x, words.y, words.width, round(room.height * 0.2)),
            self.read_px,
            2,
            colour=self.worn.soft_letters,
        )
        tick = grid.px(56)
        foot = words.y + round(room.height * 0.2) + grid.px(8)
        third = words.width // 3
        self._steps = []
        for number, label in enumerate((labels.PRESSED, labels.HELD, labels.LET_GO)):
            place = 2 - number if self.look.is_right_to_left else number
            box = Box(words.x + place * third, foot, third, tick)
            left = box.right - tick if self.look.is_right_to_left else box.x
            mark = self.mark(Box(left, foot, tick, tick))
            room_for = tick + grid.px(10)
            beside = (
                box.inset(0, 0, room_for, 0) if self.look.is_right_to_left else box.inset(room_for, 0, 0, 0)
            )
            text = self.write(beside, self.label_px, 1)
            text.text = label
            self._steps.append((mark, text))
        self._marks = [self.mark(box) for box in self.mark_boxes()]

    def mark_boxes(self) -> list[Box]:
        """The four corners: top left, top right, bottom left, bottom right."""
        grid, side = self.near, self.grid.corner
        right, top = grid.width - side, grid.height - side
        return [Box(x, y, side, side) for y in (top, 0) for x in (0, right)]

    @property
    def foot(self) -> Box:
        """While touch is tried the options leave the two lower corners free."""
        usual = super().foot
        if self._part is not Part.TOUCH:
            return usual
        grid, side = self.near, self.grid.corner + self.near.gap
        return Box(side, usual.y, grid.width - 2 * side, usual.height)

    def show(self, screen: SelfTest) -> None:
        self._part = screen.part
        is_touch, worn = screen.part is Part.TOUCH, self.worn
        title = "" if is_touch else f"{labels.TEST}: {screen.number}/{screen.of}"
        # A button that is being tried chooses nothing: those options are for fingers only.
        is_tried = screen.part in BUTTONS
        self.lay(dataclasses.replace(screen, focus=NOWHERE if is_tried else screen.focus), title)
        if is_touch or is_tried:
            self.hint(0)
        self._ask.text, self._hint.text = screen.ask, screen.hint
        side = int(self._sign.width)
        self._sign.is_hidden = False
        if screen.part in SIDES:
            self._sign.svg = sides.sign(side, is_go=SIDES[screen.part] is Side.GO, worn=worn)
        else:
            self._sign.svg = (signs.touch if is_touch else signs.waves)(side, worn.letters)
        self._tick(screen)
        for number, mark in enumerate(self._marks):
            mark.is_hidden = not is_touch
            if is_touch:
                mark.svg = ring(
                    int(mark.width), worn.letters, worn.lit if screen.marks[number] else worn.tile
                )

    def _tick(self, screen: SelfTest) -> None:
        """What was seen of a button so far: pressed, held; that it was let go leads to the next part."""
        seen = (screen.is_pressed, screen.is_held, False)
        for (mark, text), is_seen in zip(self._steps, seen, strict=True):
            mark.is_hidden = screen.part not in BUTTONS
            text.opacity = 0 if mark.is_hidden else 1
            side = int(mark.width)
            mark.svg = (
                shapes.tick(side, self.worn.bar_letters, self.worn.bar)
                if is_seen
                else shapes.dot_ring(side, self.worn.soft_letters, self.worn.tile)
            )

    def targets(self) -> tuple[Target, ...]:
        found = super().targets()
        if self._part is not Part.TOUCH:
            return found
        boxes = self.mark_boxes()
        return (*found, *(Target(boxes[number], SelfTest.MARKS_FROM + number) for number in (2, 3)))


def ring(side: int, colour: str, fill: str) -> str:
    """A mark to touch: a ring with a dot in its middle."""
    r = side / 2
    return shapes.svg(
        side,
        side,
        f'<circle cx="{r}" cy="{r}" r="{r * 0.8:.1f}" fill="{fill}" stroke="{colour}" stroke-width="{r * 0.1:.1f}"/>',
        f'<circle cx="{r}" cy="{r}" r="{r * 0.16:.1f}" fill="{colour}"/>',
    )
