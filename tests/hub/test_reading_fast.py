"""The fast reader and the law take the same statements, and make the same of them."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.ingest.reading import Reader, id_of
from kiosk.wire.members import WireError
from kiosk.wire.record import AnswerSent
from kiosk.wire.statement import answer_of, statement_of
from tests.wire.test_statement import ANSWER, WRONG, answers, changed, json_values, members

PATHS = members(statement_of(ANSWER))


def fast(body: str) -> AnswerSent | str:
    try:
        return Reader().read(msgspec.Raw(body.encode()))
    except WireError as error:
        return str(error)


def by_law(body: str) -> AnswerSent | str:
    try:
        return answer_of(json.loads(body))
    except WireError as error:
        return str(error)


@given(answers)
def test_every_answer_is_read_as_the_law_reads_it(answer: AnswerSent) -> None:
    assert fast(json.dumps(statement_of(answer))) == answer


@settings(max_examples=400)
@given(st.sampled_from(PATHS), json_values)
def test_whatever_stands_in_a_member_both_say_the_same(path: tuple[str, ...], value: object) -> None:
    body = json.dumps(changed(*path, to=value))
    assert fast(body) == by_law(body)


@pytest.mark.parametrize("path", PATHS, ids="/".join)
def test_both_refuse_the_same(path: tuple[str, ...]) -> None:
    for wrong in (*WRONG, 1.0, 2.0, True, False, 3, "1", "go\n", 10**7 + 1):
        body = json.dumps(changed(*path, to=wrong))
        assert fast(body) == by_law(body)


@pytest.mark.parametrize(
    "moment", ["2026-02-29T00:00:00Z", "2024-02-29T23:59:59Z", "1969-12-31T00:00:00Z", "2026-00-01T00:00:00Z"]
)
def test_both_know_the_calendar(moment: str) -> None:
    body = json.dumps(changed("timestamp", to=moment))
    assert fast(body) == by_law(body)


def test_a_rev_beyond_the_highest_is_refused_by_both() -> None:
    body = json.dumps(statement_of(ANSWER)).replace("/lift-home-football/2", "/lift-home-football/100001")
    assert fast(body) == by_law(body)
    assert isinstance(fast(body), str)


def test_two_answers_of_one_round_are_told_with_one_round() -> None:
    reader = Reader()
    first, second = (reader.read(msgspec.Raw(json.dumps(statement_of(ANSWER)).encode())) for _ in range(2))
    assert first.round is second.round


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ({"id": ANSWER.id, "name": "Maya"}, ANSWER.id),
        ({"id": 5}, None),
        ({"id": "Maya"}, None),
        ("text", None),
        (None, None),
        ([[]], None),
    ],
)
def test_the_id_of_what_cannot_be_read_is_found_where_it_is_one(raw: Any, found: str | None) -> None:
    assert id_of(msgspec.Raw(json.dumps(raw).encode())) == found
