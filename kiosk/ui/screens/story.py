"""The story: a scene, Clever who listens or tells, and the caption."""

from hardware.events import Side
from kiosk.play.screens import Story
from kiosk.ui import sides
from kiosk.ui.screens.told import ToldView


class StoryView(ToldView):
    def build(self) -> None:
        super().build()
        grid = self.grid
        side = grid.px(92)
        foot = grid.caption.top - round(side * 0.4)
        for name, left in (("pressed_go", grid.px(4)), ("pressed_never_go", grid.width - side - grid.px(4))):
            stamp = self.ids[name]
            stamp.pos, stamp.size = (left, foot), (side, side)
            stamp.svg = sides.stamp(side, is_go=name == "pressed_go", worn=self.worn)

    def show(self, screen: Story) -> None:
        self.tell(screen)
        self.ids.strip.show(screen.item, screen.items, is_quiet=screen.is_quiet)
        self._mark(screen.glance)
        self.is_glancing = screen.glance is not None
        gaze = glance(screen.glance) if self.is_glancing else self.clever.gaze
        self.direct(screen.clever, is_still=screen.is_quiet, gaze=gaze)

    def _mark(self, side: Side | None) -> None:
        """A stamp at the lower edge of the side that was pressed: what the tock says to ears."""
        for one, name in ((Side.GO, "pressed_go"), (Side.NEVER_GO, "pressed_never_go")):
            self.ids[name].is_hidden = side is not one


def glance(side: Side | None) -> tuple[float, float]:
    """Where Clever looks when a side is pressed: down to that button."""
    if side is None:
        return (0.0, 0.0)
    return (-0.8, -0.7) if side is Side.GO else (0.8, -0.7)
