"""One after the other presses: the screen of the question, on which both sides always look alike, and a dot for each vote."""

from hardware.events import Side
from kiosk.play.group_screens import Vote
from kiosk.play.group_views import MOST_DOTS
from kiosk.ui import labels, shapes, signs, theme
from kiosk.ui.grid import Box
from kiosk.ui.pieces import Shape
from kiosk.ui.screens.decide import DecideView, half, prompt_of
from kiosk.ui.screens.view import Target
from kiosk.ui.sides import State

DOTS_A_ROW = 10
DOTS_SHARE = 0.5
"""How much of the card is for dots, under what Clever says."""


class VoteView(DecideView):
    def build(self) -> None:
        super().build()
        self._may_end = False
        self._dots = [Shape(pos=box.pos, size=box.size, is_hidden=True) for box in self._dot_boxes()]
        for dot in self._dots:
            dot.svg = shapes.disc(int(dot.width), self.worn.star_done, edge=self.worn.star_edge)
            self.add_widget(dot)
        self.ids.taken.svg = shapes.tick(int(self.ids.taken.width), theme.INK, theme.AMBER)
        if not self.is_worded:
            self._draw_thought()

    def _draw_thought(self) -> None:
        """Where there are no words, a thought over the card says: think."""
        card = self.grid.card
        side = round(card.height * 0.66)
        self._thought = Shape(
            pos=(card.x + (card.width - side) // 2, card.y + (card.height - side) // 2), size=(side, side)
        )
        self._thought.svg = signs.hush(side, self.worn.letters)
        self.add_widget(self._thought)

    @property
    def _room(self) -> Box:
        pad = self.grid.px(24)
        box: Box = self.grid.card.inset(pad, pad, pad, round(pad * 0.7))
        return box

    def _dot_boxes(self) -> list[Box]:
        """Rows of ten in the lower part of the card; where there are no words, in all of it."""
        room = self._room
        tall = round(room.height * (DOTS_SHARE if self.is_worded else 1))
        pitch = min(room.width // DOTS_A_ROW, tall * DOTS_A_ROW // MOST_DOTS)
        side = round(pitch * 0.8)
        left = room.x + (room.width - DOTS_A_ROW * pitch + pitch - side) // 2
        return [
            Box(
                left + (number % DOTS_A_ROW) * pitch,
                room.y + tall - (number // DOTS_A_ROW) * pitch - side,
                side,
                side,
            )
            for number in range(MOST_DOTS)
        ]

    def show(self, screen: Vote) -> None:  # type: ignore[override]  # this question has a screen of its own
        is_ready = screen.is_open or (screen.presses == 0 and not screen.is_thinking)
        for side, name in ((Side.GO, "go"), (Side.NEVER_GO, "never_go")):
            is_lit = screen.scanned is side and screen.is_open
            self.ids[name].state = State.SCANNED if is_lit else State.PLAIN if is_ready else State.FADED
            self.ids[name].at_home = screen.at_home.side(side)
        self.ids.taken.is_hidden = not screen.is_heard
        self._caption = screen.caption
        is_quiet = screen.is_quiet or self.tools.look.has_high_contrast
        self.draw_scene(self.ids.stage, screen.scene, is_quiet=is_quiet)
        self._show_vote_card(screen)
        self._may_end = screen.may_end
        self.ids.everyone.text = self.said(labels.EVERYONE) if screen.may_end else ""
        self.direct(screen.clever, is_still=screen.is_quiet)

    def _show_vote_card(self, screen: Vote) -> None:
        """First the question with its recap; then what Clever says, over the dots."""
        prompt = prompt_of(screen.caption, screen.question)
        for number, dot in enumerate(self._dots):
            dot.is_hidden = number >= screen.dots
        self.ids.card.is_prompting = self.ids.card.has_no_rule = bool(prompt)
        if not self.is_worded:
            self._thought.is_hidden = not screen.is_thinking or not prompt
            self.ids.card.is_blank = screen.dots > 0 or not self._thought.is_hidden
            return
        home = screen.caption.home if screen.caption else ""
        self.ids.question.text = "" if prompt else screen.question
        self.ids.recap.text = "" if prompt else "\n".join((home, *screen.recap) if home else screen.recap)
        room = self._room
        foot = 0 if screen.is_thinking else round(room.height * DOTS_SHARE)
        self.ids.prompt.pos = room.x, room.y + foot
        self.ids.prompt.size = room.width, room.height - foot
        self.ids.prompt.text = prompt

    def targets(self) -> tuple[Target, ...]:
        sides = tuple(Target(half(self.grid, side), side) for side in Side)
        return (*sides, Target(self.grid.everyone, 0, is_for_officer=True)) if self._may_end else sides
