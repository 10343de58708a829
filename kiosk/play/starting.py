"""ATTRACT and SET-UP: hello, the settings, and the start of a round."""

from dataclasses import replace

from hardware.events import Side
from kiosk import words
from kiosk.answers import Mode, PlannedItem, PlannedRound, SetUp
from kiosk.play.durations import DIM_MS, OFFICER_HOLD_MS, SET_UP_IDLE_MS, START_HOLD_MS
from kiosk.play.effects import OpenRound, PlanRound
from kiosk.play.places import AtAttract, AtReady, AtSetUp, AtTrouble
from kiosk.play.presses import is_held
from kiosk.play.state import Round, Timer
from kiosk.play.turn import Turn
from kiosk.scenario.model import AgeBand

LENGTHS = (4, 6)
LOUDEST = 10
FIELDS = 5


def attract_entered(turn: Turn) -> None:
    turn.close_speaker()
    turn.after(DIM_MS, Timer.IDLE)


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
    turn.after(SET_UP_IDLE_MS, Timer.IDLE)


def set_up_pressed(turn: Turn, place: AtSetUp, side: Side) -> None:
    """NEVER GO moves on at its edge. GO waits for its release or its hold; both down at once mean neither."""
    if place.is_planning:
        return
    if side is Side.GO and not is_held(turn.state, Side.NEVER_GO):
        turn.stay(replace(place, is_holding=True))
        turn.after(START_HOLD_MS, Timer.START_HELD)
    elif place.is_holding:
        turn.cancel(Timer.START_HELD)
        turn.stay(replace(place, is_holding=False))
    elif side is Side.NEVER_GO:
        turn.stay(replace(place, focus=(place.focus + 1) % FIELDS))


def set_up_released(turn: Turn, place: AtSetUp, side: Side) -> None:
    if side is Side.GO and place.is_holding:
        turn.cancel(Timer.START_HELD)
        turn.stay(replace(place, is_holding=False))
        change(turn, place.focus)


def set_up_touched(turn: Turn, place: AtSetUp, index: int) -> None:
    if not place.is_planning and 0 <= index < FIELDS:
        turn.cancel(Timer.START_HELD)
        turn.stay(replace(place, focus=index, is_holding=False))
        change(turn, index)


def change(turn: Turn, field: int) -> None:
    turn.state = replace(turn.state, set_up=changed(turn.state.set_up, field))


def changed(set_up: SetUp, field: int) -> SetUp:
    """The settings with one field turned to its next value."""
    match field:
        case 0:
            bands = tuple(AgeBand)
            return replace(set_up, ages=bands[(bands.index(set_up.ages) + 1) % len(bands)])
        case 1:
            following = [length for length in LENGTHS if length > set_up.stories]
            return replace(set_up, stories=(following or list(LENGTHS))[0])
        case 2:
            return replace(set_up, mode=Mode.SOLO if set_up.mode is Mode.CLASS else Mode.CLASS)
        case 3:
            return replace(set_up, is_quiet=not set_up.is_quiet)
        case _:
            return replace(set_up, volume=(set_up.volume + 1) % (LOUDEST + 1))


def start(turn: Turn, place: AtSetUp) -> None:
    if not turn.state.catalogue:
        turn.enter(AtTrouble(words.NO_STORIES))
    elif not place.is_planning:
        turn.enter(AtSetUp(place.focus, is_planning=True))
        turn.do(PlanRound(turn.state.set_up))


def planned(turn: Turn, place: AtSetUp, scenario_ids: tuple[str, ...]) -> None:
    """Open the round that was planned; without a story, back to the settings with a word about why."""
    if not place.is_planning:
        return
    known = {scenario.id: scenario for scenario in turn.state.catalogue}
    playlist = tuple(known[scenario_id] for scenario_id in scenario_ids if scenario_id in known)
    if not playlist:
        turn.enter(AtSetUp(place.focus, notices=(words.NO_STORY_FOR_THESE_AGES,)))
        return
    set_up = turn.state.set_up
    turn.state = replace(turn.state, round=Round(playlist))
    turn.open_speaker()
    items = tuple(PlannedItem(scenario.id, scenario.rev) for scenario in playlist)
    turn.do(OpenRound(PlannedRound(set_up.ages, set_up.mode, items)))
    turn.enter(AtReady())
