"""An answer and its statement are each other's inverse; whatever else a statement holds is refused."""

import copy
import gzip
import json
import uuid
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hardware.events import Side
from kiosk.answers import Mode, Press, ResponseBand
from kiosk.scenario.model import AgeBand
from kiosk.visit import ClassSize, YearGroup
from kiosk.wire.members import WireError
from kiosk.wire.record import AnswerSent, RoundSent
from kiosk.wire.statement import PROFILE, answer_of, statement_of

ROUND = RoundSent(
    id="0c6f1f2e-6d0b-4f6a-9d7e-3a5a2b7c9d10",
    visit_id="9b3d2c1a-55aa-4c3d-8e2f-1122334455ff",
    number=7,
    ages=AgeBand.B,
    mode=Mode.VOTE,
    boot_id="11111111-2222-3333-4444-555555555555",
    boottime_ms=123_456,
    wall_time="2026-09-01T09:30:00Z",
    is_time_trusted=True,
    urn="100000",
    year=YearGroup.THREE,
    size=ClassSize.FROM_20_TO_29,
    language="pl",
)
ANSWER = AnswerSent(
    id="5f0e8a3c-1b2d-4e5f-8a9b-0c1d2e3f4a5b",
    kiosk_id="abcdefghijklmnopqrstuvwxyz",
    round=ROUND,
    scenario_id="lift-home-football",
    scenario_rev=2,
    choice=Side.NEVER_GO,
    second_step="teacher",
    response=ResponseBand.FROM_2_TO_5_S,
    press=Press.OWN,
    ballot=1,
)

uuids = st.uuids(version=4).map(str)
names = st.from_regex(r"[a-z][a-z0-9-]{0,59}", fullmatch=True)
times = st.tuples(st.dates(min_value=date(1970, 1, 1)), st.times()).map(
    lambda when: f"{when[0].isoformat()}T{when[1].isoformat('seconds')}Z"
)
rounds = st.builds(
    RoundSent,
    id=uuids,
    visit_id=uuids,
    number=st.integers(1, 10_000_000),
    ages=st.sampled_from(AgeBand),
    mode=st.sampled_from(Mode),
    boot_id=st.none() | st.uuids().map(str),
    boottime_ms=st.integers(0, 10**11),
    wall_time=times,
    is_time_trusted=st.sampled_from((True, False, None)),
    urn=st.none() | st.from_regex(r"[0-9A-Z]{1,12}", fullmatch=True),
    year=st.none() | st.sampled_from(YearGroup),
    size=st.none() | st.sampled_from(ClassSize),
    language=st.none() | st.sampled_from(("pl", "bn", "ar")),
)
answers = st.builds(
    AnswerSent,
    id=uuids,
    kiosk_id=st.from_regex(r"[a-z2-7]{26}", fullmatch=True),
    round=rounds,
    scenario_id=names,
    scenario_rev=st.integers(1, 100_000),
    choice=st.sampled_from(Side),
    second_step=st.none() | names,
    response=st.none() | st.sampled_from(ResponseBand),
    press=st.sampled_from(Press),
    ballot=st.integers(1, 2),
)


def changed(*path: str, to: object) -> dict[str, Any]:
    """The statement with one member changed, or added."""
    statement: dict[str, Any] = copy.deepcopy(statement_of(ANSWER))
    inner: Any = statement
    for name in path[:-1]:
        inner = inner[name]
    inner[path[-1]] = to
    return statement


