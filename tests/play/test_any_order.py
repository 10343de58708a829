"""Whatever happens, in whatever order: what must hold of the engine always."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hardware.events import Side
from kiosk.answers import KeptAnswer, Mode, Press, SetUp
from kiosk.look import Look, Telling
from kiosk.play.effects import CloseRound, Effect, OpenRound, PlanRound, Record, Say, Show, Sound
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
from kiosk.play.hands import MOST_HANDS
from kiosk.play.screens import Feedback, Finish, HandsUp, Practise, Screen, Vote
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
    mode: Mode = Mode.CLASS
    presses: int = 0
    votes: int = 0
    """Presses of a vote that were noticed on the screen, and were not recorded since."""

    def see(self, effects: tuple[Effect, ...], item: int) -> None:
        for effect in effects:
            match effect:
                case Say(token=token):
                    assert token not in self.tokens
                    self.tokens.append(token)
                case PlanRound():
                    self.planned += 1
                case OpenRound(planned):
                    assert not self.is_round_open
                    self.is_round_open = True
                    self.mode = planned.mode
                    self.recorded, self.rehearsed, self.verdicts = [], [], []
                case Record(key=key, answer=answer):
                    assert self.is_round_open
                    assert key not in self.keys
                    self.keys.append(key)
                    self.see_answer(item, answer)
                    self.recorded.append(item)
                case Show(screen=Vote(presses=presses)):
                    if presses > self.presses:
                        self.votes = 1
                    self.presses = presses
                case Show(screen=Feedback()):
                    self.verdicts.append(item)
                case Show(screen=Practise(item=shown)):
                    self.rehearsed.append(shown - 1)
                case Show(screen=Finish()) if self.mode is Mode.CHECK:
                    assert self.rehearsed or not self.recorded
                case Show(screen=Finish()):
                    assert all(done in self.rehearsed for done in (*self.recorded, *self.verdicts))
                case CloseRound():
                    assert self.is_round_open
                    self.is_round_open = False
                case _:
                    pass

    def see_answer(self, item: int, answer: KeptAnswer) -> None:
        """Each vote was noticed before it is recorded; where one answers for all, there is one answer."""
        before = self.recorded.count(item)
        match self.mode, answer.press:
            case ((Mode.VOTE | Mode.CHECK), Press.OWN):
                assert self.votes > 0
                self.votes -= 1
            case Mode.HANDS, Press.COUNTED:
                assert before < 4 * MOST_HANDS
            case Mode.TEAMS, Press.SHARED:
                assert before < 2 if answer.ballot == 1 else before == 2
            case ((Mode.VOTE | Mode.HANDS), Press.SHARED):
                assert answer.ballot == 2
                assert answer.second_step
            case _:
                assert before == 0


WAYS = (
    SetUp(mode=Mode.CLASS),
    SetUp(mode=Mode.SOLO),
    SetUp(mode=Mode.CLASS, scan_ms=2_000),
    SetUp(mode=Mode.SOLO, scan_ms=3_000, look=Look(telling=Telling.AUDIO)),
    SetUp(mode=Mode.SOLO, look=Look(telling=Telling.AUDIO)),
    *(SetUp(mode=mode) for mode in (Mode.PASS, Mode.VOTE, Mode.HANDS, Mode.TEAMS, Mode.CHECK)),
    SetUp(mode=Mode.VOTE, scan_ms=2_000),
    SetUp(mode=Mode.HANDS, look=Look(telling=Telling.AUDIO)),
)


def prepared(set_up: SetUp) -> Iterator[State]:
    """States from which a sitting may start: the first screen, and each later one of a round that goes well."""
    state, _ = begin(CATALOGUE, ("A notice.",), 0, set_up)
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
        while state.queue:
            state = heard(state)
        yield state
    if isinstance(state.screen, Vote | HandsUp):
        while state.screen and not is_asking(state.screen):
            state = heard(state) if state.saying else step(state, TimePassed(next_deadline(state) or 0))[0]
        yield state


def is_asking(screen: Screen) -> bool:
    """Whether a ballot is open."""
    return (isinstance(screen, Vote) and screen.is_open) or (
        isinstance(screen, HandsUp) and screen.asked is not None
    )


def heard(state: State) -> State:
    return step(state, NarrationEnded(state.now + 1_000, state.saying or 0))[0]


STARTS = tuple(state for way in WAYS for state in prepared(way))
QUIET_STARTS = tuple(state for way in WAYS for state in prepared(replace(way, is_quiet=True)))
"""The same places as `STARTS`, in the same order, in quiet mode."""


def event_from(code: int, at: int, state: State, planned: int) -> Event:
    """The event that a byte stands for; half of them are what the round is waiting for."""
    side = Side.GO if code & 1 else Side.NEVER_GO
    kind = code >> 1
    if kind < 40:
        return NarrationEnded(at, state.saying or 0)
    if kind < 60:
        return TimePassed(max(at, next_deadline(state) or 0))
    if kind < 90:
        source = (Source.BUTTON, Source.SWITCH, Source.TOUCH, Source.KEY)[code % 4]
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
        sides = (side,) if code & 2 else ()
        return PanelChanged(at, sides, is_panel_there=kind == 124, loose_switches=sides)
    return NarrationEnded(at, code)


def sit(state: State, codes: bytes, quiet: State | None = None) -> None:
    """Send what the bytes stand for; `quiet` is the same sitting in quiet mode, which hears the same."""
    to_come = {token for token, _ in state.queue}
    watcher = Watcher(
        is_round_open=state.round is not None,
        tokens=[token for token in range(1, state.next_token) if token not in to_come],
        keys=list(range(1, state.next_key)),
        mode=state.set_up.mode,
    )
    for position in range(0, len(codes) - 1, 2):
        at = state.now + WAITS[codes[position + 1] % 16]
        before = state
        event = event_from(codes[position], at, state, watcher.planned)
        state, effects = step(state, event)
        watcher.see(effects, before.round.index if before.round else 0)
        shown = [effect.screen for effect in effects if isinstance(effect, Show)]
        assert not shown or shown[-1] == state.screen
        assert state.now == max(at, before.now) or (isinstance(state, State) and state.now >= before.now)
        due = next_deadline(state)
        assert due is None or due > state.now
        sounds = [effect for effect in effects if isinstance(effect, Sound)]
        assert not sounds or is_seen_before_it_is_heard(effects)
        if quiet is not None and not state.set_up.is_quiet:
            quiet, muffled = step(quiet, event)
            assert not any(isinstance(effect, Sound) for effect in muffled) or not quiet.set_up.is_quiet
            assert not sounds or any(isinstance(effect, Show) for effect in muffled)


def is_seen_before_it_is_heard(effects: tuple[Effect, ...]) -> bool:
    """Whether each sound comes after a screen of its own that shows it."""
    is_shown = False
    for effect in effects:
        if isinstance(effect, Show):
            is_shown = True
        elif isinstance(effect, Sound):
            if not is_shown:
                return False
            is_shown = False
    return True


@settings(
    max_examples=SITTINGS,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.integers(0, len(STARTS) - 1), st.booleans(), st.binary(min_size=80, max_size=80))
@example(0, False, bytes(80))
def test_ten_thousand_sittings_break_no_promise(start: int, is_quiet: bool, codes: bytes) -> None:
    sit((QUIET_STARTS if is_quiet else STARTS)[start], codes)


@settings(
    max_examples=2_000, deadline=None, database=None, suppress_health_check=[HealthCheck.data_too_large]
)
@given(st.integers(0, len(STARTS) - 1), st.binary(min_size=80, max_size=80))
def test_what_is_heard_is_seen_and_in_quiet_mode_too(start: int, codes: bytes) -> None:
    sit(STARTS[start], codes, QUIET_STARTS[start])
