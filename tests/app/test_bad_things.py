"""What must be survived, played through whole rounds on a pretend clock: what a class and its officer would see."""

import itertools
import logging
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from hardware.events import Side
from hardware.simulation import Fault
from kiosk import words
from kiosk.narration.renderer import Patience
from kiosk.play.events import Corner
from kiosk.play.screens import Attract, Decide, Feedback, Practise, Ready, Screen, SetUpScreen, Story
from kiosk.programme import SHIPPED, load_programme
from kiosk.results.reading import read_rounds
from kiosk.results.records import Moment, WallState
from kiosk.scenario.model import AgeBand
from tests.narration.narration_fakes import HELLO, child, speaking_child
from tests.results.disks import BOOT_ID, Disk
from tests.sitting.classroom import Classroom, Plan, answers_at, answers_in

STORIES = 4
EACH_STORY = ["Story", "Decide", "Feedback", "Practise", "Twist"]


def seen(room: Classroom) -> list[str]:
    """The screens of a class, without those of the officer and without whom to check with."""
    kinds = [kind for kind in room.stage.kinds() if kind not in {"OfficerCard", "CheckWith"}]
    return [kind for at, kind in enumerate(kinds) if not at or kinds[at - 1] != kind]


def assert_whole_round(room: Classroom, stories: int = STORIES) -> None:
    """Every story was told, asked, answered once, explained and practised; never trouble; and all answers are kept."""
    told = ["Next", *EACH_STORY] * stories
    assert seen(room) == ["Attract", "SetUpScreen", "Ready", *told[1:], "Finish", "Attract"]
    written = answers_in(room.transcript)
    assert len(written) == stories
    assert sorted(written) == sorted(answers_at(room.path))


@pytest.fixture
def healthy(tmp_path: Path) -> Classroom:
    """A round in which nothing is wrong, to hold the others against."""
    room = Classroom(tmp_path / "healthy")
    room.play()
    return room


def test_nothing_wrong_is_a_whole_round(healthy: Classroom) -> None:
    assert_whole_round(healthy)
    assert "not kept" not in healthy.transcript


# Stories


@pytest.fixture
def broken_pack(tmp_path: Path) -> Path:
    folder = tmp_path / "core"
    shutil.copytree(SHIPPED / "core", folder)
    story = folder / "a08-star-bunny.yaml"
    story.write_text(story.read_text(encoding="utf-8").replace("ages: 5-7", "ages: 5-70"), encoding="utf-8")
    return folder


def test_a_broken_scenario_is_left_out_and_the_officer_reads_so_before_the_round(
    tmp_path: Path, broken_pack: Path
) -> None:
    room = Classroom(tmp_path / "state", Plan(load_programme([broken_pack])))
    room.play()
    assert_whole_round(room)
    assert "star-bunny" not in room.transcript
    first = room.stage.shown[0]
    assert isinstance(first, Attract)
    assert [note.partition(" has")[0] for note in first.notices] == ["Left out: a08-star-bunny.yaml"]
    set_up = next(screen for screen in room.stage.shown if isinstance(screen, SetUpScreen))
    assert first.notices[0] in set_up.notices
    told = "The pack “Clever's first stories” is a draft: nobody has reviewed it yet."
    assert told in set_up.notices
    assert told not in first.notices


def test_with_nothing_but_broken_scenarios_there_is_calm_trouble_and_no_round(tmp_path: Path) -> None:
    folder = tmp_path / "core"
    shutil.copytree(SHIPPED / "core", folder)
    for story in folder.glob("*.yaml"):
        if story.name != "pack.yaml":
            story.write_bytes(b"\xff\x00 no story at all")
    room = Classroom(tmp_path / "state", Plan(load_programme([folder])))
    room.start()
    room.run_until(lambda: room.stage.kinds()[-1] == "Trouble")
    room.close()
    assert room.stage.kinds() == ["Attract", "SetUpScreen", "Trouble"]
    assert read_rounds(room.path) == ()


# The voice

QUICK = Patience(start_seconds=5.0, line_seconds=0.05)


