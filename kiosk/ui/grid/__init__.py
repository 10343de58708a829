"""The one grid that every screen is laid out on, in pixels and in millimetres. Plain numbers: no Kivy here."""

from kiosk.ui.grid.box import Box
from kiosk.ui.grid.grouped import Grouped
from kiosk.ui.grid.letters import OFFICER_TARGET_MM, PIXELS_A_MM, PUPIL_TARGET_MM
from kiosk.ui.grid.office import Office


class Grid(Grouped, Office):
    """Where things stand on a window of this size: the stage, the caption bar under it, the answer bar at the foot."""

    __slots__ = ()


__all__ = ["OFFICER_TARGET_MM", "PIXELS_A_MM", "PUPIL_TARGET_MM", "Box", "Grid"]
