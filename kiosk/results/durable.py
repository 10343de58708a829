"""Folders that outlive a pulled plug: SQLite syncs its files, but not the folder that a new one is listed in."""

import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Write a folder's list of names to the disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, for their owner only, and have each listed on the disk."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    sync_folder(folder.parent)
