"""The whole database in one file, table by table: the same for both kinds, so that a hub can move from one to the other.

Gzip of JSON lines: a head, then for each table its name and columns, its rows as arrays, and their number and SHA-256; last
the SHA-256 of all before.
"""

import gzip
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec
import sqlalchemy as sa

from hub.database import Database, revision
from hub.schema import METADATA

KIND: Final = "clever-hub/backup/1"
AT_ONCE: Final = 1_000
TABLES: Final = tuple(sorted(METADATA.tables.values(), key=lambda table: table.name))


def backup(database: Database, path: Path, now_s: int) -> int:
    """Write a backup that is whole or not there at all; returns its rows. For the owner's eyes alone (0600)."""
    partial = path.with_name(f".{path.name}.part")
    number = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    count = 0
    try:
        with os.fdopen(number, "wb") as raw:
            with gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as packed:
                for line in lines(database, now_s):
                    packed.write(line)
                    count += line.startswith(b"[")
            raw.flush()
            os.fsync(raw.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return count


def lines(database: Database, now_s: int) -> Iterator[bytes]:
    """The lines of a backup, all of one moment, while others go on writing."""
    whole = hashlib.sha256()
    for line in _body(database, now_s):
        whole.update(line)
        yield line
    yield _line({"end": len(TABLES), "sha256": whole.hexdigest()})


def _body(database: Database, now_s: int) -> Iterator[bytes]:
    shape = revision(database)
    with database.snapshot() as connection:
        yield _line({"backup": KIND, "shape": shape, "made_s": now_s})
        for table in TABLES:
            yield _line({"table": str(table.name), "columns": [str(column.name) for column in table.c]})
            yield from _rows(connection, table)


def _rows(connection: sa.Connection, table: sa.Table) -> Iterator[bytes]:
    count, hashed = 0, hashlib.sha256()
    asked = sa.select(table).order_by(*table.primary_key.columns)
    for row in connection.execution_options(yield_per=AT_ONCE).execute(asked):
        line = _line(list(row))
        hashed.update(line)
        count += 1
        yield line
    yield _line({"rows": count, "sha256": hashed.hexdigest()})


def _line(value: object) -> bytes:
    """One line of JSON; bytes become base 64."""
    return msgspec.json.encode(value) + b"\n"
