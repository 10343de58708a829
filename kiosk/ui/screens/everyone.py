"""Has everyone pressed? Two cards like those of whom to check with: GO held is the left one."""

from typing import Final

from kiosk.play.group_screens import Everyone
from kiosk.play.screens import CheckWith
from kiosk.scenario.model import CheckChoice
from kiosk.ui import labels, signs
from kiosk.ui.pieces import Shape
from kiosk.ui.screens.check_with import CheckWithView
from kiosk.ui.steps import ChoiceCard

YES: Final = CheckChoice("yes", labels.YES_EVERYONE, "", is_good=True)
NOT_YET: Final = CheckChoice("not-yet", labels.NOT_YET, "", is_good=True)


class EveryoneView(CheckWithView):
    def show(self, screen: Everyone) -> None:  # type: ignore[override]  # its cards are always the same
        choices = tuple(
            CheckChoice(one.id, self.said(one.text), one.picture, one.is_good) for one in (YES, NOT_YET)
        )
        focus = 0 if screen.is_holding else None
        super().show(
            CheckWith("", screen.caption, choices, focus, None, is_open=True, scene=None, clever="curious")
        )
        self.direct("curious", is_still=screen.is_quiet)

    def draw_choice(self, card: ChoiceCard, choice: CheckChoice) -> None:
        """Signs in place of people: a whole class with a tick, or a queue that goes on."""
        picture = card.picture
        mark = Shape(pos=picture.pos, size=picture.size)
        draw = signs.everyone if choice.id == "yes" else signs.queue
        mark.svg = draw(int(picture.width), self.worn.letters)
        self.add_widget(mark)
