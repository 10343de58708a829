"""Reads the list of schools that *Get Information About Schools* offers as a CSV file.

https://get-information-schools.service.gov.uk/Downloads, “All establishment data”: about 50,000 rows of 130 columns in
Windows-1252. Only the number, the name, the town and the postcode of open schools are taken over: the file also names head
teachers, and nothing of that is kept. Files that a spreadsheet has saved anew are read too: UTF-8, semicolons, tabs.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.errors import UsageError
from kiosk.visit import School

SAMPLE = Path(__file__).with_name("sample_schools.csv")
"""Thirty-two invented schools in invented towns, each with “(sample)” in its name."""
LOWEST_AGE, HIGHEST_AGE = 4, 11
MOST_BYTES = 300_000_000
MOST_PROBLEMS = 200
LONGEST = {"EstablishmentName": 120, "Town": 80, "Postcode": 10}
NEEDED = (
    "URN",
    "EstablishmentName",
    "EstablishmentStatus (name)",
    "StatutoryLowAge",
    "StatutoryHighAge",
    "Town",
    "Postcode",
)
PHASE = "PhaseOfEducation (name)"
PHASES = frozenset({"primary", "middle deemed primary", "all-through"})
"""Phases whose pupils are of these ages, for a school without ages."""
WHERE = "https://get-information-schools.service.gov.uk/Downloads, “All establishment data”"


@dataclass(frozen=True, slots=True)
class Problem:
    """`line` counts from 1 in the file."""

    line: int
    text: str


@dataclass(slots=True)
class Reading:
    """What was found: the schools, what is wrong with the file, and how many rows were left out for what they are."""

    schools: list[School] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    rows: int = 0
    closed: int = 0
    other_ages: int = 0


def read_schools(path: Path) -> Reading:
    """Read the whole file; every mistake is in `problems`. Raises UsageError where it cannot be opened at all."""
    try:
        if not path.is_file():
            raise UsageError(f"{path}: there is no such file")
        if path.stat().st_size > MOST_BYTES:
            raise UsageError(
                f"{path} has over {MOST_BYTES // 1_000_000} MB: this is not the list of schools, see {WHERE}"
            )
        encoding = _encoding(path)
        with path.open(encoding=encoding, errors="replace", newline="") as text:
            return _read(text)
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror})") from error


def _encoding(path: Path) -> str:
    """UTF-16 by its mark, UTF-8 where all of it is, else Windows-1252."""
    with path.open("rb") as file:
        if file.read(2) in {b"\xff\xfe", b"\xfe\xff"}:
            return "utf-16"
    try:
        with path.open(encoding="utf-8-sig") as text:
            while text.read(1 << 20):
                pass
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _read(text: io.TextIOBase) -> Reading:
    reading = Reading()
    first = text.readline(100_000)
    delimiter = max(",;\t", key=first.count)
    columns = _columns(first, delimiter)
    missing = [name for name in NEEDED if _plain(name) not in columns]
    if len(missing) == len(NEEDED):
        return _refused(reading, 1, f"this is not the list of schools: fetch it from {WHERE}")
    if missing:
        return _refused(
            reading, 1, f"these columns are missing: {', '.join(missing)}; fetch the file from {WHERE}"
        )
    rows = csv.reader(text, delimiter=delimiter, strict=True)
    lines: dict[str, int] = {}
    for line, cells in _rows(rows, reading):
        _take(_Row(line, columns, cells), reading, lines)
    if not reading.rows and not reading.problems:
        _refused(reading, 1, "there is no school in it, only the names of the columns")
    return reading


def _refused(reading: Reading, line: int, text: str) -> Reading:
    reading.problems.append(Problem(line, text))
    return reading


def _columns(first: str, delimiter: str) -> dict[str, int]:
    try:
        names = next(csv.reader([first], delimiter=delimiter), [])
    except csv.Error:
        return {}
    return {_plain(name): place for place, name in reversed(list(enumerate(names)))}


def _plain(name: str) -> str:
    return re.sub(r"\s+", "", name).casefold()


def _rows(rows: Iterator[list[str]], reading: Reading) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line that it ends on; what the reader stumbles over is a problem, and the end."""
    while True:
        try:
            cells = next(rows, None)
        except csv.Error as error:
            _refused(reading, _line(rows), f"the file cannot be read on from here ({error})")
            return
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            reading.rows += 1
            yield _line(rows), cells


def _line(rows: object) -> int:
    """The line in the file; the reader does not count the first, which has the names."""
    return 1 + int(getattr(rows, "line_num", 0))


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    columns: dict[str, int]
    cells: Sequence[str]

    def cell(self, name: str) -> str:
        """The cell in one line, without signs that cannot be shown."""
        place = self.columns.get(_plain(name), len(self.cells))
        text = self.cells[place] if place < len(self.cells) else ""
        return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _take(row: _Row, reading: Reading, lines: dict[str, int]) -> None:
    if len(row.cells) < max(row.columns[_plain(name)] for name in NEEDED) + 1:
        reading.problems.append(Problem(row.line, f"only {len(row.cells)} cells, where more are needed"))
        return
    if not row.cell("EstablishmentStatus (name)").casefold().startswith("open"):
        reading.closed += 1
        return
    try:
        is_ours = _has_our_ages(row)
        school = _school(row) if is_ours else None
    except ValueError as error:
        reading.problems.append(Problem(row.line, str(error)))
        return
    if school is None:
        reading.other_ages += 1
    elif school.urn in lines:
        told = f"the URN {school.urn} is that of line {lines[school.urn]} too"
        reading.problems.append(Problem(row.line, told))
    else:
        lines[school.urn] = row.line
        reading.schools.append(school)


def _has_our_ages(row: _Row) -> bool:
    """Whether pupils between 4 and 11 go there; a school that begins at 11 is for older ones.

    Raises ValueError with what is wrong.
    """
    low, high = row.cell("StatutoryLowAge"), row.cell("StatutoryHighAge")
    if not low and not high:
        return row.cell(PHASE).casefold() in PHASES
    for name, age in (("StatutoryLowAge", low), ("StatutoryHighAge", high)):
        if not re.fullmatch(r"[0-9]{1,2}", age):
            raise ValueError(f"{name} is “{age[:20]}”, but should be an age in whole years")
    if int(low) > int(high):
        raise ValueError(f"StatutoryLowAge is {low}, above StatutoryHighAge, which is {high}")
    return int(low) < HIGHEST_AGE and int(high) > LOWEST_AGE


def _school(row: _Row) -> School:
    """Raises ValueError with what is wrong."""
    urn = row.cell("URN")
    if not re.fullmatch(r"[0-9A-Z]{1,12}", urn):
        raise ValueError(f"the URN is “{urn[:20]}”, but should be one to twelve digits or capital letters")
    cells = {name: row.cell(name) for name in LONGEST}
    if not cells["EstablishmentName"]:
        raise ValueError(f"the school {urn} has no EstablishmentName")
    for name, most in LONGEST.items():
        if len(cells[name]) > most:
            raise ValueError(f"{name} has {len(cells[name])} characters, over {most}: “{cells[name][:20]}…”")
        if "\ufffd" in cells[name]:
            raise ValueError(
                f"{name} holds a letter that is neither UTF-8 nor Windows-1252: “{cells[name][:40]}”"
            )
    return School(urn, *cells.values())
