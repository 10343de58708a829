"""Opens the author's window: sets Kivy's environment, and only then imports what draws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.ui.opening import open_stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.ports import Clock, Inbox, Progress
    from kiosk.ui.screens.view import Pictures
    from kiosk.ui.stage import KivyStage
    from kiosk.ui.workbench.bench import Workbench

MARGIN_WIDTH: Final = 420


def open_workbench(
    artist: Pictures,
    inbox: Inbox,
    clock: Clock,
    voice_progress: Callable[[], Progress | None],
    *,
    size: tuple[int, int],
    is_instant: bool = False,
) -> tuple[KivyStage, Workbench]:
    """Open the one window of this process with a stage of `size` pixels and a margin beside it.

    Raises ScreenError where no window can be opened.
    """
    width, height = size
    whole = (width + MARGIN_WIDTH, height)
    stage = open_stage(
        artist, inbox, clock, voice_progress, size=whole, is_instant=is_instant, is_developer=True
    )
    from kiosk.ui.workbench.bench import Workbench  # noqa: PLC0415  # imports Kivy

    return stage, Workbench(stage, size)
