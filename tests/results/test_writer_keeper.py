"""The writer thread: a slow card holds nobody up, and a hung one does not keep the kiosk from stopping."""

import logging
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.answers import RoundEnd
from kiosk.results.keeper import WriterKeeper
from tests.results.disks import PLANNED, Disk, Ears, StillClock, answer, integrity, kept, not_kept, rows

ROOT = Path(__file__).parents[2]


def test_nobody_waits_for_a_slow_card(path: Path, disk: Disk, ears: Ears) -> None:
    """The commit is held up for as long as the test likes; a card that takes 1.5 s is no different."""
    disk.gate.clear()
    keeper = WriterKeeper(path, ears, StillClock(), connect=disk.connect)
    keeper.start()
    keeper.open_round(PLANNED)
    keeper.keep(1, answer())
    keeper.close_round(RoundEnd.FINISHED)
    assert disk.has_reached_gate.wait(10)
    assert ears.all() == []
    disk.gate.set()
    assert ears.next() == kept(1)
    assert keeper.close() == 0
    assert len(rows(path)) == 1


def test_a_hung_card_does_not_keep_the_kiosk_from_stopping(
    path: Path, disk: Disk, ears: Ears, caplog: pytest.LogCaptureFixture
) -> None:
    disk.gate.clear()
    keeper = WriterKeeper(path, ears, StillClock(), connect=disk.connect)
    keeper.start()
    keeper.open_round(PLANNED)
    keeper.keep(1, answer())
    assert disk.has_reached_gate.wait(10)
    with caplog.at_level(logging.ERROR):
        assert keeper.close(within_seconds=0.05) == 1
    assert "1 answers not kept" in caplog.text
    disk.gate.set()
    assert keeper.close() == 0  # it was only slow after all


def test_it_goes_on_trying_by_itself(path: Path, disk: Disk, ears: Ears) -> None:
    disk.fault = OSError("the disk has gone")
    keeper = WriterKeeper(path, ears, StillClock(), connect=disk.connect)
    keeper.start()
    keeper.open_round(PLANNED)
    keeper.keep(1, answer())
    assert ears.next() == not_kept(1)
    disk.fault = None
    assert ears.next() == kept(1)
    assert keeper.close() == 0


def test_the_thread_alone_holds_the_connection(path: Path, disk: Disk, ears: Ears) -> None:
    keeper = WriterKeeper(path, ears, StillClock(), connect=disk.connect)
    keeper.start()
    keeper.open_round(PLANNED)
    keeper.keep(1, answer())
    assert ears.next() == kept(1)
    store = keeper._backlog._store
    assert store is not None
    with pytest.raises(sqlite3.ProgrammingError, match="thread"):
        store.open_round(None)  # type: ignore[arg-type]  # any use from here is refused before it is looked at
    assert keeper.close() == 0


PLAYER = """
import sys
from pathlib import Path
from kiosk.answers import RoundEnd
from kiosk.results.keeper import WriterKeeper
from tests.results.disks import PLANNED, StillClock, answer

class Aloud:
    def put(self, event):
        print(event.key, flush=True)

keeper = WriterKeeper(Path(sys.argv[1]), Aloud(), StillClock())
keeper.start()
key = 0
while True:
    keeper.open_round(PLANNED)
    for _ in range(40):
        key += 1
        keeper.keep(key, answer())
        if key % 8 == 0:
            sys.stdin.readline()
    keeper.close_round(RoundEnd.FINISHED)
"""


def acknowledged_before_kill(path: Path, answers: int, linger_seconds: float) -> int:
    """Let a child keep answers, kill it somewhere after this many; returns how many it had said were kept."""
    child = subprocess.Popen(
        [sys.executable, "-c", PLAYER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert child.stdin
    assert child.stdout
    child.stdin.write("\n" * 100)
    child.stdin.flush()
    said = 0
    for _ in range(answers):
        said = int(child.stdout.readline())
    until = time.monotonic() + linger_seconds
    while time.monotonic() < until:
        pass
    child.send_signal(signal.SIGKILL)
    rest = child.stdout.read().split("\n")
    child.wait(10)
    child.stdin.close()
    child.stdout.close()
    # Each key is told on a line of its own; the last line may be cut off.
    whole = [line for line in rest[:-1] if line]
    return int(whole[-1]) if whole else said


@pytest.mark.parametrize("kill", range(10))
def test_what_was_said_to_be_kept_outlives_a_kill(path: Path, kill: int) -> None:
    said = acknowledged_before_kill(path, answers=3 + 41 * kill, linger_seconds=0.0007 * kill)
    assert integrity(path) == "ok"
    ids = [row[0] for row in rows(path)]
    assert len(ids) == len(set(ids))
    assert said <= len(ids) <= 800
