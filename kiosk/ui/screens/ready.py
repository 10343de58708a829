"""The buttons are tried: first one, then the other; what was heard gets a tick. With one switch, only that one."""

from typing import Final

from hardware.events import Side
from kiosk.play.screens import Caption, Ready
from kiosk.ui import labels, shapes, sides, signs, theme
from kiosk.ui.grid import Box
from kiosk.ui.pieces import Shape, Spoken
from kiosk.ui.screens.decide import half, with_home
from kiosk.ui.screens.view import Target, View
from kiosk.ui.sides import State

RULE_SHARE: Final = 0.46


class ReadyView(View):
    def build(self) -> None:
        self._caption: Caption | None = None
        self._by_touch: tuple[Side, ...] = ()
        grid = self.grid
        for side in ("go", "never_go"):
            self.ids[side].build()
        stage = grid.scene_top_stage
        height = round(stage.height * 0.88)
        width = round(height * 0.95)
        left = min(round(grid.width * 0.3), grid.left_to_right.card.x // 2) - width // 2
        self.add_clever(grid.sided(Box(left, stage.y + grid.px(14), width, height)), index=7)
        self.draw_place(self.ids.stage, "room")
        self._draw_switch()

    def show(self, screen: Ready) -> None:
        self._caption = screen.caption
        self._by_touch = screen.by_touch
        for side, name in ((Side.GO, "go"), (Side.NEVER_GO, "never_go")):
            button = self.ids[name]
            is_calm = screen.asked not in (None, side) and side not in screen.heard
            button.state = State.FADED if is_calm else State.PLAIN
            button.is_ticked = side in screen.heard
            button.is_hidden = screen.is_one_switch
            button.at_home = screen.at_home.side(side)
            self.ids[f"touch_{name}"].text = self.said(labels.TOUCH_HERE) if side in screen.by_touch else ""
        self.ids.switch.is_hidden = not screen.is_one_switch
        self.ids.heard.is_hidden = not (screen.is_one_switch and screen.heard)
        self._show_rule(screen.at_home.rule if self.is_worded else "")
        words = with_home(screen.caption) if screen.caption else self.said(labels.READY)
        self.ids.words.text = words if self.is_worded else ""
        self._show_asked(screen)
        pose = "happy" if screen.asked is None else "curious"
        gaze = (0.0, 0.0) if screen.is_one_switch else glance(screen.asked)
        self.direct(pose, is_still=screen.is_quiet, gaze=gaze)

    def _show_rule(self, rule: str) -> None:
        """The rule in the pupils' language, in smaller letters in the foot of the card."""
        box = self.grid.card.inset(*(self.grid.px(units) for units in (28, 20, 28, 14)))
        lower = round(box.height * RULE_SHARE) if rule else 0
        self.ids.words.pos = box.x, box.y + lower
        self.ids.words.size = box.width, box.height - lower
        self.ids.rule.pos = box.pos
        self.ids.rule.size = box.width, lower
        self.ids.rule.text = rule

    def _draw_switch(self) -> None:
        """The switch lies where the answers would, and its tick on its shoulder."""
        grid, bar = self.grid, self.grid.go
        side = round(grid.answers_top * 0.98)
        foot = (grid.answers_top - side) // 2
        place_shape(self.ids.switch, Box(grid.seam - side // 2, foot, side, side))
        self.ids.switch.svg = signs.switch(side, self.worn.letters)
        tick = grid.px(72)
        place_shape(self.ids.heard, Box(grid.seam + side // 2 - grid.px(16), bar.top - tick, tick, tick))
        self.ids.heard.svg = shapes.tick(tick, theme.INK, theme.AMBER)

    def _show_asked(self, screen: Ready) -> None:
        """Without words: the sign of the button that is asked for, large, or an ear."""
        asked: Shape = self.ids.asked
        asked.is_hidden = self.is_worded
        if self.is_worded:
            return
        card = self.grid.card
        side = round(card.height * 0.66)
        place_shape(
            asked, Box(card.x + (card.width - side) // 2, card.y + (card.height - side) // 2, side, side)
        )
        if screen.is_one_switch and not screen.heard:
            asked.svg = signs.touch(side, self.worn.letters)
        elif screen.asked is None:
            asked.svg = signs.take(side, self.worn.letters)
        else:
            asked.svg = sides.sign(side, is_go=screen.asked is Side.GO, worn=self.worn)

    def touch_box(self, place: int) -> Box:
        """On an answer's upper edge: that it may be touched. Taller where a sign says so."""
        box: Box = self.grid.touch_here(place)
        return box if self.is_worded else box.inset(0, -self.grid.px(10), 0, -self.grid.px(30))

    def targets(self) -> tuple[Target, ...]:
        return tuple(Target(half(self.grid, side), side) for side in self._by_touch)

    @property
    def spoken(self) -> Spoken:
        words: Spoken = self.ids.words
        return words

    @property
    def caption(self) -> Caption | None:
        return self._caption


def place_shape(shape: Shape, box: Box) -> None:
    shape.pos, shape.size = box.pos, box.size


def glance(side: Side | None) -> tuple[float, float]:
    """Where Clever looks when a side is asked for: down to that button."""
    if side is None:
        return (0.0, 0.0)
    return (-0.6, -0.7) if side is Side.GO else (0.6, -0.7)
