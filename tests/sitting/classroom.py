"""A whole round without a window, on a pretend clock: everything real but the screen, the loudspeaker and the children."""

import heapq
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hardware.simulation import SimulatedPanel
from kiosk.answers import KeptAnswer, Mode, SetUp
from kiosk.database import Connect, connect
from kiosk.demo.clock import FakeClock
from kiosk.demo.pupils import PretendClass
from kiosk.look import Look
from kiosk.narration.cache import Cache
from kiosk.narration.pronunciation import Lexicon
from kiosk.narration.renderer import Patience, Renderer
from kiosk.narration.scripted import ScriptedVoice
from kiosk.narration.studio import Studio
from kiosk.play.events import Event, Noticed, PanelChanged
from kiosk.play.screens import OfficerCard
from kiosk.plumbing import deliver
from kiosk.ports import Clock, Inbox
from kiosk.programme import Programme, load_programme
from kiosk.results.book import RoundBook
from kiosk.results.keeper import PromptKeeper
from kiosk.results.moment import moment_now
from kiosk.results.reading import read_rounds
from kiosk.results.records import Moment
from kiosk.scenario.model import AgeBand
from kiosk.sitting.mailbox import Mailbox
from kiosk.sitting.session import Ports, Session
from kiosk.sitting.transcript import Transcript
from tests.sitting.fakes import FakeStage
from tests.sitting.hands import Hands

NO_VOICE = ("/nowhere/a-voice",)
LONGEST_MS = 60 * 60 * 1000
ANSWER = re.compile(
    r"^  answer \d+: (\S+) rev (\d+): (GO|NEVER GO)(?:, then (\S+))? \((\S+)(?: s| ballot)\), ([^,]+), (kept|not kept yet: \d+)$"
)
Answer = tuple[str, int, str, str | None, str]


@cache
def shipped() -> Programme:
    return load_programme()


def answers_in(transcript: str) -> list[Answer]:
    """Every answer that a transcript tells of, in the shape of the database's rows."""
    found = (ANSWER.match(line) for line in transcript.splitlines())
    return [(hit[1], int(hit[2]), hit[3].lower().replace(" ", "-"), hit[4], hit[5]) for hit in found if hit]


def timed(kept: KeptAnswer) -> str:
    """How long an answer took, or in which ballot it was given, as the transcript has it."""
    return str(kept.response) if kept.response else ("first", "second")[kept.ballot - 1]


def answers_at(path: Path) -> list[Answer]:
    """The answers of the newest round in a database."""
    newest = read_rounds(path)[-1]
    return [
        (kept.scenario_id, kept.scenario_rev, str(kept.choice), kept.second_step, timed(kept))
        for kept in newest.answers
    ]


class SlowInbox:
    """Hands events on so many milliseconds after they were put: what a slow card looks like to the engine."""

    def __init__(self, inbox: Inbox, clock: Clock) -> None:
        self._inbox, self._clock = inbox, clock
        self._waiting: list[tuple[int, int, Event]] = []
        self.wait_ms = 0

    def put(self, event: Event) -> None:
        heapq.heappush(self._waiting, (self._clock.now_ms() + self.wait_ms, len(self._waiting), event))
        self.hand_on()

    @property
    def next_ms(self) -> int | None:
        return self._waiting[0][0] if self._waiting else None

    def hand_on(self) -> None:
        while self._waiting and self._waiting[0][0] <= self._clock.now_ms():
            self._inbox.put(heapq.heappop(self._waiting)[2])


@dataclass(frozen=True, slots=True)
class Plan:
    """What is different in this classroom. `voice` is the command of the voice process, with how long it may take."""

    programme: Programme | None = None
    seed: int = 7
    ages: AgeBand = AgeBand.A
    stories: int = 4
    connect: Connect = connect
    moment: Callable[[], Moment] = moment_now
    voice: Sequence[str] = NO_VOICE
    patience: Patience | None = None
    is_panel_there: bool = True
    is_pretend_class: bool = False
    mode: Mode = Mode.CLASS
    scan_ms: int = 0
    look: Look = Look()  # noqa: RUF009  # frozen


