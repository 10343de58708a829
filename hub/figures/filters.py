"""What somebody wants to see: a stretch of months, a place, a year group, a language; read from an address that may be anything."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from kiosk.visit import YearGroup

MONTH: Final = r"20\d\d-(0[1-9]|1[0-2])"
MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
YEARS: Final = {year.value: "Reception" if year.value == "R" else f"Year {year.value}" for year in YearGroup}
LAST_YEAR: Final = "year"


@dataclass(frozen=True, slots=True)
class Asked:
    """Months `first`–`last` (both within); an empty text is no condition. `when` is as it stands in the address."""

    when: str
    first: str
    last: str
    area: str = ""
    year: str = ""
    language: str = ""

    @property
    def when_said(self) -> str:
        """In October 2026; from … to …."""
        if self.first == self.last:
            return f"in {month_said(self.first)}"
        return f"from {month_said(self.first)} to {month_said(self.last)}"


def asked_of(query: Mapping[str, str], now_s: int) -> Asked:
    """What an address asks for; whatever is not understood is as if it were not there. By default the month before this one."""
    this = month_of(now_s)
    when = query.get("when", "")
    if when == LAST_YEAR:
        first, last = shifted(this, -11), this
    elif re.fullmatch(MONTH, when):
        first = last = when
    else:
        first = last = when = shifted(this, -1)
    year, language = query.get("year", ""), query.get("language", "")
    return Asked(
        when,
        first,
        last,
        query.get("area", "")[:80],
        year if year in YEARS else "",
        language if re.fullmatch("[a-z]{2,3}", language) else "",
    )


def month_of(now_s: int) -> str:
    """The month of a time, as `2026-09`, UTC."""
    return datetime.fromtimestamp(now_s, UTC).strftime("%Y-%m")


def shifted(month: str, months: int) -> str:
    """The month so many months on."""
    number = int(month[:4]) * 12 + int(month[5:]) - 1 + months
    return f"{number // 12:04}-{number % 12 + 1:02}"


def months_between(first: str, last: str, most: int = 36) -> list[str]:
    """Every month from first to last, the newest `most` of them."""
    found = [last]
    while found[-1] > first and len(found) < most:
        found.append(shifted(found[-1], -1))
    return found[::-1]


def month_said(month: str) -> str:
    """September 2026."""
    return f"{MONTHS[int(month[5:]) - 1]} {month[:4]}"
