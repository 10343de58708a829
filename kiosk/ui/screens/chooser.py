"""One of several: a page of options, and at its foot what leads elsewhere."""

from kiosk.play.screens import Chooser, Option
from kiosk.ui.grid import Box
from kiosk.ui.options import OptionTile
from kiosk.ui.pieces import make_even
from kiosk.ui.screens.view import Target, View


class OfficeView(View):
    """A page of the officer's with options that come and go."""

    def build(self) -> None:
        self._boxes: list[Box] = []
        self._options: list[OptionTile] = []
        self._laid: tuple[Option, ...] = ()

    def lay_options(self, options: tuple[Option, ...], boxes: list[Box], focus: int, feet: int = 0) -> None:
        """Show these options in these boxes, the last `feet` at the foot; the same boxes as before keep their tiles."""
        if boxes != self._boxes:
            for tile in self._options:
                self.remove_widget(tile)
            self._boxes, self._laid = boxes, ()
            self._options = [OptionTile(grid=self.near, pos=box.pos, size=box.size) for box in boxes]
            for tile in self._options:
                self.add_widget(tile)
        if options != self._laid:
            self._laid = options
            for number, (tile, option) in enumerate(zip(self._options, options, strict=True)):
                tile.show(option, is_foot=number >= len(options) - feet)
            make_even(tile.label for tile in self._options[: len(options) - feet])
        for number, tile in enumerate(self._options):
            tile.light(is_focused=number == focus)

    def targets(self) -> tuple[Target, ...]:
        return tuple(Target(box, number) for number, box in enumerate(self._boxes))


class ChooserView(OfficeView):
    def show(self, screen: Chooser) -> None:
        near, count = self.near, len(screen.options) - screen.feet
        self.ids.title.text, self.ids.note.text = screen.title, screen.note
        boxes = [*near.options(count, has_note=bool(screen.note)), *near.feet(screen.feet)]
        for place, hint in enumerate((self.ids.take, self.ids.next)):
            box = near.office_hint(place, max(1, screen.feet))
            hint.pos, hint.size = box.pos, box.size
        self.lay_options(screen.options, boxes, screen.focus, screen.feet)
