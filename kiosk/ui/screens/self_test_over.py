"""How each part did in the self-test, and what to do about those that failed."""

from typing import Any

from kiosk.play.rooms.screens import Result, SelfTestOver, Tried
from kiosk.ui import room_signs
from kiosk.ui.grid import Box
from kiosk.ui.screens.room import RoomView, stacked


class SelfTestOverView(RoomView):
    def build(self) -> None:
        super().build()
        self._results: tuple[Result, ...] = ()
        self._drawn: list[Any] = []

    def show(self, screen: SelfTestOver) -> None:
        self.lay(screen, screen.title)
        if screen.results == self._results:
            return
        self._results = screen.results
        for one in self._drawn:
            self.remove_widget(one)
        rows = stacked(self.room, len(screen.results), self.near.px(4))
        told = zip(rows, screen.results, strict=True)
        self._drawn = [piece for row, result in told for piece in self._row(row, result)]

    def _row(self, row: Box, result: Result) -> list[Any]:
        grid, worn = self.near, self.worn
        drawn: list[Any] = []
        has_failed = result.tried is Tried.FAILED
        colour = worn.lit_letters if has_failed else worn.letters
        if has_failed:
            drawn.append(self.plate(row, fill=worn.lit, radius=16))
        side = min(row.height - grid.px(18), grid.px(44))
        sign = self.mark(
            self.within(
                row, Box(row.x + grid.px(14), row.y + (row.height - side) // 2 + grid.px(2), side, side)
            )
        )
        sign.svg = room_signs.TRIED[result.tried](side, colour)
        name = Box(row.x + grid.px(80), row.y, round(row.width * 0.26), row.height)
        label = self.write(self.within(row, name), self.read_px, 1, is_bold=has_failed, colour=colour)
        label.text = result.label
        rest = Box(
            name.right + grid.px(10), row.y + grid.px(4), row.right - name.right - grid.px(26), row.height
        )
        advice = self.write(
            self.within(row, rest.inset(0, 0, 0, grid.px(6))), self.label_px, 2, colour=colour
        )
        advice.text = result.advice
        return [*drawn, sign, label, advice]
