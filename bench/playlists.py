"""Goes through ten thousand playlists of each band and length: do they keep every rule, and reach every story?

    python -m bench.playlists [--seeds 10000]

Exits with 1 where a playlist breaks a rule, or a story is never reached.
"""

import argparse
import sys
import time
from collections import Counter

from kiosk.play.playlist import BEST_SCORE, choose, faults, pairs_of
from kiosk.play.strategies import best_score
from kiosk.programme import load_programme
from kiosk.scenario.model import AgeBand, Scenario

LENGTHS = (6, 8, 12)


def look_at(catalogue: tuple[Scenario, ...], ages: AgeBand, stories: int, seeds: int) -> bool:
    """Print one line about these playlists; whether all is well."""
    reached: Counter[str] = Counter()
    broken, best, shares = 0, 0.0, set()
    before = time.perf_counter()
    for seed in range(seeds):
        playlist = choose(catalogue, ages, stories, seed)
        reached.update(item.id for item in playlist)
        is_twice = len({item.id for item in playlist}) < stories
        score = best_score(playlist)
        broken += faults(playlist) > 0 or is_twice or score > BEST_SCORE
        best = max(best, score)
        shares.add(sum(item.answer.is_go for item in playlist) / stories)
    took_ms = 1000 * (time.perf_counter() - before) / seeds
    all_ids = {item.id for pair in pairs_of(catalogue, ages) for item in pair}
    least, most = min(reached.values()), max(reached.values())
    print(
        f"{ages:>5} × {stories:>2}: {broken} of {seeds} break a rule; Go {min(shares):.0%}–{max(shares):.0%}; "
        f"best strategy {best:.0%}; {len(reached)} of {len(all_ids)} stories reached, {least}–{most} times; "
        f"{took_ms:.2f} ms each"
    )
    return not broken and set(reached) == all_ids


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seeds", type=int, default=10_000, metavar="N")
    seeds = parser.parse_args().seeds
    catalogue = load_programme().scenarios
    results = [look_at(catalogue, ages, stories, seeds) for ages in AgeBand for stories in LENGTHS]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
