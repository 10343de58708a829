"""A voice that is not heard: every line is really rendered and keeps its real time, on whatever clock is given."""

from collections.abc import Sequence

from kiosk.narration.speaking import Speaking
from kiosk.narration.studio import Studio, Wanted
from kiosk.narration.timeline import Timeline
from kiosk.play.effects import Cue
from kiosk.play.events import NarrationEnded
from kiosk.ports import Clock, Inbox, Progress
from kiosk.scenario.model import AgeBand, Line


class ScriptedVoice:
    """Narration for demonstrations and tests, without a loudspeaker. Keeps the `Voice` port; used from one thread.

    Time is the clock's, fake or real: a loop steps its clock to `next_end_ms()` and calls `advance()`, which reports the
    line's end. `played` lists the cues, and `timeline` is that of the line in hand.
    """

    def __init__(self, inbox: Inbox, clock: Clock, studio: Studio) -> None:
        self._inbox = inbox
        self._clock = clock
        self._studio = studio
        self._speaking: Speaking | None = None
        self.played: list[Cue] = []

    @property
    def timeline(self) -> Timeline | None:
        return self._speaking.timeline if self._speaking else None

    def prepare(self, lines: Sequence[tuple[Line, AgeBand]], *, is_quiet: bool) -> None:
        """Nothing: a fake clock waits while a line is rendered."""

    def open(self, *, volume: int, is_quiet: bool) -> None:
        """Nothing: there is no stream."""

    def say(self, token: int, line: Line, ages: AgeBand, *, is_quiet: bool) -> None:
        clip = self._studio.clip(Wanted(line, ages, is_quiet))
        self._speaking = Speaking(token, clip.timeline, self._clock.now_ms())

    def hush(self) -> None:
        self._speaking = None

    def play(self, cue: Cue) -> None:
        self.played.append(cue)

    def progress(self) -> Progress | None:
        return self._speaking.progress(self._clock.now_ms()) if self._speaking else None

    def next_end_ms(self) -> int | None:
        """When the line in hand ends, in the clock's milliseconds; None in silence."""
        return self._speaking.end_ms if self._speaking else None

    def advance(self) -> None:
        """Report the line in hand if its end has come."""
        speaking = self._speaking
        if speaking and self._clock.now_ms() >= speaking.end_ms:
            self._speaking = None
            self._inbox.put(NarrationEnded(self._clock.now_ms(), speaking.token))

    def close(self) -> None:
        """Be silent; `open` may follow."""
        self._speaking = None

    def end(self) -> None:
        """Let the voice process go, for good."""
        self._speaking = None
        self._studio.close()
