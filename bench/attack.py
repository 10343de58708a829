"""Attacks everything that is put out of ten thousand visits, and says how much the teacher's page still tells.

    python -m bench.attack [--visits 10000] [--classes 1000]

The adversary of `tests/insight/test_attack.py`, which says what is shown. Exits with 1 where a count may be known, or where the
pages say something of fewer than 90 % of the stories that were played.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from random import Random

from kiosk.insight.page import TeacherPage
from kiosk.insight.teacher import teacher_page
from kiosk.play.playlist import choose
from kiosk.scenario.model import AgeBand
from tests.insight.classes import item_of, stories, vote, voted
from tests.insight.worlds import ROUNDS, attack, drawn, has_pool

LEAST_TOLD = 0.90
SKIPS = 0.05
"""How often a pupil does not file past."""


def attacked(visits: int) -> bool:
    """Print how far apart the counts are that nobody can tell from each other; whether none is known."""
    apart: Counter[int] = Counter()
    worlds, pooled, small = -(-visits // ROUNDS), 0, 0
    for seed in range(worlds):
        rng = Random(seed)
        world = drawn(rng)
        pooled += has_pool(world)
        small += sum(world.is_small(ballot) for ballot in world.sizes)
        found = attack(world, rng)
        apart.update(found.apart.values())
        if found.known:
            print(f"seed {seed}: may be known: {found.known}", flush=True)
    total = sum(apart.values())
    print(
        f"{worlds * ROUNDS} visits, {total} ballots of ten or more attacked, {small} smaller; pools in {pooled} of {worlds} histories"
    )
    print(f"counts that may be known for certain: {apart[0]}")
    for least in (1, 2, 3, 4):
        share = sum(number for far, number in apart.items() if far >= least) / total
        print(f"  another count at least {least} off puts out the same: {share:.1%}")
    return not apart[0]


def pages(classes: int) -> Sequence[TeacherPage]:
    """Pages of classes of 24 to 30 that file past, with any chances of NEVER GO."""
    found = []
    for seed in range(classes):
        rng = Random(seed)
        playlist = choose(stories(), list(AgeBand)[seed % 3], 6, seed)
        there = sum(rng.random() >= SKIPS for _ in range(rng.randint(24, 30)))
        votes = voted(rng, playlist, there, rng.uniform(0.05, 0.98), rng.uniform(0.02, 0.95))
        assert set(votes) == {item_of(scenario) for scenario in playlist}
        found.append(teacher_page([vote(votes)], stories()))
    return found


def told(classes: int) -> bool:
    """Print how much these pages say; whether it is enough."""
    found = pages(classes)
    played = [story for page in found for story in page.stories]
    share = sum(bool(story.said) for story in played) / len(played)
    print(f"{classes} classes of 24 to 30: something is said of {share:.1%} of {len(played)} stories")
    has: dict[str, Callable[[TeacherPage], object]] = {
        "the kind of class is named": lambda page: page.overall and "not clear" not in page.overall,
        "something is sure or unsure": lambda page: page.sure or page.unsure,
        "three activities and three cards": lambda page: (
            len(page.activities) == len(page.role_plays[:3]) == 3
        ),
    }
    for name, is_so in has.items():
        print(f"  {name}: {sum(bool(is_so(page)) for page in found) / len(found):.1%}")
    return share >= LEAST_TOLD


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--visits", type=int, default=10_000, metavar="N")
    parser.add_argument("--classes", type=int, default=1_000, metavar="N")
    asked = parser.parse_args()
    is_told = told(asked.classes)
    return 0 if attacked(asked.visits) and is_told else 1


if __name__ == "__main__":
    sys.exit(main())
