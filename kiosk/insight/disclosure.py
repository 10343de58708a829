"""The one place that decides what may be told of a round. Every way out, on paper, screen or file, starts here.

The rules, all of them:

1. Only rounds that have ended are told: an ended round never changes, so two readings of it never differ by one press.
2. A *cell* is one ballot on one story in one round. It is told as a band of those who chose NEVER GO, and only where
   `smallest` people or more pressed for themselves or were counted. A smaller cell changes nothing of what is told.
3. All else that is said of a visit – sentences, changes, the kind of class – is made of the bands of its cells, and so
   tells nothing that they do not. Cells never share a press, so no two of them can be taken from one another.
4. A shared press is one opinion, told without a share, and not of groups that are known to be smaller than `smallest`.
5. Sums leave this package only for pools, by the rules in `kiosk.insight.pools`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from hardware.events import Side
from kiosk.answers import KeptAnswer, Mode, PlannedItem, Press, ResponseBand
from kiosk.insight.bands import Share
from kiosk.insight.kept import KeptRound
from kiosk.visit import ClassSize

SMALLEST_GROUP: Final = 10
"""Nothing is said about fewer; a setting may raise it, and not lower it below `SMALLEST_GROUP_FLOOR`."""
SMALLEST_GROUP_FLOOR: Final = 5
AT_LEAST: Final = {
    ClassSize.UNDER_10: 0,
    ClassSize.FROM_10_TO_19: 10,
    ClassSize.FROM_20_TO_29: 20,
    ClassSize.FROM_30: 30,
}
SINGLE: Final = (Mode.SOLO, Mode.PASS)
"""Modes in which a press is a child's, or a pair's, however it is labelled."""


class Untold(StrEnum):
    """Why nothing is said."""

    TOO_FEW = "too few to say"
    NOT_ENDED = "the round has not ended"
    NOT_ANSWERED = "no answer"
    """Only of a class or a team, as a whole."""


@dataclass(frozen=True, slots=True)
class GroupChose:
    """One shared press: an opinion. `choice` is None where two teams chose differently; `response` is of a class only."""

    choice: Side | None
    second_step: str | None = None
    response: ResponseBand | None = None


@dataclass(frozen=True, slots=True)
class ShareSaid:
    """How many chose NEVER GO, by themselves; `after` they had talked about it, where that may be told as well."""

    never_go: Share
    after: Share | None = None


Told = GroupChose | ShareSaid | Untold


@dataclass(frozen=True, slots=True)
class StoryResult:
    """What may be told of one story in one round."""

    round_number: int
    item: PlannedItem
    told: Told


@dataclass(frozen=True, slots=True)
class Cell:
    """One ballot that may be told, with its counts: it does not leave this package."""

    visit_id: str
    item: PlannedItem
    people: int
    never_go: int

    @property
    def share(self) -> Share:
        return Share.of(self.never_go, self.people)


def told_of_rounds(rounds: Iterable[KeptRound], smallest: int = SMALLEST_GROUP) -> tuple[StoryResult, ...]:
    """What may be told of every story of these rounds, in the order of play."""
    return tuple(
        StoryResult(round_.number, item, told_of_item(round_, item, smallest))
        for round_ in sorted(rounds, key=_number)
        for item in dict.fromkeys(round_.playlist)
    )


def told_of_item(round_: KeptRound, item: PlannedItem, smallest: int = SMALLEST_GROUP) -> Told:
    """What may be told of one story in one round."""
    if round_.ended is None:
        return Untold.NOT_ENDED
    first = cell_of(round_, item, smallest)
    if first:
        second = cell_of(round_, item, smallest, ballot=2)
        return ShareSaid(first.share, second.share if second else None)
    if round_.mode not in {Mode.CLASS, Mode.TEAMS} or not _may_speak_as_one(round_, smallest):
        return Untold.TOO_FEW
    return _chosen_together(round_.mode, _shared(round_, item))


def cell_of(
    round_: KeptRound, item: PlannedItem, smallest: int = SMALLEST_GROUP, *, ballot: int = 1
) -> Cell | None:
    """A ballot on a story, if it may be told: one press is one person, since each answers once in a ballot."""
    if round_.ended is None or round_.mode in SINGLE:
        return None
    pressed = [
        answer
        for answer in round_.answers_to(item)
        if answer.ballot == ballot and answer.press is not Press.SHARED
    ]
    if len(pressed) < max(smallest, SMALLEST_GROUP_FLOOR):
        return None
    never_go = sum(answer.choice is Side.NEVER_GO for answer in pressed)
    return Cell(round_.visit_id, item, len(pressed), never_go)


def _shared(round_: KeptRound, item: PlannedItem) -> list[KeptAnswer]:
    return [
        answer for answer in round_.answers_to(item) if answer.ballot == 1 and answer.press is Press.SHARED
    ]


def _may_speak_as_one(round_: KeptRound, smallest: int) -> bool:
    """Whether a shared press is that of a group that is large enough, or of one whose size nobody gave."""
    return round_.plan.size is None or AT_LEAST[round_.plan.size] >= smallest


def _chosen_together(mode: Mode, answers: Sequence[KeptAnswer]) -> Told:
    if not answers:
        return Untold.NOT_ANSWERED
    if mode is Mode.CLASS and len(answers) == 1:
        return GroupChose(answers[0].choice, answers[0].second_step, answers[0].response)
    if mode is Mode.TEAMS and len(answers) == 2:
        one, other = answers
        is_same_step = one.second_step == other.second_step
        if one.choice is other.choice:
            return GroupChose(one.choice, one.second_step if is_same_step else None)
        return GroupChose(None)
    return Untold.TOO_FEW


def _number(round_: KeptRound) -> int:
    return round_.number
