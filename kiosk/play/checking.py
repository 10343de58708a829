"""CHECK WITH WHOM: of two pictures the left is GO's; of three, NEVER GO moves on and GO takes. Touch takes directly.

With one switch each picture is lit in turn, however many there are, and any press takes the lit one.
"""

from dataclasses import replace

from hardware.events import Side
from kiosk import words
from kiosk.play import scanning
from kiosk.play.deciding import acknowledge, cancelled
from kiosk.play.durations import DECIDE_MS
from kiosk.play.events import Pressed, Source
from kiosk.play.keeping import keep
from kiosk.play.places import AtCheck
from kiosk.play.turn import Turn
from kiosk.scenario.model import Line


def entered(turn: Turn, place: AtCheck) -> None:
    before = (words.YOU_PRESSED[Side.NEVER_GO],) if place.response is not None else ()
    caption = turn.say(place.check.ask, before=before, after=read_out(turn, place))
    turn.stay(AtCheck(place.check, place.response, caption=caption))


def read_out(turn: Turn, place: AtCheck) -> tuple[Line, ...]:
    """The choices, for those who do not see them; with one switch each is named as it is lit."""
    texts = [choice.text for choice in place.check.choices]
    if scanning.is_on(turn.state):
        return ()
    if len(texts) == 2:
        return tuple(words.where_choice_is(index, text) for index, text in enumerate(texts))
    return (*(Line(text) for text in texts), words.HOW_TO_CHOOSE, Line(texts[place.focus]))


def pressed(turn: Turn, place: AtCheck, press: Pressed) -> None:
    side = press.side
    if not place.is_open:
        return
    if place.scan and press.source is not Source.TOUCH:
        took(turn, place, scanning.meant(turn, place))
    elif len(place.check.choices) == 2:
        took(turn, place, 0 if side is Side.GO else 1)
    elif place.scan:
        return
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
    if turn.is_by_sound_alone:
        turn.say(Line(place.check.choices[focus].text))


def took(turn: Turn, place: AtCheck, index: int) -> None:
    """Take a picture; the same one again is the same event, another one cancels both (with one switch the first counts)."""
    if not place.is_open or index == place.pressed or not 0 <= index < len(place.check.choices):
        return
    if place.pressed is not None:
        if place.scan is None:
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
