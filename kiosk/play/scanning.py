"""One-switch scanning: the answers are lit one after the other, and any press takes the one that is lit."""

from dataclasses import replace

from hardware.events import Side
from kiosk import words
from kiosk.play.durations import LATE_MS
from kiosk.play.events import Pressed, Source
from kiosk.play.group_places import AtVote
from kiosk.play.places import AtCheck, AtDecide
from kiosk.play.scan import Scan
from kiosk.play.state import State, Timer
from kiosk.play.turn import Turn
from kiosk.scenario.model import Line

SIDES = tuple(Side)


def is_on(state: State) -> bool:
    return state.set_up.scan_ms > 0


def names(place: AtDecide | AtCheck | AtVote) -> tuple[Line, ...]:
    """What is said as each answer is lit, in the order in which they are."""
    if isinstance(place, AtCheck):
        return tuple(Line(choice.text) for choice in place.check.choices)
    return tuple(words.SIDE_LINES[side] for side in SIDES)


def begun(turn: Turn, place: AtDecide | AtCheck | AtVote) -> None:
    """The answers are open: light the first one, which of the two sides is always GO."""
    light(turn, place, Scan(0, turn.now))


def went_on(turn: Turn, place: AtDecide | AtCheck | AtVote) -> None:
    """The time of one answer is up; while Clever still speaks it stays lit, and has its time anew when he has finished."""
    if place.scan is None or turn.state.saying is not None:
        return
    lit = (place.scan.lit + 1) % len(names(place))
    light(turn, place, Scan(lit, turn.now, place.scan.changes + 1))


def light(turn: Turn, place: AtDecide | AtCheck | AtVote, scan: Scan) -> None:
    """Light an answer, and name it on the first time round; always where nothing is seen."""
    turn.stay(replace(place, scan=scan))
    said = names(place)
    if scan.changes < len(said) or turn.is_by_sound_alone:
        turn.say(said[scan.lit])
    turn.after(turn.state.set_up.scan_ms, Timer.SCAN)


def narrated(turn: Turn) -> None:
    """Clever has finished: an answer that stayed lit for that long has its time anew."""
    place = turn.state.place
    if not isinstance(place, AtDecide | AtCheck | AtVote) or place.scan is None:
        return
    if not turn.is_waiting_for(Timer.SCAN):
        turn.after(turn.state.set_up.scan_ms, Timer.SCAN)


def meant(turn: Turn, place: AtDecide | AtCheck | AtVote) -> int:
    """The answer that a press takes now. Right after a change it was meant for the one before: hands are slower than eyes."""
    scan = place.scan or Scan(0, turn.now)
    is_late = scan.changes > 0 and turn.now - scan.since < LATE_MS
    return (scan.lit - is_late) % len(names(place))


def side_of(turn: Turn, place: AtDecide | AtVote, press: Pressed) -> Side:
    """The side that a press means: with one switch the lit one, whatever was pressed; a touched side means itself."""
    if place.scan is None or press.source is Source.TOUCH:
        return press.side
    return SIDES[meant(turn, place)]
