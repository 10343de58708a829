"""Plays a sitting by hand: each call is one event, and gives back the effects of that event alone."""

from hardware.events import Lamp, Side
from kiosk.answers import Mode, SetUp
from kiosk.look import Look
from kiosk.play.arriving import settle
from kiosk.play.effects import Cue, Effect, Light, Record, Say, Show, Sound, Tell
from kiosk.play.engine import begin, next_deadline, step
from kiosk.play.events import (
    AnswerKept,
    Corner,
    CornerPressed,
    CornerReleased,
    Event,
    NarrationEnded,
    OptionTouched,
    Pressed,
    Released,
    RoundPlanned,
    ScreenTouched,
    Source,
    StartTouched,
    TimePassed,
)
from kiosk.play.places import Place
from kiosk.play.screens import Decide, Screen
from kiosk.play.turn import Turn
from kiosk.scenario.model import Scenario
from tests.play.stories import CHECK_STORY, CHECK_THREE, GO_STORY, NEVER_STORY

GO, NEVER_GO = Side.GO, Side.NEVER_GO
OFF = Light(Lamp.OFF, Lamp.OFF)
STEADY = Light(Lamp.STEADY, Lamp.STEADY)
BREATHE = Light(Lamp.BREATHE, Lamp.BREATHE)
ALTERNATE = Light(Lamp.BREATHE, Lamp.BREATHE_LATE)
TOCK = Sound(Cue.TOCK)
CATALOGUE = (GO_STORY, CHECK_STORY, NEVER_STORY, CHECK_THREE)
START_AT = 1_000


class Player:
    """A sitting over the small stories; `log` holds every effect so far, `answers` what was recorded."""

    def __init__(
        self,
        *ids: str,
        mode: Mode = Mode.CLASS,
        is_quiet: bool = False,
        catalogue: tuple[Scenario, ...] = CATALOGUE,
        notices: tuple[str, ...] = (),
        look: Look = Look(),  # noqa: B008  # frozen
        scan_ms: int = 0,
    ) -> None:
        self.ids = ids or ("plan", "no-plan")
        set_up = SetUp(mode=mode, is_quiet=is_quiet, look=look, scan_ms=scan_ms)
        self.state, effects = begin(catalogue, notices, START_AT, set_up)
        self.log: list[Effect] = list(effects)

    @property
    def now(self) -> int:
        return self.state.now

    @property
    def screen(self) -> Screen:
        assert self.state.screen is not None
        return self.state.screen

    @property
    def lamps(self) -> Light:
        assert self.state.lamps is not None
        return self.state.lamps

    def send(self, event: Event) -> tuple[Effect, ...]:
        self.state, effects = step(self.state, event)
        self.log += effects
        due = next_deadline(self.state)
        assert due is None or due > self.state.now
        return effects

    def press(self, side: Side, source: Source = Source.BUTTON, *, after: int = 0) -> tuple[Effect, ...]:
        return self.send(Pressed(self.now + after, side, source))

    def release(self, side: Side, source: Source = Source.BUTTON, *, after: int = 0) -> tuple[Effect, ...]:
        return self.send(Released(self.now + after, side, source))

    def tap(self, side: Side, source: Source = Source.BUTTON) -> tuple[Effect, ...]:
        return self.press(side, source) + self.release(side, source)

    def wait(self, wait_ms: int) -> tuple[Effect, ...]:
        return self.send(TimePassed(self.now + wait_ms))

    def hear(self, after: int = 0) -> tuple[Effect, ...]:
        """The line being said is heard to its end."""
        assert self.state.saying is not None
        return self.send(NarrationEnded(self.now + after, self.state.saying))

    def option(self, index: int, *, after: int = 0) -> tuple[Effect, ...]:
        return self.send(OptionTouched(self.now + after, index))

    def touch(self, *, after: int = 0) -> tuple[Effect, ...]:
        return self.send(ScreenTouched(self.now + after))

    def corner(self, corner: Corner, hold_ms: int) -> tuple[Effect, ...]:
        made = self.send(CornerPressed(self.now, corner))
        return made + self.wait(hold_ms) + self.send(CornerReleased(self.now, corner))

    def call_officer(self) -> tuple[Effect, ...]:
        return self.corner(Corner.OFFICER, 3_000)

    def pause(self) -> tuple[Effect, ...]:
        return self.corner(Corner.PAUSE, 1_000)

    def keep(self) -> tuple[Effect, ...]:
        assert self.state.waiting_for is not None
        return self.send(AnswerKept(self.now, self.state.waiting_for))

    def hear_until(self, screen: type[Screen]) -> "Player":
        """Let every line be heard, and every act be acted, until this screen is up."""
        for _ in range(50):
            if isinstance(self.screen, screen):
                return self
            if self.state.saying is None:
                self.wait((next_deadline(self.state) or self.now) - self.now)
            else:
                self.hear()
        raise AssertionError(f"{screen.__name__} was never reached; {self.screen} is up")

    def go_to(self, place: Place) -> tuple[Effect, ...]:
        """Be at a place without the way that leads there."""
        turn = Turn(self.state)
        turn.enter(place)
        settle(turn)
        self.state = turn.state
        self.log += turn.done
        return tuple(turn.done)

    def at_set_up(self) -> "Player":
        self.call_officer()
        return self

    def planned(self, *ids: str) -> tuple[Effect, ...]:
        """The playlist that was asked for is here."""
        return self.send(RoundPlanned(self.now, ids))

    def at_ready(self) -> "Player":
        self.at_set_up()
        self.send(StartTouched(self.now))
        self.planned(*self.ids)
        return self

    def at_story(self) -> "Player":
        self.at_ready()
        self.tap(GO)
        self.tap(NEVER_GO)
        self.hear()
        return self

    def asked(self) -> "Player":
        return self.at_story().hear_until(Decide)

    def at_decide(self) -> "Player":
        """The question has been asked and the answers are open."""
        self.asked().hear()
        return self

    def answer(self, side: Side) -> tuple[Effect, ...]:
        """Press, let it be decided, and let it be kept where it is recorded."""
        made = self.tap(side) + self.wait(250)
        return made + (self.keep() if self.state.waiting_for is not None else ())

    def at_check(self) -> "Player":
        """Whom do I check with? is open."""
        self.at_decide().answer(NEVER_GO)
        self.hear()
        return self

    def at_feedback(self) -> "Player":
        self.at_decide().answer(GO)
        return self


def screens(effects: tuple[Effect, ...]) -> tuple[Screen, ...]:
    return tuple(effect.screen for effect in effects if isinstance(effect, Show))


def said(effects: tuple[Effect, ...]) -> tuple[str, ...]:
    return tuple(effect.line.text for effect in effects if isinstance(effect, Say))


def told(effects: tuple[Effect, ...]) -> tuple[str, ...]:
    return tuple(effect.text for effect in effects if isinstance(effect, Tell))


def lights(effects: tuple[Effect, ...]) -> tuple[Light, ...]:
    return tuple(effect for effect in effects if isinstance(effect, Light))


def cues(effects: tuple[Effect, ...]) -> tuple[Cue, ...]:
    return tuple(effect.cue for effect in effects if isinstance(effect, Sound))


def records(effects: tuple[Effect, ...] | list[Effect]) -> tuple[Record, ...]:
    return tuple(effect for effect in effects if isinstance(effect, Record))
