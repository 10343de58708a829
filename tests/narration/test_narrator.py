import queue
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.narration.alarm import ThreadAlarm
from kiosk.narration.cache import Cache
from kiosk.narration.pronunciation import Lexicon
from kiosk.narration.renderer import Patience, Renderer
from kiosk.narration.sound import PEAK_LIMIT, from_bytes
from kiosk.narration.studio import Clip, Desk, Studio, Wanted
from kiosk.narration.voice import FETCH_MS, Loudspeaker, Narrator
from kiosk.play.effects import Cue
from kiosk.play.events import NarrationEnded
from kiosk.ports import Clock
from kiosk.scenario.model import AgeBand, Line
from tests.narration.narration_fakes import (
    HELLO,
    FakeAlarm,
    FakeClock,
    FakeDevice,
    FakeStream,
    Inbox,
    NoDevice,
    child,
    speaking_child,
)

LINE = Line("Go now.")
LEAD_IN_SAMPLES = 22_050


class Room:
    """A narrator with a device that a test feeds by hand."""

    def __init__(
        self,
        folder: Path,
        command: tuple[str, ...],
        patience: Patience | None = None,
        loudspeaker: Loudspeaker | None = None,
    ) -> None:
        self.told: list[str] = []
        self.clock, self.inbox, self.device = FakeClock(), Inbox(), FakeDevice()
        studio = Studio(Renderer(self.clock, command, patience), Cache(folder), Lexicon())
        self.narrator = Narrator(
            self.inbox,
            self.clock,
            studio,
            device=self.device,
            alarm=self.made,
            tell=self.told.append,
            loudspeaker=loudspeaker or Loudspeaker(),
        )

    def made(self, clock: Clock, ring: object) -> FakeAlarm:
        assert callable(ring)
        self.alarm = FakeAlarm(clock, ring)
        return self.alarm

    def open(self, volume: int = 10, *, is_quiet: bool = False) -> FakeStream:
        self.narrator.open(volume=volume, is_quiet=is_quiet)
        stream = self.device.opened.get(timeout=5)
        stream.fill(LEAD_IN_SAMPLES, 0)
        return stream

    def say(self, token: int, *, is_quiet: bool = False) -> None:
        while not self.alarm.was_set.empty():
            self.alarm.was_set.get()
        self.narrator.say(token, LINE, AgeBand.A, is_quiet=is_quiet)
        self.alarm.was_set.get(timeout=5)
        self.alarm.was_set.get(timeout=5)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path, speaking_child())
    yield made
    made.narrator.end()


def peak(stream: FakeStream, count: int = 2_000) -> int:
    return max(abs(value) for value in from_bytes(stream.fill(count, 0)))


def test_captions_start_when_the_first_sample_is_heard(room: Room) -> None:
    stream = room.open()
    room.say(7)
    room.clock.at_ms += 40
    assert room.narrator.progress().word is None  # type: ignore[union-attr]  # a line is in hand
    stream.fill(220, 30)
    room.clock.at_ms += 29
    assert room.narrator.progress().word is None  # type: ignore[union-attr]  # as above
    room.clock.at_ms += 1
    assert room.narrator.progress().word is not None  # type: ignore[union-attr]  # as above


def test_the_end_waits_for_the_sound_and_a_breath(room: Room) -> None:
    stream = room.open()
    room.say(7)
    room.clock.at_ms += 60
    stream.fill(220, 40)
    room.alarm.pass_to(room.clock, room.clock.at_ms + 640)
    room.alarm.pass_to(room.clock, 1_000 + 100 + 498 + 299)
    assert room.inbox.all() == []
    room.alarm.pass_to(room.clock, 1_000 + 100 + 498 + 301)
    assert [event.token for event in room.inbox.all() if isinstance(event, NarrationEnded)] == [7]


def test_a_device_that_never_starts_the_line_is_not_waited_for(room: Room) -> None:
    stream = room.open()
    room.say(7)
    room.alarm.pass_to(room.clock, room.clock.at_ms + 700)
    assert room.narrator.progress().word is not None  # type: ignore[union-attr]  # a line is in hand
    assert peak(stream) == 0


def test_volume_counts_steps_of_three_decibels(room: Room) -> None:
    heard = []
    stream = room.open()
    for volume in (10, 8, 0):
        room.narrator.open(volume=volume, is_quiet=False)
        room.say(volume)
        stream.fill(220, 0)
        heard.append(peak(stream))
    assert heard == [4_096, pytest.approx(4_096 * 0.501, rel=0.01), 0]


