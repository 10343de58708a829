"""The buttons are tried: first one, then the other; what was heard gets a tick."""

from hardware.events import Side
from kiosk.play.screens import Caption, Ready
from kiosk.ui import labels
from kiosk.ui.grid import Box
from kiosk.ui.pieces import Spoken
from kiosk.ui.screens.decide import half
from kiosk.ui.screens.view import Target, View


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
        self.add_clever(
            Box(round(grid.width * 0.3) - width // 2, stage.y + grid.px(14), width, height), index=4
        )
        self.draw_place(self.ids.stage, "room")

    def show(self, screen: Ready) -> None:
        self._caption = screen.caption
        self._by_touch = screen.by_touch
        for side, name in ((Side.GO, "go"), (Side.NEVER_GO, "never_go")):
            button = self.ids[name]
            is_calm = screen.asked not in (None, side) and side not in screen.heard
            button.state = "faded" if is_calm else "plain"
            button.is_ticked = side in screen.heard
            self.ids[f"touch_{name}"].text = labels.TOUCH_HERE if side in screen.by_touch else ""
        self.ids.words.text = screen.caption.line.text if screen.caption else labels.READY
        pose = "happy" if screen.asked is None else "curious"
        gaze = {None: (0.0, 0.0), Side.GO: (-0.6, -0.7), Side.NEVER_GO: (0.6, -0.7)}[screen.asked]
        self.direct(pose, is_still=screen.is_quiet, gaze=gaze)

    def targets(self) -> tuple[Target, ...]:
        return tuple(Target(half(self.grid, side), side) for side in self._by_touch)

    @property
    def spoken(self) -> Spoken:
        words: Spoken = self.ids.words
        return words

    @property
    def caption(self) -> Caption | None:
        return self._caption
