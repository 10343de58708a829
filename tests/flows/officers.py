"""Whole ways of an officer through a sitting, as lists of steps; each is gone by touch alone and by the two buttons alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from hardware.events import Side
from kiosk.answers import SetUp
from kiosk.demo.clock import FakeClock
from kiosk.play.events import (
    Corner,
    CornerPressed,
    CornerReleased,
    Event,
    NarrationEnded,
    OptionTouched,
    Pressed,
    Released,
    StartTouched,
    TimePassed,
)
from kiosk.play.screens import Chooser, Finder, Pin, Ready, Screen, SetUpScreen, Story
from kiosk.play.state import State
from kiosk.ports import Keeper, Office
from kiosk.scenario.model import AgeBand
from kiosk.sitting.mailbox import Mailbox
from kiosk.sitting.session import Ports, Session
from kiosk.visit import School
from tests.play.stories import CHECK_STORY, GO_STORY, NEVER_STORY, story
from tests.sitting.fakes import FakeKeeper, FakeLamps, FakeOffice, FakeStage, FakeVoice

MOST_STEPS = 200
SECOND_STORY = story("bus", pair="lift", pictures=2)
SMALL = (GO_STORY, CHECK_STORY, NEVER_STORY, SECOND_STORY)
CATALOGUE = (
    *SMALL,
    *(
        replace(one, id=f"{one.id}-{ages}", pair=f"{one.pair}-{ages}", ages=ages)
        for ages in (AgeBand.B, AgeBand.C)
        for one in SMALL
    ),
)
ELM = School("100001", "Elm Park", "Guildford")
OAK = School("100002", "Oak Hill", "Woking")
SCHOOLS = (ELM, OAK, School("100003", "Elder Road", "Dorking"), School("100004", "Meadow", "Elstead"))


@dataclass(frozen=True, slots=True)
class World:
    """What outlives a kiosk that is switched off."""

    clock: FakeClock
    mailbox: Mailbox
    office: Office
    keeper: Keeper


def world(**office: object) -> World:
    clock, mailbox = FakeClock(), Mailbox()
    desk = FakeOffice(mailbox, clock, **{"schools": SCHOOLS, **office})  # type: ignore[arg-type]
    return World(clock, mailbox, desk, FakeKeeper(mailbox, clock))


class Sitting:
    """A kiosk that was just switched on, and whoever is at it; `touches` counts each touch, press or hold."""

    def __init__(self, around: World, set_up: SetUp = SetUp(stories=4)) -> None:  # noqa: B008  # frozen
        self.world = around
        self.touches = 0
        self.stage, self.voice = FakeStage(), FakeVoice()
        ports = Ports(around.clock, self.stage, self.voice, FakeLamps(), around.keeper, office=around.office)
        self.session = Session(CATALOGUE, ports, around.mailbox, seed=lambda: 1, set_up=set_up, has_gate=True)
        self.session.start()

    @property
    def state(self) -> State:
        assert self.session.state is not None
        return self.session.state

    @property
    def screen(self) -> Screen:
        return self.stage.screen

    @property
    def now(self) -> int:
        return self.world.clock.now_ms()

    def put(self, make: Callable[[int], Event]) -> None:
        self.world.mailbox.put(make(self.now))
        self.session.drain()

    def wait(self, wait_ms: int) -> None:
        self.world.clock.advance_to(self.now + wait_ms)
        self.put(TimePassed)

    def hold_corner(self, corner: Corner, hold_ms: int) -> None:
        self.put(lambda now: CornerPressed(now, corner))
        self.wait(hold_ms)
        self.put(lambda now: CornerReleased(now, corner))

    def down(self, side: Side) -> None:
        self.put(lambda now: Pressed(now, side))

    def up(self, side: Side) -> None:
        self.put(lambda now: Released(now, side))

    def press(self, side: Side, hold_ms: int = 100) -> None:
        self.touches += 1
        self.down(side)
        self.wait(hold_ms)
        self.up(side)

    def touch(self, make: Callable[[int], Event]) -> None:
        self.touches += 1
        self.put(make)

    def hear(self) -> None:
        """What is being said is heard to its end."""
        assert self.state.saying is not None
        token = self.state.saying
        self.put(lambda now: NarrationEnded(now, token))

    def check_buttons(self) -> None:
        """READY: both buttons, and what Clever says then. These presses are the pupils'."""
        assert isinstance(self.screen, Ready)
        counted = self.touches
        for side in Side:
            self.press(side)
        self.hear()
        self.touches = counted


class Touch:
    """An officer whose kiosk has no buttons."""

    def call(self, sitting: Sitting) -> None:
        sitting.hold_corner(Corner.OFFICER, 3_000)

    def pin(self, sitting: Sitting, digits: str) -> None:
        for digit in digits:
            sitting.touch(lambda now, digit=digit: OptionTouched(now, int(digit)))  # type: ignore[misc]

    def choose(self, sitting: Sitting, label: str) -> None:
        index = option_of(sitting.screen, label)
        sitting.touch(lambda now: OptionTouched(now, index))

    def start(self, sitting: Sitting) -> None:
        sitting.touch(StartTouched)

    def safe_stop(self, sitting: Sitting) -> None:
        sitting.hold_corner(Corner.PAUSE, 1_000)


