"""A TOML file whose every key is known by its place, so that what is wrong in it can be pointed at."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.scenario.model import Place
from kiosk.scenario.problems import Findings

HEADER = re.compile(r"\s*\[{1,2}\s*([A-Za-z0-9_.-]+)\s*\]{1,2}")
KEY = re.compile(r"\s*([A-Za-z0-9_-]+)\s*=")
AT = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True, slots=True)
class Tables:
    """What a TOML file holds, where each key of it stands, and what is found wrong in it."""

    values: dict[str, Any]
    places: dict[tuple[str, str], Place]
    findings: Findings

    def place(self, table: str, key: str = "") -> Place:
        """Where a table's header or one of its keys stands; the file's beginning where that is not known."""
        return self.places.get((table, key)) or self.places.get((table, "")) or Place(self.findings.file)

    def report(self, code: str, table: str, key: str, message: str, word: str = "") -> None:
        """Note a problem at a key, or at `word` in the lines that belong to it."""
        place = self.place(table, key)
        width = len(key or table)
        if word:
            place, width = self._word_after(place, word), len(word)
        self.findings.report(code, place, message, width=width)

    def _word_after(self, place: Place, word: str) -> Place:
        """Where a quoted word stands, from a key's line on and before the next key's."""
        ends = [other.line for other in self.places.values() if other.line > place.line]
        last = min(ends, default=len(self.findings.source) + 1)
        for number in range(place.line, last):
            column = self.findings.source[number - 1].find(f'"{word}"')
            if column >= 0:
                return Place(place.file, number, column + 2)
        return place


def read_tables(path: Path, file: str) -> Tables:
    """Read a file; one that is not there, or is not TOML, has no values and one problem."""
    findings = Findings(file)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        findings.report("T01", Place(file), f"There is no {path.name} in this theme.")
        return Tables({}, {}, findings)
    except (OSError, UnicodeDecodeError) as error:
        findings.report("T01", Place(file), f"{path.name} cannot be read ({error}).")
        return Tables({}, {}, findings)
    findings.source = text.splitlines()
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = AT.search(str(error))
        place = (
            Place(file, int(found[1]), int(found[2])) if found else Place(file, max(1, len(findings.source)))
        )
        findings.report("T02", place, f"This is not TOML: {AT.sub('', str(error)).strip()}.")
        return Tables({}, {}, findings)
    return Tables(values, _places(findings), findings)


def _places(findings: Findings) -> dict[tuple[str, str], Place]:
    places: dict[tuple[str, str], Place] = {}
    table = ""
    for number, line in enumerate(findings.source, 1):
        if header := HEADER.match(line):
            table = header[1]
            places.setdefault((table, ""), Place(findings.file, number, header.start(1) + 1))
        elif key := KEY.match(line):
            places.setdefault((table, key[1]), Place(findings.file, number, key.start(1) + 1))
    return places