def test_quiet_mode_is_six_decibels_softer_and_has_no_effects(room: Room) -> None:
    stream = room.open(is_quiet=True)
    room.narrator.play(Cue.RIGHT)
    assert peak(stream) == 0
    room.say(7, is_quiet=True)
    assert peak(stream) == pytest.approx(4_096 * 0.501, rel=0.01)


@pytest.mark.parametrize("limit", [10, 6, 1])
def test_nobody_turns_clever_up_above_the_limit(tmp_path: Path, limit: int) -> None:
    room = Room(tmp_path, speaking_child(), loudspeaker=Loudspeaker(volume_limit=limit))
    stream = room.open(volume=99)
    room.say(7)
    room.narrator.play(Cue.TOCK)
    stream.fill(220, 0)
    at_limit = peak(stream)
    room.narrator.open(volume=limit, is_quiet=False)
    room.say(8)
    stream.fill(220, 0)
    assert peak(stream) <= at_limit <= PEAK_LIMIT * 10 ** ((limit - 10) * 3 / 20)
    room.narrator.end()


class Listening:
    """What waiting means in a room: the device takes sound, at its own pace. What it took is in `heard`."""

    def __init__(self, room: Room, pace: float = 1.0) -> None:
        self._room, self._pace = room, pace
        self.stream: FakeStream | None = None
        self.heard = b""

    def __call__(self, seconds: float) -> bool:
        self.stream = self.stream or self._room.device.opened.get(timeout=5)
        self.heard += self.stream.fill(round(22_050 * seconds * self._pace), 0)
        self._room.clock.at_ms += round(seconds * 1000)
        return False

    def is_let_go(self) -> bool:
        return self.stream is not None and self.stream.was_closed.wait(5)


def checked(room: Room, pace: float) -> Listening:
    listening = Listening(room, pace)
    checking = threading.Event()

    def wait(seconds: float) -> bool:
        checking.set()
        return listening(seconds)

    room.narrator.check(wait)
    assert checking.wait(5)
    return listening


def test_a_loudspeaker_that_plays_is_checked_in_silence_and_let_go(room: Room) -> None:
    listening = checked(room, pace=1.0)
    room.narrator.end()
    assert listening.is_let_go()
    assert set(from_bytes(listening.heard)) == {0}
    assert room.told == []


def test_a_loudspeaker_that_throws_sound_away_is_told_to_the_officer(room: Room) -> None:
    listening = checked(room, pace=10.0)
    room.narrator.end()
    assert listening.is_let_go()
    assert len(room.told) == 1
    assert "takes sound without playing it" in room.told[0]


def test_a_kiosk_without_a_loudspeaker_tells_the_officer_once(tmp_path: Path) -> None:
    told: queue.Queue[str] = queue.Queue()
    studio = Studio(Renderer(FakeClock(), speaking_child()), Cache(tmp_path), Lexicon())
    heard: list[str] = []

    def tell(text: str) -> None:
        heard.append(text)
        told.put(text)

    def wait(_seconds: float) -> bool:
        while not heard:
            told.get(timeout=5)
        return False

    narrator = Narrator(Inbox(), FakeClock(), studio, tell=tell, device=NoDevice(), alarm=FakeAlarm)
    narrator.check(wait)
    narrator.end()
    assert [text.startswith("No loudspeaker was found") for text in heard] == [True]


def test_a_check_that_runs_does_not_take_the_stream_from_a_round(room: Room) -> None:
    listening, is_round = Listening(room), threading.Event()

    def wait(seconds: float) -> bool:
        is_round.wait(5)
        return listening(seconds)

    room.narrator.check(wait)
    checking = room.narrator._checking
    room.narrator.open(volume=10, is_quiet=False)
    is_round.set()
    assert checking
    checking.join(5)
    assert listening.stream
    assert not listening.stream.is_closed
    room.say(7)
    assert peak(listening.stream) > 3_000


def test_a_line_that_is_said_during_the_check_is_captioned_and_not_heard(room: Room) -> None:
    is_said = threading.Event()

    def wait(_seconds: float) -> bool:
        return is_said.wait(5)

    room.narrator.check(wait)
    stream = room.device.opened.get(timeout=5)
    stream.fill(LEAD_IN_SAMPLES, 0)
    room.say(7)
    assert peak(stream) == 0
    assert room.narrator.progress() is not None
    is_said.set()


def test_effects_sound_only_while_open(room: Room) -> None:
    room.narrator.play(Cue.TOCK)
    stream = room.open()
    assert peak(stream) == 0
    room.narrator.play(Cue.TOCK)
    assert peak(stream) > 500


