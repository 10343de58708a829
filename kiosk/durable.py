"""Files and folders that outlive a pulled plug: SQLite syncs its files, but not the folder that a new one is listed in."""

import contextlib
import itertools
import os
from pathlib import Path

SUFFIXES = ("-wal", "-shm", "")
"""What SQLite has beside a file, and the file itself."""


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


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that others may read into a folder that is there, whole or not at all, even when the power goes. Raises OSError."""
    waiting = path.with_name(f".{path.name}.part")
    try:
        with waiting.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        waiting.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            waiting.unlink(missing_ok=True)
        raise
    # An author's computer may have Windows, which cannot be asked that of a folder.
    if os.name != "nt":
        sync_folder(path.parent)


def write_durably(path: Path, content: bytes) -> None:
    """Put a file in its place whole, readable by its owner alone; on return it is on the disk.

    Whoever reads it, after whatever power cut, finds the old content or the new. Raises OSError, and then leaves the old.
    """
    make_folder(path.parent)
    temporary = path.with_name(f".{path.name}.new")
    temporary.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def set_file_aside(path: Path) -> Path:
    """Rename a damaged file to `NAME-corrupt-<n>`, the first n that is free, with what SQLite has beside it.

    Returns its new path; raises OSError where it cannot be moved.
    """
    number = free_number(path)
    # The log first: left behind by a power cut, it would be replayed into the new file.
    for suffix in SUFFIXES:
        source = path.with_name(path.name + suffix)
        if source.exists():
            source.rename(_aside(path, number, suffix))
    sync_folder(path.parent)
    return _aside(path, number, "")


def free_number(path: Path) -> int:
    """The first n for which no `NAME-corrupt-<n>` is there, from 1."""
    return next(
        number
        for number in itertools.count(1)
        if not any(_aside(path, number, suffix).exists() for suffix in SUFFIXES)
    )


def _aside(path: Path, number: int, suffix: str) -> Path:
    return path.with_name(f"{path.stem}-corrupt-{number}{path.suffix}{suffix}")
