"""How long the whole core pack takes: to load, to check with the fit of every caption, and to narrate, cold and from cache.

python -m bench.pack
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kiosk.narration.studio import Studio, Wanted
from kiosk.packs.check import check_paths
from kiosk.packs.loader import load_pack
from kiosk.plumbing import SystemClock
from kiosk.programme import SHIPPED, load_programme
from kiosk.ui.fit.check import misfits

RUNS = 5
CORE = SHIPPED / "core"


def took(work: Callable[[], object]) -> float:
    """Seconds that a piece of work takes."""
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def told(what: str, times: list[float], aim: str) -> None:
    middle = statistics.median(times)
    spread = f" ({min(times):.2f}–{max(times):.2f})" if len(times) > 1 else ""
    print(f"{what:45} {middle:6.2f} s{spread}  {aim}")


def main() -> int:
    programme = load_programme()
    wanted = [
        Wanted(line, scenario.ages, is_quiet=False)
        for scenario in programme.scenarios
        for line in scenario.lines
    ]
    print(f"{len(programme.scenarios)} stories, {len(wanted)} lines")
    told("load", [took(lambda: load_pack(CORE)) for _ in range(RUNS)], "")
    told(
        "load and check", [took(lambda: check_paths([CORE], further=misfits)) for _ in range(RUNS)], "aim 1 s"
    )
    with tempfile.TemporaryDirectory() as folder:
        for name, aim in (("narrate, nothing rendered yet", "aim 60 s"), ("narrate again, from cache", "")):
            studio = Studio.at(Path(folder), SystemClock(), programme.lexicon)
            told(name, [took(lambda: [studio.clip(one) for one in wanted])], aim)  # noqa: B023  # used at once
            studio.close()
        studio = Studio.at(Path(folder), SystemClock(), programme.lexicon)
        story = wanted[:40]
        told(
            "a story's lines at a second start, from cache",
            [took(lambda: [studio.clip(one) for one in story])],
            "aim 0.1 s",
        )
        studio.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
