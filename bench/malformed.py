"""Goes through packs that nobody should have written: never a traceback, never a hang, always a message with its place.

    python -m bench.malformed [--packs 1000] [--first 0]

A thousand packs by a grammar with a seed, and a thousand copies of the shipped files with faults put into them. Each goes
through the real `kiosk check`, is loaded to be played, added to a kiosk, released and packed. Exits with 1 where one fails.
"""

import argparse
import contextlib
import io
import json
import signal
import statistics
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import FrameType

from bench.broken_packs import generated, mutated
from kiosk import cli
from kiosk.errors import KioskError
from kiosk.packs import commands, load_packs
from kiosk.packs.added import AddedPacks
from kiosk.packs.released import release
from kiosk.programme import load_programme

TODAY = date(2026, 11, 22)
LONGEST_SECONDS = 2.0
HANGS_AFTER_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one pack. `fault` is ours, not the pack's: empty where the kiosk did as it promises."""

    seed: int
    codes: tuple[str, ...]
    seconds: float
    """Of `kiosk check`, on the processor's clock."""
    fault: str = ""


class HangError(Exception):
    """A pack took longer than anybody waits."""


def judge(fill: Callable[[Path, int], None], seed: int) -> Verdict:
    """Fill a folder with this seed's pack and put it through everything that reads packs."""
    with tempfile.TemporaryDirectory() as name, _patience():
        folder = Path(name) / "ours"
        folder.mkdir()
        fill(folder, seed)
        began = time.process_time()
        try:
            codes = _checked(folder)
            seconds = time.process_time() - began
            _elsewhere(folder, Path(name))
        except Exception:
            return Verdict(seed, (), time.process_time() - began, traceback.format_exc(limit=-4))
    fault = f"kiosk check took {seconds:.1f} s" if seconds > LONGEST_SECONDS else ""
    return Verdict(seed, codes, seconds, fault or _unsaid(fill, codes))


def _unsaid(fill: Callable[[Path, int], None], codes: tuple[str, ...]) -> str:
    return "nothing was said of a broken pack" if fill is generated and not codes else ""


def _checked(folder: Path) -> tuple[str, ...]:
    """The codes of the problems that `kiosk check` tells; each is in a place of the pack, and can be printed."""
    said: dict[str, str] = {}
    for option in ("--json", "--strict"):
        with contextlib.redirect_stdout(io.StringIO()) as out:
            code = cli.main(["check", str(folder), option])
        said[option] = out.getvalue()
        if code not in {0, 1}:
            raise AssertionError(f"kiosk check {option} ended with {code}")
    problems = json.loads(said["--json"])["problems"]
    for found in problems:
        is_inside = found["file"].startswith(str(folder)) or Path(found["file"]).name == found["file"]
        if not (is_inside and found["line"] >= 1 and found["column"] >= 1 and found["message"]):
            raise AssertionError(f"a message without its place: {found}")
        if f"{found['file']}:{found['line']}:{found['column']}: {found['code']} " not in said["--strict"]:
            raise AssertionError(f"told as JSON only: {found}")
    said["--strict"].encode()
    return tuple(found["code"] for found in problems)


def _elsewhere(folder: Path, beside: Path) -> None:
    """Everything else that reads packs: it takes this one, or says what is wrong with it."""
    programme = load_programme([folder])
    "".join(programme.notices).encode()
    added = AddedPacks(beside / "shelf")
    for act in (
        lambda: added.add(folder, TODAY, ()),
        lambda: load_packs(one.folder for one in added.all()),
        lambda: commands.make_archive(folder, beside / "ours.clever", io.StringIO()),
        lambda: release(folder, ()),
    ):
        try:
            act()
        except KioskError as error:
            if not str(error):
                raise AssertionError("an error without a word") from error
            str(error).encode()


@contextlib.contextmanager
def _patience() -> Iterator[None]:
    """Turn a hang into a HangError."""

    def _give_up(_signal: int, _frame: FrameType | None) -> None:
        raise HangError(f"no answer for {HANGS_AFTER_SECONDS} s")

    before = signal.signal(signal.SIGALRM, _give_up)
    signal.alarm(HANGS_AFTER_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--packs", type=int, default=1000, help="how many of each kind (default: 1000)")
    asked.add_argument("--first", type=int, default=0, help="the first seed (default: 0)")
    told = asked.parse_args()
    bad = 0
    for name, fill in (("generated", generated), ("mutated", mutated)):
        verdicts = [judge(fill, seed) for seed in range(told.first, told.first + told.packs)]
        faults = [one for one in verdicts if one.fault]
        for one in faults:
            print(f"seed {one.seed} {name}: {one.fault}")
        times = sorted(verdicts, key=lambda one: one.seconds)
        codes = Counter(code for one in verdicts for code in set(one.codes))
        print(
            f"{name}: {len(verdicts)} packs, {len(faults)} failures; {sum(len(one.codes) for one in verdicts)} messages "
            f"with {len(codes)} codes ({sum(not one.codes for one in verdicts)} packs without any); kiosk check twice: "
            f"median {statistics.median(one.seconds for one in verdicts):.2f} s, slowest {times[-1].seconds:.2f} s "
            f"(seed {times[-1].seed})"
        )
        print("  " + " ".join(f"{code}:{count}" for code, count in sorted(codes.items())))
        bad += len(faults)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
