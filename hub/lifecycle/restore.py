"""Bringing a backup back, into a hub that holds nothing yet."""

import base64
import gzip
import hashlib
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec
import sqlalchemy as sa

from hub.database import Database, revision
from hub.errors import DamagedError, UsageError
from hub.lifecycle.backup import AT_ONCE, KIND, TABLES

Part = tuple[sa.Table, list[dict[str, Any]]]
LONGEST_LINE: Final = 1024 * 1024


def restore(database: Database, path: Path) -> int:
    """Put every row of a backup in its place, all or none; returns how many.

    Raises DamagedError where the file is not whole, UsageError where this hub holds something already or is of another
    shape than the hub that wrote the file.
    """
    for _ in _parts(path, revision(database)):
        pass
    count = 0
    with database.writing() as connection:
        for table in TABLES:
            if connection.execute(sa.select(table).limit(1)).first() is not None:
                raise UsageError("this hub holds something already: restore into an empty folder or database")
        for table, rows in _parts(path, revision(database)):
            connection.execute(sa.insert(table), rows)
            count += len(rows)
        if not database.is_embedded:
            _set_counters(connection)
    return count


def _set_counters(connection: sa.Connection) -> None:
    """PostgreSQL counts by itself, and does not see the numbers that were put in."""
    for table in TABLES:
        if "number" in table.c and table.c.number.primary_key:
            connection.exec_driver_sql(
                f"SELECT setval(pg_get_serial_sequence('{table.name}', 'number'),"  # noqa: S608  # names of our own
                f" coalesce((SELECT max(number) FROM {table.name}), 0) + 1, false)"
            )


def _parts(path: Path, shape: str | None) -> Iterator[Part]:
    """The rows, some at once; the file is read to its end and every hash compared. Raises DamagedError."""
    try:
        with gzip.open(path, "rb") as file:
            lines = _Lines(file)
            head = lines.told()
            if head.get("backup") != KIND:
                raise DamagedError(f"{path} is no backup of a hub")
            if head.get("shape") != shape:
                raise UsageError(
                    f"{path} was written by a hub of shape {head.get('shape')}, this one has {shape}:"
                    " restore it with the version that wrote it, then update"
                )
            for table in TABLES:
                yield from _table(lines, table)
            lines.end(len(TABLES))
    except (OSError, EOFError, zlib.error) as error:
        raise DamagedError(f"{path} cannot be read to its end ({error})") from error
    except (msgspec.DecodeError, ValueError, KeyError, TypeError) as error:
        raise DamagedError(f"{path} is damaged") from error


def _table(lines: "_Lines", table: sa.Table) -> Iterator[Part]:
    columns = [column.name for column in table.c]
    if lines.told() != {"table": table.name, "columns": columns}:
        raise ValueError(table.name)
    binary = {column.name for column in table.c if isinstance(column.type, sa.LargeBinary)}
    count, hashed, rows = 0, hashlib.sha256(), []
    while (line := lines.line()).startswith(b"["):
        hashed.update(line)
        count += 1
        row = dict(zip(columns, msgspec.json.decode(line), strict=True))
        for name in binary:
            row[name] = None if row[name] is None else base64.b64decode(row[name], validate=True)
        rows.append(row)
        if len(rows) == AT_ONCE:
            yield table, rows
            rows = []
    if msgspec.json.decode(line) != {"rows": count, "sha256": hashed.hexdigest()}:
        raise ValueError(table.name)
    if rows:
        yield table, rows


class _Lines:
    """The lines of a backup, hashed as they are read."""

    def __init__(self, file: gzip.GzipFile) -> None:
        self._file = file
        self._hashed = hashlib.sha256()

    def line(self) -> bytes:
        line = self._file.readline(LONGEST_LINE)
        if not line.endswith(b"\n"):
            raise EOFError("it ends too soon")
        self._before = self._hashed.hexdigest()
        self._hashed.update(line)
        return line

    def told(self) -> dict[str, Any]:
        return msgspec.json.decode(self.line(), type=dict[str, Any])

    def end(self, tables: int) -> None:
        told = self.told()
        if told != {"end": tables, "sha256": self._before} or self._file.read(1):
            raise ValueError("end")
