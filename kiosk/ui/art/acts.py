"""An act of Clever: a short sequence of poses. The acts themselves are in a theme's `acts.toml`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Moment:
    """One pose of an act: eased to in `ease_seconds` (0.05–2), then held for `hold_seconds` (0–4)."""

    pose: str
    ease_seconds: float = 0.25
    hold_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Act:
    """What Clever does: its moments once, then its key pose; where it is repeated, anew after `again_seconds`.

    `key` is the pose that says it all without moving: shown in reduced motion and in quiet mode.
    """

    key: str
    moments: tuple[Moment, ...]
    again_seconds: float = 3.0

    @property
    def seconds(self) -> float:
        """How long one pass takes."""
        return sum(moment.ease_seconds + moment.hold_seconds for moment in self.moments)


MOST_MOMENTS = 16
EASES = (0.05, 2.0)
HOLDS = (0.0, 4.0)
AGAIN = (0.5, 20.0)
