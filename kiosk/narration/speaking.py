"""A line that is being heard."""

from dataclasses import dataclass

from kiosk.narration.timeline import Timeline
from kiosk.ports import Progress


@dataclass(frozen=True, slots=True)
class Speaking:
    """What is said, and when its first sample is heard (monotonic milliseconds, perhaps still to come)."""

    token: int
    timeline: Timeline
    started_ms: int

    @property
    def end_ms(self) -> int:
        return self.started_ms + self.timeline.duration_ms

    def progress(self, now_ms: int) -> Progress:
        """Word and loudness at this moment."""
        played_ms = now_ms - self.started_ms
        return Progress(self.token, self.timeline.word_at(played_ms), self.timeline.level_at(played_ms))
