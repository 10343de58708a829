"""A proof of a story, as printers have them: it plays what the file says now, and is where it was when the file is saved."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, Protocol

from kiosk import words
from kiosk.answers import Had, KeptAnswer, PlannedRound, RoundEnd, SetUp, Unfinished
from kiosk.play.effects import Effect, OpenSpeaker
from kiosk.play.events import AnswerKept, Event, Pressed, ScreenTouched
from kiosk.play.places import AtAttract
from kiosk.play.screens import Trouble
from kiosk.play.state import State
from kiosk.ports import Clock, Inbox
from kiosk.scenario.model import Scenario
from kiosk.sitting.mailbox import Mailbox
from kiosk.sitting.session import Ports, Session, lines_of, scenes_of
from kiosk.ui.workbench.told import Told
from kiosk.visit import VisitPlan
from kiosk.workshop import contents, jump
from kiosk.workshop.draft import Draft, read_draft, watched
from kiosk.workshop.jump import Arrival, Spot
from kiosk.workshop.watching import Watch

log = logging.getLogger(__name__)

NOT_YET: Final = "This story cannot be played yet: the list says why."
VERSION_BEFORE: Final = "Meanwhile the version before plays."

Lexicon = Sequence[tuple[str, str]]


class Bench(Protocol):
    """Where the story's problems and beats are shown."""

    def tell(self, told: Told) -> None: ...

    def point_at(self, index: int | None) -> None:
        """The beat in this row (0…) is played now; None: none of them."""


class ForgetfulKeeper:
    """Implements `kiosk.ports.Keeper` for plays that count for nothing: every answer is forgotten at once."""

    def __init__(self, inbox: Inbox, clock: Clock) -> None:
        self._inbox, self._clock = inbox, clock

    def open_round(self, planned: PlannedRound) -> None:
        """Nothing is kept."""

    def keep(self, key: int, answer: KeptAnswer) -> None:
        """Say that it is kept, so that the story goes on."""
        self._inbox.put(AnswerKept(self._clock.now_ms(), key))

    def close_round(self, end: RoundEnd) -> None:
        """Nothing is kept."""

    def reach(self, index: int) -> None:
        """Nothing is kept."""

    def carry_on(self, unfinished: Unfinished) -> None:
        """Nothing is kept."""

    def close_unfinished(self, round_id: str) -> None:
        """Nothing is kept."""

    def had(self, plan: VisitPlan) -> tuple[Had, ...]:
        """Nobody had anything."""
        return ()


