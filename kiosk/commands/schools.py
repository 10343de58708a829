"""schools, visits: what an office prepares before the day."""

import argparse
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.commands.options import Commands, add, state_of, takes_state
from kiosk.errors import ResultsError, UsageError
from kiosk.visit import ClassSize, School, VisitPlan, YearGroup

if TYPE_CHECKING:
    from kiosk.office.diary import Diary
    from kiosk.office.school_list import SchoolList

MOST_TOLD = 40


def add_schools(commands: Commands) -> None:
    """Add `kiosk schools`."""
    schools = add(commands, "schools", _schools, "import the public list of schools, search it, or clear it")
    schools.add_argument("what", choices=("import", "list", "clear"), help="what to do")
    schools.add_argument(
        "given",
        nargs="?",
        metavar="FILE|LETTERS",
        help="import: the CSV file of “Get Information About Schools”; list: first letters of words of the name or the town",
    )
    schools.add_argument(
        "--sample",
        action="store_true",
        help="import: the sample of invented schools that came with the kiosk",
    )
    schools.add_argument(
        "--leave-out",
        action="store_true",
        help="import: leave out the lines with a mistake, and take the others",
    )
    takes_state(schools)


def add_visits(commands: Commands) -> None:
    """Add `kiosk visits`."""
    visits = add(commands, "visits", _visits, "plan visits before the day, list them, or forget them")
    visits.add_argument("what", choices=("plan", "list", "forget"), help="what to do")
    visits.add_argument("--school", metavar="URN", help="the school's number, as kiosk schools list shows it")
    visits.add_argument("--year", choices=tuple(YearGroup), help="the year of school; R is Reception")
    visits.add_argument("--size", choices=tuple(ClassSize), help="plan: about how many pupils")
    visits.add_argument("--all", action="store_true", help="forget: every visit, planned and past")
    takes_state(visits)


def _schools(asked: argparse.Namespace) -> int:
    from kiosk.office.kept import schools_path
    from kiosk.office.school_list import SchoolList

    schools = SchoolList(schools_path(state_of(asked)), tell=print)
    with _plainly(schools.path):
        if asked.what == "import":
            return _import(asked, schools)
        if asked.what == "clear":
            schools.replace(())
            print("The list of schools is empty.")
        else:
            _list(asked.given or "", schools)
    return 0


def _import(asked: argparse.Namespace, schools: "SchoolList") -> int:
    from kiosk.office.gias import SAMPLE, WHERE, read_schools

    if bool(asked.given) == asked.sample:
        raise UsageError(f"name the file to import, from {WHERE}; or give --sample for invented schools")
    path = SAMPLE if asked.sample else Path(asked.given)
    reading = read_schools(path)
    for problem in reading.problems[:MOST_TOLD]:
        print(f"{path}:{problem.line}: {problem.text}")
    more = len(reading.problems) - MOST_TOLD
    if more > 0:
        print(f"… and {more} more")
    is_readable = bool(reading.schools)
    if reading.problems and not (asked.leave_out and is_readable):
        hint = (
            "mend the file, or leave out these lines with --leave-out"
            if is_readable
            else "the list stays as it was"
        )
        print(f"Nothing was imported: {hint}.")
        return 1
    if not is_readable:
        print(f"{path}: no school in it is open and for ages between 4 and 11. Nothing was imported.")
        return 1
    count = schools.replace(reading.schools)
    left_out = [f"{reading.closed} not open", f"{reading.other_ages} for other ages"]
    if reading.problems:
        left_out.append(f"{len(reading.problems)} with a mistake")
    print(f"{count} schools are in the list now. Left out: {', '.join(left_out)}.")
    return 0


def _list(letters: str, schools: "SchoolList") -> None:
    count = schools.count()
    if not count:
        print("There is no list of schools yet: kiosk schools import FILE, or kiosk schools import --sample.")
        return
    found = schools.find(letters)
    width = max((len(school.urn) for school in found.schools), default=0)
    for school in found.schools:
        print(
            f"{school.urn:{width}}  {', '.join(part for part in (school.name, school.town, school.postcode) if part)}"
        )
    shown = len(found.schools)
    print(f"{shown} shown of {count} schools." if shown else f"None of {count} schools fits “{letters}”.")


def _visits(asked: argparse.Namespace) -> int:
    from kiosk.office.diary import Diary
    from kiosk.office.kept import diary_path, schools_path
    from kiosk.office.school_list import SchoolList

    state = state_of(asked)
    diary = Diary(diary_path(state), tell=print)
    with _plainly(diary.path):
        if asked.what == "list":
            _list_visits(diary)
            return 0
        if asked.what == "forget" and asked.all:
            diary.forget_all()
            print("Every visit is forgotten.")
            return 0
        plan = _plan(asked, SchoolList(schools_path(state), tell=print))
        if asked.what == "plan":
            diary.plan(plan)
            print(f"Planned: {_told(plan)}.")
        elif _is_planned(diary, plan):
            diary.forget(plan)
            print(f"Forgotten: {_told(plan)}.")
        else:
            raise UsageError(f"no such visit is planned: {_told(plan)}; see kiosk visits list")
    return 0


def _plan(asked: argparse.Namespace, schools: "SchoolList") -> VisitPlan:
    if not asked.school and not asked.year:
        other = ", or --all" if asked.what == "forget" else ""
        raise UsageError(f"say which visit: --school URN, --year, or both{other}")
    school = None
    if asked.school:
        urn = asked.school.strip().upper()
        school = schools.named([urn]).get(urn)
        if school is None and asked.what == "forget":
            school = School(urn, urn)
        elif school is None:
            raise UsageError(f"no school in the list has the URN {urn}: see kiosk schools list LETTERS")
    year = YearGroup(asked.year) if asked.year else None
    return VisitPlan(school, year, ClassSize(asked.size) if asked.size else None)


def _is_planned(diary: "Diary", plan: VisitPlan) -> bool:
    def key(one: VisitPlan) -> tuple[str, YearGroup | None]:
        return one.school.urn if one.school else "", one.year

    return key(plan) in {key(one) for one in diary.planned()}


def _list_visits(diary: "Diary") -> None:
    for title, plans in (("Planned", diary.planned()), ("Of late, newest first", diary.recent())):
        print(f"{title}:")
        for plan in plans:
            print(f"  {_told(plan)}")
        if not plans:
            print("  none")


def _told(plan: VisitPlan) -> str:
    """The visit in words, with the school's number, which the other commands want."""
    years = {YearGroup.RECEPTION: "Reception"}
    parts = [
        f"{plan.school.name} ({plan.school.urn})" if plan.school else "no school named",
        years.get(plan.year, f"year {plan.year}") if plan.year else "",
        f"{plan.size} pupils" if plan.size else "",
    ]
    return ", ".join(part for part in parts if part)


@contextmanager
def _plainly(path: Path) -> Iterator[None]:
    """Say in one line what is wrong with a file of the desk's."""
    try:
        yield
    except sqlite3.Error as error:
        raise ResultsError(f"{path} cannot be used now ({error}); try again, or see kiosk doctor") from error
    except OSError as error:
        raise ResultsError(f"{error.filename or path} cannot be used ({error.strerror or error})") from error
