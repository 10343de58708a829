"""A laptop's microphone, through sounddevice, and its loudspeaker to listen to what was read. Never used on a kiosk."""

import math
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kiosk.errors import NarrationError
from kiosk.narration.recorded import FASTEST_HZ, SLOWEST_HZ
from kiosk.narration.sound import FULL_SCALE, RATE_HZ, from_bytes, to_bytes

if TYPE_CHECKING:
    from array import array


class Microphone:
    """The default microphone. `start`, then `level_db` as often as is liked, then `stop`."""

    def __init__(self, library: Callable[[], Any] | None = None) -> None:
        self._library = library or _sounddevice
        self._lock = threading.Lock()
        self._heard = bytearray()
        self._peak = 0
        self._stream: Any = None
        self.rate_hz = 0

    def start(self) -> None:
        """Record from now on. Raises NarrationError where there is no microphone, or it cannot be used."""
        library = self._library()
        self._heard, self._peak = bytearray(), 0
        try:
            usual = int(library.query_devices(kind="input")["default_samplerate"])
            self.rate_hz = min(FASTEST_HZ, max(SLOWEST_HZ, usual))
            self._stream = library.RawInputStream(
                samplerate=self.rate_hz, channels=1, dtype="int16", callback=self._hear
            )
            self._stream.start()
        except Exception as error:
            self._let_go()
            raise NarrationError(
                f"the microphone cannot be used ({error}): connect one, and choose it in the system's settings"
            ) from error

    def level_db(self) -> float:
        """The loudest moment since this was asked last, in dBFS; −120 for silence."""
        with self._lock:
            peak, self._peak = self._peak, 0
        return 20 * math.log10(max(peak / FULL_SCALE, 1e-6))

    def stop(self) -> "array[int]":
        """End the recording: all samples of it, at `rate_hz`."""
        self._let_go()
        return from_bytes(bytes(self._heard))

    def play(self, samples: "array[int]") -> None:
        """Play samples at our rate on the default loudspeaker; returns when all was heard. Raises NarrationError."""
        library = self._library()
        try:
            with library.RawOutputStream(samplerate=RATE_HZ, channels=1, dtype="int16") as stream:
                stream.write(to_bytes(samples))
        except Exception as error:
            raise NarrationError(f"it cannot be played back ({error})") from error

    def _hear(self, heard: Any, _count: int, _times: Any, _status: Any) -> None:
        piece = bytes(heard)
        samples = from_bytes(piece)
        with self._lock:
            self._heard += piece
            self._peak = max(self._peak, max(samples, default=0), -min(samples, default=0))

    def _let_go(self) -> None:
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.stop(ignore_errors=True)
            stream.close(ignore_errors=True)


def _sounddevice() -> Any:
    try:
        import sounddevice  # noqa: PLC0415 (the import itself fails where PortAudio is missing)
    except (OSError, ImportError) as error:
        raise NarrationError(f"{error} (`sudo apt install libportaudio2` mends it)") from error
    return sounddevice
