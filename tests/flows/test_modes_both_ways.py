"""A whole round in each mode, from the first screen to the last, by touch alone and by the two buttons alone."""

from collections import Counter
from pathlib import Path
from typing import Protocol

import pytest

from hardware.events import Side
from kiosk.answers import Mode, Press, RoundEnd, SetUp
from kiosk.demo.clock import FakeClock
from kiosk.insight.kept import KeptRound
from kiosk.play.events import Event, OptionTouched, Pressed, Released, ScreenTouched, Source
from kiosk.play.group_screens import Everyone, HandsUp, PassOn, Talk, Vote
from kiosk.play.screens import CheckWith, Decide, Finish, Next, Practise, Ready, Twist
from kiosk.results.keeper import PromptKeeper
from kiosk.results.reading import read_rounds
from kiosk.sitting.mailbox import Mailbox
from tests.flows.officers import Buttons, Hands, Sitting, Touch, World, call, go, pin, start
from tests.sitting.fakes import FakeOffice

PIN = "4815"
PUPILS = {Side.GO: 4, Side.NEVER_GO: 7}
"""How many choose each side, in every ballot."""
MOST_STEPS = 3_000
MORE, DONE = 1, 2


class Pupils(Protocol):
    """What pupils, and the officer beside them, do with a kiosk in class."""

    def ready(self, sitting: Sitting, side: Side) -> None: ...
    def press(self, sitting: Sitting, side: Side) -> None: ...
    def everyone(self, sitting: Sitting) -> None: ...
    def count(self, sitting: Sitting, hands: int) -> None: ...
    def check(self, sitting: Sitting, screen: CheckWith) -> None: ...
    def go_on(self, sitting: Sitting) -> None: ...


class AtTheButtons:
    """Nobody touches the screen."""

    def ready(self, sitting: Sitting, side: Side) -> None:
        sitting.press(side)

    def press(self, sitting: Sitting, side: Side) -> None:
        sitting.press(side)

    def everyone(self, sitting: Sitting) -> None:
        sitting.press(Side.GO, 3_000)

    def count(self, sitting: Sitting, hands: int) -> None:
        for _ in range(hands):
            sitting.press(Side.GO)
        sitting.press(Side.GO, 1_000)

    def check(self, sitting: Sitting, screen: CheckWith) -> None:
        if len(screen.choices) > 2:
            sitting.press(Side.NEVER_GO)
        sitting.press(Side.GO)

    def go_on(self, sitting: Sitting) -> None:
        sitting.press(Side.NEVER_GO)


class AtTheScreen:
    """The kiosk has no buttons."""

    def ready(self, sitting: Sitting, side: Side) -> None:
        screen = sitting.screen
        assert isinstance(screen, Ready)
        if side in screen.by_touch:
            self.press(sitting, side)
        else:
            to_the_next_moment(sitting)

    def press(self, sitting: Sitting, side: Side) -> None:
        sitting.touch(lambda now: Pressed(now, side, Source.TOUCH))
        sitting.wait(100)
        sitting.put(lambda now: Released(now, side, Source.TOUCH))

    def everyone(self, sitting: Sitting) -> None:
        self._option(sitting, 0)

    def count(self, sitting: Sitting, hands: int) -> None:
        for _ in range(hands):
            self._option(sitting, MORE)
        self._option(sitting, DONE)

    def check(self, sitting: Sitting, screen: CheckWith) -> None:
        self._option(sitting, 0)

    def go_on(self, sitting: Sitting) -> None:
        sitting.touch(ScreenTouched)

    def _option(self, sitting: Sitting, index: int) -> None:
        sitting.touch(lambda now: OptionTouched(now, index))


