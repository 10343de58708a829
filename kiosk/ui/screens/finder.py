"""Whose round it is: classes known already, and a keyboard on which only the letters that go on are awake."""

from kiosk.play.office import says
from kiosk.play.screens import Finder
from kiosk.ui.keys import Key
from kiosk.ui.screens.chooser import OfficeView
from kiosk.ui.screens.view import Target

FEET = (
    (Finder.NO_SCHOOL, says.NO_SCHOOL),
    (Finder.NO_CLASS, says.NO_CLASS),
    (Finder.LEAVE, says.BACK),
)


class FinderView(OfficeView):
    def build(self) -> None:
        super().build()
        near = self.near
        self._field = Key(grid=near, letters_px=near.body_px, pos=near.typed.pos, size=near.typed.size)
        self.add_widget(self._field)
        names = {**{Finder.FIRST_KEY + n: key.strip() or says.SPACE for n, key in enumerate(Finder.KEYS)}}
        names[Finder.DELETE] = says.DELETE
        self._keys = {
            option: Key(grid=near, text=text, pos=box.pos, size=box.size)
            for (option, text), box in zip(names.items(), near.keyboard, strict=True)
        }
        self._feet = {
            option: Key(grid=near, text=text, pos=box.pos, size=box.size)
            for (option, text), box in zip(FEET, near.feet(len(FEET)), strict=True)
        }
        for key in (*self._keys.values(), *self._feet.values()):
            self.add_widget(key)
        for place, hint in enumerate((self.ids.take, self.ids.next)):
            box = near.office_hint(place, len(FEET))
            hint.pos, hint.size = box.pos, box.size

    def show(self, screen: Finder) -> None:
        self.ids.title.text, self.ids.note.text = screen.title, screen.note
        self._field.text = screen.typed or says.SCHOOLS_NAME
        self._field.is_hint = not screen.typed
        self._field.is_hidden = not (screen.typed or screen.awake)
        self.lay_options(screen.rows, self.near.found_rows(len(screen.rows)), screen.focus)
        for option, key in self._keys.items():
            is_letter = option != Finder.DELETE
            is_awake = (
                Finder.KEYS[option - Finder.FIRST_KEY] in screen.awake if is_letter else bool(screen.typed)
            )
            key.is_awake, key.is_lit = is_awake, option == screen.focus
        for option, key in self._feet.items():
            key.is_awake = option == Finder.LEAVE or not screen.is_planning
            key.is_lit = option == screen.focus

    def targets(self) -> tuple[Target, ...]:
        pieces = {**self._keys, **self._feet}
        boxes = (*self.near.keyboard, *self.near.feet(len(FEET)))
        keys = zip(pieces.items(), boxes, strict=True)
        awake = (Target(box, option) for (option, key), box in keys if key.is_awake)
        return (*super().targets(), *awake)
