"""PortAudio, through sounddevice: the devices that there are, and a stream to the one that is wanted."""

import logging
import os
from collections.abc import Callable
from typing import Any

from kiosk.errors import NarrationError
from kiosk.narration.outputs import AUTO, Output, Way, ways, ways_anywhere
from kiosk.narration.player import Fill, Stream
from kiosk.narration.sound import RATE_HZ

log = logging.getLogger(__name__)

LATENCIES_SECONDS = (0.04, 0.08, 0.16)
"""Buffers to ask for; the next one where a device starves twice. 30 ms stalled the ALSA plugin of PulseAudio 16, 40 ran."""

HARDWARE_LATENCIES_SECONDS = (0.02, 0.04, 0.08, 0.16)
"""The same for a sound card without a server between."""

_CARD_VARIABLE = "ALSA_CARD"


class PortAudio:
    """The usual device: PortAudio with the smallest buffers that run, on the loudspeaker that `wanted` means.

    Where that one is not there or cannot be opened, `tell` is told once, and another is used: the kiosk speaks.
    """

    def __init__(
        self,
        wanted: str = AUTO,
        tell: Callable[[str], None] = log.warning,
        library: Callable[[], Any] | None = None,
    ) -> None:
        self._wanted = wanted
        self._library = library or _fresh_library
        self._tell = tell
        self._losses = 0
        self._is_told = False
        self._card_before = os.environ.get(_CARD_VARIABLE)

    def outputs(self) -> list[Output]:
        """The devices that there are now; raises NarrationError without PortAudio."""
        return _outputs(self._library())

    def open(self, fill: Fill, *, was_lost: bool) -> Stream:
        self._losses += was_lost
        library = self._library()
        outputs = _outputs(library)
        wanted = ways(self._wanted, outputs)
        failure = "there is none"
        for way in dict.fromkeys((*wanted, *ways_anywhere(outputs))):
            try:
                stream = self._opened(library, way, fill)
            except Exception as error:  # noqa: BLE001 (a driver may raise anything; the next way may work)
                failure = str(error)
                log.debug("%s cannot be opened (%s)", way.name, error)
                continue
            self._compare(way, wanted)
            return stream
        raise NarrationError(f"no sound device can be opened: {failure}")

    def _opened(self, library: Any, way: Way, fill: Fill) -> Stream:
        self._mean_card(way.card)
        latencies = HARDWARE_LATENCIES_SECONDS if way.is_hardware else LATENCIES_SECONDS
        latency_seconds = latencies[min(self._losses // 2, len(latencies) - 1)]
        return _PortAudioStream(library, way, fill, latency_seconds)

    def _compare(self, way: Way, wanted: tuple[Way, ...]) -> None:
        is_right = way in wanted or (self._wanted == AUTO and not wanted)
        if not is_right and not self._is_told:
            self._tell(
                f"The loudspeaker “{self._wanted}” {'cannot be opened' if wanted else 'was not found'}; Clever speaks "
                f"through “{way.name}”. Connect it, or set sound.output to another (`kiosk sound --list` shows them)."
            )
        self._is_told = not is_right

    def _mean_card(self, card: str | None) -> None:
        """Have ALSA's own names mean this card from the next opening on; None: the one that was meant before us."""
        card = card or self._card_before
        if card is None:
            os.environ.pop(_CARD_VARIABLE, None)
        elif os.environ.get(_CARD_VARIABLE) != card:
            os.environ[_CARD_VARIABLE] = card


def _fresh_library() -> Any:
    """Sounddevice with a new list of devices; raises NarrationError where it or PortAudio is missing."""
    # A card by itself plays neither mono nor our rate; ALSA converts for it when PortAudio is told so before it starts.
    os.environ.setdefault("PA_ALSA_PLUGHW", "1")
    try:
        import sounddevice  # noqa: PLC0415 (the import itself fails where PortAudio is missing)
    except (OSError, ImportError) as error:
        raise NarrationError(f"{error} (`sudo apt install libportaudio2` mends it)") from error
    try:
        # PortAudio lists devices once; one that was plugged in since is only seen after this.
        sounddevice._terminate()  # noqa: SLF001
        sounddevice._initialize()  # noqa: SLF001
    except Exception as error:
        raise NarrationError(f"PortAudio cannot be started ({error})") from error
    return sounddevice


def _outputs(library: Any) -> list[Output]:
    try:
        default = library.query_devices(kind="output")["index"]
    except (library.PortAudioError, ValueError):
        default = None
    return [
        Output(device["index"], device["name"], device["index"] == default)
        for device in library.query_devices()
        if device["max_output_channels"] > 0
    ]


class _PortAudioStream:
    def __init__(self, library: Any, way: Way, fill: Fill, latency_seconds: float) -> None:
        self.name = way.name
        self.underruns = 0

        def feed(out: Any, count: int, times: Any, status: Any) -> None:
            self.underruns += bool(status.output_underflow)
            ahead = times.outputBufferDacTime - times.currentTime
            # Some backends leave one of the two at zero.
            ahead = ahead if 0 <= ahead < 1 else self._stream.latency
            out[:] = fill(count, round(ahead * 1000))

        self._stream = library.RawOutputStream(
            device=way.output.index,
            samplerate=RATE_HZ,
            blocksize=0,  # what suits the device
            channels=1,
            dtype="int16",
            latency=latency_seconds,
            callback=feed,
        )
        try:
            self._stream.start()
        except Exception:
            self.close()
            raise

    @property
    def latency_ms(self) -> int:
        return round(float(self._stream.latency) * 1000)

    @property
    def is_running(self) -> bool:
        return bool(self._stream.active)

    def close(self) -> None:
        self._stream.abort(ignore_errors=True)
        self._stream.close(ignore_errors=True)
