"""Opens the stage: sets Kivy's environment, and only then imports what draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.errors import ScreenError
from kiosk.ui.environment import prepare_environment

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.ports import Clock, Inbox, Progress
    from kiosk.ui.screens.view import Pictures
    from kiosk.ui.stage import KivyStage


def open_stage(
    artist: Pictures,
    inbox: Inbox,
    clock: Clock,
    voice_progress: Callable[[], Progress | None],
    *,
    size: tuple[int, int],
    is_offscreen: bool = False,
    is_fullscreen: bool = False,
    is_vsynced: bool = True,
    is_instant: bool = False,
    is_developer: bool = False,
) -> KivyStage:
    """Open the one window of this process and return its stage.

    `size` is in pixels; a full-screen window takes the display's own. Raises ScreenError where no window can be opened.
    """
    prepare_environment(size, is_offscreen=is_offscreen, is_fullscreen=is_fullscreen, is_vsynced=is_vsynced)
    from kiosk.ui.stage import KivyStage  # noqa: PLC0415  # Kivy reads its environment while it is imported

    try:
        return KivyStage(
            artist, inbox, clock, voice_progress, is_instant=is_instant, is_developer=is_developer
        )
    except (RuntimeError, OSError) as error:
        raise ScreenError(
            f"no window can be opened ({error}). Is there a display, and is Debian's libgl1-mesa-dri installed?"
        ) from error
