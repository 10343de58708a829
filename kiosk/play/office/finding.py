"""Whose round it is: visits planned and past, one touch each, or a school found by its letters."""

from dataclasses import replace

from kiosk.play.effects import FindSchools
from kiosk.play.events import SchoolsFound
from kiosk.play.office import says, settings
from kiosk.play.office.places import AtChoosing, AtFinding, Question
from kiosk.play.screens import Finder, Option
from kiosk.play.state import State
from kiosk.play.turn import Turn
from kiosk.visit import School, VisitPlan

LONGEST_NAME = 30
LAST_LETTER = Finder.FIRST_KEY + len(Finder.KEYS)


def entered(turn: Turn, place: AtFinding) -> None:
    turn.do(FindSchools(place.typed))


def found(turn: Turn, place: AtFinding, event: SchoolsFound) -> None:
    """The schools for what is typed; the first of them is in focus. An answer to other letters is late."""
    if event.letters != place.typed:
        return
    known = replace(
        place,
        answered=event.letters,
        schools=event.schools[: Finder.MOST_ROWS],
        next_letters=event.next_letters,
    )
    turn.stay(replace(known, focus=ring(turn.state, known)[0]))


def visits(state: State, place: AtFinding) -> tuple[VisitPlan, ...]:
    """Before anything is typed: the visits planned, then those of late."""
    if place.typed:
        return ()
    known = (*state.visits.planned, *state.visits.recent)
    return tuple(dict.fromkeys(known))[: Finder.MOST_ROWS]


def awake(place: AtFinding) -> str:
    """The keys that lead on; before the answer is there every one may."""
    if place.answered != place.typed:
        return Finder.KEYS if place.typed else ""
    letters = {letter.upper() for letter in place.next_letters}
    return "".join(key for key in Finder.KEYS if key in letters)


def rows(state: State, place: AtFinding) -> tuple[Option, ...]:
    if place.typed:
        return tuple(_school(school) for school in place.schools) if place.answered == place.typed else ()
    return tuple(_visit(state, plan) for plan in visits(state, place))


def _school(school: School) -> Option:
    return Option(
        says.short(school.name, LONGEST_NAME),
        ", ".join(part for part in (school.town, school.postcode) if part),
    )


def _visit(state: State, plan: VisitPlan) -> Option:
    """School, year and size of a visit; that it is planned, and whether a check is due."""
    notes = list(says.visit_note(plan)) if plan.school else []
    if plan in state.visits.planned:
        notes.append(says.PLANNED)
    if plan in dict(state.visits.due):
        notes.append(says.CHECK_DUE)
    label = says.short(plan.school.name, LONGEST_NAME) if plan.school else says.class_of(plan)
    return Option(label, ", ".join(notes), is_chosen=plan == state.set_up.plan)


def ring(state: State, place: AtFinding) -> tuple[int, ...]:
    """The options in the order of NEVER GO: what is found, the letters that go on, then what leads elsewhere."""
    keys = tuple(Finder.FIRST_KEY + Finder.KEYS.index(key) for key in awake(place))
    others = (Finder.LEAVE,) if place.is_planning else (Finder.NO_SCHOOL, Finder.NO_CLASS, Finder.LEAVE)
    delete = (Finder.DELETE,) if place.typed else ()
    return (*range(len(rows(state, place))), *keys, *delete, *others)


def take(turn: Turn, place: AtFinding, index: int) -> None:
    """Do what the option stands for; one that is asleep does nothing."""
    state = turn.state
    if index not in ring(state, place):
        return
    if index < Finder.MOST_ROWS:
        took_row(turn, place, index)
    elif Finder.FIRST_KEY <= index < LAST_LETTER:
        typed(turn, place, place.typed + Finder.KEYS[index - Finder.FIRST_KEY])
    elif index == Finder.DELETE:
        typed(turn, place, place.typed[:-1])
    elif index == Finder.NO_SCHOOL:
        turn.enter(AtChoosing(Question.YEAR, tile=place.tile))
    elif index == Finder.NO_CLASS:
        settings.use(turn, VisitPlan(), place.tile)
    else:
        settings.come_back(turn, place.tile)


def took_row(turn: Turn, place: AtFinding, index: int) -> None:
    tile, is_planning = place.tile, place.is_planning
    if place.typed:
        plan = VisitPlan(place.schools[index])
        turn.enter(AtChoosing(Question.YEAR, tile=tile, plan=plan, is_planning=is_planning))
        return
    plan = visits(turn.state, place)[index]
    if not is_planning:
        settings.use(turn, plan, tile)
    elif plan in turn.state.visits.planned:
        turn.enter(AtChoosing(Question.FORGET, tile=tile, plan=plan))
    else:
        turn.enter(AtChoosing(Question.YEAR, tile=tile, plan=VisitPlan(plan.school), is_planning=True))


def typed(turn: Turn, place: AtFinding, letters: str) -> None:
    """Other letters: what is found for them is asked for, and shown once it is there."""
    turn.stay(replace(place, typed=letters, answered=None, schools=(), next_letters=(), focus=Finder.DELETE))
    turn.do(FindSchools(letters))


def screen(state: State, place: AtFinding) -> Finder:
    title = says.WHICH_SCHOOL_IS_PLANNED if place.is_planning else says.WHICH_CLASS
    found_rows = rows(state, place)
    note = "" if found_rows else says.TYPE_IT
    if place.answered is not None and not place.next_letters and not found_rows:
        note = says.NO_SUCH_SCHOOL if place.typed else says.NO_SCHOOLS
    return Finder(
        title, place.typed, found_rows, awake(place), place.focus, note, place.is_holding, place.is_planning
    )
