"""ATTRACT and SET-UP: hello, the settings, and the start of a round."""

from dataclasses import replace

from hardware.events import Side
from kiosk import words
from kiosk.answers import PlannedItem, PlannedRound
from kiosk.play.durations import DIM_MS, OFFICER_HOLD_MS, SET_UP_IDLE_MS, START_HOLD_MS
from kiosk.play.effects import OpenRound, PlanRound
from kiosk.play.knobs import pages
from kiosk.play.languages import told
from kiosk.play.places import AtAttract, AtReady, AtSetUp, AtTrouble
from kiosk.play.presses import is_held
from kiosk.play.state import Round, Timer
from kiosk.play.turn import Turn


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
    turn.close_speaker()
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
        turn.stay(replace(place, focus=(place.focus + 1) % len(pages(turn.state.set_up)[place.page])))


def set_up_released(turn: Turn, place: AtSetUp, side: Side) -> None:
    if side is Side.GO and place.is_holding:
        turn.cancel(Timer.START_HELD)
        change(turn, replace(place, is_holding=False), place.focus)


def set_up_touched(turn: Turn, place: AtSetUp, index: int) -> None:
    if not place.is_planning and 0 <= index < len(pages(turn.state.set_up)[place.page]):
        turn.cancel(Timer.START_HELD)
        change(turn, replace(place, is_holding=False), index)


def change(turn: Turn, place: AtSetUp, index: int) -> None:
    """Turn a knob to its next value, or the page; what changes the sound is heard at once."""
    book = pages(turn.state.set_up)
    turned = book[place.page][index].turned
    if turned is None:
        turn.stay(replace(place, page=(place.page + 1) % len(book), focus=0))
        return
    before = turn.state.set_up
    now = turned(before)
    turn.state = replace(turn.state, set_up=now)
    turn.stay(replace(place, focus=index))
    if (now.volume, now.is_quiet) != (before.volume, before.is_quiet):
        hear_how_loud(turn)


def hear_how_loud(turn: Turn) -> None:
    """Let the officer hear how loud it is now, through a speaker opened anew; nothing where the sound is off."""
    turn.close_speaker()
    if turn.state.set_up.volume and not turn.state.is_muted:
        turn.open_speaker()
        turn.say(words.THIS_LOUD)


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
    turn.do(OpenRound(PlannedRound(set_up.ages, set_up.mode, items)))
    turn.enter(AtReady())
