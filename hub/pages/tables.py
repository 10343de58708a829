"""Tables: shown on a page, and given as a CSV file at the same address."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from hub.pages.frame import query, render

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What spreadsheets take a cell that begins so for."""


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads to one of our pages."""

    text: str
    address: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Many:
    """A cell of several sentences."""

    texts: tuple[str, ...]

    def __str__(self) -> str:
        return " ".join(self.texts)


Cell = str | int | Link | Many


@dataclass(frozen=True, slots=True)
class Table:
    """`id` names it in the address of its CSV file; `empty` is said in its place where there is no row."""

    id: str
    caption: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]
    empty: str
    numbers: frozenset[int] = field(default_factory=frozenset)
    """Columns that are numbers: they stand to the right."""


def answer(request: Request, template: str, tables: Sequence[Table], **values: Any) -> Response:
    """A page with its tables by id, or one of them as a CSV file where the address ends in `csv=ID`."""
    asked = query(request)
    for table in tables:
        if asked.get("csv") == table.id:
            return csv_of(table)
    shown = {table.id: table for table in tables}
    return render(request, template, tables=shown, csv_address=_address_of(request, asked), **values)


def csv_of(table: Table) -> Response:
    """The table as a file: UTF-8 with its mark, because a spreadsheet asks for it; no cell is a formula."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(table.columns)
    writer.writerows([_safe(str(cell)) for cell in row] for row in table.rows)
    headers = {"Content-Disposition": f'attachment; filename="{table.id}.csv"'}
    return Response("\ufeff" + written.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def _address_of(request: Request, asked: Mapping[str, str]) -> str:
    """The page's own address with its filters, ready for the name of a table."""
    kept = {name: value for name, value in asked.items() if name != "csv" and value}
    return f"{request.url.path}?{urlencode({**kept, 'csv': ''})}"
