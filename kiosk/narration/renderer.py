"""The parent's side of the voice process: starts it when it is needed, kills it when it hangs, says so once."""

import base64
import binascii
import json
import logging
import os
import select
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.errors import NarrationError
from kiosk.narration.alignment import Mark, align
from kiosk.narration.child.engine import OtherLanguageError
from kiosk.narration.sound import ms_of
from kiosk.narration.timeline import Timeline
from kiosk.narration.utterance import VOICES, Utterance
from kiosk.ports import Clock

log = logging.getLogger(__name__)

CHILD = (sys.executable, "-m", "kiosk.narration.child", *VOICES)
FAILURES_IN_A_ROW = 3
REST_MS = 60_000
LOSS = "Clever has no voice: %s. Captions go on by estimate. If this stays, run `kiosk doctor`."


@dataclass(frozen=True, slots=True)
class Rendered:
    """A line's sound (16-bit mono at 22.05 kHz) and its timeline, in the characters of the *spoken* text."""

    pcm: bytes
    timeline: Timeline


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the process may take, in seconds: to start (a cold Pi 3 needs 2), and for a line (12 ms on a desk)."""

    start_seconds: float = 10.0
    line_seconds: float = 4.0


class Renderer:
    """Renders one utterance at a time through a child process. Safe from any thread.

    `loss` is logged, with the reason, when the process is lost first. After three failures in a row it rests for a minute instead of starting child after child.
    """

    def __init__(
        self,
        clock: Clock,
        command: Sequence[str] = CHILD,
        patience: Patience | None = None,
        *,
        loss: str = LOSS,
    ) -> None:
        self._clock = clock
        self._loss = loss
        self._command = tuple(command)
        self._patience = patience or Patience()
        self._lock = threading.Lock()
        self._child: _Child | None = None
        self._engine = ""
        self._failures = 0
        self._resting_until_ms: int | None = None
        self._is_told = False
        self._is_stopping = False

    def engine(self) -> str:
        """The engine's name, version and voice, as the child tells them; raises NarrationError where there is none."""
        with self._lock:
            return self._engine or self._started().greeting

    def render(self, utterance: Utterance) -> Rendered:
        """Render it; raises NarrationError when the voice is away, hangs, dies, refuses or answers nonsense.

        OtherLanguageError, one of them, is for good.
        """
        with self._lock:
            child = self._started()
            try:
                answer = child.ask(utterance.as_request(), self._patience.line_seconds)
                problem = answer.get("error")
                rendered = None if problem else _rendered(utterance, answer)
            except NarrationError as error:
                self._fail(str(error))
                raise
            self._failures = 0
        if rendered is None and answer.get("is_other_language"):
            raise OtherLanguageError(str(problem))
        if rendered is None:
            raise NarrationError(f"the voice cannot say {utterance.text!r}: {problem}")
        return rendered

    def interrupt(self) -> None:
        """Kill the child at work, for good: whoever waits for it is told so at once. For when the kiosk stops."""
        self._is_stopping = True
        child = self._child
        if child:
            child.kill()

    def close(self) -> None:
        """End the child. A later `render` starts another, unless there was an `interrupt`."""
        with self._lock:
            self._end_child()

    def _started(self) -> "_Child":
        if self._child:
            return self._child
        now_ms = self._clock.now_ms()
        if self._resting_until_ms is not None and now_ms < self._resting_until_ms:
            raise NarrationError("the voice rests after failing three times")
        try:
            child = self._child = _Child(self._command)
            # Looked at last: whoever interrupts sets it first and then looks for a child.
            if self._is_stopping:
                child.kill()
            child.greet(self._patience.start_seconds)
        except NarrationError as error:
            self._fail(str(error))
            raise
        self._engine = child.greeting
        return child

    def _fail(self, reason: str) -> None:
        self._end_child()
        self._failures += 1
        if self._failures >= FAILURES_IN_A_ROW:
            self._resting_until_ms = self._clock.now_ms() + REST_MS
        if not self._is_told and not self._is_stopping:
            self._is_told = True
            log.warning(self._loss, reason)

    def _end_child(self) -> None:
        if self._child:
            self._child.end()
            self._child = None


class _Child:
    """One running voice process and its pipes."""

    def __init__(self, command: Sequence[str]) -> None:
        self.greeting = ""
        self._rest = b""
        self._asked = 0
        try:
            self._process = subprocess.Popen(  # noqa: S603 (our own interpreter, our own module)
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        except OSError as error:
            raise NarrationError(f"the voice process did not start ({error})") from error

    def greet(self, seconds: float) -> None:
        """Wait for its greeting, at most so long."""
        self.greeting = _greeting(self._read(seconds))

    def kill(self) -> None:
        """Kill it, and let whoever reads from it see that. From any thread."""
        self._process.kill()

    def ask(self, request: dict[str, object], seconds: float) -> dict[str, object]:
        """Send a request and wait for its answer, at most so long."""
        self._asked += 1
        line = json.dumps({"id": self._asked, **request}).encode() + b"\n"
        try:
            os.write(self._stdin, line)
        except OSError as error:
            raise NarrationError("the voice process died") from error
        answer = self._read(seconds)
        if answer.get("id") != self._asked:
            raise NarrationError("the voice process answered something else")
        return answer

    def end(self) -> None:
        """Kill it and wait for it: a killed process is gone within milliseconds."""
        self.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()

    def _read(self, seconds: float) -> dict[str, object]:
        until = time.monotonic() + seconds
        while b"\n" not in self._rest:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self._stdout], [], [], left)[0]:
                raise NarrationError(f"the voice process gave no answer in {seconds:g} s")
            piece = os.read(self._stdout, 1 << 16)
            if not piece:
                raise NarrationError("the voice process died")
            self._rest += piece
        line, self._rest = self._rest.split(b"\n", 1)
        try:
            answer = json.loads(line)
        except ValueError as error:
            raise NarrationError("the voice process answered nonsense") from error
        if not isinstance(answer, dict):
            raise NarrationError("the voice process answered nonsense")
        return answer

    @property
    def _stdin(self) -> int:
        return self._process.stdin.fileno() if self._process.stdin else -1

    @property
    def _stdout(self) -> int:
        return self._process.stdout.fileno() if self._process.stdout else -1


def _rendered(utterance: Utterance, answer: dict[str, object]) -> Rendered:
    try:
        pcm = base64.b64decode(str(answer["pcm"]), validate=True)
        levels = base64.b64decode(str(answer["levels"]), validate=True)
        marks = [Mark(int(at), int(at_ms)) for at, at_ms in answer["marks"]]  # type: ignore[attr-defined]  # checked by the try
    except (KeyError, TypeError, ValueError, binascii.Error) as error:
        raise NarrationError("the voice process answered nonsense") from error
    sound_ms = ms_of(len(pcm) // 2)
    return Rendered(pcm, Timeline(sound_ms, align(utterance.text, marks, sound_ms), levels))


def _greeting(hello: dict[str, object]) -> str:
    if "error" in hello:
        raise NarrationError(f"{hello['error']} (`sudo apt install espeak-ng` mends a missing one)")
    if "engine" not in hello or "voice" not in hello:
        raise NarrationError("the voice process greeted us with nonsense")
    return f"{hello['engine']}, {hello['voice']}"
