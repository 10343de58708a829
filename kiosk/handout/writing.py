"""Writing to a stick: beside what is there, whole or not at all, and read back from the stick itself.

Each file goes to a name of its own first, is synced, renamed, and its folder synced; then the kernel forgets what it has
in memory and the file is read again. What a stick that lies about its size has not kept is found out here.
"""

import errno
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

FOLDER: Final = "Clever Kiosk"
PART: Final = ".clever-kiosk-part"
CHUNK_BYTES: Final = 128 * 1024
SPARE_BYTES: Final = 64 * 1024
"""For the folder itself, and what a file system rounds up."""
MOST_VISITS: Final = 999
FORBIDDEN: Final = frozenset('<>:"/\\|?*')
"""What no file name on a stick may have."""


class Fault(StrEnum):
    """Why nothing, or not all, was written."""

    FULL = "full"
    READ_ONLY = "read-only"
    PULLED_OUT = "pulled-out"
    BROKEN = "broken"
    """Something went wrong, and the stick is still there."""
    NOT_THE_SAME = "not-the-same"
    TOO_SLOW = "too-slow"


class WritingError(Exception):
    """`fault` says why; `detail` is for the log."""

    def __init__(self, fault: Fault, detail: str = "") -> None:
        super().__init__(f"{fault}: {detail}")
        self.fault = fault


NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
NO_LEAVE: Final = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


class Disk:
    """What is asked of the file system, in one place, so that a test can have it fail."""

    def free_bytes(self, folder: Path) -> int:
        found = os.statvfs(folder)
        return found.f_bavail * found.f_frsize

    def write(self, handle: int, chunk: bytes) -> int:
        return os.write(handle, chunk)

    def sync(self, handle: int) -> None:
        os.fsync(handle)

    def rename(self, before: Path, after: Path) -> None:
        before.rename(after)

    def read(self, path: Path) -> bytes:
        """The file as the stick has it, not as the kernel remembers it."""
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            with os.fdopen(handle, "rb", closefd=False) as file:
                return file.read()
        finally:
            os.close(handle)


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes sets of files to sticks. `is_there` tells whether the stick is still plugged in; `now` is in seconds."""

    is_there: Callable[[], bool]
    now: Callable[[], float]
    disk: Disk = Disk()  # noqa: RUF009  # without state
    longest_seconds: float = 90.0

    def write(self, folder: Path, *sets: Mapping[str, bytes]) -> tuple[str, ...]:
        """Write these files by their names (`Year 3 - teacher.pdf`) and read them back; returns the names they got.

        What another visit left is never overwritten: then all of a set get one number. The same files written again
        change nothing. The folder is made if it is not there; the one above it is. Raises WritingError.
        """
        end = self.now() + self.longest_seconds
        try:
            self._check_there()
            folder.mkdir(exist_ok=True)
            _clear(folder)
            wanted = {name: content for files in sets for name, content in self._named(folder, files).items()}
            missing = {name: content for name, content in wanted.items() if not (folder / name).exists()}
            needed = sum(map(len, missing.values()))
            if missing and needed + SPARE_BYTES > self.disk.free_bytes(folder):
                raise WritingError(Fault.FULL, f"{needed} bytes were to be written")
            try:
                for name, content in missing.items():
                    self._write_one(folder / name, content, end)
                self._sync_folder(folder)
                self._check_there()
                for name, content in wanted.items():
                    self._verify(folder / name, content, end)
                self._check_there()
            except (OSError, WritingError):
                _take_back(folder / name for name in missing)
                raise
        except OSError as error:
            raise WritingError(self._fault_of(error), str(error)) from error
        return tuple(wanted)

    def _named(self, folder: Path, files: Mapping[str, bytes]) -> dict[str, bytes]:
        """The files by the names they get, all with the first number at which nothing else stands in the way."""
        for number in range(1, MOST_VISITS + 1):
            named = {numbered(plain_name(name), number): content for name, content in files.items()}
            if all(self._is_free(folder / name, content) for name, content in named.items()):
                return named
        raise WritingError(Fault.FULL, f"{MOST_VISITS} visits are on this stick")

    def _is_free(self, path: Path, content: bytes) -> bool:
        if not os.path.lexists(path):
            return True
        return path.is_file() and path.stat().st_size == len(content) and self.disk.read(path) == content

    def _write_one(self, path: Path, content: bytes, end: float) -> None:
        waiting = path.with_name(f"{PART}-{path.name}")
        try:
            handle = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o644)
            try:
                for chunk in _chunks(content):
                    self._write_chunk(handle, chunk)
                    self._check_time(end)
                self.disk.sync(handle)
            finally:
                os.close(handle)
            self.disk.rename(waiting, path)
        finally:
            with suppress(OSError):
                waiting.unlink(missing_ok=True)

    def _write_chunk(self, handle: int, chunk: bytes) -> None:
        left = memoryview(chunk)
        while left:
            written = self.disk.write(handle, bytes(left))
            if written <= 0:
                raise OSError(errno.EIO, "nothing more could be written")
            left = left[written:]

    def _verify(self, path: Path, content: bytes, end: float) -> None:
        self._check_time(end)
        read = self.disk.read(path)
        if hashlib.sha256(read).digest() != hashlib.sha256(content).digest():
            raise WritingError(Fault.NOT_THE_SAME, path.name)

    def _sync_folder(self, folder: Path) -> None:
        for one in (folder, folder.parent):
            handle = os.open(one, os.O_RDONLY | os.O_DIRECTORY)
            try:
                self.disk.sync(handle)
            finally:
                os.close(handle)

    def _check_there(self) -> None:
        if not self.is_there():
            raise WritingError(Fault.PULLED_OUT)

    def _check_time(self, end: float) -> None:
        if self.now() > end:
            raise WritingError(Fault.TOO_SLOW, f"more than {self.longest_seconds:g} s")

    def _fault_of(self, error: OSError) -> Fault:
        if error.errno in NO_ROOM:
            return Fault.FULL
        if not self.is_there():
            return Fault.PULLED_OUT
        if error.errno in NO_LEAVE:
            return Fault.READ_ONLY
        return Fault.BROKEN


def plain_name(name: str) -> str:
    """The name as any file system takes it: no sign that Windows refuses, at most 100 characters."""
    kept = "".join(" " if letter in FORBIDDEN or ord(letter) < 32 else letter for letter in name)
    stem, dot, suffix = " ".join(kept.split()).rpartition(".")
    if not dot:
        stem, suffix = suffix, ""
    return f"{stem[:90].strip(' .') or 'file'}{dot}{suffix[:9]}"


def numbered(name: str, number: int) -> str:
    """`Year 3 - teacher.pdf`, then `Year 3 - teacher (2).pdf`."""
    if number == 1:
        return name
    stem, dot, suffix = name.rpartition(".")
    return f"{stem} ({number}){dot}{suffix}" if dot else f"{name} ({number})"


def _clear(folder: Path) -> None:
    """Take away what a stick that was pulled out has left of ours."""
    _take_back(folder.glob(f"{PART}-*"))


def _take_back(paths: Iterable[Path]) -> None:
    """Half of a set, or a file that is not what it should be, is worse than none."""
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _chunks(content: bytes) -> Iterator[bytes]:
    return (content[at : at + CHUNK_BYTES] for at in range(0, len(content), CHUNK_BYTES))
