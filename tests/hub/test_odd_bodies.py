"""Whatever comes, the hub answers in a sentence and keeps nothing that is not of the profile."""

import copy
import json
import os
from pathlib import Path
from typing import Any, Final

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.database import Database, migrate, open_database
from hub.http.rates import Rates
from hub.readers import make_reader
from hub.schema import METADATA
from hub.statements import statement_by, told_of
from kiosk.wire.health import told_of as health_told
from kiosk.wire.statement import answer_of, statement_of
from tests.hub.desk import TOKEN, Desk
from tests.hub.statements import round_sent, statement, uid
from tests.wire.test_health import HEALTH

BODIES: Final = int(os.environ.get("HUB_BODIES", "400"))
"""A quick slice; `HUB_BODIES=10000` is the whole."""
MARK: Final = "Maya Example"
PATHS: Final = (
    ("POST", "/sync/v1/upload"),
    ("POST", "/sync/v1/heartbeat"),
    ("POST", "/sync/v1/enrol"),
    ("POST", "/sync/v1/bundle"),
    ("POST", "/xapi/statements"),
    ("PUT", f"/xapi/statements?statementId={uid(1)}"),
)
ODD: Final = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from([MARK, "\x00", "\ud800", 2**70, -1, "9" * 5_000, [], {}, [[]], {"name": MARK}])
)
JSON: Final = st.recursive(
    ODD, lambda part: st.lists(part, max_size=4) | st.dictionaries(st.text(max_size=8), part), max_leaves=8
)


def places(raw: Any, trail: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every part of a document."""
    inner = raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
    return [trail, *(place for key, part in inner for place in places(part, (*trail, key)))]


@st.composite
def nearly(draw: st.DrawFn) -> Any:
    """A document of ours in which something has been changed, left out or put in; or none has."""
    whole: Any = copy.deepcopy(
        draw(
            st.sampled_from(
                [
                    [statement(1), statement(2, round=round_sent(2, language="pl"))],
                    statement(1),
                    health_told(HEALTH),
                    {"code": "a" * 26, "name": "Elm", "public_key": "", "signature": ""},
                ]
            )
        )
    )
    for _ in range(draw(st.integers(0, 2))):
        trail = draw(st.sampled_from(places(whole)))
        if not trail:
            continue
        part = whole
        for key in trail[:-1]:
            part = part[key]
        act = draw(st.sampled_from(["change", "leave out", "put in"]))
        if act == "leave out" and isinstance(part, dict):
            del part[trail[-1]]
        elif act == "put in" and isinstance(part, dict):
            part[draw(st.text(max_size=10))] = draw(ODD)
        else:
            part[trail[-1]] = draw(ODD)
            # What stood below is there no more.
            break
    return whole


BYTES: Final = st.binary(max_size=200) | (nearly() | JSON).map(lambda value: json.dumps(value).encode())


class Unhurried(Desk):
    def __init__(self, database: Database, data: Path) -> None:
        super().__init__(database, raise_server_exceptions=False, data=data)
        self.enrol()
        object.__setattr__(self.hub, "rates", Rates(10**9))
        object.__setattr__(self.hub, "enrolments", Rates(10**9))
        object.__setattr__(self.hub, "bundles", Rates(10**9))
        with database.writing() as connection:
            self.reader = make_reader(connection, "Records", self.now)


@pytest.fixture
def desk(tmp_path: Path) -> Any:
    database = open_database(f"sqlite:///{tmp_path / 'hub.db'}")
    migrate(database)
    yield Unhurried(database, tmp_path)
    database.close()


def kept(desk: Desk) -> list[str]:
    """Every text that is in any table."""
    return [
        value
        for table in METADATA.sorted_tables
        for row in desk.rows(table)
        for value in row
        if isinstance(value, str)
    ]


def test_no_body_brings_the_hub_down_and_nothing_is_kept_that_is_not_of_the_profile(desk: Unhurried) -> None:
    headers = {
        "Authorization": f"Bearer {TOKEN}",
        "Content-Type": "application/json",
        "X-Experience-API-Version": "2.0.0",
    }
    seen: set[int] = set()

    @settings(max_examples=BODIES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.sampled_from(PATHS), BYTES)
    def send(where: tuple[str, str], body: bytes) -> None:
        told = desk.client.request(*where, content=body, headers=headers)
        assert told.status_code < 500, told.text
        assert MARK not in told.text
        seen.add(told.status_code)

    send()
    assert {200, 400} <= seen
    texts = kept(desk)
    assert not any(MARK in text for text in texts)
    with desk.database.reading() as connection:
        ids = connection.execute(sa.text("SELECT id FROM answer")).scalars().all()
        for id_ in ids:
            found = statement_by(connection, f"{id_[:8]}-{id_[8:12]}-{id_[12:16]}-{id_[16:20]}-{id_[20:]}")
            assert found is not None
            told = {
                name: value for name, value in told_of(found).items() if name not in {"stored", "authority"}
            }
            assert statement_of(answer_of(told)) == told
    assert ids


QUESTIONS: Final = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "statementId",
                "voidedStatementId",
                "agent",
                "verb",
                "activity",
                "registration",
                "since",
                "until",
                "limit",
                "format",
                "attachments",
                "ascending",
                "related_agents",
                "cursor",
                "maya",
            ]
        ),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
        | st.sampled_from(
            ["true", "false", "1", "0", uid(1), "2026-09-21T14:13:30Z", "9999-12-31T23:59:59-14:00", "{}"]
        ),
    ),
    max_size=4,
)


def test_no_question_brings_the_hub_down(desk: Unhurried) -> None:
    headers = {"Authorization": f"Bearer {desk.reader}", "X-Experience-API-Version": "2.0.0"}
    desk.upload([statement(1)])
    seen: set[int] = set()

    @settings(max_examples=BODIES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(QUESTIONS)
    def ask(question: list[tuple[str, str | int | float | bool | None]]) -> None:
        told = desk.client.get("/xapi/statements", params=question, headers=headers)
        assert told.status_code < 500, told.text
        seen.add(told.status_code)

    ask()
    assert {200, 400} <= seen
