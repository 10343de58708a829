"""An act while it is played: which of its moments is due."""

from kiosk.ui.art.acts import Act, Moment

SETTLE_SECONDS = 0.3


class Performance:
    """Plays an act once, then its key pose; with `is_repeated`, anew after the act's own rest. Time is handed in."""

    def __init__(self, act: Act, *, is_repeated: bool) -> None:
        self._act = act
        self._is_repeated = is_repeated
        self._next = 0
        self._left_seconds = 0.0

    @property
    def is_between(self) -> bool:
        """Whether the act was played, and its key pose is held."""
        return self._next > len(self._act.moments)

    def after(self, seconds: float) -> Moment | None:
        """The moment that begins within these seconds; None while one goes on, or nothing more is to come."""
        self._left_seconds -= seconds
        if self._left_seconds > 0:
            return None
        moments = self._act.moments
        if self._next > len(moments):
            if not self._is_repeated:
                return None
            self._next = 0
        if self._next == len(moments):
            moment = Moment(self._act.key, SETTLE_SECONDS, self._act.again_seconds)
        else:
            moment = moments[self._next]
        self._next += 1
        self._left_seconds += moment.ease_seconds + moment.hold_seconds
        return moment
