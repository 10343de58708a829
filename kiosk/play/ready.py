"""READY: asks for one button, then the other; for one switch once. No dead button holds up a round."""

from dataclasses import replace

from hardware.events import Side
from kiosk import words
from kiosk.play import scanning
from kiosk.play.durations import READY_IDLE_MS, STILL_THERE_MS, UNHEARD_MS
from kiosk.play.effects import Tell
from kiosk.play.events import Pressed, Source
from kiosk.play.office import carrying_on
from kiosk.play.places import AtReady
from kiosk.play.presses import stuck_sides
from kiosk.play.state import State, Timer
from kiosk.play.turn import Turn

CONTACTS = (Source.BUTTON, Source.SWITCH)


def touch_counts(state: State, side: Side) -> bool:
    """Whether a side may be touched instead: no panel, switched off, known not to work, stuck, or not heard in time."""
    return (
        not state.is_panel_there
        or not state.are_buttons_on
        or side in state.dead
        or side in state.faulty
        or side in stuck_sides(state)
    )


def by_touch(state: State, place: AtReady) -> tuple[Side, ...]:
    """The sides that may be touched. With one switch both or none: one button that works is enough."""
    found = tuple(side for side in Side if touch_counts(state, side))
    if not scanning.is_on(state):
        return found
    return tuple(Side) if place.may_touch or len(found) == len(Side) else ()


def entered(turn: Turn, place: AtReady) -> None:
    turn.open_speaker()
    turn.after(READY_IDLE_MS, Timer.IDLE)
    if place.asked is None:
        named = (
            () if scanning.is_on(turn.state) else tuple(words.YOU_PRESSED[side] for side in place.heard[-1:])
        )
        turn.stay(replace(place, caption=turn.say(words.WHAT_I_KEEP, before=named)))
        return
    if scanning.is_on(turn.state):
        turn.stay(replace(place, caption=turn.say(words.PRESS_YOUR_SWITCH)))
    else:
        heard = tuple(words.YOU_PRESSED[side] for side in place.heard)
        where = (*heard, words.WHERE_IT_IS[place.asked])
        turn.stay(replace(place, caption=turn.say(words.ask_for(place.asked), before=where)))
    if place.asked not in by_touch(turn.state, place):
        turn.after(UNHEARD_MS, Timer.UNHEARD)


def pressed(turn: Turn, place: AtReady, press: Pressed) -> None:
    if not is_heard(turn.state, place, press):
        stirred(turn, place)
    elif press.side is Side.GO and not scanning.is_on(turn.state):
        turn.enter(AtReady(Side.NEVER_GO, heard=(press.side,)))
    else:
        turn.enter(AtReady(None, heard=(*place.heard, press.side)))


def is_heard(state: State, place: AtReady, press: Pressed) -> bool:
    """Whether this is the press that is asked for; with one switch any is, a key too: many switches are plugged in as one."""
    if place.asked is None:
        return False
    if scanning.is_on(state):
        return press.source is not Source.TOUCH or bool(by_touch(state, place))
    return press.side is place.asked and (press.source in CONTACTS or touch_counts(state, press.side))


def stirred(turn: Turn, place: AtReady) -> None:
    """Somebody is there: stop asking whether they are, and ask for the button again."""
    if place.is_still_there_asked:
        turn.enter(replace(place, is_still_there_asked=False))


def unheard(turn: Turn, place: AtReady) -> None:
    """The side asked for was not heard in time: from now on it may be touched."""
    if place.asked and scanning.is_on(turn.state):
        turn.stay(replace(place, may_touch=True))
        turn.do(Tell(words.SWITCH_NOT_HEARD))
    elif place.asked and not touch_counts(turn.state, place.asked):
        turn.state = replace(turn.state, dead=(*turn.state.dead, place.asked))
        turn.do(Tell(words.not_working(place.asked)))


def idled(turn: Turn, place: AtReady) -> bool:
    """Ask whether anybody is there; answer True when that was asked already and nobody was."""
    if place.is_still_there_asked:
        return True
    turn.stay(replace(place, caption=turn.say(words.STILL_THERE), is_still_there_asked=True))
    turn.after(STILL_THERE_MS, Timer.IDLE)
    return False


def narrated(turn: Turn, place: AtReady) -> None:
    if place.asked is None and not place.is_still_there_asked:
        carrying_on.to_story(turn, turn.round.index)