class Proof:
    """Plays the file at `path` by the real session. Drawing thread only.

    `learn` is given the words of the lexicon beside the file whenever they are others.
    """

    def __init__(
        self,
        path: Path,
        ports: Ports,
        mailbox: Mailbox,
        bench: Bench,
        *,
        set_up: SetUp,
        learn: Callable[[Lexicon], None],
    ) -> None:
        self._path = path
        self._ports = ports
        self._mailbox = mailbox
        self._bench = bench
        self._set_up = set_up
        self._learn = learn
        self._watch = Watch(watched(path))
        self._draft = Draft((), ())
        self._stories: tuple[Scenario, ...] = ()
        self._half = 0
        self._session: Session | None = None
        self._is_over = False

    def open(self) -> None:
        """Read the file and play it from its beginning; where it cannot be played, say so calmly."""
        self._take(read_draft(self._path))

    def look(self) -> None:
        """Read the file again if it was saved; to be called a few times a second."""
        if self._watch.has_changed():
            self._take(read_draft(self._path))

    def jump(self, index: int) -> None:
        """Play the place in this row of the list, from its first line."""
        story = self.story
        if story is not None and 0 <= index < len(jump.names(story)):
            self._play(Spot(jump.names(story)[index]))

    def turn(self) -> None:
        """Change to the twin, or back, at the same place."""
        if len(self._stories) > 1:
            before, spot = self._stories[self._half], self.spot
            self._half = 1 - self._half
            self._tell()
            self._play(jump.nearest(before, spot, self._stories[self._half]) if spot else None)

    def drain(self) -> None:
        """Handle all that has arrived; a story that is over begins again when somebody presses."""
        if self._session is None:
            for _ in self._mailbox.drain():
                pass
            return
        self._session.drain()
        if self._is_over:
            self._play(None)

    def next_deadline(self) -> int | None:
        """When `drain` must be called even if nothing arrives, in the clock's milliseconds."""
        return self._session.next_deadline() if self._session else None

    @property
    def story(self) -> Scenario | None:
        """What is played now: the story or its twin."""
        return self._stories[self._half] if self._stories else None

    @property
    def spot(self) -> Spot | None:
        """The beat and line that are played now; None before and between plays."""
        state = self._session.state if self._session else None
        return jump.spot_of(state.place) if state else None

    def saw(self, event: Event | None, effects: Sequence[Effect]) -> None:
        """Follow the session, as its witness."""
        state = self._session.state if self._session else None
        is_idle = state is not None and isinstance(state.place, AtAttract)
        self._is_over = self._is_over or (is_idle and isinstance(event, Pressed | ScreenTouched))
        self._point()

    def _take(self, draft: Draft) -> None:
        """Show what was read. A save that changes nothing that is played does not interrupt."""
        before, spot, is_new = self.story, self.spot, draft.lexicon != self._draft.lexicon
        if is_new:
            self._learn(draft.lexicon)
        if draft.scenarios:
            is_new = is_new or draft.scenarios != self._stories
            self._stories = draft.scenarios
            self._half = min(self._half, len(draft.scenarios) - 1)
        self._draft = draft
        self._tell()
        now = self.story
        if now is None:
            self._ports.stage.show(Trouble(NOT_YET))
        elif is_new or self._session is None:
            self._play(jump.nearest(before, spot, now) if before and spot else None)

    def _play(self, spot: Spot | None) -> None:
        """Play from this place on; None: from the beginning."""
        story, clock = self.story, self._ports.clock
        if story is None:
            return
        state = self._session.state if self._session else None
        arrival = jump.to_beat(
            story,
            spot or Spot(story.start),
            at=clock.now_ms(),
            set_up=self._set_up,
            # A line of the play before must not be taken for one of this.
            first_token=state.next_token if state else 1,
        )
        self._is_over = False
        self._ports.voice.hush()
        self._session = Session(
            (story,), self._ports, self._mailbox, seed=lambda: 1, set_up=self._set_up, witnesses=(self,)
        )
        self._session.resume(*_carried_over(arrival, state))
        self._prepare(story)

    def _prepare(self, story: Scenario) -> None:
        """Have the voice and the pictures of the whole story ready in the background."""
        set_up = self._set_up
        lines = [*lines_of(story, set_up), *words.lines()]
        self._ports.voice.prepare([(line, story.ages) for line in lines], is_quiet=set_up.is_quiet)
        self._ports.stage.preload(scenes_of((story,)), is_quiet=set_up.is_quiet)

    def _point(self) -> None:
        story, spot = self.story, self.spot
        there = jump.names(story) if story else ()
        self._bench.point_at(there.index(spot.name) if spot and spot.name in there else None)

    def _tell(self) -> None:
        story, draft = self.story, self._draft
        told = Told(
            title=story.title if story else self._path.name,
            about=f"{self._path.name} · ages {story.ages.replace('-', '–')}" if story else "",
            note=VERSION_BEFORE if story and not draft.scenarios else "",
            halves=contents.halves(self._stories),
            half=self._half,
            faults=contents.faults(draft.problems, self._path),
            beats=contents.beats(story) if story else (),
        )
        self._bench.tell(told)
        self._point()


def _carried_over(arrival: Arrival, before: State | None) -> tuple[State, tuple[Effect, ...]]:
    """What the play before leaves to this one: a speaker that is open stays so, and stays mute where it was muted."""
    if before is None or not before.is_speaker_open:
        return arrival.state, arrival.effects
    state = replace(arrival.state, is_muted=before.is_muted)
    return state, tuple(effect for effect in arrival.effects if not isinstance(effect, OpenSpeaker))
