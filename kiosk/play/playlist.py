"""A round's playlist: both members of some pairs, well apart, half of them GO, and no pattern to be guessed."""

from collections.abc import Collection, Iterator, Sequence
from hashlib import sha256
from itertools import combinations
from typing import TypeVar

from kiosk.answers import Had
from kiosk.play.strategies import best_score, longest_run
from kiosk.scenario.model import AgeBand, Scenario

Pair = tuple[Scenario, Scenario]
Thing = TypeVar("Thing")

BEST_SCORE = 0.70
LONGEST_RUN = 3
FEWEST_APART = 2
CHECK_STORIES = 3
MOST_TRIES = 2_000
"""Orders looked at before the best one so far is taken. One in eight keeps every rule for six stories of the core pack."""


def choose(  # each by its name
    catalogue: Sequence[Scenario],
    ages: AgeBand,
    stories: int,
    seed: int,
    *,
    has_sensitive: bool = True,
    had: Sequence[Had] = (),
    preferred: Collection[str] = (),
) -> tuple[Scenario, ...]:
    """Choose `stories` scenarios of a band, in order of play; the same seed gives the same ones on every machine.

    Without `has_sensitive` no pair with a sensitive story is taken. Pairs that a class `had` come last, the longest ago
    first; among the others those named in `preferred` are taken first. Takes both members of `stories // 2` pairs, or of as many as there are; none gives an empty playlist. Where no order
    keeps every rule (one pair cannot be two apart), the one that breaks them least is taken.
    """
    pairs = [
        pair for pair in pairs_of(catalogue, ages) if has_sensitive or not any(one.sensitive for one in pair)
    ]
    count = min(stories // 2, len(pairs))
    if count < 1:
        return ()
    pairs = newest_to_them(pairs, had, count)
    best: tuple[Scenario, ...] = ()
    least = float("inf")
    for order in orders(pairs, count, seed, preferred):
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


def newest_to_them(pairs: Sequence[Pair], had: Sequence[Had], count: int) -> list[Pair]:
    """The pairs of which nothing was told to a class, and if those are too few the ones told longest ago beside them."""
    months: dict[str, str] = {}
    for one in had:
        months[one.scenario_id] = max(one.month, months.get(one.scenario_id, ""))

    def last(pair: Pair) -> str:
        return max(months.get(scenario.id, "") for scenario in pair)

    fresh = [pair for pair in pairs if not last(pair)]
    known = sorted((pair for pair in pairs if last(pair)), key=last)
    return [*fresh, *known[: max(0, count - len(fresh))]]


def others(
    order: Sequence[Scenario], catalogue: Sequence[Scenario], *, has_sensitive: bool = True
) -> tuple[tuple[Scenario, ...], ...]:
    """For each story of a playlist, those that could be told in its place and break no rule that is kept now.

    The same answer comes first; held-back variants and what is told already are left out.
    """
    taken = {scenario.id for scenario in order}
    could = [
        one
        for one in sorted(catalogue, key=lambda one: one.id)
        if one.id not in taken and not one.variant_of and (has_sensitive or not one.sensitive)
    ]
    now = faults(order)
    return tuple(
        tuple(
            sorted(
                (
                    one
                    for one in could
                    if one.ages is old.ages and faults((*order[:place], one, *order[place + 1 :])) <= now
                ),
                key=lambda one, old=old: one.answer.is_go is not old.answer.is_go,  # type: ignore[misc]
            )
        )
        for place, old in enumerate(order)
    )


def orders(
    pairs: Sequence[Pair], count: int, seed: int, preferred: Collection[str] = ()
) -> Iterator[tuple[Scenario, ...]]:
    """Orders of `count` pairs in a fixed random sequence, `MOST_TRIES` of them; each takes other pairs, `preferred` first."""
    for attempt in range(MOST_TRIES):
        mixed = shuffled(pairs, f"{seed}/{attempt}/pairs")
        chosen = sorted(mixed, key=lambda pair: pair[0].pair not in preferred)[:count]
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
