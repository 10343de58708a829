"""Told by sound alone: a plain ground, Clever who stands still, and two very large sides. Nothing here must be seen."""

from dataclasses import dataclass
from typing import Any

from hardware.events import Side
from kiosk.play import screens
from kiosk.ui import sides, signs
from kiosk.ui.answers import AnswerButton
from kiosk.ui.count_keys import CountKeys
from kiosk.ui.grid import Box
from kiosk.ui.pieces import Mark, Plain
from kiosk.ui.screens.hands_up import count_targets
from kiosk.ui.screens.view import Target, View
from kiosk.ui.sides import State
from kiosk.ui.theme import NIGHT


@dataclass(frozen=True, slots=True)
class Sides:
    """How the two signs beside Clever are: awake, resting, or not there."""

    go: bool | None
    never_go: bool | None


BOTH = Sides(go=True, never_go=True)
RESTING = Sides(go=False, never_go=False)
NEITHER = Sides(None, None)


class HeardView(View):
    """Clever between two signs; awake are those that a press would mean something to."""

    def build(self) -> None:
        grid = self.grid
        self._ground = Plain(tint=self.worn.ground, size=grid.whole.size)
        self.add_widget(self._ground)
        side = min(round(grid.width * 0.27), round(grid.height * 0.6))
        foot = (grid.height - side) // 2
        lefts = (grid.margin, grid.width - grid.margin - side)
        self._signs = [Mark(pos=(left, foot), size=(side, side)) for left in lefts]
        for sign in self._signs:
            self.add_widget(sign)
        height = round(grid.height * 0.72)
        width = round(height * 0.7)
        self.add_clever(Box(grid.seam - width // 2, round(grid.height * 0.1), width, height))

    def show(self, screen: Any) -> None:
        shown = sides_of(screen)
        for sign, is_awake, is_go in zip(self._signs, (shown.go, shown.never_go), (True, False), strict=True):
            sign.is_hidden = is_awake is None
            sign.svg = sides.sign(int(sign.width), is_go=is_go, worn=self.worn, is_pale=not is_awake)
        is_dimmed = isinstance(screen, screens.Attract) and screen.is_dimmed
        self._ground.tint = NIGHT if is_dimmed else self.worn.ground
        is_calm = is_dimmed or isinstance(screen, screens.Paused)
        self.direct(getattr(screen, "clever", "calm" if is_calm else "happy"), is_still=True)


def sides_of(screen: Any) -> Sides:
    """Which signs are awake on a screen that only tells."""
    match screen:
        case screens.Story(glance=side) | screens.Talk(glance=side) | screens.HandsUp(asked=side) if side:
            return Sides(go=side is Side.GO, never_go=side is Side.NEVER_GO)
        case screens.Feedback(safe=side):
            return Sides(go=True, never_go=None) if side is Side.GO else Sides(None, never_go=True)
        case (
            screens.Attract(is_dimmed=False)
            | screens.Next()
            | screens.PassOn()
            | screens.Everyone()
            | screens.Talk(may_go_on=True)
            | screens.Twist(may_go_on=True)
        ):
            return BOTH
        case screens.Finish() | screens.Paused() | screens.Attract():
            return NEITHER
    return RESTING


class HeardHandsView(HeardView):
    """Hands are up for the side that is awake; the number is the officer's, as it is for those who see."""

    def build(self) -> None:
        super().build()
        keys = self.grid.count_keys
        self._is_counting = False
        self._count = CountKeys(grid=self.grid, pos=keys.pos, size=keys.size)
        self.add_widget(self._count)

    def show(self, screen: screens.HandsUp) -> None:
        super().show(screen)
        self._is_counting = screen.count is not None
        self._count.show(screen.count, is_last=screen.is_last)

    def targets(self) -> tuple[Target, ...]:
        return count_targets(self.grid) if self._is_counting else ()


class HeardAskingView(View):
    """Two sides that fill the screen, and Clever who peeks over their seam."""

    def build(self) -> None:
        grid = self.grid
        self._targets: tuple[Side, ...] = ()
        self.add_widget(Plain(tint=self.worn.ground, size=grid.whole.size))
        self._answers = {side: AnswerButton(grid=grid, side=side, place=self._box(side)) for side in Side}
        for answer in self._answers.values():
            answer.build()
            self.add_widget(answer)
        room = self._box(Side.GO).height
        self._switch = Mark(pos=(grid.seam - room // 2, grid.margin), size=(room, room), is_hidden=True)
        self._switch.svg = signs.switch(room, self.worn.letters)
        self.add_widget(self._switch)
        height = grid.corner - grid.px(10)
        peek = Box(grid.seam - height, grid.height - grid.corner - grid.px(6), 2 * height, height)
        self.add_clever(peek, index=len(self.children) - 1, is_peeking=True)

    def _box(self, side: Side) -> Box:
        grid = self.grid
        width = (grid.width - 2 * grid.margin - grid.gap) // 2
        left = grid.margin if side is Side.GO else grid.width - grid.margin - width
        return Box(left, grid.margin, width, grid.height - grid.corner - 2 * grid.margin)

    def show(self, screen: Any) -> None:
        is_one_switch = isinstance(screen, screens.Ready) and screen.is_one_switch
        self._switch.is_hidden = not is_one_switch
        states = {side: asked_state(screen, side) for side in Side}
        for side, answer in self._answers.items():
            answer.state = states[side]
            answer.is_hidden = is_one_switch
            answer.is_ticked = isinstance(screen, screens.Ready) and side in screen.heard
        self._targets = screen.by_touch if isinstance(screen, screens.Ready) else tuple(Side)
        self.direct(getattr(screen, "clever", "curious"), is_still=True)

    def targets(self) -> tuple[Target, ...]:
        grid = self.grid
        height = grid.height - grid.corner
        halves = {
            Side.GO: Box(0, 0, grid.seam, height),
            Side.NEVER_GO: Box(grid.seam, 0, grid.width - grid.seam, height),
        }
        return tuple(Target(halves[side], side) for side in self._targets)


class HeardVoteView(HeardAskingView):
    """One after the other presses here; between the sides the officer says that everyone has."""

    def build(self) -> None:
        super().build()
        self._may_end = False
        side = self.grid.officer_px
        self._end = Mark(pos=self._end_box.pos, size=(side, side), is_hidden=True)
        self._end.svg = signs.everyone(side, self.worn.letters)
        self.add_widget(self._end)

    @property
    def _end_box(self) -> Box:
        grid = self.grid
        side = grid.officer_px
        return Box(grid.margin + grid.corner, grid.height - grid.margin - side, side, side)

    def show(self, screen: screens.Vote) -> None:
        super().show(screen)
        self._may_end = screen.may_end
        self._end.is_hidden = not screen.may_end

    def targets(self) -> tuple[Target, ...]:
        found = super().targets()
        return (*found, Target(self._end_box, 0, is_for_officer=True)) if self._may_end else found


def asked_state(screen: Any, side: Side) -> State:
    """How a side looks while it is asked for, chosen from, or pressed."""
    match screen:
        case screens.Decide(is_taken=True) | screens.Vote(is_open=False):
            return State.FADED
        case screens.Vote(scanned=scanned):
            return State.SCANNED if side is scanned else State.PLAIN
        case screens.Decide(pressed=pressed, scanned=scanned):
            if pressed is None:
                return State.SCANNED if side is scanned else State.PLAIN
            return State.PRESSED if side is pressed else State.FADED
        case screens.Ready(asked=asked, heard=heard) if not screen.is_one_switch:
            return State.FADED if asked not in (None, side) and side not in heard else State.PLAIN
        case screens.CheckWith(choices=choices, pressed=number) if len(choices) == 2:
            marked = screen.focus if number is None else number
            if marked is None:
                return State.PLAIN
            is_it = (marked == 0) == (side is Side.GO)
            if number is None:
                return State.SCANNED if is_it else State.PLAIN
            return State.PRESSED if is_it else State.FADED
    return State.PLAIN