class Buttons:
    """An officer whose screen takes no touch. A run with NEVER GO held is one hold."""

    def call(self, sitting: Sitting) -> None:
        sitting.press(Side.NEVER_GO, 3_000)

    def pin(self, sitting: Sitting, digits: str) -> None:
        for number, digit in enumerate(digits):
            if number:
                sitting.press(Side.NEVER_GO)
            for _ in range(int(digit)):
                sitting.press(Side.GO)
        sitting.press(Side.GO, 1_000)

    def choose(self, sitting: Sitting, label: str) -> None:
        index = option_of(sitting.screen, label)
        if focus_of(sitting.screen) != index:
            self._run_to(sitting, index)
        sitting.press(Side.GO)

    def start(self, sitting: Sitting) -> None:
        sitting.press(Side.GO, 1_000)

    def safe_stop(self, sitting: Sitting) -> None:
        for side in Side:
            sitting.down(side)
        sitting.wait(2_000)
        for side in Side:
            sitting.up(side)

    def _run_to(self, sitting: Sitting, index: int) -> None:
        """Hold NEVER GO until this option is in focus."""
        sitting.touches += 1
        sitting.down(Side.NEVER_GO)
        for _ in range(MOST_STEPS):
            if focus_of(sitting.screen) == index:
                break
            due = sitting.session.next_deadline()
            assert due is not None
            sitting.wait(due - sitting.now)
        else:
            raise AssertionError(f"NEVER GO never comes to option {index}: {sitting.screen}")
        sitting.up(Side.NEVER_GO)


Hands = Touch | Buttons
Step = Callable[[Sitting, Hands], None]
BOTH_WAYS: tuple[Hands, ...] = (Touch(), Buttons())


def option_of(screen: Screen, label: str) -> int:
    """The option that reads so; raises LookupError where there is none."""
    match screen:
        case SetUpScreen():
            names = [field.label for field in screen.fields]
        case Chooser():
            names = [option.label for option in screen.options]
        case Finder():
            return finder_option(screen, label)
        case _:
            raise LookupError(f"there is nothing to choose on {screen}")
    if label not in names:
        raise LookupError(f"{label} is not among {names}")
    return names.index(label)


def finder_option(screen: Finder, label: str) -> int:
    if len(label) == 1:
        if label not in screen.awake:
            raise LookupError(f"{label} is asleep; awake are {screen.awake}")
        return Finder.FIRST_KEY + Finder.KEYS.index(label)
    others = {"No school": Finder.NO_SCHOOL, "No class": Finder.NO_CLASS, "Back": Finder.LEAVE}
    names = [row.label for row in screen.rows]
    if label not in names and label not in others:
        raise LookupError(f"{label} is not among {names}")
    return names.index(label) if label in names else others[label]


def focus_of(screen: Screen) -> int | None:
    return screen.focus if isinstance(screen, SetUpScreen | Chooser | Finder) else None


# Steps


def call(sitting: Sitting, hands: Hands) -> None:
    hands.call(sitting)
    assert isinstance(sitting.screen, Pin), sitting.screen


def pin(digits: str) -> Step:
    return lambda sitting, hands: hands.pin(sitting, digits)


def count_from_here(sitting: Sitting, hands: Hands) -> None:
    sitting.touches = 0


def choose(label: str) -> Step:
    return lambda sitting, hands: hands.choose(sitting, label)


def start(sitting: Sitting, hands: Hands) -> None:
    hands.start(sitting)


def check_buttons(sitting: Sitting, hands: Hands) -> None:
    sitting.check_buttons()


def safe_stop(sitting: Sitting, hands: Hands) -> None:
    hands.safe_stop(sitting)


def wait(seconds: float) -> Step:
    return lambda sitting, hands: sitting.wait(round(seconds * 1_000))


def sees(kind: type[Screen], title: str | None = None) -> Step:
    def look(sitting: Sitting, hands: Hands) -> None:
        assert isinstance(sitting.screen, kind), sitting.screen
        if title is not None:
            assert isinstance(sitting.screen, Chooser | Finder | Pin)
            assert sitting.screen.title == title

    return look


def hears_the_story(sitting: Sitting, hands: Hands) -> None:
    """The first word of a story is being spoken."""
    assert isinstance(sitting.screen, Story)
    assert sitting.state.saying is not None


def at_most(touches: int) -> Step:
    def count(sitting: Sitting, hands: Hands) -> None:
        assert sitting.touches <= touches, f"{sitting.touches} touches"

    return count


def go(sitting: Sitting, hands: Hands, steps: Sequence[Step]) -> Sitting:
    """Go through the steps, in order."""
    for step in steps:
        step(sitting, hands)
    return sitting
