"""The sound device, held open and fed with silence; lost ones are looked for again. Nothing here blocks the caller."""

import logging
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any, Protocol, Self

from kiosk.errors import NarrationError
from kiosk.narration.sound import RATE_HZ
from kiosk.ports import Clock

log = logging.getLogger(__name__)

LATENCIES_SECONDS = (0.04, 0.08, 0.16)
"""Buffers to ask for; the next one where a device starves twice. 30 ms stalled the ALSA plugin of PulseAudio 16, 40 ran."""

LEAD_IN_MS = 200
"""An amplifier that wakes up eats the first word; so it is woken with silence."""

RETRY_SECONDS = 5.0
WATCH_SECONDS = 1.5

Fill = Callable[[int, int], bytes]
"""Samples wanted, and in how many milliseconds their first one is heard → 16-bit mono bytes."""


class Stream(Protocol):
    """An open device that calls its `Fill` until it is closed."""

    @property
    def is_running(self) -> bool: ...

    def close(self) -> None: ...


class Device(Protocol):
    def open(self, fill: Fill, *, was_lost: bool) -> Stream:
        """Open the device; raises NarrationError where there is none.

        `was_lost`: the last stream stopped asking for samples, so larger buffers may be wanted.
        """


class PortAudio:
    """The usual device: PortAudio through sounddevice, with the smallest buffers that it gives."""

    def __init__(self) -> None:
        self._losses = 0

    def open(self, fill: Fill, *, was_lost: bool) -> Stream:
        self._losses += was_lost
        latency_seconds = LATENCIES_SECONDS[min(self._losses // 2, len(LATENCIES_SECONDS) - 1)]
        try:
            import sounddevice  # noqa: PLC0415 (the import itself fails where PortAudio is missing)
        except (OSError, ImportError) as error:
            raise NarrationError(f"{error} (`sudo apt install libportaudio2` mends it)") from error
        try:
            # PortAudio lists devices once; one that was plugged in since is only seen after this.
            sounddevice._terminate()  # noqa: SLF001
            sounddevice._initialize()  # noqa: SLF001
            return _PortAudioStream(sounddevice, fill, latency_seconds)
        except Exception as error:
            raise NarrationError(f"no sound device can be opened ({error})") from error


class _PortAudioStream:
    def __init__(self, sounddevice: Any, fill: Fill, latency_seconds: float) -> None:
        def feed(out: Any, count: int, times: Any, _status: Any) -> None:
            ahead = times.outputBufferDacTime - times.currentTime
            # Some backends leave one of the two at zero.
            ahead = ahead if 0 <= ahead < 1 else self._stream.latency
            out[:] = fill(count, round(ahead * 1000))

        self._stream = sounddevice.RawOutputStream(
            samplerate=RATE_HZ,
            blocksize=0,  # what suits the device
            channels=1,
            dtype="int16",
            latency=latency_seconds,
            callback=feed,
        )
        self._stream.start()

    @property
    def is_running(self) -> bool:
        return bool(self._stream.active)

    def close(self) -> None:
        self._stream.abort(ignore_errors=True)
        self._stream.close(ignore_errors=True)


class Player:
    """Keeps a stream open from `open` to `close`, on a thread of its own: opening a device can take a second.

    `fill` is asked for samples with the clock's time at which their first is heard. After `LEAD_IN_MS` of silence.
    """

    def __init__(self, clock: Clock, fill: Fill, device: Device) -> None:
        self._clock = clock
        self._fill = fill
        self._device = device
        self._changed = threading.Condition()
        self._is_wanted = False
        self._is_closed = False
        self._is_told = False
        self._thread: threading.Thread | None = None
        self._lead_in = 0
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
        stream: Stream | None = None
        while True:
            with self._changed:
                is_wanted, is_closed = self._is_wanted, self._is_closed
            stream = self._settled(stream, is_wanted=is_wanted)
            if is_closed:
                return
            with self._changed:
                if (self._is_wanted, self._is_closed) == (is_wanted, is_closed):
                    self._changed.wait(self._patience(stream, is_wanted=is_wanted))

    def _settled(self, stream: Stream | None, *, is_wanted: bool) -> Stream | None:
        """The stream as it should be now: opened, closed, or opened anew where it was lost."""
        was_lost = False
        try:
            if stream and not (is_wanted and stream.is_running and self.is_fed):
                self._fed_ms = None
                stream.close()
                stream = None
                if is_wanted:
                    was_lost = True
                    log.info("the sound stream stopped; it is opened again")
            if is_wanted and stream is None:
                self._lead_in = RATE_HZ * LEAD_IN_MS // 1000
                self._fed_ms = None
                stream = self._device.open(self._feed, was_lost=was_lost)
                self._fed_ms = self._clock.now_ms()
                self._is_told = False
        except NarrationError as error:
            self._tell(str(error))
        except Exception:
            # A driver may raise anything; captions go on without it.
            log.exception("the sound device failed")
            stream = None
        return stream

    def _tell(self, reason: str) -> None:
        if not self._is_told:
            self._is_told = True
            log.warning("Clever cannot be heard: %s. Captions go on; the device is looked for again.", reason)

    def _feed(self, count: int, ahead_ms: int) -> bytes:
        now_ms = self._clock.now_ms()
        self._fed_ms = now_ms
        if self._lead_in > 0:
            self._lead_in -= count
            return bytes(2 * count)
        return self._fill(count, now_ms + ahead_ms)

    @staticmethod
    def _patience(stream: Stream | None, *, is_wanted: bool) -> float | None:
        if not is_wanted:
            return None
        return WATCH_SECONDS if stream else RETRY_SECONDS
