"""CHECK WITH WHOM: of two pictures the left is GO's; of three, NEVER GO moves on and GO takes. Touch takes directly."""

from dataclasses import replace

from hardware.events import Side
from kiosk.play.deciding import acknowledge, cancelled
from kiosk.play.durations import DECIDE_MS
from kiosk.play.keeping import keep
from kiosk.play.places import AtCheck
from kiosk.play.turn import Turn


def entered(turn: Turn, place: AtCheck) -> None:
    turn.stay(AtCheck(place.check, place.response, caption=turn.say(place.check.ask)))


def pressed(turn: Turn, place: AtCheck, side: Side) -> None:
    if not place.is_open:
        return
    if len(place.check.choices) == 2:
        took(turn, place, 0 if side is Side.GO else 1)
    elif side is Side.NEVER_GO:
        moved(turn, place)
    elif place.moved_at is not None and turn.now - place.moved_at < DECIDE_MS:
        turn.stay(replace(place, focus=place.moved_from, moved_at=None))
        cancelled(turn)
    else:
        took(turn, place, place.focus)


def moved(turn: Turn, place: AtCheck) -> None:
    if place.pressed is not None:
        cancelled(turn)
        return
    focus = (place.focus + 1) % len(place.check.choices)
    turn.stay(replace(place, focus=focus, moved_at=turn.now, moved_from=place.focus))


def took(turn: Turn, place: AtCheck, index: int) -> None:
    """Take a picture; the same one again is the same event, another one cancels both."""
    if not place.is_open or index == place.pressed or not 0 <= index < len(place.check.choices):
        return
    if place.pressed is not None:
        cancelled(turn)
        return
    turn.stay(replace(place, pressed=index, focus=index))
    acknowledge(turn)


def decided(turn: Turn, place: AtCheck) -> None:
    if place.pressed is not None:
        keep(turn, place, Side.NEVER_GO, place.response, place.check.choices[place.pressed])


def narrated(turn: Turn, place: AtCheck) -> None:
    if not place.is_asked:
        turn.stay(replace(place, is_asked=True))
