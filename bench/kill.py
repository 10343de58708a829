"""Kill the kiosk at many moments of a round and compare what the class saw with what was kept.

    python -m bench.kill [--kills 200] [--careless]

The oracle is outside. A pretend class plays on the real app, and its transcript is a pipe that this program reads: an
answer's line is flushed only after the frame with Clever's verdict. Whatever was read before the kill must be in the
database exactly once. Moments: most are spread evenly over the measured run between the first and the last answer; a
quarter are aimed at commits, seen from outside as writes to the database's write-ahead log.

`--careless` runs the same test on an app that says "kept" first and writes a little later with synchronous=OFF: it must
fail, which shows that this test can.
"""

import argparse
import ctypes
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
ANSWER = re.compile(
    r"^  answer \d+: (\S+) rev (\d+): (GO|NEVER GO)(?:, then (\S+))? \((\S+) s\), [^,]+, kept$"
)
PR_SET_CHILD_SUBREAPER = 36
NEAR_COMMIT_S = 0.020
SEED = 7

Answer = tuple[str, int, str, str | None, str]


@dataclass
class Run:
    """One life of the kiosk: what was read from its pipe, and when the last write to the log was."""

    started: float
    answers: list[Answer] = field(default_factory=list)
    answered_at: list[float] = field(default_factory=list)
    wrote_at: float | None = None
    killed_at: float | None = None


def command(state: Path, *, is_careless: bool) -> list[str]:
    launcher = [str(ROOT / "bench" / "careless.py")] if is_careless else ["-m", "kiosk"]
    return [
        sys.executable,
        *launcher,
        "demo",
        "--fast",
        "--no-pictures",
        "--seed",
        str(SEED),
        "--state",
        str(state),
    ]


def read(pipe: "subprocess.Popen[str]", run: Run) -> None:
    assert pipe.stdout
    with pipe.stdout as lines:
        for line in lines:
            if found := ANSWER.match(line.rstrip("\n")):
                scenario, rev, choice, second, band = found.groups()
                run.answered_at.append(time.monotonic() - run.started)
                run.answers.append((scenario, int(rev), choice.lower().replace(" ", "-"), second, band))


def log_state(state: Path) -> tuple[int, int]:
    """Size and time of the last write: a log that is used again from its start does not grow."""
    try:
        found = (state / "demo" / "results.db-wal").stat()
    except FileNotFoundError:
        return 0, 0
    return found.st_size, found.st_mtime_ns


def play(
    state: Path,
    *,
    kill_after: float | None,
    is_aimed: bool = False,
    after_answers: int = 0,
    is_careless: bool,
) -> Run:
    """Play until the end, or until `kill_after` seconds.

    `is_aimed` waits from then on, and until so many answers were told, for the next write to the log.
    """
    before = log_state(state)
    process = subprocess.Popen(
        command(state, is_careless=is_careless),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
    )
    run = Run(time.monotonic())
    reader = threading.Thread(target=read, args=(process, run))
    reader.start()
    deadline = None if kill_after is None or is_aimed else run.started + kill_after
    while process.poll() is None:
        now = time.monotonic()
        if (found := log_state(state)) != before:
            before = found
            run.wrote_at = now
            is_time = kill_after is not None and now - run.started >= kill_after
            if is_aimed and is_time and len(run.answers) >= after_answers:
                deadline = now + random.uniform(0, NEAR_COMMIT_S * 0.8)
                is_aimed = False
        if deadline is not None and now >= deadline:
            process.send_signal(signal.SIGKILL)
            run.killed_at = now
            break
        time.sleep(0.0005)
    process.wait()
    reader.join()
    return run


def rows(state: Path) -> dict[str, Answer]:
    path = state / "demo" / "results.db"
    if not path.exists():
        return {}
    with closing(sqlite3.connect(path)) as connection:
        if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise SystemExit(f"{path}: the integrity check failed")
        try:
            found = connection.execute(
                "SELECT id, scenario_id, scenario_rev, choice, second_step, response FROM answer"
            )
        except sqlite3.OperationalError:
            return {}
        return {str(row[0]): (row[1], row[2], row[3], row[4], row[5]) for row in found}


def children() -> list[str]:
    """What still lives below this process: orphans come to us, because we are their sub-reaper."""
    found = []
    for task in Path("/proc/self/task").iterdir():
        for child in (task / "children").read_text().split():
            try:
                os.waitpid(int(child), os.WNOHANG)
                if "Z" not in Path(f"/proc/{child}/stat").read_text().split(")")[-1].split()[0]:
                    found.append(child)
            except (ChildProcessError, FileNotFoundError):
                continue
    return found


def judge(run: Run, before: dict[str, Answer], after: dict[str, Answer]) -> list[str]:
    faults = []
    new = Counter(after[key] for key in after.keys() - before.keys())
    seen = Counter(run.answers)
    if lost := seen - new:
        faults.append(f"lost: {dict(lost)}")
    extra = new - seen
    if extra.total() > 1:
        faults.append(f"more kept than was in hand: {dict(extra)}")
    if before.keys() - after.keys():
        faults.append("answers of earlier rounds are gone")
    until = time.monotonic() + 2
    while children() and time.monotonic() < until:
        time.sleep(0.02)
    if alive := children():
        faults.append(f"still alive after 2 s: {alive}")
    return faults


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--careless", action="store_true")
    asked = parser.parse_args()
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    random.seed(SEED)
    with tempfile.TemporaryDirectory() as folder:
        state = Path(folder)
        whole = [play(state, kill_after=None, is_careless=asked.careless) for _ in range(3)][1:]
        if any(len(run.answers) < 2 for run in whole):
            print("the measured run gave no answers; see `kiosk demo --fast`", file=sys.stderr)
            return 2
        first = min(run.answered_at[0] for run in whole)
        last = max(run.answered_at[-1] for run in whole)
        print(f"measured run: first answer {first:.2f} s, last {last:.2f} s, {len(whole[0].answers)} answers")
        return kill_all(state, asked.kills, first, last, len(whole[0].answers), is_careless=asked.careless)


def kill_all(state: Path, kills: int, first: float, last: float, total: int, *, is_careless: bool) -> int:
    aimed = int(kills * 0.3)
    spread = kills - aimed
    outside = max(2, spread // 14)
    moments = [0.02 + (first - 0.02) * index / outside for index in range(outside)]
    moments += [first + (last - first) * index / (spread - outside) for index in range(spread - outside)]
    plan = [(moment, False) for moment in moments]
    # Aimed from just before the first answer's commit to just after the last but one's.
    plan += [(first * 0.97 + (last - first) * 0.8 * index / aimed, True) for index in range(aimed)]
    random.shuffle(plan)
    faults, killed, between, near, acknowledged = [], 0, 0, 0, 0
    for number, (moment, is_aimed) in enumerate(plan, start=1):
        before = rows(state)
        run = play(state, kill_after=moment, is_aimed=is_aimed, is_careless=is_careless)
        found = judge(run, before, rows(state))
        acknowledged += len(run.answers)
        if run.killed_at is not None:
            killed += 1
            between += 0 < len(run.answers) < total
            near += run.wrote_at is not None and run.killed_at - run.wrote_at <= NEAR_COMMIT_S
        faults += [f"kill {number}: {fault}" for fault in found]
        if number % 20 == 0:
            print(
                f"{killed} kills, {between} between first and last answer, {near} near a commit, {len(faults)} faults",
                flush=True,
            )
    print(
        f"\n{killed} kills: {between} between the first and the last answer, {near} within 20 ms of a commit;"
    )
    print(f"{acknowledged} answers acknowledged before a kill; {len(faults)} faults")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
