"""What presses and touches do on the pages that set up a round: NEVER GO moves on, and runs on while held; GO takes."""

from dataclasses import replace

from hardware.events import Side
from kiosk.play.durations import RUN_FIRST_MS, RUN_MS, SET_UP_IDLE_MS
from kiosk.play.events import RoundPreviewed, SchoolsFound
from kiosk.play.office import choosing, finding, previewing
from kiosk.play.office.places import AtChoosing, AtFinding, AtPreview, AtSwap, OfficePage
from kiosk.play.presses import is_held
from kiosk.play.screens import Screen
from kiosk.play.state import State, Timer
from kiosk.play.turn import Turn


def entered(turn: Turn, place: OfficePage) -> None:
    turn.close_speaker()
    turn.after(SET_UP_IDLE_MS, Timer.IDLE)
    match place:
        case AtFinding():
            finding.entered(turn, place)
        case AtPreview():
            previewing.entered(turn, place)
        case _:
            pass


def pressed(turn: Turn, place: OfficePage, side: Side) -> None:
    """NEVER GO moves on at its edge. GO waits for its release; both down at once mean neither."""
    if side is Side.GO:
        turn.cancel(Timer.RUN)
        if not is_held(turn.state, Side.NEVER_GO):
            turn.stay(replace(place, is_holding=True))
    elif place.is_holding:
        turn.stay(replace(place, is_holding=False))
    else:
        turn.stay(moved_on(turn.state, place))
        turn.after(RUN_FIRST_MS, Timer.RUN)


def ran_on(turn: Turn, place: OfficePage) -> None:
    """NEVER GO is still held, and not set aside as stuck."""
    if is_held(turn.state, Side.NEVER_GO):
        turn.stay(moved_on(turn.state, place))
        turn.after(RUN_MS, Timer.RUN)


def released(turn: Turn, place: OfficePage, side: Side) -> None:
    if side is Side.NEVER_GO:
        turn.cancel(Timer.RUN)
    elif place.is_holding:
        place = replace(place, is_holding=False)
        turn.stay(place)
        take(turn, place)


def moved_on(state: State, place: OfficePage) -> OfficePage:
    match place:
        case AtFinding():
            ring = finding.ring(state, place)
            at = ring.index(place.focus) if place.focus in ring else -1
            return replace(place, focus=ring[(at + 1) % len(ring)])
        case AtChoosing():
            return replace(place, focus=(place.focus + 1) % choosing.count_of(state, place))
        case AtPreview() | AtSwap():
            return replace(place, focus=(place.focus + 1) % previewing.count_of(place))


def take(turn: Turn, place: OfficePage) -> None:
    """GO was let go: take what is in focus."""
    match place:
        case AtFinding():
            finding.take(turn, place, place.focus)
        case AtChoosing():
            choosing.take(turn, place, place.focus)
        case AtPreview():
            previewing.took_story(turn, place, place.focus)
        case AtSwap():
            previewing.took_other(turn, place, place.focus)


def touched(turn: Turn, place: OfficePage, index: int) -> None:
    turn.cancel(Timer.RUN)
    place = replace(place, is_holding=False)
    turn.stay(place)
    match place:
        case AtFinding():
            finding.take(turn, place, index)
        case AtChoosing():
            choosing.touched(turn, place, index)
        case AtPreview() if index < previewing.count_of(place):
            previewing.took_story(turn, place, index)
        case AtSwap() if 0 <= index < previewing.count_of(place):
            previewing.took_other(turn, place, index)
        case _:
            pass


def answered(turn: Turn, event: SchoolsFound | RoundPreviewed) -> None:
    match event, turn.state.place:
        case SchoolsFound(), AtFinding() as place:
            finding.found(turn, place, event)
        case RoundPreviewed(), AtPreview() as place:
            previewing.previewed(turn, place, event)
        case _:
            pass


def screen(state: State, place: OfficePage) -> Screen:
    match place:
        case AtFinding():
            return finding.screen(state, place)
        case AtChoosing():
            return choosing.screen(state, place)
        case AtPreview():
            return previewing.screen(state, place)
        case AtSwap():
            return previewing.swap_screen(state, place)
