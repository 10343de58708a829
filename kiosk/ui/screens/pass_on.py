"""The kiosk goes on to the next child: Clever himself is what is passed."""

from typing import Final

from kiosk.play.screens import PassOn
from kiosk.ui import signs
from kiosk.ui.grid import Box
from kiosk.ui.screens.between import BetweenView, row

CHILDREN: Final = ("maya", "omar")


class PassOnView(BetweenView):
    def draw_card(self, card: Box) -> None:
        first, middle, second = row(card, (1.0, 0.62, 1.0))
        left, right = (first, second) if self.reading > 0 else (second, first)
        self.add_picture(CHILDREN[0], left)
        self.add_picture(CHILDREN[1], right)
        head = middle.width
        self.add_picture("clever-head", Box(middle.x, middle.y + round(head * 0.42), head, head))
        arrow = round(head * 0.8)
        at = Box(middle.x + (head - arrow) // 2, middle.y - round(head * 0.44), arrow, arrow)
        self.add_mark(signs.go_on if self.reading > 0 else signs.go_back, at)

    def show(self, screen: PassOn) -> None:
        self.tell(screen.caption, may_go_on=True)
        self.direct("wave", is_still=screen.is_quiet)
