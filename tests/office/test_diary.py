"""Visits that were planned and visits that were: their order, their number, and what the file may hold."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.errors import UsageError
from kiosk.office.diary import MOST, Diary
from kiosk.visit import ClassSize, School, VisitPlan, YearGroup
from tests.results.disks import Disk

ELM, OAK = School("1", "Elm School"), School("2", "Oak School")
THREE, FOUR = YearGroup.THREE, YearGroup.FOUR
SIZE = ClassSize.FROM_20_TO_29


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def diary(tmp_path: Path, told: list[str]) -> Diary:
    return Diary(tmp_path / "state" / "diary.db", tell=told.append)


def year(number: int) -> VisitPlan:
    return VisitPlan(School(str(number), f"School {number}"), THREE)


def test_a_new_diary_is_empty_and_reading_makes_no_file(diary: Diary) -> None:
    assert (diary.planned(), diary.recent()) == ((), ())
    assert not diary.path.parent.exists()


def test_planned_visits_stay_in_the_order_of_planning(diary: Diary) -> None:
    for plan in (VisitPlan(OAK, THREE), VisitPlan(ELM, THREE), VisitPlan(None, FOUR), VisitPlan(ELM)):
        diary.plan(plan)
    assert diary.planned() == (
        VisitPlan(OAK, THREE),
        VisitPlan(ELM, THREE),
        VisitPlan(None, FOUR),
        VisitPlan(ELM),
    )


def test_planning_a_visit_again_changes_its_size_and_not_its_place(diary: Diary) -> None:
    diary.plan(VisitPlan(OAK, THREE))
    diary.plan(VisitPlan(ELM))
    diary.plan(VisitPlan(OAK, THREE, SIZE))
    assert diary.planned() == (VisitPlan(OAK, THREE, SIZE), VisitPlan(ELM))


def test_a_visit_that_is_on_is_planned_no_longer_and_the_newest(diary: Diary) -> None:
    diary.note(VisitPlan(ELM, FOUR))
    diary.plan(VisitPlan(OAK, THREE))
    diary.note(VisitPlan(OAK, THREE, SIZE))
    assert (diary.planned(), diary.recent()) == ((), (VisitPlan(OAK, THREE, SIZE), VisitPlan(ELM, FOUR)))
    diary.note(VisitPlan(ELM, FOUR))
    assert diary.recent() == (VisitPlan(ELM, FOUR), VisitPlan(OAK, THREE, SIZE))


def test_a_visit_that_is_planned_again_is_told_once(diary: Diary) -> None:
    diary.note(VisitPlan(OAK, THREE))
    diary.plan(VisitPlan(OAK, THREE))
    assert (diary.planned(), diary.recent()) == ((VisitPlan(OAK, THREE),), ())


def test_only_the_twelve_newest_are_kept(diary: Diary) -> None:
    for number in range(20):
        diary.note(year(number))
    assert diary.recent() == tuple(year(number) for number in range(19, 7, -1))
    with closing(sqlite3.connect(diary.path)) as db:
        assert db.execute("SELECT count(*) FROM entry").fetchone() == (MOST,)


def test_a_thirteenth_planned_visit_is_refused_and_none_is_lost(diary: Diary) -> None:
    for number in range(MOST):
        diary.plan(year(number))
    with pytest.raises(UsageError, match="12 visits are planned already"):
        diary.plan(year(99))
    diary.plan(VisitPlan(year(3).school, THREE, SIZE))
    assert len(diary.planned()) == MOST


def test_a_planned_visit_is_forgotten_and_one_that_was_is_not(diary: Diary) -> None:
    diary.plan(VisitPlan(OAK, None))
    diary.note(VisitPlan(ELM, THREE))
    diary.forget(VisitPlan(OAK, None, SIZE))
    diary.forget(VisitPlan(ELM, THREE))
    assert (diary.planned(), diary.recent()) == ((), (VisitPlan(ELM, THREE),))
    diary.forget_all()
    assert diary.recent() == ()


def test_a_visit_that_says_nothing_is_not_noted(diary: Diary) -> None:
    diary.note(VisitPlan(size=SIZE))
    assert diary.recent() == ()
    with pytest.raises(UsageError, match="name one"):
        diary.plan(VisitPlan())


def test_a_damaged_diary_is_set_aside_and_begun_anew(diary: Diary, told: list[str]) -> None:
    diary.plan(VisitPlan(OAK))
    diary.path.write_bytes(b"\xff" * 9_000)
    with pytest.raises(sqlite3.DatabaseError):
        diary.planned()
    assert told == [
        "diary.db was damaged and is kept as diary-corrupt-1.db. Visits that were planned have to be planned again."
    ]
    diary.plan(VisitPlan(ELM))
    assert diary.planned() == (VisitPlan(ELM),)


def test_a_full_card_changes_nothing(diary: Diary) -> None:
    diary.plan(VisitPlan(OAK))
    disk = Disk()
    disk.fault = sqlite3.OperationalError("database or disk is full")
    with pytest.raises(sqlite3.OperationalError):
        Diary(diary.path, connect=disk.connect).note(VisitPlan(OAK))
    assert diary.planned() == (VisitPlan(OAK),)


def test_a_newer_kiosks_diary_is_left_alone(diary: Diary) -> None:
    diary.plan(VisitPlan(OAK))
    with closing(sqlite3.connect(diary.path)) as db:
        db.execute("PRAGMA user_version = 9")
    with pytest.raises(Exception, match="newer kiosk"):
        diary.planned()
    assert diary.path.exists()
