"""The story: a scene, Clever who listens or tells, and the caption."""

from kiosk.play.screens import Story
from kiosk.ui.screens.told import ToldView


class StoryView(ToldView):
    def show(self, screen: Story) -> None:
        self.tell(screen)
        self.ids.strip.show(screen.item, screen.items, is_quiet=screen.is_quiet)
        self.glance(screen)
