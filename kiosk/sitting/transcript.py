"""A readable account of a sitting, line by line as it goes: what was said, pressed, kept, and practised."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TextIO

from hardware.events import Side
from kiosk.answers import KeptAnswer, Mode, PlannedRound, RoundEnd
from kiosk.play import effects as do
from kiosk.play import screens
from kiosk.play.effects import Effect
from kiosk.play.events import AnswerKept, AnswerNotKept, Event
from kiosk.scenario.model import Answer, Scenario

SIDE_WORDS = {Side.GO: "GO", Side.NEVER_GO: "NEVER GO"}
WHO = {
    Mode.CLASS: "the class together",
    Mode.VOTE: "a class that votes one by one",
    Mode.HANDS: "a class that votes by hands",
    Mode.TEAMS: "two teams",
    Mode.PASS: "passed on after each story",
    Mode.SOLO: "one or two children",
    Mode.CHECK: "a class at its quick check",
}
AfterFrame = Callable[[Callable[[], None]], None]


@dataclass(slots=True)
class _Pending:
    number: int
    answer: KeptAnswer
    is_kept: bool = False
    is_told: bool = False


class Transcript:
    """Writes a sitting down as a witness of it.

    An answer's line is written only after the frame with Clever's verdict has been drawn, and flushed at once: who
    reads it knows that the class has seen the verdict. `after_frame` calls back when the frame in hand is on screen.
    It prints no ids and no wall time, so that the same sitting always reads the same.
    """

    def __init__(self, out: TextIO, catalogue: Sequence[Scenario], after_frame: AfterFrame) -> None:
        self._out = out
        self._stories = {scenario.id: scenario for scenario in catalogue}
        self._after_frame = after_frame
        self._pending: dict[int, _Pending] = {}
        self._playlist: tuple[str, ...] = ()
        self._item = 0
        self._screen: type[screens.Screen] | None = None

    def saw(self, event: Event | None, effects: Sequence[Effect]) -> None:
        """Write what this step did."""
        match event:
            case AnswerKept(key=key) if key in self._pending:
                self._kept(self._pending[key])
            case AnswerNotKept(key=key) if key in self._pending:
                self._write(f"  answer {self._pending[key].number}: not kept yet, trying again")
        for effect in effects:
            self._effect(effect)

    def _effect(self, effect: Effect) -> None:
        match effect:
            case do.Show(screen):
                self._show(screen)
            case do.Say(line=line):
                self._write(f"    Clever: {line.text}")
            case do.OpenRound(planned):
                self._open(planned)
            case do.Record(key=key, answer=answer):
                self._pending[key] = _Pending(len(self._pending) + 1, answer)
            case do.CloseRound(end):
                self._write(
                    "The round is finished." if end is RoundEnd.FINISHED else "The round was ended early."
                )
            case do.Tell(text):
                self._write(f"  (for the officer: {text})")

    def _open(self, planned: PlannedRound) -> None:
        who = WHO[planned.mode]
        self._write(
            f"A round for ages {planned.ages.replace('-', '–')}, {len(planned.playlist)} stories, {who}."
        )
        self._playlist = tuple(item.scenario_id for item in planned.playlist)
        self._item = 0

    def _show(self, screen: screens.Screen) -> None:
        is_new = type(screen) is not self._screen
        self._screen = type(screen)
        match screen:
            case screens.Story(item=item) if item != self._item:
                self._item = item
                story = self._stories[self._playlist[item - 1]]
                self._write(f"\nStory {item} of {screen.items}: {story.title}")
            case screens.Feedback() if is_new:
                self._after_frame(self._verdict_seen)
            case screens.Practise() if is_new:
                self._write("  Stand up and practise:")
            case screens.Paused() if is_new:
                self._write("  Paused.")

    def _verdict_seen(self) -> None:
        for pending in self._pending.values():
            if not pending.is_told:
                self._write(self._told(pending))
                pending.is_told = True

    def _told(self, pending: _Pending) -> str:
        answer, story = pending.answer, self._stories[pending.answer.scenario_id]
        then = f", then {answer.second_step}" if answer.second_step else ""
        kept = "kept" if pending.is_kept else f"not kept yet: {self._waiting()}"
        return (
            f"  answer {pending.number}: {answer.scenario_id} rev {answer.scenario_rev}: {SIDE_WORDS[answer.choice]}{then}"
            f" ({how(answer)}), {'right' if is_right(story, answer) else 'let us look again'}, {kept}"
        )

    def _kept(self, pending: _Pending) -> None:
        pending.is_kept = True
        if pending.is_told:
            self._write(f"  answer {pending.number}: kept now")

    def _waiting(self) -> int:
        return sum(not pending.is_kept for pending in self._pending.values())

    def _write(self, text: str) -> None:
        self._out.write(text + "\n")
        self._out.flush()


def how(answer: KeptAnswer) -> str:
    """How long the answer took; or in which ballot it was given, where no time means anything."""
    if answer.response is not None:
        return f"{answer.response} s"
    return "first ballot" if answer.ballot == 1 else "second ballot"


def is_right(story: Scenario, answer: KeptAnswer) -> bool:
    """Whether the press was the safe one; wanting to check is never the mistake, only GO on an unarranged ask is."""
    return (answer.choice is Side.GO) == (story.answer is Answer.GO)
