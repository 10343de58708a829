"""Whatever happens, in whatever order: what must hold of the engine always."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hardware.events import Side
from kiosk.answers import Mode, SetUp
from kiosk.play.effects import CloseRound, Effect, OpenRound, PlanRound, Record, Say, Show
from kiosk.play.engine import begin, next_deadline, step
from kiosk.play.events import (
    AnswerKept,
    AnswerNotKept,
    Corner,
    CornerPressed,
    CornerReleased,
    Event,
    NarrationEnded,
    OptionTouched,
    PanelChanged,
    Pressed,
    Released,
    RoundPlanned,
    ScreenTouched,
    Source,
    StartTouched,
    TimePassed,
)
from kiosk.play.screens import Feedback, Finish, Practise
from kiosk.play.state import State
from tests.play.stories import CHECK_STORY, CHECK_THREE, GO_STORY, NEVER_STORY

CATALOGUE = (GO_STORY, CHECK_STORY, CHECK_THREE, NEVER_STORY)
PLAYLISTS = (("plan", "no-plan"), ("three",), ("lift", "three", "plan", "no-plan"), (), ("unknown", "lift"))
WAITS = (0, 1, 30, 249, 250, 251, 1_000, 2_000, 3_000, 10_000, 20_000, 45_000, 90_000, 300_000, -5, 0)
SITTINGS = 10_000


@dataclass
class Watcher:
    """Looks at every effect, and fails as soon as one breaks a promise."""

    tokens: list[int] = field(default_factory=list)
    keys: list[int] = field(default_factory=list)
    recorded: list[int] = field(default_factory=list)
    rehearsed: list[int] = field(default_factory=list)
    verdicts: list[int] = field(default_factory=list)
    is_round_open: bool = False
    planned: int = 0

    def see(self, effects: tuple[Effect, ...], item: int) -> None:
        for effect in effects:
            match effect:
                case Say(token=token):
                    assert token not in self.tokens
                    self.tokens.append(token)
                case PlanRound():
                    self.planned += 1
                case OpenRound():
                    assert not self.is_round_open
                    self.is_round_open = True
                    self.recorded, self.rehearsed, self.verdicts = [], [], []
                case Record(key=key):
                    assert self.is_round_open
                    assert key not in self.keys
                    assert item not in self.recorded
                    self.keys.append(key)
                    self.recorded.append(item)
                case Show(screen=Feedback()):
                    self.verdicts.append(item)
                case Show(screen=Practise(item=shown)):
                    self.rehearsed.append(shown - 1)
                case Show(screen=Finish()):
                    assert all(done in self.rehearsed for done in (*self.recorded, *self.verdicts))
                case CloseRound():
                    assert self.is_round_open
                    self.is_round_open = False
                case _:
                    pass


def prepared(mode: Mode, *, is_quiet: bool) -> Iterator[State]:
    """States from which a sitting may start: the first screen, and each later one of a round that goes well."""
    state, _ = begin(CATALOGUE, ("A notice.",), 0, SetUp(mode=mode, is_quiet=is_quiet))
    yield state
    for held in (CornerPressed(0, Corner.OFFICER), TimePassed(3_000), CornerReleased(3_000, Corner.OFFICER)):
        state, _ = step(state, held)
    yield state
    for event in (StartTouched(3_000), RoundPlanned(3_000, ("no-plan", "lift"))):
        state, _ = step(state, event)
    yield state
    for side in Side:
        for change in (Pressed, Released):
            state, _ = step(state, change(state.now + 400, side))
    for _ in range(5):
        state = heard(state)
        yield state


def heard(state: State) -> State:
    return step(state, NarrationEnded(state.now + 1_000, state.saying or 0))[0]


STARTS = tuple(
    state for mode in Mode for is_quiet in (False, True) for state in prepared(mode, is_quiet=is_quiet)
)


def event_from(code: int, at: int, state: State, planned: int) -> Event:
    """The event that a byte stands for; half of them are what the round is waiting for."""
    side = Side.GO if code & 1 else Side.NEVER_GO
    kind = code >> 1
    if kind < 40:
        return NarrationEnded(at, state.saying or 0)
    if kind < 60:
        return TimePassed(max(at, next_deadline(state) or 0))
    if kind < 90:
        source = (Source.BUTTON, Source.BUTTON, Source.TOUCH, Source.KEY)[code % 4]
        return Pressed(at, side, source) if kind < 78 else Released(at, side, source)
    if kind < 96:
        return Released(at, side)
    if kind < 102:
        return OptionTouched(at, code % 8 - 1)
    if kind < 106:
        return RoundPlanned(at, PLAYLISTS[planned % len(PLAYLISTS)])
    if kind < 111:
        return AnswerKept(at, max(1, state.next_key - 1 - code % 2))
    if kind < 113:
        return AnswerNotKept(at, max(1, state.next_key - 1))
    if kind < 119:
        corner = Corner.PAUSE if kind < 115 else Corner.OFFICER
        return CornerPressed(at, corner) if side is Side.GO else CornerReleased(at, corner)
    if kind < 122:
        return ScreenTouched(at)
    if kind < 124:
        return StartTouched(at)
    if kind < 126:
        return PanelChanged(at, (side,) if code & 2 else (), is_panel_there=kind == 124)
    return NarrationEnded(at, code)


def sit(start: int, codes: bytes) -> None:
    state = STARTS[start % len(STARTS)]
    watcher = Watcher(
        is_round_open=state.round is not None,
        tokens=list(range(1, state.next_token)),
        keys=list(range(1, state.next_key)),
    )
    for position in range(0, len(codes) - 1, 2):
        at = state.now + WAITS[codes[position + 1] % 16]
        before = state
        state, effects = step(state, event_from(codes[position], at, state, watcher.planned))
        watcher.see(effects, before.round.index if before.round else 0)
        shown = [effect.screen for effect in effects if isinstance(effect, Show)]
        assert not shown or shown[-1] == state.screen
        assert state.now == max(at, before.now) or (isinstance(state, State) and state.now >= before.now)
        due = next_deadline(state)
        assert due is None or due > state.now


@settings(
    max_examples=SITTINGS,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.integers(0, len(STARTS) - 1), st.binary(min_size=80, max_size=80))
@example(0, bytes(80))
def test_ten_thousand_sittings_break_no_promise(start: int, codes: bytes) -> None:
    sit(start, codes)
