"""The officer's desk, with a thread of its own: whoever asks is answered by an event."""

import logging
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.database import is_damage
from kiosk.errands import Errands
from kiosk.errors import KioskError
from kiosk.gate import Gate, GateState
from kiosk.office.diary import Diary
from kiosk.office.gate_file import GateFile
from kiosk.office.gatekeeper import Gatekeeper
from kiosk.office.kept import diary_path, gate_path, schools_path
from kiosk.office.pin_hash import Argon2, Hasher
from kiosk.office.school_list import SchoolList
from kiosk.play.events import Event, GateTold, SchoolsFound, VisitsRecalled
from kiosk.ports import Clock, Inbox
from kiosk.visit import CheckDue, VisitPlan

log = logging.getLogger(__name__)

Due = Callable[[VisitPlan], CheckDue | None]
Tell = Callable[[str], None]


def never_due(_plan: VisitPlan) -> CheckDue | None:
    """What is known of re-visits where nobody keeps results."""
    return None


@dataclass(frozen=True, slots=True)
class Drawers:
    """What the desk works with; each belongs to the desk's thread."""

    gate: Gatekeeper
    schools: SchoolList
    diary: Diary


def drawers(
    state_folder: Path,
    clock: Clock,
    *,
    given_pin: str = "",
    tell: Tell = log.warning,
    hasher: Hasher | None = None,
) -> Drawers:
    """The desk's files in this folder; none is opened or made before it is needed."""
    file = GateFile(gate_path(state_folder))
    return Drawers(
        Gatekeeper(file, clock, hasher or Argon2(), given_pin, tell),
        SchoolList(schools_path(state_folder), tell=tell),
        Diary(diary_path(state_folder), tell=tell),
    )


class Desk:
    """Implements `kiosk.ports.Office`. `start` before the first screen, `close` at the end.

    `due` says which re-visit is due for a plan; `tell` is given what the officer should know; both are called on the
    desk's thread.
    """

    def __init__(
        self, made: Drawers, inbox: Inbox, clock: Clock, *, due: Due = never_due, tell: Tell = log.warning
    ) -> None:
        self._gate, self._schools, self._diary = made.gate, made.schools, made.diary
        self._inbox = inbox
        self._clock = clock
        self._due = due
        self._tell = tell
        self._errands = Errands("office", self._gate.lift)

    def start(self) -> None:
        """Start the thread; it looks at the gate right away, so that a lock begins to run."""
        self._errands.start()

    def close(self, within_seconds: float = 3.0) -> None:
        """Do what was asked for, then stop."""
        self._errands.close(within_seconds)

    def ask_gate(self) -> None:
        self._ask_gatekeeper(self._gate.ask)

    def try_pin(self, digits: str) -> None:
        self._ask_gatekeeper(lambda: self._gate.try_pin(digits))

    def choose_pin(self, digits: str) -> None:
        self._ask_gatekeeper(lambda: self._gate.choose_pin(digits))

    def find_schools(self, letters: str) -> None:
        self._errands.put(lambda: self._put(self._found(letters)))

    def recall_visits(self) -> None:
        self._errands.put(lambda: self._put(self._recalled()))

    def remember_visit(self, plan: VisitPlan, *, is_planned: bool) -> None:
        self._errands.put(lambda: self._write("noted", lambda: self._remember(plan, is_planned=is_planned)))

    def forget_visit(self, plan: VisitPlan) -> None:
        self._errands.put(lambda: self._write("forgotten", lambda: self._diary.forget(plan)))

    def _put(self, event: Event) -> None:
        self._inbox.put(event)

    def _ask_gatekeeper(self, ask: Callable[[], GateState]) -> None:
        def answer() -> None:
            try:
                state = ask()
            except Exception as error:
                # An officer who waits must hear something; the gate stays shut.
                log.exception("the gate failed")
                state = GateState(Gate.FAILED, text=f"The PIN could not be checked ({error}). Try again.")
            self._put(GateTold(self._clock.now_ms(), state))

        self._errands.put(answer)

    def _found(self, letters: str) -> SchoolsFound:
        try:
            found = self._schools.find(letters)
        except (sqlite3.Error, OSError, KioskError) as error:
            log.warning("the list of schools cannot be searched: %s", error)
            return SchoolsFound(self._clock.now_ms(), letters, ())
        return SchoolsFound(self._clock.now_ms(), letters, found.schools, found.next_letters)

    def _recalled(self) -> VisitsRecalled:
        try:
            planned, recent = self._diary.planned(), self._diary.recent()
        except (sqlite3.Error, OSError, KioskError, ValueError) as error:
            log.warning("the diary cannot be read: %s", error)
            return VisitsRecalled(self._clock.now_ms(), (), ())
        planned, recent = self._with_towns(planned), self._with_towns(recent)
        found = ((plan, self._due_of(plan)) for plan in (*planned, *recent))
        due = tuple((plan, check) for plan, check in found if check is not None)
        return VisitsRecalled(self._clock.now_ms(), planned, recent, due)

    def _due_of(self, plan: VisitPlan) -> CheckDue | None:
        try:
            return self._due(plan)
        except Exception:
            # Visits are recalled even where the results cannot be read.
            log.exception("it could not be found out whether a re-visit is due")
            return None

    def _with_towns(self, plans: tuple[VisitPlan, ...]) -> tuple[VisitPlan, ...]:
        """The same plans, with each school as the list has it, where it does."""
        try:
            known = self._schools.named([plan.school.urn for plan in plans if plan.school])
        except (sqlite3.Error, OSError, KioskError) as error:
            log.warning("the list of schools cannot be read: %s", error)
            return plans
        return tuple(
            replace(plan, school=known.get(plan.school.urn, plan.school)) if plan.school else plan
            for plan in plans
        )

    def _remember(self, plan: VisitPlan, *, is_planned: bool) -> None:
        if is_planned:
            self._diary.plan(plan)
        else:
            self._diary.note(plan)

    def _write(self, done: str, write: Callable[[], None]) -> None:
        try:
            try:
                write()
            except sqlite3.Error as error:
                if not is_damage(error):
                    raise
                # The damaged file is set aside: the next one is new.
                write()
        except (sqlite3.Error, OSError, KioskError) as error:
            self._tell(f"The visit was not {done} in the diary: {error}. The round goes on without.")
