"""How often a screen is drawn, and how the spoken word and Clever's mouth follow the voice."""

from collections.abc import Callable
from typing import Any, Final

from kivy.clock import Clock

from kiosk.play.screens import Attract, CheckWith, Decide, Paused, Ready, Screen
from kiosk.ports import Progress
from kiosk.ui.screens.view import View

EAGER_SECONDS: Final = 3.0
"""A new caption is about to be spoken: look for its first word in every frame for so long."""
PROBE_SECONDS: Final = 0.05


def frames_a_second(screen: Screen) -> int:
    """The most frames that a screen may ask for; presses wake the loop at once all the same."""
    if isinstance(screen, Attract):
        return 10 if screen.is_dimmed else 15
    if isinstance(screen, Paused):
        return 15
    return 60 if isinstance(screen, Decide | CheckWith | Ready) else 30


class Reader:
    """Asks the voice where it is, in every frame while it speaks and now and then while a caption is up."""

    def __init__(self, voice_progress: Callable[[], Progress | None]) -> None:
        self._voice_progress = voice_progress
        self._view: View | None = None
        self._event: Any = None
        self._interval: float | None = None
        self._eager_until = 0.0

    def follow(self, view: View) -> None:
        """Follow the voice on this view's caption from now on."""
        if self._view is not None and self._view is not view:
            self._rest()
        self._view = view
        if view.caption is None and view.clever is None:
            self.stop()
            return
        if view.caption is None:
            self._rest()
            self.stop()
            return
        self._eager_until = Clock.get_boottime() + EAGER_SECONDS
        self._pace(0)
        self._look(0)

    def stop(self) -> None:
        if self._event is not None:
            self._event.cancel()
        self._event, self._interval = None, None

    def _pace(self, seconds: float) -> None:
        if self._interval != seconds:
            self.stop()
            self._interval = seconds
            self._event = Clock.schedule_interval(self._look, seconds)

    def _look(self, _dt: float) -> None:
        view = self._view
        if view is None or view.caption is None:
            self.stop()
            return
        progress = self._voice_progress()
        if progress is None:
            self._rest()
            self._pace(0 if Clock.get_boottime() < self._eager_until else PROBE_SECONDS)
            return
        self._pace(0)
        if view.spoken is not None and progress.token == view.caption.token:
            word = progress.word
            span = (word.start, word.end) if word else None
            view.spoken.mark(span)
            view.attend(span)
        if view.clever is not None:
            view.clever.level = progress.level

    def _rest(self) -> None:
        """Nothing is heard: the mouth rests, no word is marked."""
        view = self._view
        if view is None:
            return
        if view.clever is not None:
            view.clever.level = 0.0
        if view.spoken is not None:
            view.spoken.mark(None)
        view.attend(None)
