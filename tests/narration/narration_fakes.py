"""Small real classes that stand in for what surrounds the voice."""

import queue
import sys
import threading
from collections.abc import Callable

from kiosk.errors import NarrationError
from kiosk.narration.player import Fill
from kiosk.play.events import Event
from kiosk.ports import Clock


def nobody(_text: str) -> None:
    """An officer who is told and does not mind."""


class FakeClock:
    def __init__(self, now_ms: int = 1_000) -> None:
        self.at_ms = now_ms

    def now_ms(self) -> int:
        return self.at_ms


class Inbox:
    """An inbox that a test may wait on: other threads put into it."""

    def __init__(self) -> None:
        self.events: queue.Queue[Event] = queue.Queue()

    def put(self, event: Event) -> None:
        self.events.put(event)

    def all(self) -> list[Event]:
        found = []
        while not self.events.empty():
            found.append(self.events.get())
        return found


class FakeAlarm:
    """Rings when a test lets time pass up to it; refuses a time after its end."""

    def __init__(self, clock: Clock, ring: Callable[[], None]) -> None:
        self.clock, self.ring = clock, ring
        self.at_ms: int | None = None
        self.is_ended = False
        self.was_set: queue.Queue[int | None] = queue.Queue()

    def set(self, at_ms: int | None) -> None:
        self.at_ms = at_ms
        self.was_set.put(at_ms)

    def end(self) -> None:
        self.is_ended = True

    def pass_to(self, clock: FakeClock, at_ms: int) -> None:
        clock.at_ms = at_ms
        while self.at_ms is not None and self.at_ms <= at_ms:
            self.at_ms = None
            self.ring()


class FakeStream:
    def __init__(self, fill: Fill) -> None:
        self.name = "fake loudspeaker"
        self.latency_ms = 40
        self.underruns = 0
        self.fill = fill
        self.is_running = True
        self.is_closed = False
        self.was_closed = threading.Event()

    def close(self) -> None:
        self.is_running = False
        self.is_closed = True
        self.was_closed.set()


class FakeDevice:
    """A device that a test feeds by hand; `opened` tells of each stream."""

    def __init__(self) -> None:
        self.opened: queue.Queue[FakeStream] = queue.Queue()
        self.losses = 0

    def open(self, fill: Fill, *, was_lost: bool) -> FakeStream:
        self.losses += was_lost
        stream = FakeStream(fill)
        self.opened.put(stream)
        return stream


class NoDevice:
    def __init__(self) -> None:
        self.asked: queue.Queue[bool] = queue.Queue()

    def open(self, fill: Fill, *, was_lost: bool) -> FakeStream:
        self.asked.put(was_lost)
        raise NarrationError("PortAudio library not found")


HELLO = 'print(json.dumps({"engine": "fake 1", "voice": "en"}), flush=True)'


def child(script: str) -> tuple[str, ...]:
    """A stand-in for the voice process."""
    return (sys.executable, "-c", f"import base64, json, os, sys, time\n{script}")


def speaking_child(log: str = "/dev/null") -> tuple[str, ...]:
    """Half a second of a square wave for whatever it is asked; each request is noted in `log`."""
    return child(f"""{HELLO}
pcm = (b"\\x00\\x10" * 50 + b"\\x00\\xf0" * 50) * 110
for line in sys.stdin:
    request = json.loads(line)
    with open({log!r}, "a") as log:
        log.write(line)
    answer = dict(id=request["id"], pcm=base64.b64encode(pcm).decode(), marks=[[0, 0]], levels=base64.b64encode(bytes(25)).decode())
    print(json.dumps(answer), flush=True)
""")
