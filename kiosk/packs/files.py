"""Reading files that may not be what they seem: whatever is wrong is told, and nothing is raised."""

import os
from pathlib import Path

from kiosk.scenario.model import Place
from kiosk.scenario.problems import Findings
from kiosk.scenario.source import LARGEST_BYTES, decode


def name_of(path: Path) -> str:
    """The path as text that can be printed, even where it holds bytes that are not UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")


def read(path: Path, findings: Findings) -> bytes | None:
    """The content of a file, at most one byte more than a file may have; None after a fault."""
    start = Place(findings.file)
    try:
        if path.exists() and not path.is_file():
            what = "a folder" if path.is_dir() else "no ordinary file"
            findings.report("P01", start, f"This is {what}. A file is expected here.")
            return None
        with path.open("rb") as file:
            return file.read(LARGEST_BYTES + 1)
    except OSError as error:
        findings.report("P01", start, f"This file cannot be read: {error.strerror or error}.")
    return None


def read_text(path: Path, findings: Findings) -> str | None:
    """The text of a file; None after a fault."""
    content = read(path, findings)
    return None if content is None else decode(content, findings)


def is_there(path: Path) -> bool:
    """Whether something has this name, be it a link that leads nowhere."""
    return os.path.lexists(path)


def in_folder(folder: Path, findings: Findings) -> tuple[Path, ...]:
    """What is in a folder, sorted by name, without hidden files."""
    try:
        return tuple(sorted(path for path in folder.iterdir() if not path.name.startswith(".")))
    except OSError as error:
        findings.report(
            "P01", Place(findings.file), f"This folder cannot be read: {error.strerror or error}."
        )
        return ()
