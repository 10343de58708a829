"""Go, or Never Go? Two equal answers, the question with its recap, Clever exactly between."""

from typing import Any

from hardware.events import Side
from kiosk.play.screens import Caption, Decide
from kiosk.ui import shapes, teams, theme
from kiosk.ui.grid import Box
from kiosk.ui.pieces import Spoken
from kiosk.ui.screens.view import Target, View
from kiosk.ui.sides import State


class DecideView(View):
    def build(self) -> None:
        self._caption: Caption | None = None
        for side in ("go", "never_go"):
            self.ids[side].build()
        self.add_clever(peeking_box(self.grid), index=3, is_peeking=True)
        # A press that comes while a frame is painted waits for it: few frames, few waits.
        self.clever.fps = 12

    def show(self, screen: Decide) -> None:
        self._show_press(screen.pressed, screen.scanned)
        self._show_team(screen)
        self.ids.go.at_home, self.ids.never_go.at_home = screen.at_home.go, screen.at_home.never_go
        self._caption = screen.caption
        self.draw_scene(
            self.ids.stage, screen.scene, is_quiet=screen.is_quiet or self.tools.look.has_high_contrast
        )
        self._show_card(screen)
        self.direct(screen.clever, is_still=screen.is_quiet)

    def _show_press(self, pressed: Side | None, scanned: Side | None) -> None:
        for side, name in ((Side.GO, "go"), (Side.NEVER_GO, "never_go")):
            self.ids[name].state = state_of(side, pressed, scanned)

    def _show_team(self, screen: Decide) -> None:
        """Whose turn it is stands on the seam; a team that has pressed leaves both sides alike, and gets a tick."""
        self.ids.team.is_hidden = screen.team is None
        self.ids.taken.is_hidden = not screen.is_taken
        if screen.team is not None:
            self.ids.team.svg = teams.sign(int(self.ids.team.width), screen.team)
        if screen.is_taken:
            self.ids.taken.svg = shapes.tick(int(self.ids.taken.width), theme.INK, theme.AMBER)
            self.ids.go.state = self.ids.never_go.state = State.FADED

    @property
    def team_box(self) -> Box:
        """At the foot of the stage, in the corner away from the card."""
        grid = self.grid
        side = grid.px(150)
        box: Box = grid.sided(Box(grid.margin, grid.answers_top + grid.px(14), side, side))
        return box

    @property
    def taken_box(self) -> Box:
        grid = self.grid
        side = round(grid.go.height * 0.36)
        return Box(grid.seam - side // 2, grid.go.y + (grid.go.height - side) // 2, side, side)

    def _show_card(self, screen: Decide) -> None:
        prompt = prompt_of(screen.caption, screen.question)
        self.ids.card.is_prompting = bool(prompt)
        if not self.is_worded:
            return
        self.ids.question.text = screen.question
        self.ids.prompt.text = prompt
        self.ids.recap.max_lines = 6
        home = screen.caption.home if screen.caption else ""
        recap = (home, *screen.recap) if home else screen.recap
        self.ids.recap.text = "" if prompt else "\n".join(recap)

    def targets(self) -> tuple[Target, ...]:
        return tuple(Target(half(self.grid, side), side) for side in Side)

    @property
    def spoken(self) -> Spoken:
        words: Any = self.ids.prompt if self.ids.prompt.text else self.ids.question
        return words  # type: ignore[no-any-return]  # kv ids carry no types

    @property
    def caption(self) -> Caption | None:
        return self._caption


def prompt_of(caption: Caption | None, question: str) -> str:
    """What Clever says beside the question, such as “One at a time”; empty while he asks it."""
    return with_home(caption) if caption and caption.line.text != question else ""


def with_home(caption: Caption) -> str:
    """A caption's words, and under them the same in the pupils' language of home."""
    return f"{caption.line.text}\n{caption.home}" if caption.home else caption.line.text


def state_of(side: Side, pressed: Side | None, scanned: Side | None) -> State:
    """How an answer looks. The one that is scanned is lit, the other stays plain: neither looks like the right one."""
    if pressed is None:
        return State.SCANNED if side is scanned else State.PLAIN
    return State.PRESSED if side is pressed else State.FADED


def half(grid: Any, side: Side) -> Box:
    """The half of the answer bar that belongs to a side: up to the seam, so that no touch falls between."""
    left = 0 if side is Side.GO else grid.seam
    right = grid.seam if side is Side.GO else grid.width
    return Box(left, 0, right - left, grid.answers_top)


def peeking_box(grid: Any) -> Box:
    """Clever's head and hands over the answer bar's edge, centred on the seam."""
    box: Box = grid.peeking
    return box
