"""The desk that hand-outs are made at: everything slow happens on a thread of its own, one thing after another."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Final, Protocol

from kiosk.handout.sticks import TOLD, WRITING, Sticks
from kiosk.handout.writing import Fault
from kiosk.handouts import NOTHING_YET, Stick, StickState
from kiosk.play.events import Event, HandOutMade, StickTold
from kiosk.ports import Clock

if TYPE_CHECKING:
    from kiosk.handout.paper import Paper
    from kiosk.leaving.visit_left import VisitLeft

log = logging.getLogger(__name__)

LOOK_SECONDS: Final = 1.0
SLOW_SECONDS: Final = 150.0
"""After this long the officer is told that the stick is too slow, even while the kernel still waits for it."""
NOT_MADE: Final = "The hand-out could not be made. The answers are all kept; please try again later."
NOT_WRITTEN: Final = StickState(
    Stick.FAILED, "The papers could not be made, so nothing was written. The answers are all kept."
)


class Job(StrEnum):
    OPEN = "open"
    MAKE = "make"
    LOOK = "look"
    WRITE = "write"
    EJECT = "eject"
    LEAVE = "leave"
    STOP = "stop"


class Alarm(Protocol):
    def start(self) -> None: ...

    def cancel(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Tools:
    """What the desk works with: the newest visit in the results as they are now, the printing office, USB sockets."""

    newest: "Callable[[], VisitLeft | None]"
    paper: "Callable[[], Paper]"
    sticks: Sticks


class LeavingDesk:
    """Implements `kiosk.ports.Leaving`. `tell` may be called from any thread.

    `tools` is called once, on the desk's own thread: what they need takes long to load, and no first screen waits for it.
    `alarm` makes something that calls a function after so many seconds, unless it is cancelled.
    """

    def __init__(
        self,
        tools: Callable[[], Tools],
        tell: Callable[[Event], None],
        clock: Clock,
        *,
        alarm: Callable[[float, Callable[[], None]], Alarm] = threading.Timer,
    ) -> None:
        self._open = cache(tools)
        self._tell = tell
        self._clock = clock
        self._alarm = alarm
        self._asked: SimpleQueue[Job] = SimpleQueue()
        self._is_looking = False
        self._said: StickState | None = None
        # A stick that hangs in the kernel must not keep the kiosk from ending.
        self._thread = threading.Thread(target=self._run, name="leaving", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self, within_seconds: float = 1.0) -> None:
        """Stop soon. What is being written is not waited for longer than this."""
        self._asked.put(Job.STOP)
        if self._thread.is_alive():
            self._thread.join(within_seconds)

    def make(self) -> None:
        self._asked.put(Job.MAKE)

    def look_for_stick(self) -> None:
        self._asked.put(Job.LOOK)

    def write_stick(self) -> None:
        self._asked.put(Job.WRITE)

    def eject_stick(self) -> None:
        self._asked.put(Job.EJECT)

    def leave_stick(self) -> None:
        self._asked.put(Job.LEAVE)

    def turn(self, job: Job | None) -> None:
        """Do one thing that was asked for; None: time has passed. Never raises."""
        try:
            self._do(job)
        except Exception:
            # The class goes on without hand-outs; the log has the rest.
            log.exception("could not %s", job or "look")
            if job is Job.MAKE:
                self._tell(HandOutMade(self._clock.now_ms(), None, NOT_MADE))
            elif job not in {Job.OPEN, None}:
                self._say(NOT_WRITTEN)

    def _do(self, job: Job | None) -> None:
        match job:
            case Job.OPEN:
                self._open()
            case Job.MAKE:
                left = self._open().newest()
                text = "" if left else NOTHING_YET
                self._tell(HandOutMade(self._clock.now_ms(), left.hand_out() if left else None, text))
            case Job.LOOK:
                self._is_looking = True
                self._say(self._open().sticks.look())
            case Job.WRITE:
                self._write()
            case Job.EJECT:
                self._say(self._open().sticks.eject())
            case Job.LEAVE:
                self._is_looking = False
            case _:
                if self._is_looking:
                    self._say_news(self._open().sticks.look())

    def _write(self) -> None:
        found = self._open().sticks.look()
        if found.stick in {Stick.NONE, Stick.SEVERAL, Stick.EJECTED}:
            self._say(found)
            return
        self._say(WRITING)
        alarm = self._alarm(SLOW_SECONDS, lambda: self._say(TOLD[Fault.TOO_SLOW]))
        alarm.start()
        try:
            left = self._open().newest()
            if left is None:
                self._say(StickState(Stick.FAILED, NOTHING_YET))
                return
            self._say(self._open().sticks.write(*left.files(self._open().paper())))
        finally:
            alarm.cancel()

    def _say_news(self, state: StickState) -> None:
        if state != self._said:
            self._say(state)

    def _say(self, state: StickState) -> None:
        self._said = state
        self._tell(StickTold(self._clock.now_ms(), state))

    def _run(self) -> None:
        self.turn(Job.OPEN)
        while True:
            try:
                job = self._asked.get(timeout=LOOK_SECONDS if self._is_looking else None)
            except Empty:
                job = None
            if job is Job.STOP:
                return
            self.turn(job)
