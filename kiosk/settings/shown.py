"""`kiosk settings`: each value, and where it came from."""

from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from kiosk.settings.model import FIELDS
from kiosk.settings.reader import read_settings


def print_settings(environment: Mapping[str, str], out: TextIO, path: Path | None = None) -> int:
    """Print every setting with its value and its source; returns the exit code. Raises SettingsError for mistakes."""
    loaded = read_settings(environment, path)
    shown = [
        (field.name, field.rule.show(loaded.values[field.name]) or "(none)", loaded.sources[field.name])
        for field in FIELDS
    ]
    widths = [max(len(row[column]) for row in shown) for column in (0, 1)]
    out.writelines(f"{name:{widths[0]}}  {value:{widths[1]}}  {source}\n" for name, value, source in shown)
    return 0
