"""A PulseAudio daemon of our own with a sink that nobody hears, and a recorder of what is played into it."""

import os
import shutil
import subprocess
import tempfile
import threading
import time
from array import array
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

RATE_HZ = 48_000
_HEARD = 100
Finder = Callable[[list[tuple[float, bool]]], float | None]


class NullSink:
    """Sets `PULSE_SERVER` and an ALSA configuration whose default device is the sink, while it is open."""

    def __enter__(self) -> Self:
        self.folder = Path(tempfile.mkdtemp(prefix="nullsink-"))
        socket = self.folder / "native"
        alsa = self.folder / "asound.conf"
        alsa.write_text("pcm.!default { type pulse }\nctl.!default { type pulse }\n")
        found = "/usr/share/alsa/alsa.conf"
        self._before = dict(os.environ)
        os.environ |= {
            "PULSE_SERVER": f"unix:{socket}",
            "PULSE_RUNTIME_PATH": str(self.folder),
            "HOME": str(self.folder),
            "ALSA_CONFIG_PATH": f"{found}:{alsa}",
        }
        self._daemon = subprocess.Popen(
            [
                *("pulseaudio", "-n", "--exit-idle-time=-1", "--daemonize=no", "--use-pid-file=no"),
                *("--disallow-exit", "--high-priority=no", "--log-level=error"),
                *("-L", f"module-native-protocol-unix socket={socket} auth-anonymous=1"),
                *("-L", f"module-null-sink sink_name=unheard rate={RATE_HZ} channels=1"),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + 10
        while not socket.exists():
            if time.monotonic() > until or self._daemon.poll() is not None:
                raise RuntimeError("pulseaudio did not start")
            time.sleep(0.05)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._daemon.terminate()
        self._daemon.wait()
        os.environ.clear()
        os.environ.update(self._before)
        shutil.rmtree(self.folder, ignore_errors=True)


class Recorder:
    """Reads the sink's monitor and notes, by the monotonic clock, when each millisecond of it arrived.

    What it tells is late by its own buffer (asked for 5 ms), so figures taken from it are upper bounds.
    """

    def __init__(self, _sink: NullSink) -> None:
        self._changed = threading.Condition()
        self._loud: list[tuple[float, bool]] = []

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [
                *("parec", "--device=unheard.monitor", "--latency-msec=5", "--process-time-msec=5"),
                *("--format=s16le", f"--rate={RATE_HZ}", "--channels=1", "--raw"),
            ],
            stdout=subprocess.PIPE,
        )
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.wait()
        self._thread.join()
        if self._process.stdout:
            self._process.stdout.close()

    def next_sound(self, after: float, within: float = 3.0) -> float:
        """When sound first arrived after that moment."""
        return self._when(after, within, lambda seen: next((at for at, is_loud in seen if is_loud), None))

    def next_silence(self, after: float, within: float = 3.0) -> float:
        """When the last sound arrived before a silence of 80 ms."""

        def last_loud(seen: list[tuple[float, bool]]) -> float | None:
            loud = max((at for at, is_loud in seen if is_loud), default=after)
            return loud if seen and seen[-1][0] - loud > 0.08 else None

        return self._when(after, within, last_loud)

    def _when(self, after: float, within: float, find: Finder) -> float:
        until = time.monotonic() + within
        with self._changed:
            while True:
                found = find([each for each in self._loud if each[0] > after])
                if found is not None:
                    return found
                if not self._changed.wait(until - time.monotonic()):
                    raise RuntimeError("nothing was heard in time")

    def _read(self) -> None:
        pipe = self._process.stdout
        while pipe and (piece := os.read(pipe.fileno(), 1 << 14)):
            samples = array("h", piece[: len(piece) // 2 * 2])
            at = time.monotonic()
            step = RATE_HZ // 1000
            # A piece arrives whole; its parts sounded one after the other before.
            seen = [
                (at - (len(samples) - start) / RATE_HZ, max(map(abs, samples[start : start + step])) > _HEARD)
                for start in range(0, len(samples), step)
            ]
            with self._changed:
                self._loud = (self._loud + seen)[-6000:]
                self._changed.notify_all()
