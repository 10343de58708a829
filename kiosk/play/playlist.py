"""A round's playlist: both members of some pairs, well apart, half of them GO, and no pattern to be guessed."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import combinations
from typing import TypeVar

from kiosk.play.strategies import best_score, longest_run
from kiosk.scenario.model import AgeBand, Scenario

Pair = tuple[Scenario, Scenario]
Thing = TypeVar("Thing")

BEST_SCORE = 0.70
LONGEST_RUN = 3
FEWEST_APART = 2
MOST_TRIES = 2_000
"""Orders looked at before the best one so far is taken. One in eight keeps every rule for six stories of the core pack."""


def choose(catalogue: Sequence[Scenario], ages: AgeBand, stories: int, seed: int) -> tuple[Scenario, ...]:
    """Choose `stories` scenarios of a band, in order of play; the same seed gives the same ones on every machine.

    Takes both members of `stories // 2` pairs, or of as many as there are; none gives an empty playlist. Where no order
    keeps every rule (one pair cannot be two apart), the one that breaks them least is taken.
    """
    pairs = pairs_of(catalogue, ages)
    count = min(stories // 2, len(pairs))
    if count < 1:
        return ()
    best: tuple[Scenario, ...] = ()
    least = float("inf")
    for order in orders(pairs, count, seed):
        cost = faults(order)
        if cost < least:
            best, least = order, cost
        if not cost:
            break
    return best


def pairs_of(catalogue: Sequence[Scenario], ages: AgeBand) -> tuple[Pair, ...]:
    """The whole pairs of a band, by the name of the pair; held-back variants and a story without its twin are left out."""
    together: dict[str, list[Scenario]] = {}
    for scenario in sorted(catalogue, key=lambda scenario: (scenario.pair, scenario.id)):
        if scenario.ages is ages and not scenario.variant_of:
            together.setdefault(scenario.pair, []).append(scenario)
    return tuple((twins[0], twins[1]) for twins in together.values() if len(twins) == 2)


def orders(pairs: Sequence[Pair], count: int, seed: int) -> Iterator[tuple[Scenario, ...]]:
    """Orders of `count` pairs in a fixed random sequence, `MOST_TRIES` of them; each takes other pairs."""
    for attempt in range(MOST_TRIES):
        chosen = shuffled(pairs, f"{seed}/{attempt}/pairs")[:count]
        yield tuple(shuffled([scenario for pair in chosen for scenario in pair], f"{seed}/{attempt}"))


def faults(order: Sequence[Scenario]) -> float:
    """How badly an order breaks the rules; 0 when it keeps them all."""
    cost = sum(
        1.0
        for first, second in combinations(range(len(order)), 2)
        if order[first].pair == order[second].pair and second - first < FEWEST_APART
    )
    share = sum(item.answer.is_go for item in order) / len(order)
    cost += max(0.0, 0.4 - share, share - 0.6)
    cost += max(0, longest_run(order) - LONGEST_RUN)
    return cost + max(0.0, best_score(order) - BEST_SCORE)


def shuffled(things: Sequence[Thing], seed: int | str) -> list[Thing]:
    """An order that depends on the seed alone: by SHA-256 of seed and index, the same on every platform."""

    def key(index: int) -> bytes:
        return sha256(f"{seed}/{index}".encode()).digest()

    return [things[index] for index in sorted(range(len(things)), key=key)]
