"""A proof among fakes: a story in a folder, saved and played by hand."""

import io
from pathlib import Path

from hardware.events import Side
from kiosk.answers import SetUp
from kiosk.demo.clock import FakeClock
from kiosk.play.events import NarrationEnded, Pressed, Released, Source
from kiosk.play.screens import Screen
from kiosk.play.state import State
from kiosk.scenario.model import AgeBand
from kiosk.sitting.mailbox import Mailbox
from kiosk.sitting.session import Ports
from kiosk.ui.workbench.told import Told
from kiosk.workshop.proof import ForgetfulKeeper, Lexicon, Proof
from kiosk.workshop.skeleton import write_skeleton
from tests.sitting.fakes import FakeLamps, FakeStage, FakeVoice


class FakeBench:
    """Remembers what it was told, and where it points."""

    def __init__(self) -> None:
        self.all_told: list[Told] = []
        self.index: int | None = None

    @property
    def told(self) -> Told:
        return self.all_told[-1]

    @property
    def name(self) -> str | None:
        """The beat that it points at."""
        return None if self.index is None else self.told.beats[self.index].name

    def tell(self, told: Told) -> None:
        self.all_told.append(told)

    def point_at(self, index: int | None) -> None:
        if index is not None and self.all_told and not 0 <= index < len(self.told.beats):
            raise IndexError(f"there is no row {index}")
        self.index = index


class Desk:
    """`save` writes as an editor does and has the proof look; `hear` ends the line that is spoken."""

    def __init__(self, folder: Path, *, is_begun: bool = True, set_up: SetUp = SetUp()) -> None:  # noqa: B008  # frozen
        self.path = folder / "bike-bells.yaml"
        if is_begun:
            write_skeleton(self.path, AgeBand.B, io.StringIO())
        self.clock, self.mailbox = FakeClock(), Mailbox()
        self.stage, self.voice, self.bench = FakeStage(), FakeVoice(), FakeBench()
        self.learnt: list[Lexicon] = []
        keeper = ForgetfulKeeper(self.mailbox, self.clock)
        self.proof = Proof(
            self.path,
            Ports(self.clock, self.stage, self.voice, FakeLamps(), keeper),
            self.mailbox,
            self.bench,
            set_up=set_up,
            learn=self.learnt.append,
        )
        self.proof.open()

    @property
    def screen(self) -> Screen:
        return self.stage.screen

    @property
    def caption(self) -> str:
        caption = getattr(self.screen, "caption", None)
        return str(caption.line.text) if caption else ""

    def save(self, old: str, new: str, count: int = 1) -> None:
        text = self.path.read_text(encoding="utf-8")
        if old not in text:
            raise ValueError(f"there is no {old!r} to change")
        beside = self.path.with_suffix(".swp")
        beside.write_text(text.replace(old, new, count), encoding="utf-8")
        beside.replace(self.path)
        self.proof.look()

    def go_to(self, name: str) -> None:
        self.proof.jump([beat.name for beat in self.bench.told.beats].index(name))

    def hear(self) -> None:
        """The line in hand is heard to its end, and a second passes."""
        state = self.proof_state()
        self.clock.advance_to(self.clock.now_ms() + 1_000)
        if state.saying is not None:
            self.mailbox.put(NarrationEnded(self.clock.now_ms(), state.saying))
        self.proof.drain()

    def press(self, side: Side) -> None:
        """Press and let go of a key, and wait until an answer is decided."""
        for event in (Pressed, Released):
            self.mailbox.put(event(self.clock.now_ms(), side, Source.KEY))
        self.proof.drain()
        self.wait(300)

    def wait(self, wait_ms: int) -> None:
        self.clock.advance_to(self.clock.now_ms() + wait_ms)
        self.proof.drain()

    def proof_state(self) -> State:
        session = self.proof._session
        if session is None or session.state is None:
            raise RuntimeError("nothing plays")
        return session.state