class Witness(Mailbox):
    """An inbox that remembers from where every press and touch came."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[Event] = []

    def put(self, event: Event) -> None:
        self.seen.append(event)
        super().put(event)


def to_the_next_moment(sitting: Sitting) -> None:
    due = sitting.session.next_deadline()
    assert due is not None, sitting.screen
    sitting.wait(max(1, due - sitting.now))


class Lesson:
    """A class that does what the screen asks for, one thing after the other."""

    def __init__(self, pupils: Pupils) -> None:
        self._pupils = pupils
        self._votes: list[Side] = []

    def play(self, sitting: Sitting) -> None:
        for _ in range(MOST_STEPS):
            if isinstance(sitting.screen, Finish):
                return
            self._step(sitting)
        raise AssertionError(f"the round has no end: {sitting.screen}")

    def _step(self, sitting: Sitting) -> None:
        screen, pupils = sitting.screen, self._pupils
        if sitting.state.saying is not None and not (isinstance(screen, Vote) and screen.is_open):
            sitting.hear()
            return
        match screen:
            case Ready(asked=Side() as side):
                pupils.ready(sitting, side)
            case Vote(is_open=True):
                self._vote(sitting, screen)
            case Everyone():
                pupils.everyone(sitting)
            case HandsUp(asked=Side() as side):
                pupils.count(sitting, PUPILS[side])
            case Decide(is_open=True, pressed=None):
                pupils.press(sitting, Side.NEVER_GO)
            case CheckWith(is_open=True, pressed=None):
                pupils.check(sitting, screen)
            case Talk(may_go_on=True) | Twist(may_go_on=True) | Next() | PassOn():
                pupils.go_on(sitting)
            case _:
                to_the_next_moment(sitting)

    def _vote(self, sitting: Sitting, screen: Vote) -> None:
        if screen.presses == 0:
            self._votes = [side for side, many in PUPILS.items() for _ in range(many)]
        if self._votes:
            self._pupils.press(sitting, self._votes.pop())
            to_the_next_moment(sitting)
        else:
            self._pupils.everyone(sitting)


def played(path: Path, mode: Mode, hands: Hands, pupils: Pupils) -> tuple[KeptRound, Sitting, list[Event]]:
    """The round as it was kept, the sitting, and every event that came from outside."""
    clock, inbox = FakeClock(), Witness()
    keeper = PromptKeeper(path, inbox, clock)
    keeper.start()
    office = FakeOffice(inbox, clock)
    around = World(clock, inbox, office, keeper)
    sitting = go(Sitting(around, SetUp(stories=4, mode=mode)), hands, (call, pin(PIN), start))
    Lesson(pupils).play(sitting)
    keeper.close()
    (kept,) = read_rounds(path)
    return kept, sitting, inbox.seen


WAYS = pytest.mark.parametrize(
    ("hands", "pupils"), [(Touch(), AtTheScreen()), (Buttons(), AtTheButtons())], ids=["touch", "buttons"]
)
ALONE = {Mode.CLASS, Mode.SOLO, Mode.PASS}
"""Modes with one answer to a story, which holds whom they would check with; elsewhere that is asked of all together."""
ANSWERS_A_STORY = {
    Mode.CLASS: {(Press.SHARED, 1): 1},
    Mode.SOLO: {(Press.OWN, 1): 1},
    Mode.PASS: {(Press.OWN, 1): 1},
    Mode.TEAMS: {(Press.SHARED, 1): 2},
    Mode.VOTE: {(Press.OWN, 1): 11, (Press.OWN, 2): 11},
    Mode.HANDS: {(Press.COUNTED, 1): 11, (Press.COUNTED, 2): 11},
    Mode.CHECK: {(Press.OWN, 1): 11},
}


@WAYS
@pytest.mark.parametrize("mode", Mode)
def test_a_round_is_played_to_its_end_in_one_way_alone(
    mode: Mode, hands: Hands, pupils: Pupils, tmp_path: Path
) -> None:
    kept, sitting, seen = played(tmp_path / "results.db", mode, hands, pupils)
    assert (kept.mode, kept.ended) == (mode, RoundEnd.FINISHED)
    for item in kept.playlist:
        answers = [one for one in kept.answers_to(item) if mode in ALONE or one.second_step is None]
        assert Counter((one.press, one.ballot) for one in answers) == ANSWERS_A_STORY[mode]
    assert any(isinstance(screen, Practise) for screen in sitting.stage.shown)
    used = {event.source for event in seen if isinstance(event, Pressed)}
    touched = [event for event in seen if isinstance(event, OptionTouched | ScreenTouched)]
    if isinstance(hands, Touch):
        assert used <= {Source.TOUCH}
    else:
        assert (used, touched) == ({Source.BUTTON}, [])


@pytest.mark.parametrize("mode", Mode)
def test_both_ways_leave_the_same_behind(mode: Mode, tmp_path: Path) -> None:
    """The same class by touch and by buttons: the same stories, and the same choices to each."""

    def choices(way: str, hands: Hands, pupils: Pupils) -> dict[str, Counter[Side]]:
        kept, _, _ = played(tmp_path / way, mode, hands, pupils)
        return {
            item.scenario_id: Counter(one.choice for one in kept.answers_to(item)) for item in kept.playlist
        }

    assert choices("touch", Touch(), AtTheScreen()) == choices("buttons", Buttons(), AtTheButtons())
