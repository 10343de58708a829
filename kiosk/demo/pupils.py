"""The pretend class: sees what is on the screen and does what a class would do, by pressing the buttons."""

import heapq
import itertools
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from hardware.events import Side
from kiosk.demo.voters import Doing, Voters
from kiosk.play import effects as do
from kiosk.play import screens
from kiosk.play.effects import Effect
from kiosk.play.events import Corner, CornerPressed, CornerReleased, Event, OptionTouched
from kiosk.play.group_screens import Everyone, HandsUp, PassOn, Reveal, Talk, TeamTurn, Vote
from kiosk.ports import Clock, Inbox
from kiosk.scenario.model import AgeBand, Scenario
from kiosk.words import AGE_NAMES

THINKING_MS = (900, 1_600, 2_700, 3_900, 6_200, 11_500)
SWITCH_MS = 700
"""How long the pretend class takes to press its one switch once it sees the light."""
KNOWS = 0.75
"""How often the pretend class chooses the safe answer: often enough to see both kinds of feedback in a round."""


class Buttons(Protocol):
    """A panel that can be pressed by a program."""

    def press(self, side: Side, at_ms: int, held_ms: int) -> None: ...


@dataclass(order=True, slots=True)
class _Deed:
    at_ms: int
    order: int
    act: Callable[[], None] = field(compare=False)