class Classroom:
    """Put a round together, break what is to be broken, then `play`; what the class saw is in `stage` and `transcript`."""

    def __init__(self, state: Path, plan: Plan = Plan()) -> None:
        programme = plan.programme or shipped()
        self.path = state / "results.db"
        self.clock = FakeClock()
        self.mailbox = Mailbox()
        self.stage = FakeStage()
        self.out = io.StringIO()
        self._plan = plan
        self.panel = SimulatedPanel(seed=plan.seed, at_ms=self.clock.now_ms())
        self.card = SlowInbox(self.mailbox, self.clock)
        self.keeper = PromptKeeper(
            self.path,
            self.card,
            self.clock,
            connect=plan.connect,
            tell=self._notice,
            book=RoundBook(moment=plan.moment),
        )
        renderer = Renderer(self.clock, plan.voice, plan.patience)
        self.cache = state / "cache"
        self.voice = ScriptedVoice(self.mailbox, self.clock, Studio(renderer, Cache(self.cache), Lexicon(())))
        catalogue = programme.scenarios
        self.hands = Hands(catalogue, self.panel, self.mailbox, self.clock)
        self._pupils = PretendClass(
            catalogue, self.panel, self.mailbox, self.clock, seed=plan.seed, ages=plan.ages
        )
        player = self._pupils if plan.is_pretend_class else self.hands
        self.session = Session(
            catalogue,
            Ports(self.clock, self.stage, self.voice, self.panel, self.keeper),
            self.mailbox,
            seed=lambda: plan.seed,
            notices=programme.notices,
            set_up_notices=programme.reviews,
            set_up=SetUp(
                ages=plan.ages, stories=plan.stories, mode=plan.mode, look=plan.look, scan_ms=plan.scan_ms
            ),
            witnesses=(Transcript(self.out, catalogue, self.stage.when_drawn), player),
        )

    @property
    def transcript(self) -> str:
        return self.out.getvalue()

    @property
    def is_over(self) -> bool:
        return self._pupils.is_done or self.hands.is_done

    @property
    def card_notes(self) -> list[str]:
        """All that the officer's card has said, each once."""
        notes = (
            note for screen in self.stage.shown if isinstance(screen, OfficerCard) for note in screen.notes
        )
        return list(dict.fromkeys(notes))

    def start(self) -> None:
        self.mailbox.put(PanelChanged(self.clock.now_ms(), is_panel_there=self._plan.is_panel_there))
        self.panel.advance(self.clock.now_ms())
        self.panel.start(lambda edge: self.mailbox.put(deliver(edge)))
        self.session.start()

    def play(self) -> None:
        """Play until the class is back on the first screen; then everything is put away."""
        self.start()
        try:
            self.run_until(lambda: self.is_over)
        finally:
            self.close()

    def run_until(self, is_enough: Callable[[], bool]) -> None:
        began = self.clock.now_ms()
        while not is_enough():
            if self.clock.now_ms() - began > LONGEST_MS:
                raise AssertionError(f"the round stands still: {self.stage.screen}")
            self.turn()

    def turn(self) -> None:
        """Go to the next moment at which something happens, and let it happen."""
        self.stage.draw()
        self.clock.advance_to(self._next_ms())
        now = self.clock.now_ms()
        self.panel.advance(now)
        self._pupils.act()
        self.hands.act()
        self.panel.advance(now)
        self.voice.advance()
        self.card.hand_on()
        self.session.drain()

    def close(self) -> int:
        """Put everything away; returns how many answers were not kept."""
        self.voice.end()
        self.panel.close()
        return self.keeper.close()

    def _notice(self, text: str) -> None:
        self.mailbox.put(Noticed(self.clock.now_ms(), text))

    def _next_ms(self) -> int:
        upcoming = (
            self.session.next_deadline(),
            self.voice.next_end_ms(),
            self._pupils.next_deed_ms(),
            self.hands.next_ms,
            self.panel.next_ms,
            self.card.next_ms,
        )
        return min(at for at in upcoming if at is not None)
