"""The calm end: what was practised, whom to tell, and Childline."""

from typing import Final

from kiosk.play.screens import Caption, Finish
from kiosk.scenario.model import Rehearse
from kiosk.ui import labels, shapes, signs
from kiosk.ui.grid import Box
from kiosk.ui.pieces import Picture, Shape, Spoken, Words
from kiosk.ui.screens.next import show_battery
from kiosk.ui.screens.told import draw_speaker
from kiosk.ui.screens.view import View

MOST_SHOWN = 4
TRUSTED: Final = ("mum", "teacher", "grandad")
"""Whose pictures stand for “who can you tell today?” where there are no words."""


class FinishView(View):
    def build(self) -> None:
        self._caption: Caption | None = None
        self._practised: tuple[Rehearse, ...] | None = None
        self._signs: list[Picture | Words] = []
        grid = self.grid
        height = round((grid.height - grid.caption.top) * 0.8)
        width = round(height * 0.95)
        left = max(0, grid.left_to_right.finish_card.x // 2 - width // 2)
        self.add_clever(grid.sided(Box(left, grid.caption.top + grid.px(8), width, height)), index=5)
        self.draw_place(self.ids.stage, "calm")
        draw_speaker(self)
        if not self.is_worded:
            self.ids.telephone.svg = signs.telephone(self.telephone_box.width, self.worn.lit_letters)
            self._draw_row(1, signs.waves, TRUSTED)

    def show(self, screen: Finish) -> None:
        self._caption = screen.caption
        self.ids.caption.show(screen.caption)
        self._deal(screen.practised[:MOST_SHOWN])
        show_battery(self, screen.battery)
        self.direct("wave", is_still=screen.is_quiet)

    @property
    def battery_box(self) -> Box:
        """Beside Clever, over his head."""
        grid = self.grid
        card = grid.left_to_right.finish_card
        left = grid.margin + grid.corner
        width = max(grid.px(120), card.x - left - grid.gap)
        height = round(width * 0.3)
        box: Box = grid.sided(Box(left, grid.height - grid.margin - height, width, height))
        return box

    def _deal(self, practised: tuple[Rehearse, ...]) -> None:
        if practised == self._practised:
            return
        for sign in self._signs:
            self.remove_widget(sign)
        self._practised, self._signs = practised, []
        if self.is_worded:
            self._name(practised)
        else:
            self._signs = self._draw_row(0, self._star, [step.value for step in practised])

    def _name(self, practised: tuple[Rehearse, ...]) -> None:
        for step, (picture, words) in zip(practised, self.grid.finish_signs(len(practised)), strict=True):
            sign = Picture(pos=picture.pos, size=picture.size)
            name = Words(
                text=self.said(labels.STEPS[step]),
                colour=self.worn.letters,
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

    def _star(self, side: int, _colour: str) -> str:
        return shapes.star(side, self.worn.star_done, edge=self.worn.star_edge, is_done=True)

    def _draw_row(
        self, row: int, lead: signs.Sign, names: list[str] | tuple[str, ...]
    ) -> list[Picture | Words]:
        """A sign and what it is about: a star before what was practised, a voice before whom to tell."""
        boxes = self.row_boxes(row, len(names) + 1)
        first = boxes[0].inset(*(4 * [round(boxes[0].width * 0.14)]))
        shape = Shape(pos=first.pos, size=first.size)
        shape.svg = lead(first.width, self.worn.letters)
        drawn: list[Picture | Words] = []
        self.add_widget(shape)
        for box, name in zip(boxes[1:], names, strict=True):
            picture = Picture(pos=box.pos, size=box.size)
            self.add_widget(picture)
            self.draw_sign(picture, name)
            drawn.append(picture)
        return drawn

    def row_boxes(self, row: int, count: int) -> list[Box]:
        """A row of squares in the card, counted from the top, above the telephone."""
        grid, card = self.grid, self.grid.finish_card
        foot, top = grid.finish_childline.top + grid.gap, card.top - grid.gap
        gap = grid.gap
        tall = (top - foot - gap) // 2
        room = card.width - 2 * grid.px(32)
        side = min(tall, (room - (MOST_SHOWN * gap)) // (MOST_SHOWN + 1))
        left = card.x + (card.width - count * side - (count - 1) * gap) // 2
        y = top - row * (tall + gap) - (tall + side) // 2
        return [Box(left + number * (side + gap), y, side, side) for number in range(count)]

    @property
    def telephone_box(self) -> Box:
        plate = self.grid.finish_childline
        side = round(plate.height * 0.62)
        left = plate.x + plate.width // 2 - round(self.grid.body_px * 3.4) - side // 2
        return Box(left, plate.y + (plate.height - side) // 2 + self.grid.px(3), side, side)

    @property
    def number_box(self) -> Box:
        plate: Box = self.grid.finish_childline
        return plate if self.is_worded else plate.inset(self.grid.px(48), 0, 0, 0)

    @property
    def spoken(self) -> Spoken:
        words: Spoken = self.ids.caption.words
        return words

    @property
    def caption(self) -> Caption | None:
        return self._caption
