"""The story: a scene, Clever who listens or tells, and the caption."""

from hardware.events import Side
from kiosk.play.screens import Story
from kiosk.ui.screens.told import ToldView


class StoryView(ToldView):
    def show(self, screen: Story) -> None:
        self.tell(screen)
        self.ids.strip.show(screen.item, screen.items, is_quiet=screen.is_quiet)
        self.is_glancing = screen.glance is not None
        gaze = glance(screen.glance) if self.is_glancing else self.clever.gaze
        self.direct(screen.clever, is_still=screen.is_quiet, gaze=gaze)


def glance(side: Side | None) -> tuple[float, float]:
    """Where Clever looks when a side is pressed: down to that button."""
    if side is None:
        return (0.0, 0.0)
    return (-0.8, -0.7) if side is Side.GO else (0.8, -0.7)
