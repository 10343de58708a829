"""Promises to children that no other room's tests prove."""

import ast
import dataclasses
import re
from pathlib import Path
from typing import get_args

from kiosk.answers import PlannedItem, PlannedRound, RoundEnd, SetUp
from kiosk.play.screens import Screen
from kiosk.results.keeper import PromptKeeper
from tests.results.disks import Ears, StillClock, answer, rows
from tests.test_layers import imports, sources

GAME = re.compile(
    r"score|points|streak|lives|rank|leader|badge|level|seconds|countdown|deadline|remaining|timer"
)


def test_no_screen_has_a_score_a_streak_a_rank_or_a_clock() -> None:
    screens = get_args(Screen)
    assert len(screens) > 10
    found = [
        f"{screen.__name__}.{field.name}"
        for screen in screens
        for field in dataclasses.fields(screen)
        if GAME.search(field.name)
    ]
    assert found == []


def reached_from(start: str, known: dict[str, ast.Module]) -> set[str]:
    """Every module of ours that this one imports, or one that it imports, and so on."""
    found, waiting = set(), [start]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [target for target, _ in imports(known[name]) if target in known]
    return found


def test_no_camera_and_no_microphone_is_within_reach_of_the_kiosk() -> None:
    known = sources()
    reached = reached_from("kiosk.app", known)
    assert "kiosk.results.store" in reached, "the search finds what is there"
    assert "kiosk.narration.microphone" not in reached
    outside = {target.split(".")[0] for name in reached for target, _ in imports(known[name])}
    assert outside.isdisjoint({"cv2", "picamera", "picamera2", "libcamera", "v4l2", "pyaudio"})


def test_by_default_no_school_no_year_and_no_language_is_written(tmp_path: Path) -> None:
    path = tmp_path / "results.db"
    keeper = PromptKeeper(path, Ears(), StillClock())
    chosen = SetUp()
    planned = PlannedRound(chosen.ages, chosen.mode, (PlannedItem("lift-home", 1),), chosen.plan)
    keeper.open_round(planned)
    keeper.keep(1, answer("lift-home"))
    keeper.close_round(RoundEnd.FINISHED)
    assert keeper.close() == 0
    assert [row[1:] for row in rows(path, "visit")] == [(None, None, None)]
    assert [row[10] for row in rows(path, "round")] == [None]
    assert rows(path, "memory") == []