def members(statement: object, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """The path of every member at every depth."""
    if not isinstance(statement, dict):
        return []
    return [
        inner
        for name, value in statement.items()
        for inner in ((*path, name), *members(value, (*path, name)))
    ]


@given(answers)
def test_what_is_written_is_read_back_through_json(answer: AnswerSent) -> None:
    assert answer_of(json.loads(json.dumps(statement_of(answer)))) == answer


def test_a_statement_looks_as_the_profile_says() -> None:
    statement = statement_of(ANSWER)
    assert statement["actor"]["account"]["name"] == ROUND.id
    assert statement["object"]["id"] == f"{PROFILE}/scenarios/lift-home-football/2"
    assert statement["result"]["response"] == "never-go,teacher"
    assert statement["timestamp"] == ROUND.wall_time


def test_two_answers_of_a_round_differ_in_nothing_that_tells_their_order() -> None:
    other = AnswerSent(
        **{name: getattr(ANSWER, name) for name in ANSWER.__slots__} | {"id": str(uuid.uuid4())}
    )
    first, second = statement_of(ANSWER), statement_of(other)
    assert {name for name in first if first[name] != second[name]} == {"id"}


@pytest.mark.parametrize("path", members(statement_of(ANSWER)), ids="/".join)
def test_a_member_more_is_refused_at_every_depth(path: tuple[str, ...]) -> None:
    statement = copy.deepcopy(statement_of(ANSWER))
    inner: Any = statement
    for name in path[:-1]:
        inner = inner[name]
    inner["name-of-child"] = "Maya Example"
    with pytest.raises(WireError) as refused:
        answer_of(statement)
    assert "Maya" not in str(refused.value)


OPTIONAL = {"boot", "is-time-trusted", "urn", "year", "size", "language"}


@pytest.mark.parametrize("path", members(statement_of(ANSWER)), ids="/".join)
def test_a_member_less_is_refused_unless_it_may_be_left_out(path: tuple[str, ...]) -> None:
    statement = copy.deepcopy(statement_of(ANSWER))
    inner: Any = statement
    for name in path[:-1]:
        inner = inner[name]
    del inner[path[-1]]
    if path[-1] in OPTIONAL or path == ("result", "extensions"):
        assert answer_of(statement) != ANSWER
    else:
        with pytest.raises(WireError):
            answer_of(statement)


WRONG: tuple[object, ...] = (
    None,
    True,
    0,
    -1,
    2**70,
    1.5,
    "",
    "Maya Example",
    "a\x00b",
    "x" * 5000,
    [],
    {},
    [[[]]],
    {"a": {"b": 1}},
)


@pytest.mark.parametrize("path", members(statement_of(ANSWER)), ids="/".join)
def test_no_member_takes_what_is_not_its_own(path: tuple[str, ...]) -> None:
    its_own = {"is-time-trusted": "True", "boottime-ms": "0"}.get(path[-1])
    for wrong in WRONG:
        if repr(wrong) == its_own:
            continue
        with pytest.raises(WireError) as refused:
            answer_of(changed(*path, to=wrong))
        assert "Maya" not in str(refused.value)
        assert refused.value.member


@pytest.mark.parametrize(
    "moment",
    [
        "2026-02-30T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-01-01T24:00:00Z",
        "1969-12-31T23:59:59Z",
        "2026-01-01",
    ],
)
def test_a_time_that_is_none_is_refused(moment: str) -> None:
    with pytest.raises(WireError, match=r"^timestamp: "):
        answer_of(changed("timestamp", to=moment))


@pytest.mark.parametrize("raw", [None, [], "text", 5, {}, [{}]])
def test_what_is_no_statement_at_all_is_refused(raw: object) -> None:
    with pytest.raises(WireError):
        answer_of(raw)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=300)
@given(st.sampled_from(members(statement_of(ANSWER))), json_values)
def test_whatever_stands_in_a_member_is_either_its_own_or_refused(
    path: tuple[str, ...], value: object
) -> None:
    try:
        answer = answer_of(changed(*path, to=value))
    except WireError:
        return
    assert statement_of(answer) == changed(*path, to=value)


def test_a_hundred_statements_of_a_round_pack_to_few_bytes_each() -> None:
    batch = [
        statement_of(
            AnswerSent(
                **{name: getattr(ANSWER, name) for name in ANSWER.__slots__} | {"id": str(uuid.UUID(int=n))}
            )
        )
        for n in range(1, 101)
    ]
    packed = gzip.compress(json.dumps(batch, separators=(",", ":")).encode())
    assert len(packed) / 100 < 60
