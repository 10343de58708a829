"""The rehearsal: everybody stands up and does each step with Clever."""

from kiosk.play.screens import Caption, Practise
from kiosk.scenario.model import Rehearse
from kiosk.ui import labels
from kiosk.ui.grid import Box
from kiosk.ui.pieces import Spoken
from kiosk.ui.screens.told import DOWN_TO, draw_speaker
from kiosk.ui.screens.view import View
from kiosk.ui.steps import StepCard


class PractiseView(View):
    def build(self) -> None:
        self._caption: Caption | None = None
        self._steps: tuple[Rehearse, ...] = ()
        self._cards: list[StepCard] = []
        grid = self.grid
        foot = max(grid.caption.top + grid.px(6), grid.rug)
        height = round((grid.height - foot) * 0.94)
        width = round(height * 0.95)
        self.add_clever(grid.sided(Box(grid.practise_clever - width // 2, foot, width, height)), index=3)
        self.draw_place(self.ids.stage, "room")
        draw_speaker(self)

    def show(self, screen: Practise) -> None:
        self._caption = screen.caption
        self.ids.caption.show(screen.caption, is_turn=screen.is_acting)
        self._deal(screen.steps)
        for number, (card, step) in enumerate(zip(self._cards, screen.steps, strict=True)):
            is_lit = number == screen.lit
            card.show(number + 1, self.said(labels.STEPS[step]), is_lit=is_lit, is_acting=screen.is_acting)
        self.ids.turn.text = self.said(labels.YOUR_TURN) if screen.is_acting and self.is_worded else ""
        lit = min(screen.lit, len(screen.steps) - 1)
        pose = screen.steps[lit].value if screen.steps else "happy"
        self.clever.is_rehearsing = True
        gaze = DOWN_TO[screen.glance] if screen.glance is not None else (0.0, 0.0)
        self.direct(pose, is_still=screen.is_quiet, gaze=gaze)
        self.ids.stamps.show(screen.glance, screen.presses)

    def _deal(self, steps: tuple[Rehearse, ...]) -> None:
        if steps == self._steps:
            return
        for card in self._cards:
            self.remove_widget(card)
        self._steps = steps
        self._cards = [
            StepCard(grid=self.grid, pos=box.pos, size=box.size) for box in self._boxes(len(steps))
        ]
        for card, step in zip(self._cards, steps, strict=True):
            self.add_widget(card)
            self.draw_sign(card.picture, step.value)

    def _boxes(self, count: int) -> list[Box]:
        """The cards' places; without words they are no wider than their pictures ask."""
        boxes: list[Box] = self.grid.step_cards(count)
        if self.is_worded:
            return boxes
        slim = [round(box.height * 1.5) for box in boxes]
        left = 0 if self.grid.look.is_right_to_left else 1
        return [
            box.inset((box.width - width) * left, 0, (box.width - width) * (1 - left), 0)
            for box, width in zip(boxes, slim, strict=True)
        ]

    @property
    def spoken(self) -> Spoken:
        words: Spoken = self.ids.caption.words
        return words

    @property
    def caption(self) -> Caption | None:
        return self._caption
