"""Scenario packs on the disk: loading them to play, and checking them for their authors."""

from kiosk.packs.check import check_paths, run_check
from kiosk.packs.loader import LoadedPack, load_pack, load_packs
from kiosk.packs.translation_check import Yardstick

__all__ = ["LoadedPack", "Yardstick", "check_paths", "load_pack", "load_packs", "run_check"]
