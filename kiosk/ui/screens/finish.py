"""The calm end: what was practised, whom to tell, and Childline."""

from kiosk.play.screens import Caption, Finish
from kiosk.scenario.model import Rehearse
from kiosk.ui import labels
from kiosk.ui.grid import Box
from kiosk.ui.pieces import Picture, Spoken, Words
from kiosk.ui.screens.view import View

MOST_SHOWN = 4


class FinishView(View):
    def build(self) -> None:
        self._caption: Caption | None = None
        self._practised: tuple[Rehearse, ...] | None = None
        self._signs: list[Picture | Words] = []
        grid = self.grid
        height = round((grid.height - grid.caption.top) * 0.8)
        width = round(height * 0.95)
        self.add_clever(
            Box(round(grid.width * 0.18) - width // 2, grid.caption.top + grid.px(8), width, height), index=4
        )
        self.draw_place(self.ids.stage, "calm")

    def show(self, screen: Finish) -> None:
        self._caption = screen.caption
        self.ids.caption.show(screen.caption)
        self._deal(screen.practised[:MOST_SHOWN])
        self.direct("wave", is_still=screen.is_quiet)

    def _deal(self, practised: tuple[Rehearse, ...]) -> None:
        if practised == self._practised:
            return
        for sign in self._signs:
            self.remove_widget(sign)
        self._practised, self._signs = practised, []
        for step, (picture, words) in zip(practised, self.grid.finish_signs(len(practised)), strict=True):
            sign = Picture(pos=picture.pos, size=picture.size)
            name = Words(
                text=labels.STEPS[step],
                align="center",
                valign="top",
                max_lines=2,
                size_px=self.grid.small_px,
                pos=words.pos,
                size=words.size,
            )
            self._signs += [sign, name]
            self.add_widget(sign)
            self.add_widget(name)
            self.draw_sign(sign, step.value)

    @property
    def spoken(self) -> Spoken:
        words: Spoken = self.ids.caption.words
        return words

    @property
    def caption(self) -> Caption | None:
        return self._caption
