"""The officer's PIN: four places, a keypad beside them, and nothing that tells a class more than that."""

from kivy.properties import BooleanProperty

from kiosk.play.office import says
from kiosk.play.screens import Pin
from kiosk.ui.keys import Key
from kiosk.ui.screens.view import Target, View

NAMES = {Pin.DELETE: says.DELETE, Pin.LEAVE: says.BACK}


class PinView(View):
    is_open = BooleanProperty(True)
    """Whether digits are taken now: what does nothing says nothing, and is no target."""

    def build(self) -> None:
        near = self.near
        self._slots = [Key(grid=near, pos=box.pos, size=box.size) for box in near.pin_slots]
        self._keys = [
            Key(grid=near, text=NAMES.get(option, str(option)), pos=box.pos, size=box.size)
            for option, box in enumerate(near.keypad)
        ]
        for piece in (*self._slots, *self._keys):
            self.add_widget(piece)

    def show(self, screen: Pin) -> None:
        self.ids.title.text = screen.title
        self.ids.note.text = screen.note
        self.is_open = screen.is_open
        for number, (slot, text) in enumerate(zip(self._slots, screen.slots, strict=True)):
            slot.text = text
            slot.is_lit = number == screen.focus
            slot.is_hidden = not screen.is_open
        for option, key in enumerate(self._keys):
            key.is_awake = screen.is_open or option == Pin.LEAVE

    def targets(self) -> tuple[Target, ...]:
        keys = enumerate(zip(self._keys, self.near.keypad, strict=True))
        return tuple(Target(box, option) for option, (key, box) in keys if key.is_awake)
