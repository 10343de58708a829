"""Clever in the poses that the sheets know, drawn in the theme of this kiosk."""

from collections.abc import Mapping
from typing import Final

from kiosk.ui.art import robot
from kiosk.ui.art.document import Frame, document
from kiosk.ui.art.theme import open_theme

POSES: Final = {"wave": "wave", "say": "say", "thumbs-up": "thumbs-up"}
"""The poses of a theme by the names that the templates have for them."""
FRAME: Final = Frame(-178, -330, 356, 344, 356, 344)


def pictures_of(theme: str) -> Mapping[str, str]:
    """An SVG for each pose; `theme` is a folder, empty for the shipped one."""
    opened = open_theme(theme)
    return {
        name: document(robot.drawn(opened, opened.pose(pose)), FRAME, opened.library)
        for name, pose in POSES.items()
    }
