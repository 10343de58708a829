"""Clever's voice as the sitting knows it: lines are fetched, played, and their ends reported, whatever is missing."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kiosk.narration.alarm import Alarm, ThreadAlarm
from kiosk.narration.chimes import chime
from kiosk.narration.mixer import Mixer
from kiosk.narration.outputs import AUTO
from kiosk.narration.pace import EFFECTS_DB, QUIET_DB
from kiosk.narration.player import Account, Device, Player
from kiosk.narration.portaudio import PortAudio
from kiosk.narration.sound import PEAK_LIMIT, gain_of
from kiosk.narration.sound_check import Heard, Wait, check_sound
from kiosk.narration.speaking import Speaking
from kiosk.narration.studio import Clip, Desk, Studio, Wanted, silent_clip
from kiosk.narration.timeline import Timeline
from kiosk.play.effects import Cue
from kiosk.play.events import NarrationEnded
from kiosk.ports import Clock, Inbox, Progress
from kiosk.scenario.model import AgeBand, Line

if TYPE_CHECKING:
    from array import array

log = logging.getLogger(__name__)

FETCH_MS = 1_500
"""How long a line that is not rendered yet is waited for, before its caption goes on without sound."""

SOUND_MS = 700
"""How long the device may take to start a line, before its caption goes on without it."""

STEP_DB = 3.0
FULL_VOLUME = 10

AlarmMaker = Callable[[Clock, Callable[[], None]], Alarm]


@dataclass(frozen=True, slots=True)
class Loudspeaker:
    """What a technician has set: `output` as the setting `sound.output`, and the volume that nobody may go above (0–10)."""

    output: str = AUTO
    volume_limit: int = FULL_VOLUME


@dataclass(frozen=True, slots=True)
class _Fetching:
    token: int
    wanted: Wanted
    until_ms: int


@dataclass(frozen=True, slots=True)
class _Starting:
    """Handed to the mixer, not heard yet."""

    token: int
    timeline: Timeline
    until_ms: int


_Saying = _Fetching | _Starting | Speaking


class Narrator:
    """The `Voice` of a kiosk: rendered by the studio, played by our own player, captioned by the clock.

    Every method returns at once. `end` is for when the kiosk stops. `tell` is told what the officer should know, from
    any thread.
    """

    def __init__(
        self,
        inbox: Inbox,
        clock: Clock,
        studio: Studio,
        *,
        loudspeaker: Loudspeaker = Loudspeaker(),  # frozen
        tell: Callable[[str], None] = log.warning,
        device: Device | None = None,
        alarm: AlarmMaker = ThreadAlarm,
    ) -> None:
        self._inbox = inbox
        self._clock = clock
        self._desk = Desk(studio)
        self._volume_limit = loudspeaker.volume_limit
        # Whatever gain is asked for: this is where it ends.
        self._mixer = Mixer(round(PEAK_LIMIT * _gain(loudspeaker.volume_limit, is_quiet=False)))
        self._tell = tell
        self._player = Player(clock, self._mixer.fill, device or PortAudio(loudspeaker.output, tell), tell)
        self._checking: threading.Thread | None = None
        self._is_ending = threading.Event()
        self._alarm = alarm(clock, self._advance)
        self._lock = threading.RLock()
        self._saying: _Saying | None = None
        self._gain = 0.0
        self._is_quiet = False
        self._is_open = False

    def prepare(self, lines: Sequence[tuple[Line, AgeBand]], *, is_quiet: bool) -> None:
        self._desk.prepare([Wanted(line, ages, is_quiet) for line, ages in lines])

    def check(self, wait: Wait | None = None) -> None:
        """Find out, with silence and in the background, whether sound can be played; the officer is told if not.

        `wait` replaces the real waiting, which ends with the kiosk.
        """
        if self._checking is None:
            given = (wait or self._is_ending.wait,)
            self._checking = threading.Thread(
                target=self._check, args=given, name="narration-check", daemon=True
            )
            self._checking.start()

    def listen(self, wait: Wait) -> Heard | None:
        """Whether the device that is open plays, found out with silence; blocks for a third of a second, or four."""
        return check_sound(self._player, self._clock, wait)

    def open(self, *, volume: int, is_quiet: bool) -> None:
        """Open the stream. `volume` counts 3 dB steps, 10 is full, 0 is off; more than the limit is the limit."""
        self._gain = _gain(min(self._volume_limit, volume), is_quiet=is_quiet)
        with self._lock:
            self._is_quiet, self._is_open = is_quiet, True
            self._player.open()
        # On a Pi 3 the chimes take a third of a second to make: not at the first press.
        threading.Thread(target=_make_effects, name="narration-chimes", daemon=True).start()

    def say(self, token: int, line: Line, ages: AgeBand, *, is_quiet: bool) -> None:
        wanted = Wanted(line, ages, is_quiet)
        with self._lock:
            self._mixer.stop()
            until_ms = self._clock.now_ms() + FETCH_MS
            self._be(_Fetching(token, wanted, until_ms), until_ms)
        self._desk.fetch(wanted, lambda clip: self._fetched(token, clip))

    def hush(self) -> None:
        with self._lock:
            self._mixer.hush()
            self._be(None, None)

    def play(self, cue: Cue) -> None:
        if self._is_open and not self._is_quiet:
            self._mixer.effect(_effect(cue), self._gain * gain_of(EFFECTS_DB))

    def progress(self) -> Progress | None:
        saying, heard_ms = self._saying, self.heard_from_ms()
        if saying is None or isinstance(saying, _Fetching) or heard_ms is None:
            return Progress(saying.token, None, 0.0) if saying else None
        return Speaking(saying.token, saying.timeline, heard_ms).progress(self._clock.now_ms())

    def heard_from_ms(self) -> int | None:
        """When the line in hand was first heard, by the clock; None before. For measuring."""
        saying = self._saying
        if isinstance(saying, _Starting):
            return self._mixer.heard_from_ms(saying.token)
        return saying.started_ms if isinstance(saying, Speaking) else None

    def account(self) -> Account | None:
        """What the open stream has done so far. For measuring."""
        return self._player.account

    def close(self) -> None:
        self.hush()
        with self._lock:
            self._is_open = False
            if self._checking is None:
                self._player.close()

    def end(self) -> None:
        """Stop every thread and the voice process, for good."""
        self._is_ending.set()
        self.close()
        checking = self._checking
        if checking:
            checking.join()
        self._alarm.end()
        self._player.end()
        self._desk.close()

    def _check(self, wait: Wait) -> None:
        self._player.open()
        heard = self.listen(wait)
        if heard and heard.fault and heard.account:  # where nothing could be opened, the player has said why
            self._tell(heard.fault)
        with self._lock:
            self._checking = None
            if not self._is_open:
                self._player.close()

    def _fetched(self, token: int, clip: Clip) -> None:
        with self._lock:
            saying = self._saying
            if isinstance(saying, _Fetching) and saying.token == token:
                self._start(token, clip)

    def _start(self, token: int, clip: Clip) -> None:
        now_ms = self._clock.now_ms()
        if clip.pcm and self._is_open and (self._player.is_fed or self._player.is_opening):
            self._mixer.speak(token, clip.pcm, self._gain)
            self._be(_Starting(token, clip.timeline, now_ms + SOUND_MS), now_ms + SOUND_MS)
        else:
            self._speak_from(token, clip.timeline, now_ms)

    def _speak_from(self, token: int, timeline: Timeline, started_ms: int) -> None:
        speaking = Speaking(token, timeline, started_ms)
        self._be(speaking, speaking.end_ms)

    def _advance(self) -> None:
        """Whatever is due now: the end of a line, or the end of waiting."""
        with self._lock:
            now_ms = self._clock.now_ms()
            match self._saying:
                case _Fetching(token, wanted, until_ms) if now_ms >= until_ms:
                    log.info("a line was not rendered in time; its caption goes on by estimate")
                    self._start(token, silent_clip(wanted))
                case _Starting(token, timeline):
                    heard_ms = self._mixer.drop(token)
                    self._speak_from(token, timeline, now_ms if heard_ms is None else heard_ms)
                case Speaking() as speaking if now_ms >= speaking.end_ms:
                    self._be(None, None)
                    self._inbox.put(NarrationEnded(now_ms, speaking.token))

    def _be(self, saying: _Saying | None, due_ms: int | None) -> None:
        self._saying = saying
        self._alarm.set(due_ms)


def _gain(volume: int, *, is_quiet: bool) -> float:
    steps = min(FULL_VOLUME, max(0, volume))
    return gain_of((steps - FULL_VOLUME) * STEP_DB + (QUIET_DB if is_quiet else 0.0)) if steps else 0.0


@cache
def _effect(cue: Cue) -> "array[int]":
    return chime(cue)


def _make_effects() -> None:
    for cue in Cue:
        _effect(cue)
