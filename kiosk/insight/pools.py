"""Sums over several visits, the only exact figures there are, and the rules that keep them from undoing the bands.

A pool is a *block*: twelve rounds in a row by their numbers, whole and ended, from three visits and sixty people at least.
Blocks share no round and a block never grows, so no two pools can be taken from one another. People are counted once a
visit: the most who answered one story in it. Only cells that are told by themselves are summed.

A block's sums could still undo its bands: where all that it sums is at the end of its band, the sum says so. A block is
told only where every cell keeps two counts or more, and otherwise nothing is said of it, not even which end.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from kiosk.answers import PlannedItem
from kiosk.insight.disclosure import SMALLEST_GROUP, Cell, cell_of
from kiosk.insight.kept import KeptRound
from kiosk.insight.reveal import counts_alike
from kiosk.scenario.model import Answer, Who

ROUNDS_A_BLOCK: Final = 12
FEWEST_VISITS: Final = 3
FEWEST_PEOPLE: Final = 60
FEWEST_PRESSES: Final = 30
"""On each side, arranged and not."""


class Asker(StrEnum):
    """Who asks, as far as the stranger rule goes."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    OTHER = "other"

    @classmethod
    def of(cls, who: Who) -> "Asker":
        if who is Who.UNKNOWN_ADULT:
            return cls.UNKNOWN
        return cls.KNOWN if who in {Who.FAMILY, Who.KNOWN_ADULT} else cls.OTHER


@dataclass(frozen=True, slots=True)
class Part:
    """What is summed together: the arranged stories or the others, by who asks."""

    is_arranged: bool
    asker: Asker


@dataclass(frozen=True, slots=True)
class Presses:
    """`never_go` presses among `whole`; `stories` is how many stories a pupil answers at most in one visit."""

    never_go: int
    whole: int
    stories: int = 1

    def __add__(self, other: "Presses") -> "Presses":
        return Presses(self.never_go + other.never_go, self.whole + other.whole, self.stories + other.stories)


@dataclass(frozen=True, slots=True)
class Pool:
    """A block that may be told exactly: rounds `first`–`last`, its visits, and its sums by part."""

    first: int
    last: int
    visits: int
    parts: Mapping[Part, Presses]

    def side(self, *, is_arranged: bool) -> Presses:
        found = [presses for part, presses in self.parts.items() if part.is_arranged is is_arranged]
        return sum(found, Presses(0, 0, 0))


class Question(Protocol):
    """What has to be known of a story: a `Scenario` is one, and so is what a hub keeps of it."""

    @property
    def answer(self) -> Answer:
        """What is safe."""

    @property
    def who(self) -> Who:
        """Who asks."""


Stories = Mapping[PlannedItem, Question]


def pools(rounds: Iterable[KeptRound], stories: Stories, smallest: int = SMALLEST_GROUP) -> tuple[Pool, ...]:
    """The blocks that may be told exactly, in order. Stories that are not installed are left out."""
    blocks: dict[int, list[KeptRound]] = {}
    for round_ in rounds:
        blocks.setdefault((round_.number - 1) // ROUNDS_A_BLOCK, []).append(round_)
    found = (_pool(index, blocks[index], stories, smallest) for index in sorted(blocks))
    return tuple(pool for pool in found if pool)


def _pool(index: int, rounds: Sequence[KeptRound], stories: Stories, smallest: int) -> Pool | None:
    if not _is_whole(rounds):
        return None
    cells = [
        cell
        for round_ in rounds
        for item in dict.fromkeys(round_.playlist)
        if item in stories and (cell := cell_of(round_, item, smallest))
    ]
    by_part: dict[Part, list[Cell]] = {}
    for cell in cells:
        scenario = stories[cell.item]
        part = Part(scenario.answer.is_go, Asker.of(scenario.who))
        by_part.setdefault(part, []).append(cell)
    if not _is_large(cells) or not all(keeps_bands(part) for part in by_part.values()):
        return None
    parts = {part: _presses(found) for part, found in by_part.items()}
    first = index * ROUNDS_A_BLOCK + 1
    visits = len({cell.visit_id for cell in cells})
    pool = Pool(first, first + ROUNDS_A_BLOCK - 1, visits, parts)
    sides = (pool.side(is_arranged=True), pool.side(is_arranged=False))
    return pool if min(side.whole for side in sides) >= FEWEST_PRESSES else None


def _is_whole(rounds: Sequence[KeptRound]) -> bool:
    """Whether no round of the block is missing, open, or emptied since."""
    return len(rounds) == ROUNDS_A_BLOCK and all(round_.ended and round_.answers for round_ in rounds)


def _is_large(cells: Sequence[Cell]) -> bool:
    """Whether there are visits and people enough. Who answers six stories is one person, not six."""
    people: dict[str, int] = {}
    for cell in cells:
        people[cell.visit_id] = max(people.get(cell.visit_id, 0), cell.people)
    return len(people) >= FEWEST_VISITS and sum(people.values()) >= FEWEST_PEOPLE


def keeps_bands(cells: Sequence[Cell]) -> bool:
    """Whether each of these cells still has two counts or more once their sum is known, with all bands, splits and sizes.

    The counts of a cell that go with the sum run from what the others leave at most to what they leave at least.
    """
    ranges = [counts_alike(cell.never_go, cell.people) for cell in cells]
    left = sum(cell.never_go for cell in cells) - sum(found.start for found in ranges)
    room = sum(len(found) - 1 for found in ranges)
    return all(min(len(found) - 1, left) - max(0, left - (room - (len(found) - 1))) >= 1 for found in ranges)


def _presses(cells: Sequence[Cell]) -> Presses:
    stories = max(sum(one.visit_id == other.visit_id for one in cells) for other in cells)
    return Presses(sum(cell.never_go for cell in cells), sum(cell.people for cell in cells), stories)
