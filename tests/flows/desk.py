"""An officer alone with the kiosk: a session whose outside tells what a test asks it to, driven by touch or by buttons."""

from collections.abc import Callable
from typing import Any

from hardware.events import Side
from kiosk.answers import SetUp
from kiosk.demo.clock import FakeClock
from kiosk.handouts import HandOut
from kiosk.look import Look
from kiosk.play.arriving import settle
from kiosk.play.engine import begin
from kiosk.play.events import Event, OptionTouched, Pressed, Released
from kiosk.play.places import Place
from kiosk.play.rooms.screens import Option
from kiosk.play.screens import Screen
from kiosk.play.turn import Turn
from kiosk.sitting.mailbox import Mailbox
from kiosk.sitting.session import Ports, Session
from tests.play.player import CATALOGUE
from tests.sitting.fakes import FakeKeeper, FakeLamps, FakeLeaving, FakeMinder, FakeStage, FakeVoice

Way = Callable[["Desk", str], None]


class Desk:
    """Starts at a place behind a door, without the way that leads there."""

    def __init__(
        self, place: Place, hand_out: HandOut | None = None, text: str = "", look: Look | None = None
    ) -> None:
        self.clock, self.mailbox = FakeClock(5_000), Mailbox()
        self.stage, self.voice, self.lamps = FakeStage(), FakeVoice(), FakeLamps()
        self.leaving = FakeLeaving(self.mailbox, self.clock, hand_out, text)
        self.minder = FakeMinder(self.mailbox, self.clock)
        keeper = FakeKeeper(self.mailbox, self.clock)
        ports = Ports(
            *(self.clock, self.stage, self.voice, self.lamps, keeper),
            leaving=self.leaving,
            minder=self.minder,
        )
        self.session = Session(CATALOGUE, ports, self.mailbox, seed=lambda: 3)
        state, _ = begin(CATALOGUE, (), self.clock.now_ms(), SetUp(look=look or Look()))
        turn = Turn(state)
        turn.enter(place)
        settle(turn)
        self.session.resume(turn.state, turn.done)
        self.session.drain()

    @property
    def screen(self) -> Screen:
        return self.stage.screen

    @property
    def up(self) -> Any:
        """The screen, whatever it shows."""
        return self.stage.screen

    @property
    def state(self) -> Any:
        return self.session.state

    def send(self, *events: Event) -> None:
        for event in events:
            self.mailbox.put(event)
            self.session.drain()

    def wait(self, wait_ms: int) -> None:
        self.clock.advance_to(self.clock.now_ms() + wait_ms)
        self.session.drain()

    def press(self, side: Side, held_ms: int = 100) -> None:
        self.send(Pressed(self.clock.now_ms(), side))
        self.wait(held_ms)
        self.send(Released(self.clock.now_ms(), side))

    @property
    def offered(self) -> list[str]:
        return [option.name for option in self.options]

    @property
    def options(self) -> tuple[Option, ...]:
        found: tuple[Option, ...] = self.up.options
        return found


def by_touch(desk: Desk, name: str) -> None:
    desk.send(OptionTouched(desk.clock.now_ms(), desk.offered.index(name)))


def by_buttons(desk: Desk, name: str) -> None:
    """NEVER GO until the option is in focus, then GO."""
    for _ in desk.options:
        if desk.offered[desk.up.focus] == name:
            break
        desk.press(Side.NEVER_GO)
    assert desk.offered[desk.up.focus] == name
    desk.press(Side.GO)
