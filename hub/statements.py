"""Answers found again, as the statements that they came as."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import msgspec
import sqlalchemy as sa

from hardware.events import Side
from hub.schema import ANSWERS, KIOSKS, ROUNDS, VISITS
from kiosk.answers import Mode, Press, ResponseBand
from kiosk.scenario.model import AgeBand
from kiosk.visit import ClassSize, YearGroup
from kiosk.wire.record import AnswerSent, RoundSent
from kiosk.wire.statement import PROFILE, statement_of


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where one answer stands in the order of arrival."""

    received_s: int
    kiosk_id: str
    id: str


class Wanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which statements, newest first if not `ascending`; those received after `since_s`, and no later than `until_s`."""

    limit: int
    since_s: int | None = None
    until_s: int | None = None
    round_id: str | None = None
    visit_id: str | None = None
    scenario: tuple[str, int] | None = None
    ascending: bool = False
    is_short: bool = False
    after: Place | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A statement, and its place."""

    place: Place
    answer: AnswerSent


_ROUND: Final = sa.and_(ROUNDS.c.kiosk_id == ANSWERS.c.kiosk_id, ROUNDS.c.id == ANSWERS.c.round_id)
_VISIT: Final = sa.and_(VISITS.c.kiosk_id == ROUNDS.c.kiosk_id, VISITS.c.id == ROUNDS.c.visit_id)
WHOLE: Final = (
    sa.select(
        ANSWERS,
        *(column for column in ROUNDS.c if column.name not in {"kiosk_id", "id"}),
        VISITS.c.urn,
        VISITS.c.year,
        VISITS.c.size,
    )
    .select_from(ANSWERS)
    .join(ROUNDS, _ROUND)
    .join(VISITS, _VISIT)
)
"""An answer with its round and visit."""


def statement_by(connection: sa.Connection, id_: str) -> Found | None:
    """The statement with this id. Every key begins with the kiosk, so that each one's is looked up in turn."""
    wanted = WHOLE.join(KIOSKS, KIOSKS.c.id == ANSWERS.c.kiosk_id).where(ANSWERS.c.id == id_)
    row = connection.execute(wanted.order_by(ANSWERS.c.kiosk_id).limit(1)).one_or_none()
    return None if row is None else _found(row)


def statements(connection: sa.Connection, wanted: Wanted) -> Sequence[Found]:
    """At most `limit` + 1 of them: one more says that there are more."""
    place = (ANSWERS.c.received_s, ANSWERS.c.kiosk_id, ANSWERS.c.id)
    asked = WHOLE
    for condition in _conditions(wanted):
        asked = asked.where(condition)
    if wanted.after is not None:
        after = wanted.after
        there = sa.tuple_(*place)
        here = sa.tuple_(
            *(
                sa.literal(value, column.type)
                for value, column in zip((after.received_s, after.kiosk_id, after.id), place, strict=True)
            )
        )
        asked = asked.where(there > here if wanted.ascending else there < here)
    order = place if wanted.ascending else tuple(column.desc() for column in place)
    return [_found(row) for row in connection.execute(asked.order_by(*order).limit(wanted.limit + 1))]


def _conditions(wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if wanted.since_s is not None:
        conditions.append(ANSWERS.c.received_s > wanted.since_s)
    if wanted.until_s is not None:
        conditions.append(ANSWERS.c.received_s <= wanted.until_s)
    if wanted.round_id is not None:
        conditions.append(ANSWERS.c.round_id == wanted.round_id)
    if wanted.visit_id is not None:
        conditions.append(ROUNDS.c.visit_id == wanted.visit_id)
    if wanted.scenario is not None:
        name, rev = wanted.scenario
        conditions += [ANSWERS.c.scenario_id == name, ANSWERS.c.scenario_rev == rev]
    return conditions


def told_of(found: Found) -> dict[str, Any]:
    """The statement as it was sent, with the two members that xAPI has the receiver add."""
    stored = datetime.fromtimestamp(found.place.received_s, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    account = {"homePage": f"{PROFILE}/kiosks", "name": found.answer.kiosk_id}
    return statement_of(found.answer) | {
        "stored": stored,
        "authority": {"objectType": "Agent", "account": account},
    }


def _found(row: Any) -> Found:
    round_ = RoundSent(
        id=row.round_id,
        visit_id=row.visit_id,
        number=row.number,
        ages=AgeBand(row.ages),
        mode=Mode(row.mode),
        boot_id=row.boot_id,
        boottime_ms=row.boottime_ms,
        wall_time=row.wall_time,
        is_time_trusted=row.is_time_trusted,
        urn=row.urn,
        year=None if row.year is None else YearGroup(row.year),
        size=None if row.size is None else ClassSize(row.size),
        language=row.language,
    )
    answer = AnswerSent(
        id=row.id,
        kiosk_id=row.kiosk_id,
        round=round_,
        scenario_id=row.scenario_id,
        scenario_rev=row.scenario_rev,
        choice=Side(row.choice),
        second_step=row.second_step,
        response=None if row.response is None else ResponseBand(row.response),
        press=Press(row.press),
        ballot=row.ballot,
    )
    return Found(Place(row.received_s, row.kiosk_id, row.id), answer)
