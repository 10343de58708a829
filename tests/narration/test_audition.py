"""`kiosk sound`, on a loudspeaker that is a list of samples and a clock that a test moves."""

import io
import wave
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from kiosk.errors import NarrationError, UsageError
from kiosk.narration.audition import list_outputs, try_loudspeaker, write_cues
from kiosk.narration.cache import Cache
from kiosk.narration.outputs import Output
from kiosk.narration.pronunciation import Lexicon
from kiosk.narration.renderer import Renderer
from kiosk.narration.sound import RATE_HZ, from_bytes, peak_db
from kiosk.narration.studio import Studio
from kiosk.narration.voice import Loudspeaker, Narrator
from kiosk.play.effects import Cue
from kiosk.ports import Clock
from kiosk.scenario.model import AgeBand, Line
from tests.narration.narration_fakes import (
    FakeAlarm,
    FakeClock,
    FakeDevice,
    FakeStream,
    NoDevice,
    child,
    speaking_child,
)

OUTPUTS = (
    Output(0, "bcm2835 Headphones: - (hw:0,0)"),
    Output(1, "vc4-hdmi-0: MAI PCM i2s-hifi-0 (hw:1,0)"),
    Output(2, "default", is_default=True),
)


class Room:
    """Whoever waits in it lets the loudspeaker play for so long."""

    def __init__(self, pace: float = 1.0) -> None:
        self.clock, self.device = FakeClock(), FakeDevice()
        self.pace = pace
        self.heard = b""
        self.stream: FakeStream | None = None

    def wait(self, seconds: float) -> bool:
        self.stream = self.stream or self.device.opened.get(timeout=5)
        for _ in range(round(seconds * 100)):
            self.heard += self.stream.fill(round(RATE_HZ / 100 * self.pace), 40)
            self.clock.at_ms += 10
        return False


class PromptNarrator(Narrator):
    """A narrator whose lines are fetched before `say` returns: a fake clock does not wait for a thread."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self._alarms: list[FakeAlarm] = []
        super().__init__(*given, **named, alarm=self._made)

    def _made(self, clock: Clock, ring: Callable[[], None]) -> FakeAlarm:
        self._alarms.append(FakeAlarm(clock, ring))
        return self._alarms[0]

    def say(self, token: int, line: Line, ages: AgeBand, *, is_quiet: bool) -> None:
        was_set = self._alarms[0].was_set
        while not was_set.empty():
            was_set.get()
        super().say(token, line, ages, is_quiet=is_quiet)
        was_set.get(timeout=5)
        was_set.get(timeout=5)


def studio(folder: Path, command: tuple[str, ...] | None = None) -> Studio:
    return Studio(Renderer(FakeClock(), command or speaking_child()), Cache(folder), Lexicon())


@pytest.fixture
def out() -> Iterator[io.StringIO]:
    with io.StringIO() as made:
        yield made


def tried(room: Room, studio: Studio, out: io.StringIO, loudspeaker: Loudspeaker, volume: int = 10) -> int:
    narrate = partial(PromptNarrator, device=room.device)
    return try_loudspeaker(room.clock, studio, loudspeaker, volume, out, narrate=narrate, wait=room.wait)


def test_the_trial_plays_effects_and_a_line_and_tells_what_it_measured(
    tmp_path: Path, out: io.StringIO
) -> None:
    room = Room()
    assert tried(room, studio(tmp_path), out, Loudspeaker()) == 0
    assert "fake loudspeaker" in out.getvalue()
    for what in ("volume       10 of 10", "pace", "buffer       40 ms", "first sound", "underruns    0"):
        assert what in out.getvalue()
    assert peak_db(from_bytes(room.heard)) == pytest.approx(-17.5, abs=0.1)


def test_the_trial_keeps_to_the_volume_limit(tmp_path: Path, out: io.StringIO) -> None:
    room = Room()
    assert tried(room, studio(tmp_path), out, Loudspeaker(volume_limit=6)) == 0
    assert peak_db(from_bytes(room.heard)) == pytest.approx(-17.5 - 12, abs=0.1)
    assert "limit 6" in out.getvalue()


def test_without_a_loudspeaker_the_trial_ends_with_4(tmp_path: Path, out: io.StringIO) -> None:
    clock = FakeClock()
    with pytest.raises(NarrationError, match=r"No loudspeaker (was found|could be opened)") as caught:
        try_loudspeaker(
            clock,
            studio(tmp_path),
            Loudspeaker(),
            7,
            out,
            narrate=partial(PromptNarrator, device=NoDevice()),
            wait=lambda _seconds: False,
        )
    assert caught.value.exit_code == 4


@pytest.mark.parametrize(("pace", "why"), [(0.0, "plays nothing"), (30.0, "without playing")])
def test_a_loudspeaker_that_only_pretends_ends_the_trial(
    tmp_path: Path, out: io.StringIO, pace: float, why: str
) -> None:
    with pytest.raises(NarrationError, match=why):
        tried(Room(pace), studio(tmp_path), out, Loudspeaker())


def test_a_trial_that_nobody_could_hear_says_so(tmp_path: Path, out: io.StringIO) -> None:
    with pytest.raises(NarrationError, match=r"set sound\.volume"):
        tried(Room(), studio(tmp_path), out, Loudspeaker(), volume=0)


def test_effects_without_a_voice_are_not_enough(tmp_path: Path, out: io.StringIO) -> None:
    with pytest.raises(NarrationError, match="no voice"):
        tried(Room(), studio(tmp_path, child("os._exit(1)")), out, Loudspeaker())


def test_the_list_shows_what_each_word_would_choose(out: io.StringIO) -> None:
    assert list_outputs("hdmi", out, lambda: OUTPUTS) == 0
    lines = out.getvalue().splitlines()
    assert [line.split()[-1] for line in lines[:3]] == ["headphones", "hdmi", "auto"]
    assert lines[-1] == "sound.output is hdmi: vc4-hdmi-0: MAI PCM i2s-hifi-0 (hw:1,0)"


def test_the_list_says_what_takes_the_place_of_a_missing_one(out: io.StringIO) -> None:
    list_outputs("bluetooth", out, lambda: OUTPUTS)
    assert out.getvalue().endswith("bluetooth, which is not there: default takes its place\n")


def test_an_empty_list_ends_with_4(out: io.StringIO) -> None:
    with pytest.raises(NarrationError, match="no loudspeaker is there"):
        list_outputs("auto", out, lambda: ())


def test_the_effects_are_written_as_they_are_played(tmp_path: Path, out: io.StringIO) -> None:
    assert write_cues(tmp_path / "cues", out) == 0
    for cue in Cue:
        with wave.open(str(tmp_path / "cues" / f"{cue}.wav"), "rb") as file:
            assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE_HZ, 1, 2)
            assert -30 < peak_db(from_bytes(file.readframes(file.getnframes()))) < -15
    assert out.getvalue().count("-12.0 dB beside the voice") == len(Cue)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, out: io.StringIO) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="no sounds can be written"):
        write_cues(tmp_path / "file", out)
