"""The desk answers with events, whatever happens to its files, and never keeps whoever asks."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.gate import Gate, GateState
from kiosk.office.desk import Desk, drawers
from kiosk.office.gias import SAMPLE, read_schools
from kiosk.office.kept import FIELDS, diary_path, gate_path, schools_path
from kiosk.office.school_list import SchoolList
from kiosk.play.events import GateTold, SchoolsFound, VisitsRecalled
from kiosk.visit import CheckDue, ClassSize, School, VisitPlan, YearGroup
from tests.office.gates import QUICK
from tests.results.disks import Ears, StillClock

ELM = School("900001", "Elm School")
THREE = YearGroup.THREE
DUE = CheckDue(1, 1)


@pytest.fixture
def ears() -> Ears:
    return Ears()


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def desk(tmp_path: Path, ears: Ears, told: list[str]) -> Iterator[Desk]:
    def due(plan: VisitPlan) -> CheckDue | None:
        if plan.year is YearGroup.SIX:
            raise RuntimeError("the results are on fire")
        return DUE if plan.year is THREE else None

    made = drawers(tmp_path, StillClock(), tell=told.append, hasher=QUICK)
    desk = Desk(made, ears, StillClock(), due=due, tell=told.append)
    desk.start()
    yield desk
    desk.close()


def test_the_gate_is_answered_in_order(desk: Desk, ears: Ears) -> None:
    desk.ask_gate()
    desk.choose_pin("4728")
    desk.ask_gate()
    desk.try_pin("0001")
    desk.try_pin("4728")
    states = [
        GateState(Gate.WANTS_NEW),
        GateState(Gate.OPEN),
        GateState(Gate.ASKS, 5),
        GateState(Gate.WRONG, 4),
    ]
    states.append(GateState(Gate.OPEN))
    assert [ears.next() for _ in states] == [GateTold(5, state) for state in states]


def test_schools_are_found_with_the_letters_that_were_asked(desk: Desk, ears: Ears, tmp_path: Path) -> None:
    desk.find_schools("Ha")
    assert ears.next() == SchoolsFound(5, "Ha", ())
    SchoolList(schools_path(tmp_path)).replace(read_schools(SAMPLE).schools)
    desk.find_schools("Harb")
    found = ears.next()
    assert isinstance(found, SchoolsFound)
    assert (found.letters, found.next_letters) == ("Harb", ("o",))
    assert [school.name for school in found.schools] == ["Harbour Lane Primary School (sample)"]


def test_visits_are_recalled_with_what_is_due_and_with_the_towns_of_the_list(
    desk: Desk, ears: Ears, tmp_path: Path
) -> None:
    listed = School("900001", "Elm School", "Brindlesea", "ZZ1 1ZZ")
    SchoolList(schools_path(tmp_path)).replace([listed])
    desk.remember_visit(VisitPlan(ELM, THREE), is_planned=True)
    desk.remember_visit(VisitPlan(School("7", "Gone"), THREE, ClassSize.FROM_30), is_planned=False)
    desk.remember_visit(VisitPlan(None, YearGroup.SIX), is_planned=False)
    desk.recall_visits()
    planned, gone = VisitPlan(listed, THREE), VisitPlan(School("7", "Gone"), THREE, ClassSize.FROM_30)
    six = VisitPlan(None, YearGroup.SIX)
    assert ears.next() == VisitsRecalled(5, (planned,), (six, gone), ((planned, DUE), (gone, DUE)))
    desk.forget_visit(VisitPlan(ELM, THREE))
    desk.recall_visits()
    assert ears.next() == VisitsRecalled(5, (), (six, gone), ((gone, DUE),))


def test_a_damaged_diary_keeps_the_visit_that_is_on_and_is_told(
    desk: Desk, ears: Ears, told: list[str], tmp_path: Path
) -> None:
    diary_path(tmp_path).write_bytes(b"garbage" * 2_000)
    desk.remember_visit(VisitPlan(ELM), is_planned=False)
    desk.recall_visits()
    assert ears.next() == VisitsRecalled(5, (), (VisitPlan(ELM),))
    assert [text.split(".")[0] for text in told] == ["diary"]


def test_a_state_folder_that_cannot_be_used_is_answered_all_the_same(
    ears: Ears, told: list[str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="ascii")
    made = drawers(tmp_path / "file", StillClock(), tell=told.append, hasher=QUICK)
    desk = Desk(made, ears, StillClock(), tell=told.append)
    desk.start()
    desk.ask_gate()
    desk.choose_pin("4728")
    desk.find_schools("a")
    desk.remember_visit(VisitPlan(ELM), is_planned=True)
    desk.recall_visits()
    desk.close()
    kinds = [type(event).__name__ for event in ears.all()]
    assert kinds == ["GateTold", "GateTold", "SchoolsFound", "VisitsRecalled"]
    assert len(told) == 1
    assert told[0].startswith("The visit was not noted in the diary:")


def test_a_thirteenth_planned_visit_is_told(desk: Desk, ears: Ears, told: list[str]) -> None:
    for number in range(13):
        desk.remember_visit(VisitPlan(School(str(number), "S"), THREE), is_planned=True)
    desk.recall_visits()
    recalled = ears.next()
    assert isinstance(recalled, VisitsRecalled)
    assert len(recalled.planned) == 12
    assert "12 visits are planned already" in told[0]


def test_closing_does_what_was_asked_for(tmp_path: Path, ears: Ears) -> None:
    desk = Desk(drawers(tmp_path, StillClock(), hasher=QUICK), ears, StillClock())
    desk.start()
    desk.remember_visit(VisitPlan(ELM), is_planned=True)
    desk.close()
    again = Desk(drawers(tmp_path, StillClock(), hasher=QUICK), ears, StillClock())
    again.start()
    again.recall_visits()
    again.close()
    assert ears.next() == VisitsRecalled(5, (VisitPlan(ELM),), ())


def test_every_field_that_is_stored_is_declared_with_its_purpose_and_its_end(
    desk: Desk, ears: Ears, tmp_path: Path
) -> None:
    desk.choose_pin("4728")
    desk.remember_visit(VisitPlan(ELM), is_planned=True)
    desk.recall_visits()
    ears.next(), ears.next()
    SchoolList(schools_path(tmp_path)).replace([ELM])
    stored = {f"gate.{member}" for member in json.loads(gate_path(tmp_path).read_bytes())}
    for path in (schools_path(tmp_path), diary_path(tmp_path)):
        with closing(sqlite3.connect(path)) as db:
            names = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            for (table,) in db.execute(names).fetchall():
                stored |= {f"{table}.{row[1]}" for row in db.execute(f"PRAGMA table_info({table})")}
    assert stored == set(FIELDS)
    assert all(purpose and retention for purpose, retention in FIELDS.values())
