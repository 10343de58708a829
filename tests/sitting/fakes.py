"""Small real classes that keep to the ports, remember what was asked, and refuse what the real ones would refuse."""

import threading
from collections.abc import Callable, Sequence
from typing import get_args

from hardware.events import Lamp
from kiosk.answers import Had, KeptAnswer, PlannedRound, RoundEnd, Unfinished
from kiosk.care import Machine, PowerOff
from kiosk.errors import ResultsError
from kiosk.gate import PIN_DIGITS, Gate, GateState
from kiosk.handouts import HandOut, Stick, StickState
from kiosk.look import Look
from kiosk.play.effects import Cue, Effect
from kiosk.play.events import (
    AnswerKept,
    AnswerNotKept,
    CareTold,
    Event,
    GateTold,
    HandOutMade,
    PowerOffTold,
    SchoolsFound,
    StickTold,
    VisitsRecalled,
)
from kiosk.play.screens import Screen
from kiosk.ports import Clock, Inbox, Progress
from kiosk.scenario.model import AgeBand, Line, Scene
from kiosk.visit import CheckDue, School, VisitPlan


class FakeStage:
    """Remembers every screen. Refuses what is no screen, and other threads than the one that made it."""

    def __init__(self) -> None:
        self.shown: list[Screen] = []
        self.preloaded: list[Scene] = []
        self.preloaded_quietly: bool | None = None
        self.looks: list[Look] = []
        self._waiting: list[Callable[[], None]] = []
        self._thread = threading.get_ident()

    @property
    def screen(self) -> Screen:
        return self.shown[-1]

    def show(self, screen: Screen) -> None:
        if threading.get_ident() != self._thread:
            raise RuntimeError("screens are shown on the drawing thread only")
        if not isinstance(screen, get_args(Screen)):
            raise TypeError(f"{screen!r} is no screen")
        self.shown.append(screen)

    def dress(self, look: Look) -> None:
        self.looks.append(look)

    def preload(self, scenes: Sequence[Scene], *, is_quiet: bool) -> None:
        self.preloaded += scenes
        self.preloaded_quietly = is_quiet

    def when_drawn(self, callback: Callable[[], None]) -> None:
        self._waiting.append(callback)

    def draw(self) -> None:
        """Draw a frame: whoever waited for it is called back."""
        waiting, self._waiting = self._waiting, []
        for callback in waiting:
            callback()

    def kinds(self) -> list[str]:
        """The kinds of screen in the order in which a class sees them, each once while it stays."""
        found: list[str] = []
        for screen in self.shown:
            if not found or found[-1] != type(screen).__name__:
                found.append(type(screen).__name__)
        return found