@pytest.mark.parametrize(
    "command",
    [
        ("/nowhere/a-voice",),
        child('print(json.dumps({"error": "no espeak"}), flush=True)'),
        child("sys.exit(1)"),
        child(f"{HELLO}\ntime.sleep(60)"),
        child(f"{HELLO}\nsys.stdin.readline()\nos.kill(os.getpid(), 9)"),
        child(f'{HELLO}\nfor line in sys.stdin: print("no answer", flush=True)'),
    ],
    ids=["absent", "without an engine", "dies at once", "hangs", "is killed", "talks nonsense"],
)
def test_without_a_voice_the_captions_tell_the_same_round(
    healthy: Classroom, tmp_path: Path, caplog: pytest.LogCaptureFixture, command: tuple[str, ...]
) -> None:
    caplog.clear()
    room = Classroom(tmp_path / "state", Plan(voice=command, patience=QUICK))
    room.play()
    assert room.transcript == healthy.transcript
    assert room.stage.shown == healthy.stage.shown
    assert [record.getMessage().partition(":")[0] for record in caplog.records] == ["Clever has no voice"]


def damage(cache: Path) -> None:
    """Each entry in another way: nothing left, the end missing, something else, half of a pair gone."""
    files = sorted(cache.rglob("*.wav")) + sorted(cache.rglob("*.json"))
    assert len(files) > 20
    for number, file in enumerate(files):
        whole = file.read_bytes()
        match number % 4:
            case 0:
                file.write_bytes(b"")
            case 1:
                file.write_bytes(whole[: len(whole) // 2])
            case 2:
                file.write_bytes(b"\x00" * len(whole))
            case _:
                file.unlink()


def test_a_damaged_narration_cache_is_rendered_again_and_heard_alike(tmp_path: Path) -> None:
    log = tmp_path / "asked"
    plan = Plan(voice=speaking_child(str(log)))
    transcripts, asked = [], []
    for round_number in range(3):
        room = Classroom(tmp_path / "state", plan)
        if round_number == 2:
            damage(room.cache)
        room.play()
        assert_whole_round(room)
        transcripts.append(room.transcript)
        asked.append(len(log.read_text(encoding="utf-8").splitlines()))
    assert transcripts[0] == transcripts[1] == transcripts[2]
    assert asked[0] == asked[1] == asked[2] / 2


# Buttons


def test_with_no_panel_at_all_touch_plays_the_round_and_the_officer_is_told(tmp_path: Path) -> None:
    room = Classroom(tmp_path, Plan(is_panel_there=False))
    for side in Side:
        room.panel.break_button(side, Fault.DEAD, room.clock.now_ms())
    room.play()
    assert_whole_round(room)
    set_up = next(screen for screen in room.stage.shown if isinstance(screen, SetUpScreen))
    assert words.NO_PANEL in set_up.notices
    ready = next(screen for screen in room.stage.shown if isinstance(screen, Ready))
    assert ready.by_touch == tuple(Side)


@pytest.mark.parametrize("fault", list(Fault))
@pytest.mark.parametrize("side", list(Side))
def test_a_button_broken_from_boot_holds_up_no_round(tmp_path: Path, side: Side, fault: Fault) -> None:
    """Stuck, dead, or fifty closures a second: the other button and both touch sides go on."""
    room = Classroom(tmp_path)
    room.panel.break_button(side, fault, room.clock.now_ms())
    room.play()
    assert_whole_round(room)
    names = words.SIDE_NAMES[side]
    expected = words.not_working(side) if fault is Fault.DEAD else words.seems_stuck(side)
    assert f"  (for the officer: {expected})" in room.transcript.splitlines()
    assert names in expected
    assert words.SIDE_NAMES[side.other] + " button" not in room.transcript.replace(expected, "")


@pytest.mark.parametrize("side", list(Side))
def test_a_button_that_breaks_in_the_middle_answers_nothing_by_itself(tmp_path: Path, side: Side) -> None:
    room = Classroom(tmp_path)
    room.start()
    room.run_until(lambda: isinstance(room.stage.screen, Story))
    room.panel.break_button(side, Fault.NOISY, room.clock.now_ms())
    room.run_until(lambda: room.is_over)
    room.close()
    assert_whole_round(room)
    assert all(" right, kept" in line for line in room.transcript.splitlines() if " answer " in line)


def test_both_buttons_at_once_write_nothing_and_the_class_is_asked_for_one(tmp_path: Path) -> None:
    room = Classroom(tmp_path)
    room.start()
    room.run_until(lambda: isinstance(room.stage.screen, Decide) and room.stage.screen.is_open)
    before = len(room.stage.shown)
    now = room.clock.now_ms()
    room.panel.press(Side.GO, now + 1_000, held_ms=200)
    room.panel.press(Side.NEVER_GO, now + 1_200, held_ms=200)
    room.clock.advance_to(now + 999)
    room.run_until(lambda: room.clock.now_ms() >= now + 1_400)
    since = room.stage.shown[before:]
    assert words.ONE_AT_A_TIME in [
        screen.caption.line for screen in since if isinstance(screen, Decide) and screen.caption
    ]
    assert not any(isinstance(screen, Feedback) for screen in since)
    room.run_until(lambda: room.is_over)
    room.close()
    assert_whole_round(room)


def test_hands_that_never_rest_neither_answer_twice_nor_skip_what_is_practised(tmp_path: Path) -> None:
    """Both sides are hit about once a second besides the buttons, while Clever speaks and while he asks."""
    room = Classroom(tmp_path)
    room.start()
    room.run_until(lambda: isinstance(room.stage.screen, Story))

    def hit(side: Side) -> None:
        room.hands.touch(0, side)
        room.hands.plan(900 if side is Side.GO else 1_100, lambda: hit(side))

    for side in Side:
        hit(side)
    ended = room.clock.now_ms() + 10 * 60 * 1000
    room.run_until(lambda: room.is_over or room.clock.now_ms() > ended)
    room.close()
    kinds = room.stage.kinds()
    answers = answers_in(room.transcript)
    assert kinds.count("Feedback") == kinds.count("Practise") == kinds.count("Twist") >= 2
    assert len(answers) == len({answer[:2] for answer in answers}) == kinds.count("Feedback")
    assert "Trouble" not in kinds


# The card that answers are kept on


def of_officer(room: Classroom) -> list[str]:
    lines = room.transcript.splitlines()
    return [line.split(": ", 1)[1].rstrip(")") for line in lines if line.startswith("  (for the officer")]


def at_answer(room: Classroom, number: int) -> bool:
    """Whether the question of this story is open: its answer is not given yet."""
    screen = room.stage.screen
    return isinstance(screen, Decide) and screen.item == number and screen.is_open


def look_at_card(room: Classroom) -> None:
    """The officer looks at the card now, and carries on."""
    room.hands.hold_corner(0, Corner.OFFICER)
    room.hands.plan(4_500, lambda: room.panel.press(Side.GO, room.clock.now_ms(), 100))


def test_a_card_that_takes_a_second_and_a_half_only_holds_the_verdict_back(
    healthy: Classroom, tmp_path: Path
) -> None:
    room = Classroom(tmp_path / "state")
    room.card.wait_ms = 1_500
    room.play()
    assert_whole_round(room)
    assert room.transcript == healthy.transcript


def test_a_card_that_takes_three_seconds_is_told_and_nothing_claims_to_be_safe(
    healthy: Classroom, tmp_path: Path
) -> None:
    room = Classroom(tmp_path / "state")
    room.card.wait_ms = 3_000
    room.play()
    assert_whole_round(room)
    assert seen(room) == seen(healthy)
    lines = room.transcript.splitlines()
    answers = [at for at, line in enumerate(lines) if line.startswith("  answer") and "rev" in line]
    assert [lines[at].rpartition(", ")[2] for at in answers] == ["not kept yet: 1"] * STORIES
    assert [line for line in lines if line.endswith("kept now")] == [
        f"  answer {number}: kept now" for number in range(1, STORIES + 1)
    ]
    assert of_officer(room) == ["Not kept yet: 1", words.ALL_KEPT] * STORIES


class Ailing:
    """What is wrong with a card, and how it is mended."""

    def __init__(self, path: Path) -> None:
        self.disk = Disk()
        self.path = path

    def ail(self) -> None:
        raise NotImplementedError

    def mend(self) -> None:
        raise NotImplementedError

    def connect(self, path: Path) -> sqlite3.Connection:
        return self.disk.connect(path)


class Locked(Ailing):
    def ail(self) -> None:
        self.other = sqlite3.connect(self.path, isolation_level=None)
        self.other.execute("BEGIN IMMEDIATE")

    def mend(self) -> None:
        self.other.execute("ROLLBACK")
        self.other.close()


class ReadOnly(Ailing):
    """The file system went read-only (root may write where modes say no: SQLite itself is told)."""

    is_read_only = False

    def ail(self) -> None:
        self.is_read_only = True
        self.disk.fault = sqlite3.OperationalError("attempt to write a readonly database")

    def mend(self) -> None:
        self.is_read_only = False
        self.disk.fault = None

    def connect(self, path: Path) -> sqlite3.Connection:
        connection = super().connect(path)
        connection.execute(f"PRAGMA query_only = {int(self.is_read_only)}")
        return connection


class Full(Ailing):
    def ail(self) -> None:
        self.disk.fault = sqlite3.OperationalError("database or disk is full")

    def mend(self) -> None:
        self.disk.fault = None


class Failing(Ailing):
    def ail(self) -> None:
        self.disk.fault = OSError("the card has gone")

    def mend(self) -> None:
        self.disk.fault = None


@pytest.mark.parametrize("kind", [Locked, ReadOnly, Full, Failing], ids=lambda kind: kind.__name__.lower())
def test_answers_that_cannot_be_kept_are_counted_and_kept_once_they_can(
    healthy: Classroom, tmp_path: Path, kind: type[Ailing]
) -> None:
    ailing = kind(tmp_path / "state" / "results.db")
    room = Classroom(tmp_path / "state", Plan(connect=ailing.connect))
    room.start()
    room.run_until(lambda: at_answer(room, 2))
    ailing.ail()
    room.run_until(lambda: isinstance(room.stage.screen, Story) and room.stage.screen.item == STORIES)
    look_at_card(room)
    room.run_until(lambda: bool(room.card_notes))
    assert len(answers_at(room.path)) == 1
    ailing.mend()
    room.run_until(lambda: room.is_over)
    assert room.close() == 0
    assert room.card_notes == ["Not kept yet: 2"]
    assert of_officer(room) == ["Not kept yet: 1", "Not kept yet: 2", "Not kept yet: 1", words.ALL_KEPT]
    kept = [line.rpartition(", ")[2] for line in room.transcript.splitlines() if " rev " in line]
    assert kept == ["kept", "not kept yet: 1", "not kept yet: 2", "kept"]
    assert_whole_round(room)
    assert seen(room) == seen(healthy)


def test_a_card_that_never_comes_back_loses_no_story_and_claims_nothing(
    healthy: Classroom, tmp_path: Path
) -> None:
    disk = Disk()
    disk.fault = sqlite3.OperationalError("disk I/O error")
    room = Classroom(tmp_path / "state", Plan(connect=disk.connect))
    room.start()
    room.run_until(lambda: room.is_over)
    assert room.close() == STORIES
    assert seen(room) == seen(healthy)
    assert ", kept" not in room.transcript
    assert words.ALL_KEPT not in room.transcript
    assert of_officer(room)[-1] == f"Not kept yet: {STORIES}"
    attract = room.stage.screen
    assert isinstance(attract, Attract)


def test_a_database_that_is_no_database_is_set_aside_and_the_officer_is_told_its_name(tmp_path: Path) -> None:
    path = tmp_path / "state" / "results.db"
    path.parent.mkdir()
    path.write_bytes(b"\x00 not a database \xff" * 500)
    room = Classroom(tmp_path / "state")
    room.start()
    room.run_until(lambda: isinstance(room.stage.screen, Story))
    look_at_card(room)
    room.run_until(lambda: room.is_over)
    room.close()
    assert_whole_round(room)
    assert path.with_name("results-corrupt-1.db").read_bytes() == b"\x00 not a database \xff" * 500
    assert [("results-corrupt-1.db" in note, "new file" in note) for note in room.card_notes] == [
        (True, True)
    ]


def test_a_database_damaged_in_the_middle_of_a_round_is_set_aside_and_the_rest_is_kept(
    healthy: Classroom, tmp_path: Path
) -> None:
    room = Classroom(tmp_path / "state")
    room.start()
    room.run_until(lambda: at_answer(room, 3))
    with closing(sqlite3.connect(room.path)) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    with room.path.open("r+b") as file:
        file.write(b"\xa5" * 40_000)
    room.run_until(lambda: isinstance(room.stage.screen, Story) and room.stage.screen.item == STORIES)
    look_at_card(room)
    room.run_until(lambda: room.is_over)
    assert room.close() == 0
    assert seen(room) == seen(healthy)
    assert answers_in(room.transcript)[2:] == [
        answer for answer in answers_in(room.transcript) if answer in answers_at(room.path)
    ]
    assert ["results-corrupt-1.db" in note for note in room.card_notes] == [True]
    assert room.path.with_name("results-corrupt-1.db").exists()


# Clocks


def years(start: int, step: int) -> Iterator[Moment]:
    number = 0
    while True:
        wall = f"{start + number * step}-09-01T09:30:00Z"
        yield Moment(BOOT_ID, 81_000 + number, wall, WallState.UNTRUSTED)
        number += 1


@pytest.mark.parametrize("step", [10, -10])
def test_a_wall_clock_that_jumps_ten_years_changes_nothing_but_what_it_says(
    healthy: Classroom, tmp_path: Path, step: int
) -> None:
    moments = years(2036, step)
    for moment in itertools.islice(moments, 3):
        room = Classroom(tmp_path / "state", Plan(moment=partial(replace, moment)))
        room.play()
        assert_whole_round(room)
        assert room.transcript == healthy.transcript
    rounds = read_rounds(tmp_path / "state" / "results.db")
    assert [kept.number for kept in rounds] == [1, 2, 3]
    assert [int(kept.wall_time[:4]) for kept in rounds] == [2036, 2036 + step, 2036 + 2 * step]


@pytest.mark.parametrize("jump_ms", [10 * 365 * 24 * 3600 * 1000, 60_000])
def test_a_long_sleep_of_the_whole_machine_ends_calmly(tmp_path: Path, jump_ms: int) -> None:
    """The monotonic clock cannot go back, but a machine that hung finds much of it gone."""
    room = Classroom(tmp_path)
    room.start()
    room.run_until(lambda: isinstance(room.stage.screen, Practise))
    room.clock.advance_to(room.clock.now_ms() + jump_ms)
    room.run_until(lambda: room.is_over or isinstance(room.stage.screen, Attract))
    room.close()
    kinds = room.stage.kinds()
    assert "Trouble" not in kinds
    assert kinds[-1] == "Attract"
    screens: list[Screen] = room.stage.shown
    assert screens


# All ages


@pytest.mark.parametrize("ages", list(AgeBand))
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_pretend_class_of_any_age_comes_to_the_end(tmp_path: Path, seed: int, ages: AgeBand) -> None:
    plan = replace(Plan(), seed=seed, ages=ages, stories=6, is_pretend_class=True)
    room = Classroom(tmp_path, plan)
    room.play()
    kinds = room.stage.kinds()
    assert (kinds[0], kinds[-2:]) == ("Attract", ["Finish", "Attract"])
    assert kinds.count("Practise") == kinds.count("Feedback") == 6
    assert sorted(answers_in(room.transcript)) == sorted(answers_at(room.path))
    assert len(answers_in(room.transcript)) == 6


@pytest.fixture(autouse=True)
def _no_noise(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
