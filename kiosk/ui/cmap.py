"""Which letters a font file holds: its character map, read with nothing but `struct`."""

import struct
from functools import cache
from pathlib import Path
from typing import Final

SEGMENTED: Final = 4
"""The map's form for the first 65,536 code points."""
GROUPED: Final = 12
"""The form for all code points."""


@cache
def letters_of(path: Path) -> frozenset[int]:
    """The code points that this TrueType file can draw; none where it is missing or broken."""
    try:
        return _read(path.read_bytes())
    except (OSError, struct.error):
        return frozenset()


def _read(content: bytes) -> frozenset[int]:
    found: set[int] = set()
    for at in _maps(content):
        (form,) = struct.unpack_from(">H", content, at)
        if form == SEGMENTED:
            found |= _segmented(content, at)
        elif form == GROUPED:
            found |= _grouped(content, at)
    return frozenset(found)


def _maps(content: bytes) -> list[int]:
    """Where each character map of the file begins."""
    (tables,) = struct.unpack_from(">H", content, 4)
    for number in range(tables):
        tag, _, start, _ = struct.unpack_from(">4sLLL", content, 12 + 16 * number)
        if tag == b"cmap":
            _, count = struct.unpack_from(">HH", content, start)
            return [
                start + struct.unpack_from(">HHL", content, start + 4 + 8 * entry)[2]
                for entry in range(count)
            ]
    return []


def _segmented(content: bytes, at: int) -> set[int]:
    (twice,) = struct.unpack_from(">H", content, at + 6)
    count = twice // 2
    ends = struct.unpack_from(f">{count}H", content, at + 14)
    starts = struct.unpack_from(f">{count}H", content, at + 16 + twice)
    found: set[int] = set()
    for start, end in zip(starts, ends, strict=True):
        found.update(range(start, end + 1))
    return found - {0xFFFF}


def _grouped(content: bytes, at: int) -> set[int]:
    (count,) = struct.unpack_from(">L", content, at + 12)
    found: set[int] = set()
    for number in range(count):
        start, end, _ = struct.unpack_from(">LLL", content, at + 16 + 12 * number)
        found.update(range(start, min(end, 0x10FFFF) + 1))
    return found
