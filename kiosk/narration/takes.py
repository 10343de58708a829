"""The list beside the recordings, `lines.tsv`: which words each was read from, for when the line has changed since."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.durable import write_whole

LIST: Final = "lines.tsv"


@dataclass(frozen=True, slots=True)
class Take:
    """What was read: the fingerprint that the recording is kept under, the line's name then, and its words."""

    fingerprint: str
    line_id: str
    words: str


def read_takes(folder: Path) -> dict[str, Take]:
    """What is known of a language's recordings, by fingerprint. Never raises: what cannot be read is not known."""
    try:
        text = (folder / LIST).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return {}
    rows = (row.split("\t") for row in text.splitlines())
    return {row[0]: Take(*row) for row in rows if len(row) == 3}


def write_takes(folder: Path, takes: Mapping[str, Take]) -> None:
    """Write the list, sorted by the lines' names. Raises OSError."""
    in_order = sorted(takes.values(), key=lambda take: (take.line_id, take.fingerprint))
    rows = (f"{take.fingerprint}\t{take.line_id}\t{' '.join(take.words.split())}\n" for take in in_order)
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / LIST, "".join(rows).encode())
