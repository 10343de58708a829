"""All that we ask of the outside, on one page. The sitting knows only these; adapters and fakes keep to them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from hardware.events import Lamp
from kiosk.answers import Had, KeptAnswer, PlannedRound, RoundEnd, Unfinished
from kiosk.look import Look
from kiosk.narration.timeline import Word
from kiosk.play.effects import Cue
from kiosk.play.events import Event
from kiosk.play.screens import Screen
from kiosk.scenario.model import AgeBand, Line, Scene
from kiosk.visit import VisitPlan


class Clock(Protocol):
    def now_ms(self) -> int:
        """Monotonic milliseconds; the origin means nothing."""


class Inbox(Protocol):
    def put(self, event: Event) -> None:
        """Hand over what happened. Safe from any thread, never blocks, wakes whoever drains the inbox."""


class Stage(Protocol):
    def show(self, screen: Screen) -> None:
        """Draw this screen from the next frame on. Called on the drawing thread only."""

    def dress(self, look: Look) -> None:
        """Draw in this look from now on; the screen that is up is drawn anew. Called on the drawing thread only."""

    def preload(self, scenes: Sequence[Scene], *, is_quiet: bool) -> None:
        """Have these scenes' pictures ready as they will be shown, in the background, in this order. Returns at once."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the narration is: the line's token, the word being heard (None in silence), loudness 0.0–1.0."""

    token: int
    word: Word | None
    level: float


class Voice(Protocol):
    """Clever's voice. Nothing here raises for want of a sound device, an engine or a file: captions go on by estimate."""

    def prepare(self, lines: Sequence[tuple[Line, AgeBand]], *, is_quiet: bool) -> None:
        """Render these ahead of time, in the background, in this order. Returns at once."""

    def open(self, *, volume: int, is_quiet: bool) -> None:
        """Open the audio stream (200 ms of silence lead in) and keep it fed."""

    def say(self, token: int, line: Line, ages: AgeBand, *, is_quiet: bool) -> None:
        """Start to speak; cuts off what was being said. Its end is reported to the callback given at construction."""

    def hush(self) -> None:
        """Be silent within 60 ms; the line's end is not reported."""

    def play(self, cue: Cue) -> None:
        """Play one of our sounds, 12 dB under the voice; silent in quiet mode and before `open`."""

    def progress(self) -> Progress | None:
        """What is being heard right now; None when nothing is. Cheap: asked every frame."""

    def close(self) -> None:
        """Let the stream go. `open` may follow."""


class Lamps(Protocol):
    def light(self, go: Lamp, never_go: Lamp) -> None: ...


class Keeper(Protocol):
    """Keeps answers, off the drawing thread. Outcomes come back as `AnswerKept` and `AnswerNotKept`."""

    def open_round(self, planned: PlannedRound) -> None: ...

    def keep(self, key: int, answer: KeptAnswer) -> None:
        """Commit this answer to the open round; on failure tell so and try again until it is kept or the process ends."""

    def reach(self, index: int) -> None:
        """Note that the open round has come to the story at `index` (0…)."""

    def close_round(self, end: RoundEnd) -> None: ...

    def carry_on(self, unfinished: Unfinished) -> None:
        """Open that round again."""

    def close_unfinished(self, round_id: str) -> None:
        """Write that a round which was left open has ended early."""

    def had(self, plan: VisitPlan) -> tuple[Had, ...]:
        """What this school and year had in the last 13 months; nothing without a school and a year. Answers at once."""


class Office(Protocol):
    """The officer's desk: the gate, the list of schools, visits planned and past. Every call returns at once.

    What is asked comes back as the event that the effect of the same name tells of. Nothing here raises.
    """

    def ask_gate(self) -> None: ...

    def try_pin(self, digits: str) -> None: ...

    def choose_pin(self, digits: str) -> None: ...

    def find_schools(self, letters: str) -> None: ...

    def recall_visits(self) -> None: ...

    def remember_visit(self, plan: VisitPlan, *, is_planned: bool) -> None: ...

    def forget_visit(self, plan: VisitPlan) -> None: ...


class Leaving(Protocol):
    """Makes what is left behind, and writes it to a stick. Every call returns at once; the answer is an event."""

    def make(self) -> None: ...

    def look_for_stick(self) -> None: ...

    def write_stick(self) -> None: ...

    def eject_stick(self) -> None: ...

    def leave_stick(self) -> None: ...


class Minder(Protocol):
    """Looks after the machine. Every call returns at once; the answer is an event."""

    def look(self) -> None: ...

    def switch_off(self) -> None: ...


Listener = Callable[[Event], None]