class FakeVoice:
    """Remembers what was asked as words. Refuses a token that is not new, and a volume that no setting has."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.prepared: list[tuple[Line, AgeBand]] = []
        self._token = 0

    def prepare(self, lines: Sequence[tuple[Line, AgeBand]], *, is_quiet: bool) -> None:
        self.prepared += lines

    def open(self, *, volume: int, is_quiet: bool) -> None:
        if not 0 <= volume <= 10:
            raise ValueError(f"there is no volume {volume}")
        self.asked.append(f"open {volume}")

    def say(self, token: int, line: Line, ages: AgeBand, *, is_quiet: bool) -> None:
        if token <= self._token:
            raise ValueError(f"token {token} is not new")
        self._token = token
        self.asked.append(f"say {line.text}")

    def hush(self) -> None:
        self.asked.append("hush")

    def play(self, cue: Cue) -> None:
        self.asked.append(f"play {Cue(cue)}")

    def progress(self) -> Progress | None:
        return None

    def close(self) -> None:
        self.asked.append("close")


class FakeLamps:
    def __init__(self) -> None:
        self.asked: list[tuple[Lamp, Lamp]] = []

    def light(self, go: Lamp, never_go: Lamp) -> None:
        self.asked.append((Lamp(go), Lamp(never_go)))


class FakeKeeper:
    """Keeps answers in a list. Refuses an answer without a round, a key that was there, and a round that has ended."""

    def __init__(self, inbox: Inbox, clock: Clock) -> None:
        self._inbox, self._clock = inbox, clock
        self.rounds: list[PlannedRound] = []
        self.ends: list[RoundEnd] = []
        self.answers: dict[int, KeptAnswer] = {}
        self.reached: list[int] = []
        self.carried_on: list[str] = []
        self.closed: list[str] = []
        self.history: dict[VisitPlan, tuple[Had, ...]] = {}

    def open_round(self, planned: PlannedRound) -> None:
        self.rounds.append(planned)

    def keep(self, key: int, answer: KeptAnswer) -> None:
        self._refuse_without_round()
        if key in self.answers:
            raise ResultsError(f"the key {key} was used before")
        self.answers[key] = answer

    def close_round(self, end: RoundEnd) -> None:
        self._refuse_without_round()
        self.ends.append(end)

    def reach(self, index: int) -> None:
        self._refuse_without_round()
        self.reached.append(index)

    def carry_on(self, unfinished: Unfinished) -> None:
        if unfinished.round_id in {*self.carried_on, *self.closed}:
            raise ResultsError(f"round {unfinished.round_id} is not left open: open another")
        self.rounds.append(unfinished.planned)
        self.carried_on.append(unfinished.round_id)

    def close_unfinished(self, round_id: str) -> None:
        self.closed.append(round_id)

    def had(self, plan: VisitPlan) -> tuple[Had, ...]:
        return self.history.get(plan, ())

    def succeed(self, key: int) -> None:
        self._inbox.put(AnswerKept(self._clock.now_ms(), key))

    def fail(self, key: int) -> None:
        self._inbox.put(AnswerNotKept(self._clock.now_ms(), key))

    def _refuse_without_round(self) -> None:
        if len(self.rounds) == len(self.ends):
            raise ResultsError("there is no open round for this answer: open one first")


class FakeLeaving:
    """Tells what it was given of hand-outs and sticks. Refuses to write where no stick was found, or to eject none."""

    def __init__(self, inbox: Inbox, clock: Clock, hand_out: HandOut | None = None, text: str = "") -> None:
        self._inbox, self._clock = inbox, clock
        self.hand_out, self.text = hand_out, text
        self.stick = Stick.NONE
        self.will_be = Stick.WRITTEN
        """How the next try to write ends."""
        self.asked: list[str] = []

    def make(self) -> None:
        self.asked.append("make")
        self._inbox.put(HandOutMade(self._clock.now_ms(), self.hand_out, self.text))

    def look_for_stick(self) -> None:
        self.asked.append("look")
        self._tell(self.stick)

    def write_stick(self) -> None:
        self.asked.append("write")
        if self.stick in {Stick.NONE, Stick.SEVERAL}:
            self._tell(self.stick)
            return
        self._tell(Stick.WRITING)
        self._tell(self.will_be)

    def eject_stick(self) -> None:
        self.asked.append("eject")
        self._tell(Stick.EJECTED if self.stick is Stick.WRITTEN else Stick.FAILED)

    def leave_stick(self) -> None:
        self.asked.append("leave")

    def put_in(self) -> None:
        """Somebody pushes a stick in."""
        self._tell(Stick.FOUND)

    def _tell(self, stick: Stick) -> None:
        self.stick = stick
        self._inbox.put(StickTold(self._clock.now_ms(), StickState(stick, "")))


class FakeMinder:
    """Tells the machine it was given, and how switching off goes."""

    def __init__(self, inbox: Inbox, clock: Clock, machine: Machine | None = None) -> None:
        self._inbox, self._clock = inbox, clock
        self.machine = machine or Machine()
        self.outcome, self.text = PowerOff.MAY_BE_PULLED, ""
        self.asked: list[str] = []

    def look(self) -> None:
        self.asked.append("look")
        self._inbox.put(CareTold(self._clock.now_ms(), self.machine))

    def switch_off(self) -> None:
        self.asked.append("switch off")
        self._inbox.put(PowerOffTold(self._clock.now_ms(), self.outcome, self.text))


class Ledger:
    """A witness that remembers every step."""

    def __init__(self) -> None:
        self.steps: list[tuple[Event | None, tuple[Effect, ...]]] = []

    def saw(self, event: Event | None, effects: Sequence[Effect]) -> None:
        self.steps.append((event, tuple(effects)))


class FakeOffice:
    """A desk that answers at once. Refuses a PIN that is not four digits, and to forget a visit that nobody planned."""

    def __init__(
        self,
        inbox: Inbox,
        clock: Clock,
        *,
        pin: str = "4815",
        schools: Sequence[School] = (),
        planned: Sequence[VisitPlan] = (),
        recent: Sequence[VisitPlan] = (),
        due: Sequence[tuple[VisitPlan, CheckDue]] = (),
    ) -> None:
        self._inbox, self._clock = inbox, clock
        self.pin = pin
        self.schools = tuple(schools)
        self.planned, self.recent, self.due = list(planned), list(recent), tuple(due)

    def ask_gate(self) -> None:
        self._tell(GateState(Gate.ASKS if self.pin else Gate.WANTS_NEW, tries_left=5))

    def try_pin(self, digits: str) -> None:
        self._refuse(digits)
        self._tell(GateState(Gate.OPEN if digits == self.pin else Gate.WRONG, tries_left=4))

    def choose_pin(self, digits: str) -> None:
        self._refuse(digits)
        if digits == "1234":
            self._tell(GateState(Gate.TOO_EASY))
        else:
            self.pin = digits
            self._tell(GateState(Gate.OPEN))

    def find_schools(self, letters: str) -> None:
        found = [school for school in self.schools if self._ends(school, letters)] if letters else []
        following = {end[0] for school in self.schools for end in self._ends(school, letters) if end}
        event = SchoolsFound(self._clock.now_ms(), letters, tuple(found), tuple(sorted(following)))
        self._inbox.put(event)

    def recall_visits(self) -> None:
        now = self._clock.now_ms()
        self._inbox.put(VisitsRecalled(now, tuple(self.planned), tuple(self.recent), self.due))

    def remember_visit(self, plan: VisitPlan, *, is_planned: bool) -> None:
        if is_planned:
            self.planned.append(plan)
        else:
            self.planned = [other for other in self.planned if other != plan]
            self.recent = [plan, *(other for other in self.recent if other != plan)]

    def forget_visit(self, plan: VisitPlan) -> None:
        self.planned.remove(plan)

    @staticmethod
    def _ends(school: School, letters: str) -> list[str]:
        """What is left of each word of the name that begins with these letters."""
        asked = letters.lower()
        words = school.name.lower().split()
        return [word[len(asked) :] for word in words if word.startswith(asked)]

    def _tell(self, state: GateState) -> None:
        self._inbox.put(GateTold(self._clock.now_ms(), state))

    @staticmethod
    def _refuse(digits: str) -> None:
        if len(digits) != PIN_DIGITS or not digits.isdigit():
            raise ValueError("a PIN is four digits")
