"""The hand-out: a page for the teacher, a code for telephones, and a stick that is written, checked and let go."""

from collections.abc import Sequence
from dataclasses import replace

from kiosk.handouts import HandOut, Stick, StickState
from kiosk.play.card import is_on_projector
from kiosk.play.effects import EjectStick, LeaveStick, LookForStick, MakeHandOut, WriteStick
from kiosk.play.rooms import says
from kiosk.play.rooms.places import AtHandOut
from kiosk.play.rooms.screens import LeaveBehind, Option
from kiosk.play.state import State
from kiosk.play.turn import Turn

MOST_LETTERS = 300
"""So many letters at the most are large enough on one page beside the code."""
MOST_LINES = 5
WRITABLE = (Stick.FULL, Stick.READ_ONLY, Stick.FAILED)
"""What may be tried again at once; after all else a stick has to be put in or taken out first."""


def entered(turn: Turn, place: AtHandOut) -> None:
    if place.hand_out is None:
        turn.do(MakeHandOut())
    turn.do(LookForStick())
    turn.state = replace(turn.state, is_stick_sought=True)


def left(turn: Turn) -> None:
    """Stop looking for sticks, once nobody is there any more."""
    if turn.state.is_stick_sought:
        turn.state = replace(turn.state, is_stick_sought=False)
        turn.do(LeaveStick())


def made(turn: Turn, place: AtHandOut, hand_out: HandOut | None, text: str) -> None:
    turn.stay(replace(place, hand_out=hand_out, why=text or says.NOTHING_YET, page=0, focus=0))


def stick_told(turn: Turn, place: AtHandOut, stick: StickState) -> None:
    """Show how it goes; a stick that is written and checked is let go of at once, so that nobody has to think of it."""
    is_new = place.stick is None or place.stick.stick is not stick.stick
    if stick.stick is Stick.WRITTEN and place.is_written:
        return
    is_written = stick.stick is Stick.WRITTEN or (place.is_written and stick.stick is Stick.FAILED)
    turn.stay(replace(place, stick=stick, is_written=is_written, focus=0 if is_new else place.focus))
    if stick.stick is Stick.WRITTEN:
        turn.do(EjectStick())


def options(state: State, place: AtHandOut) -> tuple[Option, ...]:
    found = list(stick_options(place)) if place.hand_out else []
    of = len(pages(state, place))
    if of > 1:
        found.append(Option("more", says.page(place.page + 1, of)))
    return (*found, Option("back", says.BACK))


def stick_options(place: AtHandOut) -> tuple[Option, ...]:
    match place.stick.stick if place.stick else None:
        case Stick.FOUND:
            return (Option("write", says.WRITE),)
        case Stick.FAILED if place.is_written:
            return (Option("eject", says.TRY_AGAIN),)
        case stick if stick in WRITABLE:
            return (Option("write", says.TRY_AGAIN),)
        case None | Stick.WRITING | Stick.WRITTEN:
            return ()
        case _:
            return (Option("look", says.LOOK_AGAIN),)


def chose(turn: Turn, place: AtHandOut, name: str) -> None:
    match name:
        case "write":
            turn.do(WriteStick())
        case "eject":
            turn.do(EjectStick())
        case "look":
            turn.do(LookForStick())
        case _:
            of = len(pages(turn.state, place))
            turn.stay(replace(place, page=(place.page + 1) % of))


def pages(state: State, place: AtHandOut) -> tuple[tuple[str, ...], ...]:
    """The teacher's lines, so many to a page as are large enough; one empty page where there are none."""
    if place.hand_out is None or is_on_projector(state):
        return ((),)
    return cut(place.hand_out.lines)


def cut(lines: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Whole lines in pages of at most `MOST_LETTERS`; a line that is longer has a page of its own."""
    found: list[tuple[str, ...]] = [()]
    for line in lines:
        together = (*found[-1], line)
        is_full = len(together) > MOST_LINES or sum(map(len, together)) > MOST_LETTERS
        if found[-1] and is_full:
            found.append((line,))
        else:
            found[-1] = together
    return tuple(found)


def screen(state: State, place: AtHandOut) -> LeaveBehind:
    made, book = place.hand_out, pages(state, place)
    page = min(place.page, len(book) - 1)
    return LeaveBehind(
        title=made.title if made and not is_on_projector(state) else says.HAND_OUT,
        lines=lines(state, place, book[page]),
        page=page,
        pages=len(book),
        qr=made.qr if made else (),
        qr_tells=made.qr_tells if made else "",
        stick=place.stick.stick if place.stick and made else None,
        told=stick_line(place) if made else "",
        options=options(state, place),
        focus=place.focus,
    )


def lines(state: State, place: AtHandOut, page: tuple[str, ...]) -> tuple[str, ...]:
    """What stands on the page; where there is none, why."""
    if place.hand_out is None:
        return (place.why or says.ONE_MOMENT,)
    return (says.PAGE_HIDDEN,) if is_on_projector(state) else page


def stick_line(place: AtHandOut) -> str:
    if place.stick is None:
        return ""
    # It is let go of without being asked: what the stick says of that would only be in the way.
    said = "" if place.stick.stick is Stick.WRITTEN else place.stick.text
    return said or says.STICK[place.stick.stick]
