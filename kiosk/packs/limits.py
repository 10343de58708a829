"""How large a pack may be: a fully recorded one fits, and what only pretends to be small does not."""

import os
import shutil
import struct
from pathlib import Path
from typing import Final

from kiosk.errors import ScenarioError, UsageError

MEGABYTE: Final = 1024 * 1024
LARGEST_BYTES: Final = 1024 * MEGABYTE
"""The 1,913 lines of the core pack, recorded, are 395 MB at 22 kHz in one language, 790 MB in two, and 860 MB in one as other
programs record at 48 kHz."""
MOST_FILES: Final = 5_000
"""Those lines in two languages are 3,826 files."""
MOST_TIMES: Final = 20
"""Stories unpack to three times their size and translations to five, recordings to less than twice; zeros to a thousand."""
SMALL_BYTES: Final = MEGABYTE
"""So much may come out of an archive of any size: nobody's harm."""
LARGEST_DIRECTORY_BYTES: Final = 2 * MEGABYTE
"""An entry in the list of contents at an archive's end has 46 bytes and its name: 5,000 of them are 700 KB."""
RESERVE_BYTES: Final = 256 * MEGABYTE
"""So much stays free when a pack was added: the results of a year are a tenth of it."""

END_MARK: Final = b"PK\x05\x06"
LARGE_MARK: Final = b"PK\x06\x07"
END_BYTES: Final = 22
LONGEST_COMMENT: Final = 65_535


def allowance(archive_bytes: int) -> int:
    """How many bytes may come out of an archive of this size."""
    return min(LARGEST_BYTES, max(SMALL_BYTES, MOST_TIMES * archive_bytes))


def check_size(total: int, allowed: int, of: str) -> None:
    """Raise ScenarioError where a pack has more bytes than it may."""
    if total > LARGEST_BYTES:
        raise ScenarioError(f"{of}: unpacked it is larger than {LARGEST_BYTES // MEGABYTE} MB")
    if total > allowed:
        raise ScenarioError(
            f"{of}: what is in it is more than {MOST_TIMES} times as large as itself: this is no pack"
        )


def check_count(count: int, of: str) -> None:
    """Raise ScenarioError where a pack has more files than it may."""
    if count > MOST_FILES:
        raise ScenarioError(f"{of}: there are more than {MOST_FILES} files in it")


def check_room(total: int, folder: Path, of: str) -> None:
    """Raise UsageError where a pack would leave too little room for results. Raises OSError."""
    free = shutil.disk_usage(folder).free
    if free < total + RESERVE_BYTES:
        needed = -(-(total + RESERVE_BYTES) // MEGABYTE)
        raise UsageError(
            f"{of}: there is no room for it. {needed} MB have to be free, {RESERVE_BYTES // MEGABYTE} of them for results, and "
            f"{free // MEGABYTE} are"
        )


def check_directory(file: Path, of: str) -> None:
    """Raise ScenarioError where an archive's list of contents, which is read whole, is larger than a pack's can be.

    Raises OSError. Without a list it is no archive; that is told by whoever opens it.
    """
    with file.open("rb") as archive:
        length = archive.seek(0, os.SEEK_END)
        archive.seek(max(0, length - END_BYTES - LONGEST_COMMENT))
        tail = archive.read()
    at = tail.rfind(END_MARK)
    if at < 0 or len(tail) < at + END_BYTES:
        return
    count, size = struct.unpack_from("<HI", tail, at + 10)
    # The larger form is for archives of 4 GB or 65,535 files: no pack has it.
    if size > LARGEST_DIRECTORY_BYTES or tail[max(0, at - 20) : at].startswith(LARGE_MARK):
        raise ScenarioError(f"{of}: the list of what is in it is longer than a pack's can be")
    check_count(count, of)
