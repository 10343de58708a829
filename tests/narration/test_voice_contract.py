"""What the sitting asks of a voice, on the real one and the one for demonstrations alike."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from kiosk.narration.cache import Cache
from kiosk.narration.pronunciation import Lexicon
from kiosk.narration.renderer import CHILD, Renderer
from kiosk.narration.scripted import ScriptedVoice
from kiosk.narration.studio import Studio
from kiosk.narration.voice import Narrator
from kiosk.play.effects import Cue
from kiosk.play.events import NarrationEnded
from kiosk.ports import Voice
from kiosk.scenario.model import AgeBand, Line
from tests.narration.narration_fakes import FakeAlarm, FakeClock, Inbox, NoDevice, child, speaking_child

if TYPE_CHECKING:
    from kiosk.narration.timeline import Word

LINE = Line("Go, or Never Go?")
COMMANDS = {"real child": CHILD, "fake child": speaking_child(), "no child": child("os._exit(1)")}


class Stand(Protocol):
    inbox: Inbox
    clock: FakeClock

    @property
    def voice(self) -> Voice: ...

    def say(self, token: int, line: Line = LINE) -> None: ...

    def pass_ms(self, ms: int) -> None: ...

    def end(self) -> None: ...


class NarratorStand:
    def __init__(self, studio: Studio, clock: FakeClock) -> None:
        self.inbox, self.clock = Inbox(), clock
        self.alarms: list[FakeAlarm] = []
        self.voice = Narrator(self.inbox, clock, studio, device=NoDevice(), alarm=self.made)

    def made(self, clock: object, ring: object) -> FakeAlarm:
        assert callable(ring)
        self.alarms.append(FakeAlarm(self.clock, ring))
        return self.alarms[-1]

    def say(self, token: int, line: Line = LINE) -> None:
        """Say it and wait until it was fetched: the alarm is set to the wait's end, then to what comes after."""
        settings = self.alarms[0].was_set
        while not settings.empty():
            settings.get()
        self.voice.say(token, line, AgeBand.A, is_quiet=False)
        settings.get(timeout=10)
        settings.get(timeout=10)

    def pass_ms(self, ms: int) -> None:
        until_ms = self.clock.at_ms + ms
        while self.clock.at_ms < until_ms:
            self.alarms[0].pass_to(self.clock, min(until_ms, self.clock.at_ms + 100))

    def end(self) -> None:
        self.voice.end()


class ScriptedStand:
    def __init__(self, studio: Studio, clock: FakeClock) -> None:
        self.inbox, self.clock = Inbox(), clock
        self.voice = ScriptedVoice(self.inbox, clock, studio)

    def say(self, token: int, line: Line = LINE) -> None:
        self.voice.say(token, line, AgeBand.A, is_quiet=False)

    def pass_ms(self, ms: int) -> None:
        self.clock.at_ms += ms
        self.voice.advance()

    def end(self) -> None:
        self.voice.end()


@pytest.fixture(
    params=[(kind, command) for kind in (NarratorStand, ScriptedStand) for command in COMMANDS], ids=str
)
def stand(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stand]:
    kind, command = request.param
    clock = FakeClock()
    made: Stand = kind(Studio(Renderer(clock, COMMANDS[command]), Cache(tmp_path), Lexicon()), clock)
    yield made
    made.end()


def ends(stand: Stand) -> list[int]:
    return [event.token for event in stand.inbox.all() if isinstance(event, NarrationEnded)]


def test_a_lines_end_is_told_once(stand: Stand) -> None:
    stand.say(7)
    stand.pass_ms(50)
    assert ends(stand) == []
    stand.pass_ms(20_000)
    assert ends(stand) == [7]
    stand.pass_ms(20_000)
    assert ends(stand) == []


def test_the_end_is_told_with_the_time_at_which_it_came(stand: Stand) -> None:
    stand.say(7)
    stand.pass_ms(20_000)
    event = stand.inbox.events.get_nowait()
    assert isinstance(event, NarrationEnded)
    assert 1_000 < event.at <= stand.clock.at_ms


def test_a_hushed_line_has_no_end(stand: Stand) -> None:
    stand.say(7)
    stand.pass_ms(50)
    stand.voice.hush()
    assert stand.voice.progress() is None
    stand.pass_ms(20_000)
    assert ends(stand) == []


def test_a_new_line_cuts_off_the_one_before(stand: Stand) -> None:
    stand.say(7)
    stand.pass_ms(50)
    stand.say(8)
    stand.pass_ms(20_000)
    assert ends(stand) == [8]


def test_progress_names_the_line_in_hand_and_its_words_in_order(stand: Stand) -> None:
    assert stand.voice.progress() is None
    stand.say(7)
    seen: list[Word] = []
    while (progress := stand.voice.progress()) is not None:
        assert progress.token == 7
        assert 0.0 <= progress.level <= 1.0
        if progress.word and (not seen or seen[-1] != progress.word):
            seen.append(progress.word)
        stand.pass_ms(20)
    assert [LINE.text[word.start : word.end] for word in seen] == ["Go", "or", "Never", "Go"]
    assert ends(stand) == [7]


def test_nothing_raises_without_a_device_or_an_engine(stand: Stand) -> None:
    stand.voice.prepare([(LINE, AgeBand.A)], is_quiet=False)
    stand.voice.play(Cue.TOCK)
    stand.voice.open(volume=7, is_quiet=False)
    for cue in Cue:
        stand.voice.play(cue)
    stand.voice.hush()
    stand.voice.close()
    stand.voice.open(volume=0, is_quiet=True)
    stand.say(1)
    stand.pass_ms(20_000)
    assert ends(stand) == [1]


def test_a_closed_voice_is_silent_and_may_be_opened_again(stand: Stand) -> None:
    stand.voice.open(volume=7, is_quiet=False)
    stand.say(7)
    stand.voice.close()
    assert stand.voice.progress() is None
    stand.pass_ms(20_000)
    assert ends(stand) == []
    stand.voice.open(volume=7, is_quiet=False)
    stand.say(8)
    stand.pass_ms(20_000)
    assert ends(stand) == [8]


def test_a_line_without_words_ends_too(stand: Stand) -> None:
    stand.say(7, Line("…"))
    stand.pass_ms(20_000)
    assert ends(stand) == [7]
