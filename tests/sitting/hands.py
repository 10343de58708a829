"""A class that only wants to play a round, with buttons where they work and by touch where they do not."""

import heapq
import itertools
from collections.abc import Callable, Sequence

from hardware.events import Side
from hardware.simulation import SimulatedPanel
from kiosk.play import effects as do
from kiosk.play import screens
from kiosk.play.effects import Effect
from kiosk.play.events import (
    Corner,
    CornerPressed,
    CornerReleased,
    Event,
    OptionTouched,
    Pressed,
    Released,
    ScreenTouched,
    Source,
    StartTouched,
)
from kiosk.ports import Clock, Inbox
from kiosk.scenario.model import Scenario

PATIENCE_MS = 12_000
"""A button that did nothing for so long is touched on the screen instead (a stuck one is set aside after 10 s)."""


class Hands:
    """A witness that plays one round: start by touch, the safe answer by button, then by touch if nothing came of it.

    `plan` does something at a time; `is_done` once the class is back on the first screen.
    """

    def __init__(
        self, catalogue: Sequence[Scenario], panel: SimulatedPanel, inbox: Inbox, clock: Clock
    ) -> None:
        self._stories = {story.id: story for story in catalogue}
        self._panel, self._inbox, self._clock = panel, inbox, clock
        self._playlist: tuple[str, ...] = ()
        self._due: list[tuple[int, int, Callable[[], None]]] = []
        self._order = itertools.count()
        self._screen: screens.Screen | None = None
        self._has_finished = False
        self.is_done = False

    def saw(self, event: Event | None, effects: Sequence[Effect]) -> None:
        for effect in effects:
            if isinstance(effect, do.OpenRound):
                self._playlist = tuple(item.scenario_id for item in effect.round.playlist)
            if isinstance(effect, do.Show):
                before, self._screen = self._screen, effect.screen
                self._look(before, effect.screen)

    def plan(self, wait_ms: int, act: Callable[[], None]) -> None:
        heapq.heappush(self._due, (self._clock.now_ms() + wait_ms, next(self._order), act))

    def press(self, wait_ms: int, side: Side, held_ms: int = 160) -> None:
        self.plan(wait_ms, lambda: self._panel.press(side, self._clock.now_ms(), held_ms))

    def touch(self, wait_ms: int, side: Side) -> None:
        now = self._clock.now_ms
        self.plan(wait_ms, lambda: self._inbox.put(Pressed(now(), side, Source.TOUCH)))
        self.plan(wait_ms + 150, lambda: self._inbox.put(Released(now(), side, Source.TOUCH)))

    def hold_corner(self, wait_ms: int, corner: Corner, held_ms: int = 3_200) -> None:
        now = self._clock.now_ms
        self.plan(wait_ms, lambda: self._inbox.put(CornerPressed(now(), corner)))
        self.plan(wait_ms + held_ms, lambda: self._inbox.put(CornerReleased(now(), corner)))

    @property
    def next_ms(self) -> int | None:
        return self._due[0][0] if self._due else None

    def act(self) -> None:
        while self._due and self._due[0][0] <= self._clock.now_ms():
            heapq.heappop(self._due)[2]()

    def _look(self, before: screens.Screen | None, screen: screens.Screen) -> None:
        is_new = type(before) is not type(screen)
        match screen:
            case screens.Attract() if is_new and self._has_finished:
                self.is_done = True
            case screens.Attract() if is_new:
                self.hold_corner(1_000, Corner.OFFICER)
            case screens.SetUpScreen() if is_new:
                self.plan(1_000, lambda: self._inbox.put(StartTouched(self._clock.now_ms())))
            case screens.Ready(asked=Side() as side) if is_new or _asked(before) is not side:
                self._press_or_touch(side, screen, 24_000)
            case screens.Decide(is_open=True, pressed=None) if not _is_open(before):
                self._press_or_touch(self._safe(screen), screen, PATIENCE_MS)
            case screens.CheckWith(is_open=True, pressed=None) if not _is_open(before):
                good = next(index for index, choice in enumerate(screen.choices) if choice.is_good)
                self.plan(1_500, lambda: self._inbox.put(OptionTouched(self._clock.now_ms(), good)))
            case screens.Next() if is_new:
                self.plan(1_500, lambda: self._inbox.put(ScreenTouched(self._clock.now_ms())))
            case screens.Finish():
                self._has_finished = True

    def _press_or_touch(self, side: Side, screen: screens.Screen, patience_ms: int) -> None:
        self.press(1_500, side)

        def touch_if_nothing_came() -> None:
            now = self._screen
            if type(now) is type(screen) and _wants(now) and _asked(now) is _asked(screen):
                self.touch(0, side)

        self.plan(patience_ms, touch_if_nothing_came)

    def _safe(self, screen: screens.Decide) -> Side:
        story = self._stories[self._playlist[screen.item - 1]]
        return Side.GO if story.answer.is_go else Side.NEVER_GO


def _wants(screen: screens.Screen | None) -> bool:
    return isinstance(screen, screens.Ready) or _is_open(screen)


def _asked(screen: screens.Screen | None) -> Side | int | None:
    return (
        screen.asked
        if isinstance(screen, screens.Ready)
        else screen.item
        if isinstance(screen, screens.Decide)
        else None
    )


def _is_open(screen: screens.Screen | None) -> bool:
    return (
        isinstance(screen, screens.Decide | screens.CheckWith) and screen.is_open and screen.pressed is None
    )
