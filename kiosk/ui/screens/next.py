"""Between two stories: how many are done, and that any button goes on."""

from kiosk.play.group_screens import Battery
from kiosk.play.screens import Caption, Next
from kiosk.ui import labels, shapes, teams
from kiosk.ui.grid import Box
from kiosk.ui.pieces import Shape, Spoken
from kiosk.ui.screens.told import draw_speaker
from kiosk.ui.screens.view import View


def show_battery(view: View, battery: Battery | None) -> None:
    """Show the battery that two teams fill together, where there is one."""
    mark = view.ids.battery
    mark.is_hidden = battery is None
    if battery is not None:
        mark.svg = teams.battery(int(mark.width), int(mark.height), battery)


class NextView(View):
    def build(self) -> None:
        self._caption: Caption | None = None
        self._stars: list[Shape] = []
        grid = self.grid
        height = round((grid.height - grid.caption.top) * 0.8)
        width = round(height * 0.95)
        left = max(0, min(round(grid.width * 0.3), grid.left_to_right.star_card.x // 2) - width // 2)
        self.add_clever(grid.sided(Box(left, grid.caption.top + grid.px(8), width, height)), index=3)
        self.draw_place(self.ids.stage, "calm")
        draw_speaker(self)

    def show(self, screen: Next) -> None:
        self._caption = screen.caption
        self.ids.caption.show(screen.caption)
        self._deal(screen.done, screen.items, has_battery=screen.battery is not None)
        has_words = self.is_worded and screen.battery is None
        self.ids.count.text = f"{screen.done} of {screen.items} stories" if has_words else ""
        self.ids.hint.text = self.said(labels.GO_ON)
        show_battery(self, screen.battery)
        self.direct("happy" if screen.is_quiet else "celebrate", is_still=screen.is_quiet)

    def _deal(self, done: int, items: int, *, has_battery: bool) -> None:
        if len(self._stars) != items:
            for star in self._stars:
                self.remove_widget(star)
            # Without words the row has the card to itself.
            words = self.grid.star_words
            lower = 0 if self.is_worded or has_battery else (words.top - self.grid.star_card.y) // 2
            self._stars = [Shape(pos=(box.x, box.y - lower), size=box.size) for box in self.grid.stars(items)]
            for star in self._stars:
                self.add_widget(star)
        for number, star in enumerate(self._stars):
            is_done = number < done
            fill = self.worn.star_done if is_done else self.worn.star_to_come
            star.svg = shapes.star(int(star.width), fill, edge=self.worn.star_edge, is_done=is_done)

    @property
    def battery_box(self) -> Box:
        """In place of the words: the stars tell how many stories."""
        words: Box = self.grid.star_words
        width = min(words.width, round(words.height * 6))
        lower = 0 if self.is_worded else self.grid.px(6)
        return Box(words.x + (words.width - width) // 2, words.y - lower, width, words.height)

    @property
    def hint_box(self) -> Box:
        """Over the card of stars; taller where signs say all."""
        box: Box = self.grid.next_hint
        return box.inset(0, 0, 0, 0 if self.is_worded else -self.grid.px(40))

    @property
    def spoken(self) -> Spoken:
        words: Spoken = self.ids.caption.words
        return words

    @property
    def caption(self) -> Caption | None:
        return self._caption
