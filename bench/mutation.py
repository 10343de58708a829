"""How many small faults in the engine do its tests notice? A seeded sample of mutants of `kiosk/play`.

    python -m bench.mutation [--mutants 300] [--seed 7] [--minutes 20] [--survivors FILE]

Works on copies of the tree, one for each of two workers, never on the checkout. Each mutant is one change to one place
(Cosmic Ray's operators) against `tests/play` without its ten thousand random sittings, which would take 15 s a mutant: what
is told is therefore a lower bound. Left out beforehand: `|` between types, which only crashes at import and would flatter
the figure, and `is` for `==` and the reverse, which mean the same for enum members and None.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import Manager
from pathlib import Path
from typing import Any

from cosmic_ray.commands import init
from cosmic_ray.mutating import mutate_and_test
from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import MutationSpec

ROOT = Path(__file__).parents[1]
NEEDED = ("kiosk", "hardware", "scenarios", "tests", "pyproject.toml")
WORKERS = 2
LEFT_OUT = (
    "ReplaceBinaryOperator_BitOr",
    "Operator_Is_Eq",
    "Operator_IsNot_NotEq",
    "Operator_Eq_Is",
    "Operator_NotEq_IsNot",
)
TESTS = [
    sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "tests/play",
    "--deselect", "tests/play/test_any_order.py::test_ten_thousand_sittings_break_no_promise",
]  # fmt: skip


def copy_tree(folder: Path) -> None:
    """Copy what the engine's tests need, with its times, so that compiled files stay valid."""
    folder.mkdir()
    for name in NEEDED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(
                source, folder / name, ignore=shutil.ignore_patterns("__pycache__", ".hypothesis")
            )
        else:
            shutil.copy2(source, folder / name)


def baseline(folder: Path) -> float:
    """Seconds that the tests take unmutated; they must pass, and on this copy, or no mutant would mean anything."""
    where = "import kiosk.play.engine as engine; print(engine.__file__)"
    found = subprocess.run(
        [sys.executable, "-c", where], cwd=folder, capture_output=True, text=True, check=True
    )
    if not found.stdout.startswith(str(folder)):
        raise SystemExit(f"the tests would run on {found.stdout.strip()}, not on the copy in {folder}")
    for _ in range(2):  # the first run compiles
        started = time.monotonic()
        run = subprocess.run(TESTS, cwd=folder, capture_output=True, text=True, check=False)
        if run.returncode:
            raise SystemExit(f"the tests fail without any mutation:\n{run.stdout[-3000:]}")
    return time.monotonic() - started


def all_mutants(folder: Path) -> list[MutationSpec]:
    """Every mutant of the engine, in an order that does not depend on the file system."""
    os.chdir(folder)
    modules = sorted(Path("kiosk/play").glob("*.py"))
    with use_db(str(folder / "mutants.sqlite"), WorkDB.Mode.create) as database:
        init(modules, database, {})
        mutants = [item.mutations[0] for item in database.work_items]
    mutants = [mutant for mutant in mutants if not any(name in mutant.operator_name for name in LEFT_OUT)]
    return sorted(
        mutants, key=lambda mutant: (str(mutant.module_path), mutant.operator_name, mutant.occurrence)
    )


def take_folder(folders: Any) -> None:
    """Settle this worker in a copy of its own."""
    os.chdir(folders.get())


def attempt(mutant: MutationSpec, timeout_s: float) -> tuple[str, str]:
    """Run the tests on one mutant: what became of it, and its difference."""
    result = mutate_and_test([mutant], " ".join(TESTS), timeout_s)
    if result.test_outcome is None:
        return str(result.worker_outcome.value), ""
    if result.test_outcome.value == "incompetent":
        raise RuntimeError(result.output)
    return str(result.test_outcome.value), result.diff or ""


def run_all(
    mutants: list[MutationSpec], folders: list[Path], timeout_s: float, is_over: Callable[[], bool]
) -> Iterator[tuple[MutationSpec, str, str]]:
    """Each mutant with its outcome and difference, as they come; stops when the time is over."""
    with Manager() as manager:
        queue = manager.Queue()
        for folder in folders:
            queue.put(str(folder))
        with ProcessPoolExecutor(len(folders), initializer=take_folder, initargs=(queue,)) as pool:
            jobs = {pool.submit(attempt, mutant, timeout_s): mutant for mutant in mutants}
            for job in as_completed(jobs):
                yield (jobs[job], *job.result())
                if is_over():
                    pool.shutdown(wait=True, cancel_futures=True)
                    return


def place(mutant: MutationSpec) -> str:
    return f"{mutant.module_path}:{mutant.start_pos[0]} in {mutant.definition_name}: {mutant.operator_name}"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--mutants", type=int, default=300)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--survivors", type=Path, help="write the survivors' differences to this file")
    asked = parser.parse_args()
    survivors_to = asked.survivors.resolve() if asked.survivors else None
    over_at = time.monotonic() + asked.minutes * 60
    with tempfile.TemporaryDirectory() as home:
        folders = [Path(home).resolve() / f"copy-{number}" for number in range(WORKERS)]
        for folder in folders:
            copy_tree(folder)
        took = [baseline(folder) for folder in folders]
        everything = all_mutants(folders[0])
        chosen = random.Random(asked.seed).sample(everything, min(asked.mutants, len(everything)))
        print(f"{len(chosen)} of {len(everything)} mutants; the tests take {max(took):.1f} s", flush=True)
        counts: Counter[str] = Counter()
        told: list[str] = []
        for mutant, outcome, diff in run_all(
            chosen, folders, 10 + 5 * max(took), lambda: time.monotonic() > over_at
        ):
            counts[outcome] += 1
            if outcome == "survived":
                told.append(f"{place(mutant)}\n{diff}\n")
            if counts.total() % 50 == 0:
                print(f"{counts.total()} tried, {counts['survived']} survived", flush=True)
        os.chdir(ROOT)
    tell(counts, sorted(told), survivors_to)
    return 0


def tell(counts: Counter[str], survivors: list[str], to: Path | None) -> None:
    for entry in survivors:
        print(f"\n{entry}")
    if to:
        to.write_text("\n".join(survivors))
    tried = counts["killed"] + counts["survived"]
    print(f"\n{counts['killed']} of {tried} mutants killed: {100 * counts['killed'] / max(1, tried):.1f} %")


if __name__ == "__main__":
    sys.exit(main())
