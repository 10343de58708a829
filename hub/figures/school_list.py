"""Reads a list of schools: a CSV file such as *Get Information About Schools* offers.

https://get-information-schools.service.gov.uk/Downloads, “All establishment data”, in Windows-1252. Number, name, town, local
authority and region are kept; the file also names head teachers, and nothing of that is.
"""

import csv
import io
import re
from collections.abc import Mapping
from typing import Final

import sqlalchemy as sa

from hub.database import insert_new
from hub.errors import UsageError
from hub.figures.tallies import place_again
from hub.schema import SCHOOLS

NAMED: Final = {
    "urn": ("URN", 12),
    "name": ("EstablishmentName", 120),
    "town": ("Town", 60),
    "area": ("LA (name)", 80),
    "region": ("GOR (name)", 80),
}
NEEDED: Final = ("urn", "name")
STATUS: Final = "EstablishmentStatus (name)"
OPEN: Final = frozenset({"", "open", "open, but proposed to close"})
AT_ONCE: Final = 1_000
MOST_BYTES: Final = 100_000_000


def schools_of(content: bytes) -> list[dict[str, str]]:
    """The open schools of a file. Raises UsageError where it is not such a list."""
    if len(content) > MOST_BYTES:
        raise UsageError("this file is larger than any list of schools (100 MB)")
    text = _decoded(content).replace("\x00", "")
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False)
    try:
        missing = [NAMED[key][0] for key in NEEDED if NAMED[key][0] not in (rows.fieldnames or ())]
        if missing:
            raise UsageError(
                f"this is no list of schools: its first line has no column {' or '.join(missing)}"
            )
        found = {one["urn"]: one for row in rows if (one := _school(row))}
    except csv.Error as error:
        raise UsageError(f"line {rows.line_num} cannot be read as CSV: {error}") from error
    if not found:
        raise UsageError("there is no open school in this file")
    return list(found.values())


def keep_schools(connection: sa.Connection, rows: list[dict[str, str]]) -> int:
    """Keep them: those that are known are told anew, others stay. What is told by area is counted again."""
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        connection.execute(sa.delete(SCHOOLS).where(SCHOOLS.c.urn.in_([one["urn"] for one in some])))
        insert_new(connection, SCHOOLS, some)
    place_again(connection)
    return len(rows)


def _decoded(content: bytes) -> str:
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _school(row: Mapping[str, str | None]) -> dict[str, str] | None:
    if (row.get(STATUS) or "").strip().lower() not in OPEN:
        return None
    found = {
        key: " ".join((row.get(column) or "").split())[:longest] for key, (column, longest) in NAMED.items()
    }
    found["urn"] = found["urn"].upper()
    return found if re.fullmatch(r"[0-9A-Z]{1,12}", found["urn"]) and found["name"] else None
