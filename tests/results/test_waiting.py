"""What waits for the hub is counted, and its age told only where the clock can be believed."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.answers import RoundEnd
from kiosk.results.keeper import PromptKeeper
from kiosk.results.migrations import STEPS
from kiosk.results.records import WallState
from kiosk.results.waiting import Waiting, read_waiting
from tests.results.disks import MOMENT, PLANNED, answer

LATER = replace(MOMENT, wall_time="2026-09-13T08:00:00Z")


def acknowledge(path: Path, day: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("UPDATE round SET acknowledged = ?", [day])


def play(keeper: PromptKeeper, *keys: int) -> None:
    keeper.open_round(PLANNED)
    for key in keys:
        keeper.keep(key, answer())
    keeper.close_round(RoundEnd.FINISHED)


def test_before_the_first_round_nothing_waits_and_no_file_is_made(path: Path) -> None:
    assert read_waiting(path, LATER) == Waiting()
    assert not path.exists()


def test_nothing_waits_in_a_file_that_is_still_being_made_ready(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as db:
        db.executescript(STEPS[0])
    assert read_waiting(path, LATER) == Waiting()


def test_answers_wait_until_the_hub_has_their_round(keeper: PromptKeeper, path: Path) -> None:
    play(keeper, 1, 2)
    assert read_waiting(path, LATER) == Waiting(2, 12, None)
    acknowledge(path, "2026-09-10")
    assert read_waiting(path, LATER) == Waiting(0, None, 3)
    play(keeper, 3)
    assert read_waiting(path, LATER) == Waiting(1, 12, 3)


@pytest.mark.parametrize("state", [WallState.UNTRUSTED, WallState.UNKNOWN])
def test_without_a_clock_to_believe_no_age_is_told(
    keeper: PromptKeeper, path: Path, state: WallState
) -> None:
    play(keeper, 1)
    acknowledge(path, "2026-09-10")
    play(keeper, 2)
    assert read_waiting(path, replace(LATER, wall_state=state)) == Waiting(1, None, None)
