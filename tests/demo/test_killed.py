"""A quick slice of `python -m bench.kill`: what a class saw is kept, whenever the plug is pulled."""

import ctypes
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench import kill

pytestmark = pytest.mark.window

AFTER_ANSWERS = (0, 1, 2, 3, 4, 5)
"""How many answers the class had seen kept; the kill comes at the next write to the log."""


@pytest.fixture
def _orphans_come_to_us() -> Iterator[None]:
    libc = ctypes.CDLL(None)
    libc.prctl(kill.PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    yield
    libc.prctl(kill.PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)


@pytest.mark.usefixtures("_orphans_come_to_us")
def test_what_the_class_saw_to_be_kept_outlives_a_kill(tmp_path: Path) -> None:
    random.seed(kill.SEED)
    faults, killed, told = [], 0, 0
    for answers in AFTER_ANSWERS:
        before = kill.rows(tmp_path)
        run = kill.play(tmp_path, kill_after=0, is_aimed=True, after_answers=answers, is_careless=False)
        faults += kill.judge(run, before, kill.rows(tmp_path))
        killed += run.killed_at is not None
        told += len(run.answers)
    assert faults == []
    assert killed == len(AFTER_ANSWERS)
    assert told >= sum(AFTER_ANSWERS)
