"""The shelf of each kind of database: plain SQL, because this is the one place where thousands of rows a second go by."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import msgspec
import sqlalchemy as sa

from hub.database import Database
from hub.ingest.shelf import ANSWER_COLUMNS, ROUND_COLUMNS, VISIT_COLUMNS, Row, Shelf, Sum

_JSON: Final = msgspec.json.Encoder()
UUIDS: Final = frozenset({"id", "visit_id", "boot_id", "round_id"})
_SUM_KEY: Final = ("kiosk_id", "round_id", "scenario_id", "scenario_rev", "press", "ballot")
ADD: Final = f"""
    INSERT INTO rollup ({", ".join(_SUM_KEY)}, go, never_go) VALUES ({{values}})
    ON CONFLICT ({", ".join(_SUM_KEY)}) DO UPDATE
    SET go = rollup.go + excluded.go, never_go = rollup.never_go + excluded.never_go
"""  # noqa: S608  # names of our own


def shelf_of(database: Database, connection: sa.Connection, kiosk_id: str, now_s: int) -> Shelf:
    """The shelf for one transaction and one kiosk; `now_s` is what answers are stamped with on arrival."""
    if database.is_embedded:
        return EmbeddedShelf(connection, kiosk_id, now_s)
    return PostgresShelf(connection, kiosk_id, now_s)


class EmbeddedShelf:
    """SQLite. There is one writer at a time, so that what is not there before an insert is new after it.

    UUIDs are kept without their hyphens, as SQLAlchemy has them there.
    """

    def __init__(self, connection: sa.Connection, kiosk_id: str, now_s: int) -> None:
        self._connection = connection
        self._kiosk_id = kiosk_id
        self._now_s = now_s

    def put_visits(self, rows: Sequence[Row]) -> Mapping[str, Row]:
        return self._put("visit", VISIT_COLUMNS, rows)[1]

    def put_rounds(self, rows: Sequence[Row]) -> Mapping[str, Row]:
        guessed = {"best_s": "unixepoch(:wall_time)", "confidence": "'guess'"}
        return self._put("round", ROUND_COLUMNS, rows, guessed | {"received_s": str(self._now_s)})[1]

    def gone(self, ids: Sequence[str]) -> frozenset[str]:
        return frozenset(self._rows("tombstone", ("id",), ids))

    def put_answers(self, rows: Sequence[Row]) -> tuple[frozenset[str], Mapping[str, Row]]:
        before, there = self._put("answer", ANSWER_COLUMNS, rows, {"received_s": str(self._now_s)})
        return frozenset(str(row[0]) for row in rows) - before, there

    def add(self, sums: Iterable[Sum]) -> None:
        rows = [
            (
                self._kiosk_id,
                _bare(one.round_id),
                one.scenario_id,
                one.scenario_rev,
                one.press,
                one.ballot,
                one.go,
                one.never_go,
            )
            for one in sums
        ]
        if rows:
            self._connection.exec_driver_sql(ADD.format(values=", ".join("?" * 8)), rows)

    def _put(
        self, table: str, columns: tuple[str, ...], rows: Sequence[Row], more: Mapping[str, str] | None = None
    ) -> tuple[frozenset[str], Mapping[str, Row]]:
        """Insert what is not there; returns the ids that were, and every row asked about as it now stands."""
        more = more or {}
        ids = [str(row[0]) for row in rows]
        there = self._rows(table, columns, ids)
        new = {str(row[0]): row for row in reversed(rows) if row[0] not in there}
        if new:
            names = ", ".join(("kiosk_id", *columns, *more))
            places = {name: f"?{number}" for number, name in enumerate(columns, start=2)}
            written = [text.replace(":wall_time", places.get("wall_time", "")) for text in more.values()]
            values = ", ".join(("?1", *places.values(), *written))
            self._connection.exec_driver_sql(
                f"INSERT INTO {table} ({names}) VALUES ({values})",  # noqa: S608  # names of our own
                _down(new.values(), columns, self._kiosk_id),
            )
        return frozenset(there), {**there, **new}

    def _rows(self, table: str, columns: tuple[str, ...], ids: Sequence[str]) -> dict[str, Row]:
        found = self._connection.exec_driver_sql(
            f"SELECT {', '.join(columns)} FROM {table} WHERE kiosk_id = ?"  # noqa: S608  # names of our own
            " AND id IN (SELECT value FROM json_each(?))",
            (self._kiosk_id, _JSON.encode([_bare(id_) for id_ in ids]).decode()),
        )
        rows = (_up(columns, row) for row in found)
        return {str(row[0]): row for row in rows}


class PostgresShelf:
    """PostgreSQL, with any number of writers: what an insert did not return, somebody else has put there.

    Rows travel as one JSON document, which costs a quarter of what seventeen arrays do in psycopg 3 (measured).
    """

    def __init__(self, connection: sa.Connection, kiosk_id: str, now_s: int) -> None:
        self._connection = connection
        self._kiosk_id = kiosk_id
        self._now_s = now_s

    def put_visits(self, rows: Sequence[Row]) -> Mapping[str, Row]:
        return self._put("visit", VISIT_COLUMNS, rows)[1]

    def put_rounds(self, rows: Sequence[Row]) -> Mapping[str, Row]:
        guessed = {"best_s": "extract(epoch FROM x.wall_time::timestamptz)::bigint", "confidence": "'guess'"}
        return self._put("round", ROUND_COLUMNS, rows, guessed | {"received_s": str(self._now_s)})[1]

    def gone(self, ids: Sequence[str]) -> frozenset[str]:
        return frozenset(self._rows("tombstone", ("id",), ids))

    def put_answers(self, rows: Sequence[Row]) -> tuple[frozenset[str], Mapping[str, Row]]:
        return self._put("answer", ANSWER_COLUMNS, rows, {"received_s": str(self._now_s)})

    def add(self, sums: Iterable[Sum]) -> None:
        rows = [
            (
                self._kiosk_id,
                one.round_id,
                one.scenario_id,
                one.scenario_rev,
                one.press,
                one.ballot,
                one.go,
                one.never_go,
            )
            for one in sums
        ]
        if rows:
            self._connection.exec_driver_sql(ADD.format(values=", ".join(("%s",) * 8)), rows)

    def _put(
        self, table: str, columns: tuple[str, ...], rows: Sequence[Row], more: Mapping[str, str] | None = None
    ) -> tuple[frozenset[str], Mapping[str, Row]]:
        """Insert what is not there; returns the ids that were put, and every row asked about as it now stands."""
        if not rows:
            return frozenset(), {}
        more = more or {}
        names = ", ".join(("kiosk_id", *columns, *more))
        values = ", ".join(("%(kiosk)s", *(f"x.{column}" for column in columns), *more.values()))
        put = self._connection.exec_driver_sql(
            f"INSERT INTO {table} ({names})"  # noqa: S608  # names of our own
            f" SELECT {values} FROM jsonb_to_recordset(%(rows)s::jsonb) AS x ({_shapes(columns)})"
            " ON CONFLICT (kiosk_id, id) DO NOTHING RETURNING id::text",
            {
                "kiosk": self._kiosk_id,
                "rows": _JSON.encode([dict(zip(columns, row, strict=True)) for row in rows]).decode(),
            },
        )
        new = frozenset(str(row[0]) for row in put)
        there = {str(row[0]): row for row in reversed(rows) if row[0] in new}
        others = [str(row[0]) for row in rows if row[0] not in new]
        return new, {**there, **(self._rows(table, columns, others) if others else {})}

    def _rows(self, table: str, columns: tuple[str, ...], ids: Sequence[str]) -> dict[str, Row]:
        found = self._connection.exec_driver_sql(
            f"SELECT {', '.join(columns)} FROM {table} WHERE kiosk_id = %s AND id = ANY(%s::uuid[])",  # noqa: S608
            (self._kiosk_id, list(ids)),
        )
        rows = (
            tuple(
                str(value) if name in UUIDS and value is not None else value
                for name, value in zip(columns, row, strict=True)
            )
            for row in found
        )
        return {str(row[0]): row for row in rows}


def _shapes(columns: tuple[str, ...]) -> str:
    """What PostgreSQL reads each member of the document as."""
    whole = {"number", "boottime_ms", "scenario_rev", "ballot"}
    return ", ".join(
        f"{name} {'uuid' if name in UUIDS else 'bigint' if name in whole else 'boolean' if name == 'is_time_trusted' else 'text'}"
        for name in columns
    )


def _bare(uuid: str) -> str:
    return uuid.replace("-", "")


def _whole(bare: str) -> str:
    return f"{bare[:8]}-{bare[8:12]}-{bare[12:16]}-{bare[16:20]}-{bare[20:]}"


def _down(rows: Iterable[Row], columns: tuple[str, ...], kiosk_id: str) -> list[Row]:
    """Rows as SQLite keeps them, the kiosk before each. Plain loops: this is done for every answer there is."""
    ids = [place for place, name in enumerate(columns, start=1) if name in UUIDS]
    found: list[Row] = []
    for row in rows:
        kept: list[object] = [kiosk_id, *row]
        for place in ids:
            value = kept[place]
            if value is not None:
                kept[place] = str(value).replace("-", "")
        found.append(tuple(kept))
    return found


def _up(columns: tuple[str, ...], row: Any) -> Row:
    """A row as it was told."""
    found: list[object] = []
    for name, value in zip(columns, row, strict=True):
        if value is None:
            found.append(None)
        elif name in UUIDS:
            found.append(_whole(value))
        else:
            found.append(bool(value) if name == "is_time_trusted" else value)
    return tuple(found)
