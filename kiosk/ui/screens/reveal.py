"""How the class voted, before and after it talked: two rows of leaning towards one side or the other, never a number."""

from kiosk.play.group_screens import Reveal
from kiosk.ui import bands, sides, signs
from kiosk.ui.grid import Box
from kiosk.ui.pieces import Mark
from kiosk.ui.screens.between import BetweenView


class RevealView(BetweenView):
    def draw_card(self, card: Box) -> None:
        self._bands: list[tuple[Mark, tuple[Mark, Mark]]] = []
        self._leads = []
        pad, gap = self.grid.px(26), self.grid.px(20)
        height = (card.height - 2 * pad - gap) // 2
        for number, lead in enumerate((signs.hush, signs.talk)):
            foot = card.top - pad - (number + 1) * height - number * gap
            side = min(height, round(card.width * 0.16))
            at = Box(card.x + pad, foot + (height - side) // 2, side, side)
            self._leads.append(self.add_mark(lead, at))
            left = at.right + gap
            band = Box(left, foot + round(height * 0.14), card.right - pad - left, round(height * 0.72))
            self._bands.append(self._band(band))
        thanks = round(card.height * 0.5)
        self._thanks = self.add_mark(
            signs.everyone,
            Box(card.x + (card.width - thanks) // 2, card.y + (card.height - thanks) // 2, thanks, thanks),
        )

    def _band(self, box: Box) -> tuple[Mark, tuple[Mark, Mark]]:
        strip = Mark(pos=box.pos, size=box.size)
        self.add_widget(strip)
        side = round(box.height * 0.7)
        marks = []
        for is_go in (True, False):
            left = box.x + side // 4 if is_go else box.right - side - side // 4
            mark = Mark(pos=(left, box.y + (box.height - side) // 2), size=(side, side))
            mark.svg = sides.sign(side, is_go=is_go, worn=self.worn)
            self.add_widget(mark)
            marks.append(mark)
        return strip, (marks[0], marks[1])

    def show(self, screen: Reveal) -> None:
        self.tell(screen.caption, may_go_on=False)
        for (strip, marks), lead, split in zip(
            self._bands, self._leads, (screen.first, screen.second), strict=True
        ):
            lead.is_hidden = strip.is_hidden = split is None
            for mark in marks:
                mark.is_hidden = split is None or split not in bands.SHARES
            if split is not None:
                strip.svg = bands.drawn(int(strip.width), int(strip.height), split, self.worn)
        self._thanks.is_hidden = screen.first is not None or screen.second is not None
        self.direct("kind", is_still=screen.is_quiet)