def test_hush_is_silent_after_a_fade_effects_and_all(room: Room) -> None:
    stream = room.open()
    room.say(7)
    room.narrator.play(Cue.RIGHT)
    assert peak(stream) > 3_000
    room.narrator.hush()
    peak(stream, 111)
    assert peak(stream) == 0


def test_an_effect_rings_on_when_a_line_begins(room: Room) -> None:
    stream = room.open()
    room.narrator.play(Cue.RIGHT)
    room.narrator.say(7, LINE, AgeBand.A, is_quiet=False)
    assert peak(stream) > 200


def test_a_hung_child_costs_a_moment_and_then_the_caption_goes_on(tmp_path: Path) -> None:
    room = Room(tmp_path, child(f"{HELLO}\ntime.sleep(60)"), Patience(5, 0.5))
    room.narrator.say(7, LINE, AgeBand.A, is_quiet=False)
    room.alarm.pass_to(room.clock, room.clock.at_ms + FETCH_MS)
    assert room.narrator.progress().word is not None  # type: ignore[union-attr]  # a line is in hand
    room.alarm.pass_to(room.clock, room.clock.at_ms + 5_000)
    assert [type(event) for event in room.inbox.all()] == [NarrationEnded]
    room.narrator.end()


def test_the_line_to_be_said_overtakes_those_to_be_prepared(tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    clock = FakeClock()
    desk = Desk(Studio(Renderer(clock, speaking_child(str(asked))), Cache(tmp_path / "cache"), Lexicon()))
    got: list[Clip] = []
    is_there = threading.Event()

    def take(clip: Clip) -> None:
        got.append(clip)
        is_there.set()

    with desk._changed:
        desk.prepare([Wanted(Line(f"Line {n}."), AgeBand.A, is_quiet=False) for n in range(300)])
        desk.fetch(Wanted(Line("Now this."), AgeBand.A, is_quiet=False), take)
    assert is_there.wait(10)
    desk.close()
    lines = asked.read_text().splitlines()
    assert "Now this." in lines[0]
    assert len(lines) < 300
    assert got[0].pcm


class LetGo(Studio):
    """A studio that tells when its voice process was let go."""

    def __init__(self, folder: Path, command: tuple[str, ...]) -> None:
        super().__init__(Renderer(FakeClock(), command), Cache(folder), Lexicon())
        self.was_let_go = threading.Event()

    def close(self) -> None:
        super().close()
        self.was_let_go.set()


def test_an_idle_voice_process_is_let_go_and_started_again_for_the_next_line(tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    studio = LetGo(tmp_path / "cache", speaking_child(str(asked)))
    desk = Desk(studio, idle_seconds=0.01)
    for number in (1, 2):
        studio.was_let_go.clear()
        done = threading.Event()
        desk.fetch(Wanted(Line(f"Line {number}."), AgeBand.A, is_quiet=False), lambda _clip: done.set())  # noqa: B023
        assert done.wait(10)
        assert studio.was_let_go.wait(10)
        assert studio._renderer._child is None
    desk.close()
    assert len(asked.read_text().splitlines()) == 2


def test_what_was_prepared_is_not_rendered_again(tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    room = Room(tmp_path / "cache", speaking_child(str(asked)))
    room.narrator.prepare([(LINE, AgeBand.A), (LINE, AgeBand.A)], is_quiet=False)
    room.say(7)
    room.say(8)
    room.narrator.end()
    assert len(asked.read_text().splitlines()) == 1


class RunningClock:
    def now_ms(self) -> int:
        return time.monotonic_ns() // 1_000_000


def test_the_usual_alarm_rings_once_for_the_time_set_last() -> None:
    rung: list[int] = []
    is_rung = threading.Event()
    clock = RunningClock()

    def ring() -> None:
        rung.append(clock.now_ms())
        is_rung.set()

    alarm = ThreadAlarm(clock, ring)
    alarm.set(clock.now_ms() + 60_000)
    due_ms = clock.now_ms() + 20
    alarm.set(due_ms)
    assert is_rung.wait(5)
    alarm.end()
    assert len(rung) == 1
    assert rung[0] >= due_ms


def test_an_alarm_that_was_cleared_does_not_ring() -> None:
    rung: list[int] = []
    clock = RunningClock()
    alarm = ThreadAlarm(clock, lambda: rung.append(1))
    alarm.set(clock.now_ms() + 60_000)
    alarm.set(None)
    alarm.end()
    assert rung == []
