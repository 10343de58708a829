"""Sees when one of some files is saved, in place or by writing another and renaming it."""

from collections.abc import Sequence
from pathlib import Path

Stamp = tuple[int, int, int]
"""When a file was written, in nanoseconds; its size in bytes; its inode, which a rename changes."""


class Watch:
    """Compares files with what they were when last asked. It reads no content, and asks only when it is asked."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = tuple(paths)
        self._seen = self._look()
        self._doubted: tuple[Stamp | None, ...] | None = None

    def has_changed(self) -> bool:
        """Whether a file is another than at the last time that this was true.

        Many editors empty or remove a file for a moment before they write it: that is believed only when it is still so at
        the next call.
        """
        now = self._look()
        if now == self._seen:
            self._doubted = None
            return False
        is_gone = any(_is_gone(stamp) and stamp != seen for stamp, seen in zip(now, self._seen, strict=True))
        if is_gone and now != self._doubted:
            self._doubted = now
            return False
        self._seen, self._doubted = now, None
        return True

    def _look(self) -> tuple[Stamp | None, ...]:
        return tuple(map(_stamp, self._paths))


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _is_gone(stamp: Stamp | None) -> bool:
    return stamp is None or stamp[1] == 0
