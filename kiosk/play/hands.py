"""HANDS: eyes closed, hands up; the officer counts, and enters the two numbers by touch or with the buttons.

GO adds one and NEVER GO goes to the other number. Held for a second, GO is done with a number, NEVER GO sets it to none.
"""

from dataclasses import replace

from hardware.events import Side
from kiosk import words
from kiosk.answers import KeptAnswer, Press
from kiosk.play import keeping
from kiosk.play.durations import THINK_MS, YES_HOLD_MS
from kiosk.play.group_places import AtHands
from kiosk.play.places import AtKeeping
from kiosk.play.state import Timer
from kiosk.play.turn import Turn
from kiosk.play.voting import after_ballot
from kiosk.scenario.model import Line

MOST_HANDS = 40
LESS, MORE, DONE = range(3)
"""What can be touched: one less, one more, done with this number."""


def lines_of(place: AtHands) -> tuple[Line, ...]:
    """What is told, in order; with the last line hands go up for GO."""
    if place.ballot == 1:
        return (place.decision.ask, words.THINK, words.HANDS_UP[Side.GO])
    return (words.THINK_AGAIN, words.HANDS_UP[Side.GO])


def entered(turn: Turn, place: AtHands) -> None:
    turn.set_scene(place.decision.scene)
    lines = lines_of(place)
    recap = tuple(Line(text) for text in place.decision.recap) if place.line == 0 else ()
    focus = place.focus
    if place.line + 1 == len(lines) and focus is None:
        focus = Side.GO
    line = words.HANDS_UP[focus] if focus else lines[place.line]
    caption = turn.say(line, before=recap if place.ballot == 1 else ())
    turn.stay(replace(place, caption=caption, focus=focus, holding=None))


def narrated(turn: Turn, place: AtHands) -> None:
    if place.focus is not None:
        return
    if lines_of(place)[place.line] is place.decision.ask:
        turn.enter(replace(place, line=place.line + 1))
    elif place.line + 1 < len(lines_of(place)):
        turn.after(THINK_MS, Timer.OPEN)


def opened(turn: Turn, place: AtHands) -> None:
    if place.line + 1 < len(lines_of(place)):
        turn.enter(replace(place, line=place.line + 1))


def pressed(turn: Turn, place: AtHands, side: Side) -> None:
    if place.focus is None:
        return
    if place.holding is None:
        turn.stay(replace(place, holding=side))
        turn.after(YES_HOLD_MS, Timer.HELD)
    else:
        turn.cancel(Timer.HELD)
        turn.stay(replace(place, holding=None))


def released(turn: Turn, place: AtHands, side: Side) -> None:
    if place.holding is not side:
        return
    turn.cancel(Timer.HELD)
    let_go = replace(place, holding=None)
    if side is Side.GO:
        turn.stay(counted(let_go, 1))
    else:
        turn_to_other(turn, let_go)


def held(turn: Turn, place: AtHands) -> None:
    let_go = replace(place, holding=None)
    if place.holding is Side.GO:
        done(turn, let_go)
    elif place.holding is Side.NEVER_GO:
        turn.stay(counted(let_go, -MOST_HANDS))


def touched(turn: Turn, place: AtHands, index: int) -> None:
    if place.focus is None:
        return
    turn.cancel(Timer.HELD)
    let_go = replace(place, holding=None)
    if index == DONE:
        done(turn, let_go)
    elif index in {LESS, MORE}:
        turn.stay(counted(let_go, 1 if index == MORE else -1))


def counted(place: AtHands, more: int) -> AtHands:
    """The number that is in focus, changed by so many; it stays between none and `MOST_HANDS`."""
    if place.focus is Side.GO:
        return replace(place, go=min(MOST_HANDS, max(0, place.go + more)))
    return replace(place, never_go=min(MOST_HANDS, max(0, place.never_go + more)))


def number(place: AtHands) -> int:
    """The number in focus."""
    return place.go if place.focus is Side.GO else place.never_go


def is_first(place: AtHands) -> bool:
    """Whether GO is being counted, after which NEVER GO follows."""
    return place.focus is Side.GO


def turn_to_other(turn: Turn, place: AtHands) -> None:
    if place.focus is not None:
        turn.enter(replace(place, focus=place.focus.other))


def done(turn: Turn, place: AtHands) -> None:
    """The number of GO is followed by that of NEVER GO; then every hand is recorded as an answer of its own."""
    if place.focus is Side.GO:
        turn_to_other(turn, place)
        return
    scenario = turn.round.scenario
    for side, count in ((Side.GO, place.go), (Side.NEVER_GO, place.never_go)):
        answer = KeptAnswer(scenario.id, scenario.rev, side, None, None, Press.COUNTED, place.ballot)
        for _ in range(count):
            keeping.record(turn, answer)
        keeping.tally(turn, place.ballot, side, count)
    turn.enter(AtKeeping(replace(place, focus=None), after_ballot(turn, place.ballot)))
