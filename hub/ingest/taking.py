"""Taking a batch: every record is read, put where it belongs once, and judged by itself."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from hub.ingest.reading import Reader, id_of
from hub.ingest.shelf import Row, Shelf, Sum
from hub.ingest.verdicts import Status, Verdict
from kiosk.wire.members import WireError
from kiosk.wire.record import AnswerSent, RoundSent

NOT_THIS_KIOSK = "it is not the kiosk that sends this"


def take(shelf: Shelf, kiosk_id: str, raws: Sequence[msgspec.Raw]) -> list[Verdict]:
    """Put what is new on the shelf and judge each record, in the order they came.

    The transaction is the caller's: whatever raises here must roll it back, and nothing may be told before it is committed.
    """
    read = read_all(raws, kiosk_id)
    answers = _first_of_each(one for one in read if isinstance(one, AnswerSent))
    judged = _judge(shelf, answers)
    return [_verdict(one, answers, judged) for one in read]


def read_all(raws: Sequence[msgspec.Raw], kiosk_id: str) -> list[AnswerSent | Verdict]:
    """Each record as the answer that it tells of, or the verdict where it is of another shape or another kiosk."""
    reader = Reader()
    return [_read(reader, raw, kiosk_id) for raw in raws]


def _read(reader: Reader, raw: msgspec.Raw, kiosk_id: str) -> AnswerSent | Verdict:
    try:
        answer = reader.read(raw)
    except WireError as error:
        return Verdict(id_of(raw), Status.INVALID, str(error))
    if answer.kiosk_id != kiosk_id:
        return Verdict(answer.id, Status.INVALID, f"context.extensions.kiosk: {NOT_THIS_KIOSK}")
    return answer


def _first_of_each(read: Iterable[AnswerSent]) -> dict[str, AnswerSent]:
    """The answers by id, in the order of their ids: whoever writes the same ones at the same time waits, and never crosswise."""
    first: dict[str, AnswerSent] = {}
    for answer in read:
        first.setdefault(answer.id, answer)
    return dict(sorted(first.items()))


def _judge(shelf: Shelf, answers: Mapping[str, AnswerSent]) -> dict[str, Verdict]:
    if not answers:
        return {}
    judged: dict[str, Verdict] = {}
    told_otherwise = _put_rounds(shelf, answers.values())
    gone = shelf.gone(tuple(answers))
    to_put = []
    for id_, answer in answers.items():
        if id_ in gone:
            judged[id_] = Verdict(id_, Status.GONE)
        elif member := told_otherwise.get(answer.round.id):
            judged[id_] = Verdict(id_, Status.CONFLICT, f"{member}: it was told otherwise before")
        else:
            to_put.append(_answer_row(answer))
    new, there = shelf.put_answers(to_put)
    for row in to_put:
        id_ = str(row[0])
        if id_ in new:
            judged[id_] = Verdict(id_, Status.STORED)
        elif there.get(id_) == row:
            judged[id_] = Verdict(id_, Status.DUPLICATE)
        else:
            judged[id_] = Verdict(id_, Status.CONFLICT, "id: another record has it")
    shelf.add(_sums(answers[id_] for id_ in sorted(new)))
    return judged


def _verdict(
    one: AnswerSent | Verdict, answers: Mapping[str, AnswerSent], judged: Mapping[str, Verdict]
) -> Verdict:
    if isinstance(one, Verdict):
        return one
    if answers[one.id] is one:
        return judged[one.id]
    # The same id twice in one batch: as if the second had come a moment later.
    first = judged[one.id]
    if answers[one.id] != one:
        return Verdict(one.id, Status.CONFLICT, "id: another record has it")
    return Verdict(one.id, Status.DUPLICATE) if first.status is Status.STORED else first


def _put_rounds(shelf: Shelf, answers: Iterable[AnswerSent]) -> dict[str, str]:
    """Put visits and rounds; returns the rounds that are told otherwise than before, each with the member that is."""
    rounds: dict[str, RoundSent] = {}
    otherwise: dict[str, str] = {}
    for answer in answers:
        first = rounds.setdefault(answer.round.id, answer.round)
        if first != answer.round:
            otherwise[first.id] = "context.extensions.round"
    visits = shelf.put_visits(sorted({_visit_row(one) for one in rounds.values()}, key=repr))
    there = shelf.put_rounds([_round_row(rounds[id_]) for id_ in sorted(rounds)])
    for id_, one in rounds.items():
        if there[id_] != _round_row(one) or visits[one.visit_id] != _visit_row(one):
            otherwise[id_] = "context.extensions.round"
    return otherwise


def _visit_row(round_: RoundSent) -> Row:
    return (round_.visit_id, round_.urn, _text(round_.year), _text(round_.size))


def _round_row(round_: RoundSent) -> Row:
    return (
        round_.id,
        round_.visit_id,
        round_.number,
        round_.ages.value,
        round_.mode.value,
        round_.boot_id,
        round_.boottime_ms,
        round_.wall_time,
        round_.is_time_trusted,
        round_.language,
    )


def _answer_row(answer: AnswerSent) -> Row:
    return (
        answer.id,
        answer.round.id,
        answer.scenario_id,
        answer.scenario_rev,
        answer.choice.value,
        answer.second_step,
        _text(answer.response),
        answer.press.value,
        answer.ballot,
    )


def _text(word: str | None) -> str | None:
    return None if word is None else str(word)


def _sums(answers: Iterable[AnswerSent]) -> list[Sum]:
    sides: dict[tuple[str, str, int, str, int], Counter[str]] = {}
    for answer in answers:
        key = (
            answer.round.id,
            answer.scenario_id,
            answer.scenario_rev,
            answer.press.value,
            answer.ballot,
        )
        sides.setdefault(key, Counter())[answer.choice.value] += 1
    return [Sum(*key, go=sides[key]["go"], never_go=sides[key]["never-go"]) for key in sorted(sides)]
