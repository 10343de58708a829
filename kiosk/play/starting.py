"""ATTRACT and SET-UP: hello, the settings, and the start of a round."""

from dataclasses import replace

from hardware.events import Side
from kiosk import words
from kiosk.answers import PlannedItem, PlannedRound
from kiosk.play.doors import DOORS
from kiosk.play.durations import (
    DIM_MS,
    OFFICER_HOLD_MS,
    RUN_FIRST_MS,
    RUN_MS,
    SET_UP_IDLE_MS,
    START_HOLD_MS,
)
from kiosk.play.effects import LookAfter, OpenRound, PlanRound, RememberVisit
from kiosk.play.knobs import CLASS, MOST_TURNED, PREVIEW, pages
from kiosk.play.languages import kept, told
from kiosk.play.office import settings
from kiosk.play.office.places import AtChoosing, AtFinding, AtPreview, Question, Tile
from kiosk.play.places import AtAttract, AtReady, AtSetUp, AtTrouble
from kiosk.play.presses import is_held
from kiosk.play.state import Round, Timer
from kiosk.play.turn import Turn
from kiosk.visit import VisitPlan


def attract_entered(turn: Turn) -> None:
    """Between rounds; where there is an officer, everybody can see whether a network reaches the kiosk."""
    turn.close_speaker()
    turn.after(DIM_MS, Timer.IDLE)
    if turn.state.has_gate:
        turn.do(LookAfter())


def woke(turn: Turn) -> None:
    """Whatever wakes a dimmed screen only wakes it."""
    turn.enter(AtAttract())


def attract_pressed(turn: Turn, side: Side) -> None:
    if side is Side.GO:
        turn.cancel(Timer.OFFICER_BUTTON)
    elif not is_held(turn.state, Side.GO):
        turn.after(OFFICER_HOLD_MS, Timer.OFFICER_BUTTON)
    hello(turn)


def hello(turn: Turn) -> None:
    """Say hello, through a speaker that is open for as long as that takes."""
    turn.after(DIM_MS, Timer.IDLE)
    if turn.state.saying is None:
        turn.open_speaker()
        turn.stay(AtAttract(turn.say(words.HELLO)))


def set_up_entered(turn: Turn) -> None:
    turn.close_speaker()
    turn.after(SET_UP_IDLE_MS, Timer.IDLE)


def set_up_pressed(turn: Turn, place: AtSetUp, side: Side) -> None:
    """NEVER GO moves on at its edge, and runs on while held. GO waits for its release or its hold; both down mean neither."""
    if place.is_planning:
        return
    if side is Side.GO:
        turn.cancel(Timer.RUN)
    if side is Side.GO and not is_held(turn.state, Side.NEVER_GO):
        turn.stay(replace(place, is_holding=True))
        turn.after(START_HOLD_MS, Timer.START_HELD)
    elif place.is_holding:
        turn.cancel(Timer.START_HELD)
        turn.stay(replace(place, is_holding=False))
    elif side is Side.NEVER_GO:
        move_on(turn, place)
        turn.after(RUN_FIRST_MS, Timer.RUN)


def move_on(turn: Turn, place: AtSetUp) -> None:
    turn.stay(replace(place, focus=(place.focus + 1) % len(pages(turn.state)[place.page])))


def ran_on(turn: Turn, place: AtSetUp) -> None:
    """NEVER GO is still held."""
    if not place.is_planning and is_held(turn.state, Side.NEVER_GO):
        move_on(turn, place)
        turn.after(RUN_MS, Timer.RUN)


def set_up_released(turn: Turn, place: AtSetUp, side: Side) -> None:
    if side is Side.NEVER_GO:
        turn.cancel(Timer.RUN)
    elif place.is_holding:
        turn.cancel(Timer.START_HELD)
        change(turn, replace(place, is_holding=False), place.focus)


def set_up_touched(turn: Turn, place: AtSetUp, index: int) -> None:
    if not place.is_planning and 0 <= index < len(pages(turn.state)[place.page]):
        turn.cancel(Timer.START_HELD, Timer.RUN)
        change(turn, replace(place, is_holding=False), index)


def change(turn: Turn, place: AtSetUp, index: int) -> None:
    """Turn a knob to its next value, or open the page of its values, of what it stands for, or the next of the settings."""
    state = turn.state
    knob = pages(state)[place.page][index]
    tile = Tile(index, place.page)
    if knob.choices is None:
        opened(turn, place, knob.name, tile)
        return
    choices = knob.choices(state)
    at = next((number for number, one in enumerate(choices) if one.set_up == state.set_up), None)
    if at is None or knob.has_page or len(choices) > MOST_TURNED:
        turn.enter(AtChoosing(Question.KNOB, knob.name, focus=at or 0, tile=tile))
    else:
        turn.stay(replace(place, focus=index))
        settings.put(turn, choices[(at + 1) % len(choices)].set_up)


def opened(turn: Turn, place: AtSetUp, name: str, tile: Tile) -> None:
    """Go where a knob without values leads."""
    door = next((door for door in DOORS if door.name == name), None)
    if name == CLASS:
        turn.enter(AtFinding(tile=tile))
    elif name == PREVIEW:
        turn.enter(AtPreview(tile=tile))
    elif door is not None:
        turn.enter(door.place())
    else:
        turn.stay(replace(place, page=(place.page + 1) % len(pages(turn.state)), focus=0))


def start(turn: Turn, place: AtSetUp) -> None:
    if not turn.state.catalogue:
        turn.close_speaker()
        turn.enter(AtTrouble(words.NO_STORIES))
    elif not place.is_planning:
        turn.enter(replace(place, is_holding=False, is_planning=True, notices=()))
        turn.do(PlanRound(turn.state.set_up))


def planned(turn: Turn, place: AtSetUp, scenario_ids: tuple[str, ...]) -> None:
    """Open the round that was planned; without a story, back to the settings with a word about why."""
    if not place.is_planning:
        return
    known = {scenario.id: scenario for scenario in turn.state.catalogue}
    playlist = tuple(known[scenario_id] for scenario_id in scenario_ids if scenario_id in known)
    if not playlist:
        turn.enter(replace(place, is_planning=False, notices=(words.NO_STORY_FOR_THESE_AGES,)))
        return
    set_up = turn.state.set_up
    turn.state = replace(turn.state, round=Round(tuple(told(scenario, set_up) for scenario in playlist)))
    turn.open_speaker()
    items = tuple(PlannedItem(scenario.id, scenario.rev) for scenario in playlist)
    turn.do(OpenRound(PlannedRound(set_up.ages, set_up.mode, items, set_up.plan, kept(set_up))))
    if set_up.plan != VisitPlan():
        turn.do(RememberVisit(set_up.plan, is_planned=False))
    turn.enter(AtReady())
