"""Statements to send, made of the few things that a test cares about."""

import uuid
from dataclasses import replace
from typing import Any

from hardware.events import Side
from kiosk.answers import Mode, Press
from kiosk.scenario.model import AgeBand
from kiosk.visit import ClassSize, YearGroup
from kiosk.wire.record import AnswerSent, RoundSent
from kiosk.wire.statement import statement_of

KIOSK = "abcdefghijklmnopqrstuvwxyz"
OTHER_KIOSK = "zyxwvutsrqponmlkjihgfedcba"


def uid(number: int) -> str:
    """A random-looking id that is the same each time."""
    return str(uuid.UUID(int=number * 0x9E3779B97F4A7C15 % 2**128, version=4))


def round_sent(number: int = 1, **changes: Any) -> RoundSent:
    plain = RoundSent(
        id=uid(1_000_000 + number),
        visit_id=uid(2_000_000 + number),
        number=number,
        ages=AgeBand.B,
        mode=Mode.VOTE,
        boot_id=str(uuid.UUID(int=number)),
        boottime_ms=60_000,
        wall_time="2026-09-01T09:30:00Z",
        is_time_trusted=True,
        urn="100000",
        year=YearGroup.THREE,
        size=ClassSize.FROM_20_TO_29,
    )
    return replace(plain, **changes)


def answer(number: int = 1, choice: Side = Side.NEVER_GO, **changes: Any) -> AnswerSent:
    plain = AnswerSent(
        id=uid(number),
        kiosk_id=KIOSK,
        round=round_sent(),
        scenario_id="lift-home-football",
        scenario_rev=1,
        choice=choice,
        second_step=None,
        response=None,
        press=Press.OWN,
        ballot=1,
    )
    return replace(plain, **changes)


def statement(number: int = 1, choice: Side = Side.NEVER_GO, **changes: Any) -> dict[str, Any]:
    return statement_of(answer(number, choice, **changes))
