"""One round by a pretend class on the real app, off-screen: fast on a pretend clock, or in real time."""

import contextlib
import logging
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from hardware.simulation import SimulatedPanel
from kiosk.answers import Mode, SetUp
from kiosk.demo.album import Album
from kiosk.demo.clock import FakeClock
from kiosk.demo.pupils import PretendClass
from kiosk.errors import KioskError, ScenarioError
from kiosk.narration.scripted import ScriptedVoice
from kiosk.narration.studio import Studio
from kiosk.play.events import PanelChanged
from kiosk.play.playlist import pairs_of
from kiosk.plumbing import SystemClock, deliver, log_plainly
from kiosk.programme import load_programme
from kiosk.results.keeper import PromptKeeper
from kiosk.results.state_folder import find_state_folder, results_path
from kiosk.scenario.model import AgeBand, Scenario
from kiosk.sitting.mailbox import Mailbox
from kiosk.sitting.recording import Recording
from kiosk.sitting.session import Ports, Session, Witness
from kiosk.sitting.transcript import Transcript

if TYPE_CHECKING:
    from kiosk.ports import Clock
    from kiosk.ui.stage import KivyStage

log = logging.getLogger(__name__)

LONGEST_MS = 2 * 60 * 60 * 1000
"""A round that takes longer than this has lost its way."""


@dataclass(frozen=True, slots=True)
class Options:
    """`size` is in pixels. `pictures` None makes a folder of its own; `save` keeps the sitting as its events."""

    seed: int = 1
    is_fast: bool = False
    size: tuple[int, int] = (1280, 800)
    pictures: Path | None = None
    has_pictures: bool = True
    ages: str | None = None
    mode: Mode = Mode.CLASS
    save: Path | None = None
    state: Path | None = None
    packs: Sequence[Path] | None = None


def ages_to_play(catalogue: Sequence[Scenario], asked: str | None, seed: int) -> AgeBand | None:
    """The age band of the round; None where every band has stories and none was asked for: the class chooses by its seed.

    Raises ScenarioError where the band asked for has no pair of stories, or no band has.
    """
    bands = [ages for ages in AgeBand if pairs_of(catalogue, ages)]
    if asked and AgeBand(asked) not in bands:
        others = f"There are some for {', '.join(bands)}." if bands else "See: kiosk check"
        raise ScenarioError(f"these packs have no story and twin for ages {asked}. {others}")
    if not bands:
        raise ScenarioError("these packs have no story with its twin. See: kiosk check")
    if asked:
        return AgeBand(asked)
    return None if len(bands) == len(AgeBand) else bands[seed % len(bands)]


def run(options: Options, out: TextIO) -> int:
    """Play the round, print its transcript to `out`, leave pictures; returns the exit code.

    Raises KioskError where no story can be played, or the round does not come to its end.
    """
    log_plainly(os.environ.get("KIOSK_LOG_LEVEL", "WARNING"))
    with contextlib.ExitStack() as opened:
        demo = Demo(options, out, opened)
        demo.play()
        demo.say_goodbye()
    return 0


class Demo:
    """The real app with a simulated panel, a pretend class, and a transcript."""

    def __init__(self, options: Options, out: TextIO, opened: contextlib.ExitStack) -> None:
        self._options = options
        self._out = out
        self._fake = FakeClock()
        self.clock: Clock = self._fake if options.is_fast else SystemClock()
        self.mailbox = Mailbox()
        self._state = find_state_folder(options.state, os.environ)
        self._programme = load_programme(options.packs)
        if not self._programme.scenarios:
            raise ScenarioError("there is no story to play: “kiosk check” says what is wrong with the packs")
        self._voice = self._open_voice(opened)
        self._stage = self._open_stage(opened)
        self._panel = SimulatedPanel(seed=options.seed, at_ms=self.clock.now_ms())
        self._keeper = PromptKeeper(results_path(self._state, is_demo=True), self.mailbox, self.clock)
        opened.callback(self._keeper.close)
        self._pupils = PretendClass(
            self._programme.scenarios,
            self._panel,
            self.mailbox,
            self.clock,
            seed=options.seed,
            ages=ages_to_play(self._programme.scenarios, options.ages, options.seed),
        )
        self._album = Album(self._folder(), self._stage) if options.has_pictures else None
        self._session = self._open_session()

    def play(self) -> None:
        """Step from event to event until the class has left, or in real time until then."""
        self.mailbox.put(PanelChanged(self.clock.now_ms()))
        self._panel.start(lambda edge: self.mailbox.put(deliver(edge)))
        self._session.start()
        began = self.clock.now_ms()
        while not self._pupils.is_done:
            self._draw()
            if self.clock.now_ms() - began > LONGEST_MS:
                raise KioskError("the round does not come to its end")
            if self._options.is_fast:
                self._fake.advance_to(self._next_ms())
            self._panel.advance(self.clock.now_ms())
            self._pupils.act()
            self._panel.advance(self.clock.now_ms())
            if isinstance(self._voice, ScriptedVoice):
                self._voice.advance()
            self._session.drain()
        self._draw()

    def say_goodbye(self) -> None:
        """Say where everything is; on standard error, so that the transcript is the same wherever it is made."""
        if self._album is not None:
            print(f"{len(self._album)} pictures are in {self._album.folder}", file=sys.stderr)
        print(f"The answers: kiosk results --demo --state {self._state}", file=sys.stderr)

    def _draw(self) -> None:
        # The first turn draws what changed, the second calls back those who waited for that frame.
        self._stage.pump(2 if self._options.is_fast else 1)
        if self._album is not None:
            self._album.take()

    def _next_ms(self) -> int:
        voice_end = self._voice.next_end_ms() if isinstance(self._voice, ScriptedVoice) else None
        upcoming = (
            self._session.next_deadline(),
            voice_end,
            self._pupils.next_deed_ms(),
            self._panel.next_ms,
        )
        due = [at for at in upcoming if at is not None]
        if not due:
            raise KioskError("the round waits for something that will not come")
        return min(due)

    def _open_voice(self, opened: contextlib.ExitStack) -> ScriptedVoice:
        words, others = self._programme.lexicon, self._programme.lexicons
        studio = Studio.at(self._state / "cache" / "voice", SystemClock(), words, others=others)
        voice = ScriptedVoice(self.mailbox, self.clock, studio)
        opened.callback(voice.end)
        return voice

    def _open_stage(self, opened: contextlib.ExitStack) -> "KivyStage":
        from kiosk.ui.art.artist import Artist
        from kiosk.ui.opening import open_stage

        stage = open_stage(
            Artist(self._state / "cache" / "pictures"),
            self.mailbox,
            self.clock,
            self._voice.progress,
            size=self._options.size,
            is_offscreen=True,
            is_instant=self._options.is_fast,
        )
        opened.callback(stage.close)
        return stage

    def _open_session(self) -> Session:
        transcript = Transcript(self._out, self._programme.scenarios, self._stage.when_drawn)
        witnesses: list[Witness] = [transcript, self._pupils]
        if self._album is not None:
            witnesses.append(self._album)
        if self._options.save:
            witnesses.append(Recording(self._options.save))
        return Session(
            self._programme.scenarios,
            Ports(self.clock, self._stage, self._voice, self._panel, self._keeper),
            self.mailbox,
            seed=lambda: self._options.seed,
            notices=self._programme.notices,
            set_up_notices=self._programme.reviews,
            set_up=SetUp(mode=self._options.mode),
            witnesses=witnesses,
        )

    def _folder(self) -> Path:
        return self._options.pictures or self._state / "demo" / "pictures"
