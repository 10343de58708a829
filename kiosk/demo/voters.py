"""What the pretend class does where it votes: files past, raises hands, talks, and says when everyone has pressed."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from hardware.events import Side
from kiosk.play.group_screens import Everyone, GroupScreen, HandsUp, PassOn, Reveal, Talk, TeamTurn, Vote
from kiosk.play.screens import Screen
from kiosk.scenario.model import Scenario

PUPILS: Final = 16
"""As many file past: enough for their vote to be shown."""
WALK_MS: Final = (900, 1_400, 2_000, 2_800)
"""How long one pupil takes to come and press."""
TAP_MS: Final = 400
HOLD_MS: Final = 1_300
KNOWS: Final = (0.7, 0.85)
"""How often the safe answer is chosen, before and after they talked."""


@dataclass(frozen=True, slots=True)
class Doing:
    """What the class can do: press a side after a wait, and touch the option of this index after a wait, all in ms."""

    press: Callable[[Side, int, int], None]
    touch: Callable[[int, int], None]


class Voters:
    """Sees the screens on which a group answers; everything it does follows from `chance` and from what it sees."""

    def __init__(self, chance: random.Random, doing: Doing) -> None:
        self._chance = chance
        self._doing = doing
        self._ballot = 0
        self._left = 0

    def look(self, before: Screen | None, screen: GroupScreen, story: Scenario) -> None:
        is_new = type(before) is not type(screen)
        match screen:
            case Vote():
                self._vote(before, screen, story)
            case Everyone() if is_new:
                self._doing.touch(0, 1_200)
            case Talk(may_go_on=True) if before != screen:
                self._doing.press(Side.GO, 9_000, 160)
            case HandsUp(asked=Side() as asked) if (
                not isinstance(before, HandsUp) or before.asked is not asked
            ):
                self._raise_hands(asked, story)
            case PassOn() if is_new:
                self._doing.press(Side.NEVER_GO, 6_000, 160)
            case Talk() | HandsUp() | PassOn() | Everyone() | Reveal() | TeamTurn():
                pass

    def new_story(self) -> None:
        self._ballot = 0

    def _vote(self, before: Screen | None, screen: Vote, story: Scenario) -> None:
        if not screen.is_open or (isinstance(before, Vote) and before.is_open):
            return
        if screen.presses == 0:
            self._ballot += 1
            self._left = PUPILS
        if self._left == 0:
            self._doing.touch(0, 2_000)
            return
        self._left -= 1
        self._doing.press(self._choice(story), self._chance.choice(WALK_MS), 160)

    def _choice(self, story: Scenario) -> Side:
        safe = Side.GO if story.answer.is_go else Side.NEVER_GO
        return safe if self._chance.random() < KNOWS[min(self._ballot, 2) - 1] else safe.other

    def _raise_hands(self, asked: Side, story: Scenario) -> None:
        """The officer counts, a press for each hand, and holds GO when done."""
        if asked is Side.GO:
            self._ballot += 1
            self._left = sum(self._choice(story) is Side.GO for _ in range(PUPILS))
        hands = self._left if asked is Side.GO else PUPILS - self._left
        for number in range(hands):
            self._doing.press(Side.GO, 2_500 + number * TAP_MS, 160)
        self._doing.press(Side.GO, 3_500 + hands * TAP_MS, HOLD_MS)
