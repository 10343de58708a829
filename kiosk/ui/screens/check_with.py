"""Whom do I check with? Two or three big pictured cards."""

from kiosk.play.screens import Caption, CheckWith
from kiosk.scenario.model import CheckChoice
from kiosk.ui import labels
from kiosk.ui.grid import Box
from kiosk.ui.pieces import Spoken
from kiosk.ui.screens.decide import with_home
from kiosk.ui.screens.view import Target, View
from kiosk.ui.steps import ChoiceCard


class CheckWithView(View):
    def build(self) -> None:
        self._caption: Caption | None = None
        self._choices: tuple[CheckChoice, ...] = ()
        self._cards: list[ChoiceCard] = []
        grid = self.grid
        head = grid.check_head
        left = grid.margin + grid.corner if self.is_worded else grid.seam - grid.px(240)
        peek = Box(left, head.y - grid.px(10), grid.px(200), min(head.height, grid.px(230)))
        self.add_clever(grid.sided(peek), index=0, is_peeking=True)
        if not self.is_worded:
            self.draw_sign(self.ids.asked, "ask-first")

    @property
    def asked_box(self) -> Box:
        """Where a bubble with a question mark stands for the question."""
        head: Box = self.grid.check_head
        side = self.grid.px(190)
        foot = head.y + (head.height - side) // 2
        box: Box = self.grid.sided(Box(self.grid.seam + self.grid.px(20), foot, side, side))
        return box

    def show(self, screen: CheckWith) -> None:
        self._caption = screen.caption
        words = with_home(screen.caption) if screen.caption else screen.question
        self.ids.words.text = words if self.is_worded else ""
        self._deal(screen.choices)
        are_sides = len(screen.choices) == 2
        for number, (card, choice) in enumerate(zip(self._cards, screen.choices, strict=True)):
            is_pressed = screen.pressed == number
            card.show(
                choice.text,
                is_focused=screen.focus == number,
                is_pressed=is_pressed,
                is_other_pressed=screen.pressed is not None and not is_pressed,
            )
            card.show_sign(is_go=number == 0 if are_sides and not screen.is_scanning else None)
        has_hints = not are_sides and not screen.is_scanning
        self.ids.next.text = self.said(labels.NEXT_CHOICE) if has_hints else ""
        self.ids.take.text = self.said(labels.TAKE_CHOICE) if has_hints else ""
        self.direct(screen.clever, is_still=screen.is_quiet)

    def _deal(self, choices: tuple[CheckChoice, ...]) -> None:
        if choices == self._choices:
            return
        for card in self._cards:
            self.remove_widget(card)
        self._choices = choices
        boxes = self.grid.choice_cards(len(choices))
        self._cards = [ChoiceCard(grid=self.grid, pos=box.pos, size=box.size) for box in boxes]
        for card, choice in zip(self._cards, choices, strict=True):
            self.add_widget(card)
            self.draw_choice(card, choice)

    def draw_choice(self, card: ChoiceCard, choice: CheckChoice) -> None:
        """Draw the picture of a choice on its card."""
        self.draw_sign(card.picture, choice.picture)

    def targets(self) -> tuple[Target, ...]:
        boxes = self.grid.choice_cards(len(self._choices))
        return tuple(Target(box, number) for number, box in enumerate(boxes))

    @property
    def spoken(self) -> Spoken:
        words: Spoken = self.ids.words
        return words

    @property
    def caption(self) -> Caption | None:
        return self._caption
