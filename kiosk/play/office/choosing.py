"""The page on which the officer chooses one of several: a value, a year, a size, what to do with a round left open."""

from dataclasses import dataclass, replace

from kiosk import words
from kiosk.play.effects import ForgetVisit, RecallVisits, RememberVisit
from kiosk.play.knobs import knob_of
from kiosk.play.office import carrying_on, says, settings
from kiosk.play.office.places import AtChoosing, AtFinding, Question
from kiosk.play.places import AtSetUp
from kiosk.play.screens import Chooser, Option
from kiosk.play.state import State
from kiosk.play.turn import Turn
from kiosk.visit import ClassSize, YearGroup

MOST_OPTIONS = 12
"""As many fit the smallest screen; of more, these are shown at a time."""
YEARS, SIZES = tuple(YearGroup), tuple(ClassSize)
USUAL_SIZE = SIZES.index(ClassSize.FROM_20_TO_29)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked, and the options in order; `has_way_back` adds the one that leads back."""

    title: str
    options: tuple[Option, ...]
    note: str = ""
    has_way_back: bool = True


def asked(state: State, place: AtChoosing) -> Asked:
    match place.question:
        case Question.YEAR:
            return Asked(says.WHICH_YEAR, tuple(map(_year, YEARS)), says.MOST_PUPILS)
        case Question.SIZE:
            sizes = tuple(
                Option(says.SIZE_NAMES[size], is_chosen=size is SIZES[USUAL_SIZE]) for size in SIZES
            )
            return Asked(says.HOW_MANY, sizes, says.ABOUT_IS_ENOUGH)
        case Question.FORGET:
            return Asked(
                says.FORGET_IT, (Option(says.KEEP_IT), Option(says.FORGET)), says.class_of(place.plan), False
            )
        case Question.CARRY_ON:
            title, note, can_go_on = carrying_on.told(state)
            go_on = (Option(says.CARRY_ON),) if can_go_on else ()
            return Asked(title, (*go_on, Option(says.NEW_VISIT)), note, has_way_back=False)
        case Question.KNOB:
            return _values(state, place)


def _year(year: YearGroup) -> Option:
    return Option(says.YEAR_NAMES[year], f"{words.AGES} {words.AGE_NAMES[year.ages]}")


def _values(state: State, place: AtChoosing) -> Asked:
    knob = knob_of(state, place.name)
    if knob is None or knob.choices is None:
        return Asked("", ())
    values = knob.choices(state)
    options = tuple(Option(one.label, one.note, one.set_up == state.set_up) for one in values)
    return Asked(knob.label, options)


def shown(state: State, place: AtChoosing) -> tuple[int, ...]:
    """Which options are up, by their place among all: those about the focus, and the one that turns to the next ones."""
    count = len(asked(state, place).options)
    if count <= MOST_OPTIONS:
        return tuple(range(count))
    first = place.focus % count // MOST_OPTIONS * MOST_OPTIONS
    return tuple(range(first, min(count, first + MOST_OPTIONS)))


def count_of(state: State, place: AtChoosing) -> int:
    """How many stops NEVER GO has on this page."""
    found = asked(state, place)
    return len(found.options) + found.has_way_back


def screen(state: State, place: AtChoosing) -> Chooser:
    found, up = asked(state, place), shown(state, place)
    options = [found.options[number] for number in up]
    feet = 0
    if len(up) < len(found.options):
        options.append(Option(words.MORE))
        feet += 1
    focus = up.index(place.focus) if place.focus in up else len(options)
    if found.has_way_back:
        options.append(Option(says.BACK))
        feet += 1
    return Chooser(found.title, tuple(options), focus, found.note, place.is_holding, feet)


def touched(turn: Turn, place: AtChoosing, index: int) -> None:
    """The option `index` of those that are up was touched."""
    found, up = asked(turn.state, place), shown(turn.state, place)
    if 0 <= index < len(up):
        take(turn, place, up[index])
    elif len(up) < len(found.options) and index == len(up):
        turn.stay(replace(place, focus=(up[-1] + 1) % len(found.options)))
    elif found.has_way_back and index == len(up) + (len(up) < len(found.options)):
        take(turn, place, len(found.options))


def take(turn: Turn, place: AtChoosing, number: int) -> None:
    """Take the option of this number among all; the one after the last leads back."""
    found = asked(turn.state, place)
    if number >= len(found.options):
        leave(turn, place)
        return
    match place.question:
        case Question.YEAR:
            plan = replace(place.plan, year=YEARS[number])
            turn.enter(replace(place, question=Question.SIZE, focus=USUAL_SIZE, plan=plan, is_holding=False))
        case Question.SIZE:
            chose_class(turn, replace(place, plan=replace(place.plan, size=SIZES[number])))
        case Question.FORGET:
            if number:
                turn.do(ForgetVisit(place.plan))
                turn.do(RecallVisits())
            turn.enter(AtSetUp(place.tile.focus, place.tile.page))
        case Question.CARRY_ON:
            if len(found.options) > 1 and number == 0:
                carrying_on.carry_on(turn)
            else:
                carrying_on.begin_anew(turn)
        case Question.KNOB:
            knob = knob_of(turn.state, place.name)
            settings.come_back(turn, place.tile)
            if knob is not None and knob.choices is not None:
                settings.put(turn, knob.choices(turn.state)[number].set_up)


def chose_class(turn: Turn, place: AtChoosing) -> None:
    """School, year and size are there: for this round, or noted for another day."""
    if not place.is_planning:
        settings.use(turn, place.plan, place.tile)
        return
    turn.do(RememberVisit(place.plan, is_planned=True))
    turn.do(RecallVisits())
    turn.enter(AtSetUp(place.tile.focus, place.tile.page, notices=(says.planned(place.plan),)))


def leave(turn: Turn, place: AtChoosing) -> None:
    """One step back."""
    match place.question:
        case Question.YEAR:
            turn.enter(AtFinding(tile=place.tile, is_planning=place.is_planning))
        case Question.SIZE:
            turn.enter(replace(place, question=Question.YEAR, focus=0, is_holding=False))
        case _:
            settings.come_back(turn, place.tile)
