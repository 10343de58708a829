"""`kiosk voices record`: shows line after line, records whoever reads it, and keeps what they are content with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from kiosk.errors import NarrationError
from kiosk.narration.recorded import LONGEST_SECONDS, read_recording, speech_db, trimmed
from kiosk.narration.sound import peak_db, to_bytes, wav_of
from kiosk.scenario.model import Line, Manner
from kiosk.scenario.script import ScriptLine

if TYPE_CHECKING:
    from array import array

MARGIN_MS: Final = 250
"""What is kept of the silence round a reading; the kiosk trims it closer, and may one day do that better."""
KEY_MS: Final = 150
"""The end of a recording, in which the Enter key is heard."""
TOO_SOFT_DB: Final = -38.0
NEARLY_CLIPPED_DB: Final = -1.5
METER_SECONDS: Final = 0.1
METER: Final = 30
METER_FLOOR_DB: Final = -60.0
HOW: Final = {Manner.PLAIN: "", Manner.LOUD: "Loudly:", Manner.THINKING: "As if you were thinking:"}


class Recorder(Protocol):
    """What a reader reads into, and hears themselves from."""

    @property
    def rate_hz(self) -> int: ...

    def start(self) -> None: ...

    def level_db(self) -> float: ...

    def stop(self) -> "array[int]": ...

    def play(self, samples: "array[int]") -> None: ...


class Terminal(Protocol):
    """What a reader sees and types."""

    def card(self, above: str, text: str, below: str) -> None:
        """Show a line to read on an empty screen, as large as can be."""

    def tell(self, text: str) -> None:
        """Show a row of text."""

    def meter(self, text: str) -> None:
        """Show a row that the next one takes the place of."""

    def typed(self, seconds: float | None = None) -> str | None:
        """A row that was typed, without its end; None when nothing was typed in time. Raises EOFError at the end."""


@dataclass(frozen=True, slots=True)
class Count:
    kept: int = 0
    skipped: int = 0


Keep = Callable[[ScriptLine, bytes], None]
"""Keep a WAV file as the recording of this line."""


class Quit(Exception):  # noqa: N818 (nothing went wrong)
    """The reader has read enough for today."""


class ReadingAloud:
    """One person at a microphone. What they keep is kept at once: they may stop at any line and go on another day."""

    def __init__(self, recorder: Recorder, terminal: Terminal, keep: Keep) -> None:
        self._recorder = recorder
        self._terminal = terminal
        self._keep = keep

    def run(self, lines: Sequence[ScriptLine], done: int = 0) -> Count:
        """Have these lines read, after `done` others; returns how many were. Raises NarrationError without a microphone."""
        kept = skipped = 0
        try:
            for number, one in enumerate(lines, start=done + 1):
                content = self._read(one, f"{number} of {done + len(lines)}    {one.id}")
                if content is None:
                    skipped += 1
                else:
                    self._keep(one, content)
                    kept += 1
        except (Quit, EOFError):
            pass
        return Count(kept, skipped)

    def _read(self, one: ScriptLine, above: str) -> bytes | None:
        """The line as a WAV file; None where it is skipped."""
        self._show(one, above)
        if self._asked("Enter starts, s skips, q quits.", "s") == "s":
            return None
        while True:
            samples = self._usable(self._recorded())
            answer = self._judged(samples)
            if answer == "s":
                return None
            if answer == "" and samples is not None:
                return wav_of(to_bytes(samples))
            self._show(one, above)

    def _show(self, one: ScriptLine, above: str) -> None:
        self._terminal.card(above, to_be_read(one.line), HOW[one.line.manner])

    def _judged(self, samples: "array[int] | None") -> str:
        """What the reader says to it: nothing keeps what can be kept, `r` repeats it, `s` skips the line."""
        if samples is None:
            return self._asked("Enter reads it again, s skips, q quits.", "s")
        while True:
            try:
                self._recorder.play(samples)
            except NarrationError as error:
                self._terminal.tell(f"It was recorded, but {error}.")
            answer = self._asked("Enter keeps it, r repeats, p plays it again, s skips, q quits.", "rps")
            if answer != "p":
                return answer

    def _asked(self, question: str, answers: str) -> str:
        """What was typed, a letter of `answers` or nothing; asked again until it is."""
        while True:
            self._terminal.tell(question)
            typed = (self._terminal.typed() or "").strip().lower()
            if typed == "q":
                raise Quit
            if typed in ("", *answers):
                return typed

    def _recorded(self) -> bytes:
        """What is said from now until Enter, or for as long as a recording may be, as a WAV file."""
        self._recorder.start()
        try:
            self._terminal.tell("Read it now. Enter when you have done.")
            for _ in range(round((LONGEST_SECONDS - 1) / METER_SECONDS)):
                if self._terminal.typed(METER_SECONDS) is not None:
                    break
                self._terminal.meter(meter(self._recorder.level_db()))
        finally:
            samples = self._recorder.stop()
        rate_hz = self._recorder.rate_hz
        heard = samples[: max(0, len(samples) - rate_hz * KEY_MS // 1000)]
        return wav_of(to_bytes(heard), rate_hz)

    def _usable(self, content: bytes) -> "array[int] | None":
        """The reading without its silence; None, and the reader is told why, where nobody could listen to it."""
        try:
            samples = trimmed(read_recording(content), MARGIN_MS, MARGIN_MS)
        except NarrationError as error:
            self._terminal.tell(f"This cannot be used: {error}.")
            return None
        if peak_db(samples) > NEARLY_CLIPPED_DB:
            self._terminal.tell("It is nearly too loud: a little farther from the microphone is better.")
        elif speech_db(samples) < TOO_SOFT_DB:
            self._terminal.tell("It is very soft: nearer to the microphone is better.")
        return samples


def to_be_read(line: Line) -> str:
    """The words, with a row of dots for each pause."""
    pieces: list[str] = []
    done = 0
    for pause in sorted(line.pauses, key=lambda one: one.at):
        pieces += line.text[done : pause.at].strip(), "." * max(3, round(pause.seconds * 4))
        done = pause.at
    return " ".join(piece for piece in (*pieces, line.text[done:].strip()) if piece)


def meter(level_db: float) -> str:
    """How loud it is, as a bar, with a word where it is too loud."""
    share = (level_db - METER_FLOOR_DB) / -METER_FLOOR_DB
    bar = "#" * round(METER * min(1.0, max(0.0, share)))
    return f"[{bar:{METER}}] {'too loud' if level_db > NEARLY_CLIPPED_DB else ''}".rstrip()