class PretendClass:
    """A witness that presses. Everything it does follows from `seed` and from what it sees."""

    def __init__(
        self,
        catalogue: Sequence[Scenario],
        buttons: Buttons,
        inbox: Inbox,
        clock: Clock,
        *,
        seed: int,
        ages: AgeBand | None,
    ) -> None:
        self._stories = {scenario.id: scenario for scenario in catalogue}
        self._buttons = buttons
        self._inbox = inbox
        self._clock = clock
        self._chance = random.Random(seed)
        self._ages = ages or self._chance.choice(tuple(AgeBand))
        self._deeds: list[_Deed] = []
        self._order = itertools.count()
        self._playlist: tuple[str, ...] = ()
        self._seen: screens.Screen | None = None
        self._item = 0
        self._has_checked = False
        self._has_paused = False
        self._has_finished = False
        self._wish: Side | int | None = None
        self._voters = Voters(self._chance, Doing(self._press_for, self._touch))
        self.is_done = False

    def saw(self, event: Event | None, effects: Sequence[Effect]) -> None:
        """Look at the last screen of a step and plan what to do about it."""
        for effect in effects:
            match effect:
                case do.OpenRound(planned):
                    self._playlist = tuple(item.scenario_id for item in planned.playlist)
                case do.Show(screen):
                    before, self._seen = self._seen, screen
                    self._look(before, screen)

    def next_deed_ms(self) -> int | None:
        return self._deeds[0].at_ms if self._deeds else None

    def act(self) -> None:
        """Do all that is due now."""
        now = self._clock.now_ms()
        while self._deeds and self._deeds[0].at_ms <= now:
            heapq.heappop(self._deeds).act()

    def _press_for(self, side: Side, wait_ms: int, held_ms: int) -> None:
        self._press(side, wait_ms, held_ms)

    def _touch(self, index: int, wait_ms: int) -> None:
        self._later(wait_ms, lambda: self._inbox.put(OptionTouched(self._clock.now_ms(), index)))

    def _later(self, wait_ms: int, act: Callable[[], None]) -> None:
        heapq.heappush(self._deeds, _Deed(self._clock.now_ms() + wait_ms, next(self._order), act))

    def _press(self, side: Side, wait_ms: int, held_ms: int = 160) -> None:
        self._later(wait_ms, lambda: self._buttons.press(side, self._clock.now_ms(), held_ms))

    def _look(self, before: screens.Screen | None, screen: screens.Screen) -> None:
        is_new = type(before) is not type(screen)
        if isinstance(screen, screens.Story) and screen.item != self._item:
            self._item = screen.item
            self._voters.new_story()
        match screen:
            case screens.Attract() if is_new:
                self._at_attract()
            case screens.SetUpScreen() if is_new:
                self._set_up(screen)
            case screens.Ready(asked=asked) if asked and (is_new or self._asked_before(before) is not asked):
                self._press(asked, 1_100)
            case Vote() | Everyone() | Talk() | HandsUp() | PassOn() | Reveal() | TeamTurn():
                self._voters.look(before, screen, self._stories[self._playlist[self._item - 1]])
            case screens.Story(item=2) if not self._has_paused:
                self._pause()
            case screens.Paused() if is_new:
                self._corner(Corner.OFFICER, 2_000, 3_200)
            case screens.OfficerCard() if is_new:
                self._press(Side.GO, 1_500)
            case screens.Story() if is_new and self._chance.random() < 0.3:
                self._press(self._chance.choice(tuple(Side)), 1_300)
            case screens.Decide(is_open=True, pressed=None) if not self._was_open(before):
                self._decide(screen)
            case screens.CheckWith(is_open=True, pressed=None) if not self._was_open(before):
                self._check(screen)
            case (
                screens.Decide(scanned=Side())
                | screens.CheckWith(is_scanning=True, pressed=None, is_open=True)
            ):
                self._watch_light(screen)
            case screens.Next() if is_new:
                self._press(self._chance.choice(tuple(Side)), 1_800)
            case screens.Twist(may_go_on=True) if is_new and self._chance.random() < 0.2:
                self._press(Side.GO, 2_500)
            case screens.Finish() if is_new:
                self._has_finished = True

    def _at_attract(self) -> None:
        self._deeds.clear()
        if self._has_finished:
            self.is_done = True
            return
        self._press(Side.GO, 1_200)
        self._corner(Corner.OFFICER, 5_000, 3_200)

    def _corner(self, corner: Corner, wait_ms: int, held_ms: int) -> None:
        now = self._clock.now_ms
        self._later(wait_ms, lambda: self._inbox.put(CornerPressed(now(), corner)))
        self._later(wait_ms + held_ms, lambda: self._inbox.put(CornerReleased(now(), corner)))

    def _pause(self) -> None:
        """The officer shows once that both buttons held stop everything, and carries on."""
        self._has_paused = True
        self._press(Side.GO, 1_000, held_ms=2_300)
        self._press(Side.NEVER_GO, 1_050, held_ms=2_200)

    def _set_up(self, screen: screens.SetUpScreen) -> None:
        bands = tuple(AgeBand)
        ages = [field.name for field in screen.fields].index("ages")
        text = screen.fields[ages].value
        shown = next((band for band in bands if AGE_NAMES[band] == text), AgeBand.A)
        turns = (bands.index(self._ages) - bands.index(shown)) % len(bands)
        wait = 600
        for _ in range(ages if turns else 0):
            self._press(Side.NEVER_GO, wait)
            wait += 500
        for _ in range(turns):
            self._press(Side.GO, wait)
            wait += 700
        self._press(Side.GO, wait + 600, held_ms=1_300)

    def _decide(self, screen: screens.Decide) -> None:
        story = self._stories[self._playlist[screen.item - 1]]
        safe = Side.GO if story.answer.is_go else Side.NEVER_GO
        side = safe if self._chance.random() < KNOWS or self._is_first_check(story) else safe.other
        if screen.scanned is not None:
            self._wish = side
            self._watch_light(screen)
            return
        wait = self._chance.choice(THINKING_MS)
        if self._chance.random() < 0.12:
            self._press(side, wait)
            self._press(side.other, wait + 90)
            return
        self._press(side, wait)

    def _check(self, screen: screens.CheckWith) -> None:
        good = next(index for index, choice in enumerate(screen.choices) if choice.is_good)
        wish = good if self._chance.random() < KNOWS else self._chance.randrange(len(screen.choices))
        if screen.is_scanning:
            self._wish = wish
            self._watch_light(screen)
            return
        wait = self._chance.choice(THINKING_MS[:4])
        if len(screen.choices) == 2:
            self._press((Side.GO, Side.NEVER_GO)[wish], wait)
            return
        for _ in range((wish - (screen.focus or 0)) % len(screen.choices)):
            self._press(Side.NEVER_GO, wait)
            wait += 600
        self._press(Side.GO, wait)

    def _watch_light(self, screen: screens.Decide | screens.CheckWith) -> None:
        """With one switch: press when what is wished for is lit, a moment after it was."""
        lit = screen.scanned if isinstance(screen, screens.Decide) else screen.focus
        if lit == self._wish:
            self._wish = None
            self._press(Side.GO, SWITCH_MS)

    def _is_first_check(self, story: Scenario) -> bool:
        """Every demo shows whom to check with at least once, where its round has such a story."""
        if story.decision.check is None or self._has_checked:
            return False
        self._has_checked = True
        return True

    @staticmethod
    def _asked_before(before: screens.Screen | None) -> Side | None:
        return before.asked if isinstance(before, screens.Ready) else None

    @staticmethod
    def _was_open(before: screens.Screen | None) -> bool:
        return (
            isinstance(before, screens.Decide | screens.CheckWith)
            and before.is_open
            and before.pressed is None
        )
