"""The kiosks, in plain words: which one has not been heard of, and what is amiss with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from hub.schema import KIOSKS

SILENT_S: Final = 14 * 86_400
SKEW_S: Final = 300
WAITS_LONG_DAYS: Final = 14
LITTLE_ROOM_MB: Final = 500


@dataclass(frozen=True, slots=True)
class KioskSeen:
    """`row` is its line of the table; `troubles` are sentences, none where it is well."""

    row: Any
    heard: str
    troubles: tuple[str, ...]
    is_silent: bool

    @property
    def is_lost(self) -> bool:
        return self.row.revoked_s is not None


def fleet(connection: sa.Connection, now_s: int, letters: str = "") -> list[KioskSeen]:
    """Every kiosk: silent ones first, the longest silent at the top, then those with troubles; lost ones last."""
    rows = connection.execute(sa.select(KIOSKS)).all()
    newest = newest_software(row.software for row in rows)
    wanted = [row for row in rows if letters.casefold() in row.name.casefold()]
    return sorted((seen(row, now_s, newest) for row in wanted), key=_order)


def seen(row: Any, now_s: int, newest: str = "") -> KioskSeen:
    """One kiosk in words; `newest` is the newest software in the fleet, empty where that does not matter."""
    silent_s = None if row.last_contact_s is None else now_s - row.last_contact_s
    is_silent = row.revoked_s is None and (silent_s is None or silent_s >= SILENT_S)
    heard = "never" if silent_s is None else f"{span(silent_s)} ago"
    troubles = () if row.revoked_s is not None else tuple(_troubles(row, newest))
    silence = (f"Silent: last heard of {heard}." if silent_s is not None else "It was never heard of.",)
    return KioskSeen(row, heard, (silence if is_silent else ()) + troubles, is_silent)


def span(seconds: int) -> str:
    """A time in words: the largest unit that is whole."""
    for name, length in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        count = seconds // length
        if count >= 1:
            return f"{count} {name}{'s' if count > 1 else ''}"
    return "less than a minute"


def newest_software(versions: Iterable[str | None]) -> str:
    """The highest of these, number by number."""
    return max((version for version in versions if version), key=_numbers, default="")


def _troubles(row: Any, newest: str) -> Iterable[str]:
    if row.dead:
        yield f"{_answers(row.dead)} refused by the hub: look at its officer's page."
    if (row.oldest_waiting_days or 0) >= WAITS_LONG_DAYS:
        yield f"{_answers(row.waiting or 0)} waiting, the oldest for {row.oldest_waiting_days} days."
    skew_s = row.clock_skew_s or 0
    if abs(skew_s) >= SKEW_S:
        yield f"Its clock is {span(abs(skew_s))} {'ahead' if skew_s > 0 else 'behind'}."
    if row.free_mb is not None and row.free_mb < LITTLE_ROOM_MB:
        yield f"Its card is nearly full: {row.free_mb} MB are left."
    if newest and row.software and _numbers(row.software) < _numbers(newest):
        yield f"Its software is older ({row.software}) than another's ({newest})."


def _answers(count: int) -> str:
    return "1 answer is" if count == 1 else f"{count:,} answers are"


def _order(one: KioskSeen) -> tuple[bool, bool, int, str]:
    first = (one.row.last_contact_s or 0) if one.is_silent else -len(one.troubles)
    return one.is_lost, not one.is_silent, first, one.row.name


def _numbers(version: str) -> list[tuple[int, str]]:
    parts = version.replace("-", ".").replace("+", ".").split(".")
    return [(int(part), "") if part.isascii() and part.isdigit() else (-1, part) for part in parts[:6]]
