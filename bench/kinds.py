"""How often a class is taken for the wrong kind, and how much the teacher's page can say: classes drawn by a seed.

    python -m bench.kinds [--classes 10000]

Pupils say NEVER GO with the chances of a kind; one pupil's answers on a side are alike (a normal copula with 0.3).
Exits with 1 where a promise is broken: another kind 2 %, not clear 25 %, half-way classes not clear 50 %.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random

from kiosk.insight.disclosure import ShareSaid, told_of_item
from kiosk.insight.kinds import CENTRES, Kind, kind_of
from kiosk.play.playlist import choose
from kiosk.scenario.model import AgeBand, Scenario
from tests.insight.classes import item_of, stories, vote, voted

MOST_OTHER, MOST_NOT_CLEAR, LEAST_HALF_WAY = 0.02, 0.25, 0.50
PEOPLE = (10, 15, 20, 25, 30)


@dataclass(frozen=True, slots=True)
class Erring:
    """Shares of classes, 0.0–1.0."""

    other: float
    not_clear: float


def playlists(seed: int, stories_a_round: int = 6) -> Sequence[Scenario]:
    return choose(stories(), list(AgeBand)[seed % 3], stories_a_round, seed)


def kind_drawn(
    rng: Random, playlist: Sequence[Scenario], people: int, chances: tuple[float, float]
) -> Kind | None:
    votes = voted(rng, playlist, people, *chances)
    round_ = vote(votes)
    told = [(scenario.answer.is_go, told_of_item(round_, item_of(scenario))) for scenario in playlist]
    not_arranged = [said.never_go for is_go, said in told if isinstance(said, ShareSaid) and not is_go]
    arranged = [said.never_go for is_go, said in told if isinstance(said, ShareSaid) and is_go]
    return kind_of(not_arranged, arranged)


def erring(kind: Kind | None, chances: tuple[float, float], people: int, classes: int, seed: int) -> Erring:
    """How often classes with these chances are called another kind than `kind`, and how often none."""
    rng = Random(seed)
    found = Counter(kind_drawn(rng, playlists(index % 60), people, chances) for index in range(classes))
    not_clear = found[Kind.NOT_CLEAR]
    return Erring((classes - not_clear - found[kind]) / classes, not_clear / classes)


def half_way(one: Kind, other: Kind) -> tuple[float, float]:
    """The chances of a class between two kinds."""
    (a, b), (c, d) = CENTRES[one], CENTRES[other]
    return (a + c) / 2, (b + d) / 2


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--classes", type=int, default=10_000, metavar="N")
    classes = parser.parse_args().classes
    is_kept = True
    for people in PEOPLE:
        for kind, chances in CENTRES.items():
            found = erring(kind, chances, people, classes, seed=people)
            is_kept &= found.other <= MOST_OTHER and found.not_clear <= MOST_NOT_CLEAR
            print(
                f"{people} people, {kind}: another {found.other:.2%}, not clear {found.not_clear:.1%}",
                flush=True,
            )
        between = [
            erring(None, half_way(*kinds), people, classes, seed=people).not_clear
            for kinds in combinations(CENTRES, 2)
        ]
        # Half-way classes are of no kind: with many people the bands say so ever more surely.
        is_kept &= min(between) >= LEAST_HALF_WAY
        print(
            f"{people} people, half-way: not clear " + ", ".join(f"{share:.1%}" for share in between),
            flush=True,
        )
    return 0 if is_kept else 1


if __name__ == "__main__":
    sys.exit(main())
