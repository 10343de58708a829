"""The sound device, held open and fed with silence; lost ones are looked for again. Nothing here blocks the caller."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

from kiosk.errors import NarrationError
from kiosk.narration.sound import RATE_HZ
from kiosk.ports import Clock

log = logging.getLogger(__name__)

LEAD_IN_MS = 200
"""An amplifier that wakes up eats the first word; so it is woken with silence."""

RETRY_SECONDS = 5.0
WATCH_SECONDS = 1.5
START_SECONDS = 3.0
"""A sound server that was idle may take 2 s to ask for the second buffer (PulseAudio 16): it is not opened anew for that."""

OFTEN = 8
"""So many underruns in one stream are heard as a stutter: the next stream gets larger buffers."""

Fill = Callable[[int, int], bytes]
"""Samples wanted, and in how many milliseconds their first one is heard → 16-bit mono bytes."""


class Stream(Protocol):
    """An open device that calls its `Fill` until it is closed."""

    @property
    def name(self) -> str:
        """What a person calls the loudspeaker."""

    @property
    def latency_ms(self) -> int:
        """How long a sample waits in the device's buffer, as the device tells it."""

    @property
    def underruns(self) -> int:
        """How often the device had nothing to play since it was opened."""

    @property
    def is_running(self) -> bool: ...

    def close(self) -> None: ...


class Device(Protocol):
    def open(self, fill: Fill, *, was_lost: bool) -> Stream:
        """Open the device; raises NarrationError where there is none.

        `was_lost`: the last stream stopped asking for samples or starved often, so larger buffers may be wanted.
        """


@dataclass(frozen=True, slots=True)
class Account:
    """What the open stream has done: samples taken (the lead-in counts), its device, its buffer, how often it starved."""

    device: str
    taken_samples: int
    latency_ms: int
    underruns: int


class Player:
    """Keeps a stream open from `open` to `close`, on a thread of its own: opening a device can take a second.

    `fill` is asked for samples with the clock's time at which their first is heard. After `LEAD_IN_MS` of silence.
    `tell` is told once, in a sentence for the officer, that no loudspeaker can be had; then it is looked for quietly.
    """

    def __init__(self, clock: Clock, fill: Fill, device: Device, tell: Callable[[str], None]) -> None:
        self._clock = clock
        self._fill = fill
        self._device = device
        self._tell_officer = tell
        self._changed = threading.Condition()
        self._is_wanted = False
        self._is_closed = False
        self._is_told = False
        self._thread: threading.Thread | None = None
        self._stream: Stream | None = None
        self._opened_ms = 0
        self._lead_in = 0
        self._taken = 0
        self._told_underruns = 0
        self._has_starved = False
        self._fed_ms: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    @property
    def is_fed(self) -> bool:
        """Whether the device has asked for samples lately."""
        fed_ms = self._fed_ms
        return fed_ms is not None and self._clock.now_ms() - fed_ms < WATCH_SECONDS * 1000

    @property
    def is_opening(self) -> bool:
        """Whether a device may still come up at once."""
        return self._is_wanted and not self._is_told and not self.is_fed

    @property
    def account(self) -> Account | None:
        """What the stream has done so far; None while none is open."""
        stream = self._stream
        if stream is None:
            return None
        return Account(stream.name, self._taken, stream.latency_ms, stream.underruns)

    def open(self) -> None:
        """Want the device open. Returns at once."""
        self._want(is_wanted=True)

    def close(self) -> None:
        """Let the device go. Returns at once."""
        self._want(is_wanted=False)

    def end(self) -> None:
        """Let the device go and end the thread."""
        with self._changed:
            self._is_closed = True
            self._is_wanted = False
            self._changed.notify_all()
        if self._thread:
            self._thread.join(timeout=2)

    def _want(self, *, is_wanted: bool) -> None:
        with self._changed:
            self._is_wanted = is_wanted
            if is_wanted and self._thread is None and not self._is_closed:
                self._thread = threading.Thread(target=self._hold, name="narration-player", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def _hold(self) -> None:
        while True:
            with self._changed:
                is_wanted, is_closed = self._is_wanted, self._is_closed
            self._settle(is_wanted=is_wanted)
            if is_closed:
                return
            with self._changed:
                if (self._is_wanted, self._is_closed) == (is_wanted, is_closed):
                    self._changed.wait(self._patience(is_wanted=is_wanted))

    def _settle(self, *, is_wanted: bool) -> None:
        """Have the stream as it should be now: opened, closed, or opened anew where it was lost."""
        was_lost = False
        try:
            self._count_underruns()
            if self._stream and not (is_wanted and self._stream.is_running and not self._has_stalled()):
                was_lost = is_wanted
                self._let_go()
                if was_lost:
                    log.info("the sound stream stopped; it is opened again")
            if is_wanted and self._stream is None:
                self._take_up(was_lost=was_lost)
        except NarrationError as error:
            self._tell(str(error))
        except Exception:
            # A driver may raise anything; captions go on without it.
            log.exception("the sound device failed")
            self._stream = None

    def _has_stalled(self) -> bool:
        return not self.is_fed and self._clock.now_ms() - self._opened_ms > START_SECONDS * 1000

    def _let_go(self) -> None:
        stream, self._stream, self._fed_ms = self._stream, None, None
        if stream:
            self._has_starved = stream.underruns >= OFTEN
            stream.close()

    def _take_up(self, *, was_lost: bool) -> None:
        self._lead_in = RATE_HZ * LEAD_IN_MS // 1000
        self._taken = self._told_underruns = 0
        self._fed_ms = None
        was_lost, self._has_starved = was_lost or self._has_starved, False
        self._stream = self._device.open(self._feed, was_lost=was_lost)
        self._fed_ms = self._opened_ms = self._clock.now_ms()
        if self._is_told:
            log.info("Clever can be heard again")
        self._is_told = False

    def _count_underruns(self) -> None:
        underruns = self._stream.underruns if self._stream else 0
        if underruns > self._told_underruns:
            log.info("the loudspeaker starved %d times since it was opened", underruns)
            self._told_underruns = underruns

    def _tell(self, reason: str) -> None:
        if not self._is_told:
            self._is_told = True
            self._tell_officer(
                f"No loudspeaker was found ({reason}). Captions go on without a voice. Connect one, or see `kiosk sound --list`."
            )

    def _feed(self, count: int, ahead_ms: int) -> bytes:
        now_ms = self._clock.now_ms()
        self._fed_ms = now_ms
        self._taken += count
        if self._lead_in > 0:
            self._lead_in -= count
            return bytes(2 * count)
        return self._fill(count, now_ms + ahead_ms)

    def _patience(self, *, is_wanted: bool) -> float | None:
        if not is_wanted:
            return None
        return WATCH_SECONDS if self._stream else RETRY_SECONDS
