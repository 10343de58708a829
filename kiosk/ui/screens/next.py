"""Between two stories: how many are done, and that any button goes on."""

from kiosk.play.screens import Caption, Next
from kiosk.ui import labels, shapes, theme
from kiosk.ui.grid import Box
from kiosk.ui.pieces import Shape, Spoken
from kiosk.ui.screens.view import View


class NextView(View):
    def build(self) -> None:
        self._caption: Caption | None = None
        self._stars: list[Shape] = []
        grid = self.grid
        height = round((grid.height - grid.caption.top) * 0.8)
        width = round(height * 0.95)
        self.add_clever(
            Box(round(grid.width * 0.3) - width // 2, grid.caption.top + grid.px(8), width, height), index=3
        )
        self.draw_place(self.ids.stage, "calm")

    def show(self, screen: Next) -> None:
        self._caption = screen.caption
        self.ids.caption.show(screen.caption)
        self._deal(screen.done, screen.items)
        self.ids.count.text = f"{screen.done} of {screen.items} stories"
        self.ids.hint.text = labels.GO_ON
        self.direct("happy" if screen.is_quiet else "celebrate", is_still=screen.is_quiet)

    def _deal(self, done: int, items: int) -> None:
        if len(self._stars) != items:
            for star in self._stars:
                self.remove_widget(star)
            self._stars = [Shape(pos=box.pos, size=box.size) for box in self.grid.stars(items)]
            for star in self._stars:
                self.add_widget(star)
        for number, star in enumerate(self._stars):
            is_done = number < done
            star.svg = shapes.star(int(star.width), theme.AMBER if is_done else theme.SAND, is_done=is_done)

    @property
    def spoken(self) -> Spoken:
        words: Spoken = self.ids.caption.words
        return words

    @property
    def caption(self) -> Caption | None:
        return self._caption
