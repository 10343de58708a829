"""Files and folders that outlive a pulled plug: SQLite syncs its files, but not the folder that a new one is listed in."""

import contextlib
import itertools
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
    suffixes = ("-wal", "-shm", "")

    def aside(number: int, suffix: str) -> Path:
        return path.with_name(f"{path.stem}-corrupt-{number}{path.suffix}{suffix}")

    number = next(
        number
        for number in itertools.count(1)
        if not any(aside(number, suffix).exists() for suffix in suffixes)
    )
    # The log first: left behind by a power cut, it would be replayed into the new file.
    for suffix in suffixes:
        source = path.with_name(path.name + suffix)
        if source.exists():
            source.rename(aside(number, suffix))
    sync_folder(path.parent)
    return aside(number, "")
