"""Eyes closed, hands up. The number is the officer's: small, at the upper edge, and gone as soon as it is entered."""

from hardware.events import Side
from kiosk.play.group_screens import HandsUp
from kiosk.play.screens import Caption
from kiosk.ui import sides, signs
from kiosk.ui.grid import Box, Grid
from kiosk.ui.pieces import Spoken
from kiosk.ui.screens.told import draw_speaker
from kiosk.ui.screens.view import Target, View


class HandsUpView(View):
    def build(self) -> None:
        self._caption: Caption | None = None
        self._is_counting = False
        grid = self.grid
        height = round((grid.height - grid.caption.top) * 0.8)
        width = round(height * 0.95)
        middle = round(grid.width * 0.3)
        self.add_clever(
            grid.sided(Box(middle - width // 2, grid.caption.top + grid.px(8), width, height)), index=2
        )
        self.draw_place(self.ids.stage, "calm")
        draw_speaker(self)
        self.ids.raised.svg = signs.raised_hand(int(self.raised_box.width), self.worn.letters)

    @property
    def asked_box(self) -> Box:
        """The sign of the side that is asked for, beside Clever."""
        grid = self.grid
        side = round(min((grid.count_keys.y - grid.caption.top) * 0.62, grid.width * 0.26))
        foot = grid.caption.top + (grid.count_keys.y - grid.caption.top - side) // 2
        box: Box = grid.sided(Box(round(grid.width * 0.72) - side // 2, foot, side, side))
        return box

    @property
    def raised_box(self) -> Box:
        box = self.asked_box
        side = round(box.width * 0.6)
        return Box(box.x - round(side * 0.72), box.y + round(box.height * 0.5), side, side)

    def show(self, screen: HandsUp) -> None:
        self._caption = screen.caption
        self.ids.caption.show(screen.caption)
        self._is_counting = screen.count is not None
        asked = screen.asked
        side = int(self.asked_box.width)
        self.ids.raised.is_hidden = asked is None
        if asked is None:
            self.ids.asked.svg = signs.hush(side, self.worn.letters)
        else:
            self.ids.asked.svg = sides.sign(side, is_go=asked is Side.GO, worn=self.worn)
        self.ids.count.show(screen.count, is_last=screen.is_last)
        self.direct(screen.clever, is_still=screen.is_quiet)

    def targets(self) -> tuple[Target, ...]:
        return count_targets(self.grid) if self._is_counting else ()

    @property
    def spoken(self) -> Spoken:
        words: Spoken = self.ids.caption.words
        return words

    @property
    def caption(self) -> Caption | None:
        return self._caption


def count_targets(grid: Grid) -> tuple[Target, ...]:
    """One less, one more, done with this number; the number itself is not touched."""
    less, _, more, done = grid.count_boxes
    return tuple(Target(box, index, is_for_officer=True) for index, box in enumerate((less, more, done)))
