"""READY: asks for one button, then the other. That is the hardware check, and no dead button holds up a round."""

from dataclasses import replace

from hardware.events import Side
from kiosk import words
from kiosk.play.durations import READY_IDLE_MS, STILL_THERE_MS, UNHEARD_MS
from kiosk.play.effects import Tell
from kiosk.play.events import Pressed, Source
from kiosk.play.journey import story_at
from kiosk.play.places import AtReady
from kiosk.play.presses import stuck_sides
from kiosk.play.state import State, Timer
from kiosk.play.turn import Turn


def touch_counts(state: State, side: Side) -> bool:
    """Whether a side may be touched instead: no panel, switched off, known not to work, stuck, or not heard in time."""
    return (
        not state.is_panel_there
        or not state.are_buttons_on
        or side in state.dead
        or side in state.faulty
        or side in stuck_sides(state)
    )


def by_touch(state: State) -> tuple[Side, ...]:
    return tuple(side for side in Side if touch_counts(state, side))


def entered(turn: Turn, place: AtReady) -> None:
    turn.open_speaker()
    turn.after(READY_IDLE_MS, Timer.IDLE)
    if place.asked is None:
        turn.stay(replace(place, caption=turn.say(words.WHAT_I_KEEP)))
        return
    turn.stay(replace(place, caption=turn.say(words.ask_for(place.asked))))
    if not touch_counts(turn.state, place.asked):
        turn.after(UNHEARD_MS, Timer.UNHEARD)


def pressed(turn: Turn, place: AtReady, press: Pressed) -> None:
    is_heard = press.side is place.asked and (
        press.source is Source.BUTTON or touch_counts(turn.state, press.side)
    )
    if is_heard:
        asked = Side.NEVER_GO if press.side is Side.GO else None
        turn.enter(AtReady(asked, heard=(*place.heard, press.side)))
    else:
        stirred(turn, place)


def stirred(turn: Turn, place: AtReady) -> None:
    """Somebody is there: stop asking whether they are, and ask for the button again."""
    if place.is_still_there_asked:
        turn.enter(replace(place, is_still_there_asked=False))


def unheard(turn: Turn, place: AtReady) -> None:
    """The side asked for was not heard in time: from now on it may be touched."""
    if place.asked and not touch_counts(turn.state, place.asked):
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
        current, story = story_at(turn.round, 0)
        turn.state = replace(turn.state, round=current)
        turn.enter(story)
