"""Whether every text stands in its place at every size, distance and percentage: checked without a window."""

from kiosk.ui.fit.check import misfits, misfits_of_our_own

__all__ = ["misfits", "misfits_of_our_own"]
