"""The officer's view: the safe answer and what to ask at the left, what to watch for at the right."""

from hardware.events import Side
from kiosk.play.rooms.screens import Notes
from kiosk.ui import labels, sides
from kiosk.ui.grid import Box
from kiosk.ui.screens.room import RoomView, stacked

MOST_QUESTIONS = 2


class NotesView(RoomView):
    def build(self) -> None:
        super().build()
        grid, (left, right) = self.near, self.columns(0.44)
        gutter = grid.px(16)
        right = self.within(right, Box(right.x + gutter, right.y, right.width - gutter, right.height))
        soft = self.worn.soft_letters
        label = round(self.label_px * 1.4)
        tall = max(grid.px(104), 62)
        answer = Box(left.x, left.top - tall, left.width, tall)
        side = tall - grid.px(30)
        self.plate(answer)
        self._sign = self.mark(
            self.within(answer, Box(answer.x + grid.px(16), answer.y + grid.px(18), side, side))
        )
        pad = side + grid.px(34)
        self._answer = self.write(self.beside(answer, pad, grid.px(16)), self.large_px, 2, is_bold=True)
        left = left.inset(grid.px(8), 0, grid.px(8), 0)
        ask = Box(left.x, answer.y - grid.px(10) - label, left.width, label)
        self.write(ask, self.label_px, 1, colour=soft).text = labels.ASK_THEM
        room = Box(left.x, left.y, left.width, ask.y - left.y)
        halves = stacked(room, MOST_QUESTIONS, grid.px(6))
        self._discuss = [self.write(box, self.read_px, 3, is_bold=True, valign="top") for box in halves]
        watch = Box(right.x, right.top - label, right.width, label)
        self.write(watch, self.label_px, 1, colour=soft).text = labels.WATCH_FOR
        foot = round(self.label_px * 2.7)
        text = Box(right.x, right.y + foot, right.width, watch.y - right.y - foot)
        self._watch = self.write(text, self.read_px, 12, valign="top")
        self._coming = self.write(
            Box(right.x, right.y, right.width, foot), self.label_px, 2, colour=soft, valign="bottom"
        )

    def show(self, screen: Notes) -> None:
        self.lay(screen, screen.title)
        self._sign.svg = sides.sign(int(self._sign.width), is_go=screen.safe is Side.GO, worn=self.worn)
        self._answer.text = screen.answer
        for number, words in enumerate(self._discuss):
            words.text = screen.discuss[number] if number < len(screen.discuss) else ""
        self._watch.text = screen.watch_for
        self._coming.text = screen.coming
