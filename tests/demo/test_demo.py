"""`kiosk demo`, as anybody would call it: the same round every time, and nothing kept that was not told."""

import re
import sqlite3
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.demo.album import title_of
from kiosk.demo.run import ages_to_play
from kiosk.errors import ScenarioError
from kiosk.play import screens
from kiosk.play.replay import read
from kiosk.programme import load_programme
from kiosk.results.reading import read_rounds
from kiosk.scenario.model import AgeBand
from tests.sitting.classroom import answers_at, answers_in

pytestmark = pytest.mark.window

ROOT = Path(__file__).parents[2]
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-")
KINDS = (
    "attract",
    "set-up-screen",
    "ready-go",
    "ready-never-go",
    "story-1",
    "decide",
    "decide-go",
    "decide-never-go",
    "check-with",
    "feedback-right",
    "practise",
    "practise-acting",
    "twist",
    "next",
    "paused",
    "officer-card",
    "finish",
)


OF_OTHER_MODES = {"pass-on", "vote", "everyone", "talk", "hands-up", "reveal", "team-turn"}


def demo(state: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kiosk", "demo", "--fast", "--size", "800x480", "--state", str(state)]
    return subprocess.run(
        [*command, *options], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )


@dataclass(frozen=True)
class Twice:
    state: Path
    first: subprocess.CompletedProcess[str]
    second: subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Twice:
    """The same class on the same kiosk: once with pictures, once without and written down."""
    state = tmp_path_factory.mktemp("state")
    first = demo(state, "--seed", "7")
    second = demo(state, "--seed", "7", "--no-pictures", "--save", str(state / "sitting.jsonl"))
    return Twice(state, first, second)


def test_the_same_seed_gives_the_same_transcript_byte_for_byte(twice: Twice) -> None:
    assert (twice.first.returncode, twice.second.returncode) == (0, 0), twice.first.stderr
    assert twice.first.stdout == twice.second.stdout
    assert len(answers_in(twice.first.stdout)) == 6


def test_the_answers_kept_are_exactly_those_of_the_transcript(twice: Twice) -> None:
    path = twice.state / "demo" / "results.db"
    assert Counter(answers_at(path)) == Counter(answers_in(twice.second.stdout))
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM answer").fetchone() == (12,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    assert [kept.ended for kept in read_rounds(path)] == ["finished", "finished"]
    assert len({kept.visit_id for kept in read_rounds(path)}) == 2


def test_it_opens_no_other_database(twice: Twice) -> None:
    found = {path.relative_to(twice.state) for path in twice.state.rglob("*.db")}
    assert found == {Path("demo/results.db")}


def test_no_id_and_no_time_of_day_is_in_a_transcript(twice: Twice) -> None:
    with sqlite3.connect(twice.state / "demo" / "results.db") as connection:
        ids = [
            row[0]
            for table in ("visit", "round", "answer")
            for row in connection.execute(f"SELECT id FROM {table}")
        ]
    connection.close()
    assert len(ids) == 16
    assert not any(found in twice.first.stdout for found in ids)
    assert not UUID.search(twice.first.stdout)
    assert not re.search(r"\d\d:\d\d", twice.first.stdout)


def test_it_leaves_a_picture_of_each_kind_of_screen_and_names_the_folder(twice: Twice) -> None:
    folder = twice.state / "demo" / "pictures"
    pictures = sorted(folder.glob("*.png"))
    names = {picture.stem.partition("-")[2] for picture in pictures}
    assert set(KINDS) - names == set()
    assert all(picture.stat().st_size > 5_000 for picture in pictures)
    assert str(folder) in twice.first.stderr
    assert str(folder) not in twice.second.stderr


def name_of(kind: type) -> str:
    return "".join("-" + letter.lower() if letter.isupper() else letter for letter in kind.__name__).lstrip(
        "-"
    )


def test_every_screen_of_a_round_has_a_picture_of_its_own() -> None:
    """Those that a good round of a class does not show are the trouble screen, those of the other modes and the officer's."""
    shown = {re.sub(r"-(go|never-go|right|acting|\d+)$", "", kind) for kind in KINDS}
    named = {name_of(kind) for kind in screens.Screen.__args__}
    assert named - shown == {"trouble", *map(name_of, screens.OFFICERS), *OF_OTHER_MODES} - shown
    assert title_of(screens.Trouble("x")) == "trouble"


def test_a_saved_sitting_can_be_read_back(twice: Twice) -> None:
    events = read((twice.state / "sitting.jsonl").read_text(encoding="utf-8"))
    assert len(events) > 200
    assert [event.at for event in events] == sorted(event.at for event in events)


def test_a_round_without_a_story_says_so_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ended = demo(tmp_path / "state", "--packs", str(tmp_path / "empty"))
    assert ended.returncode == 3
    assert ended.stderr.splitlines()[-1].startswith("kiosk demo: there is no story to play")
    assert "Traceback" not in ended.stderr


def test_a_pack_for_one_age_is_played_whatever_the_seed() -> None:
    band_b = [one for one in load_programme().scenarios if one.ages is AgeBand.B]
    assert {ages_to_play(band_b, None, seed) for seed in range(5)} == {AgeBand.B}
    assert ages_to_play(load_programme().scenarios, None, 1) is None
    with pytest.raises(ScenarioError, match=r"no story and twin for ages 5-7\. There are some for 7-9"):
        ages_to_play(band_b, "5-7", 1)
    with pytest.raises(ScenarioError, match="no story with its twin"):
        ages_to_play(band_b[:1], None, 1)


def test_pictures_that_cannot_be_put_anywhere_are_told_in_one_line(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder", encoding="utf-8")
    ended = demo(tmp_path / "state", "--pictures", str(in_the_way / "pictures"))
    assert ended.returncode == 2
    assert "no pictures can be put there" in ended.stderr.splitlines()[-1]
    assert "Traceback" not in ended.stderr
