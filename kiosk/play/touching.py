"""What a finger on the screen does in each place: on an option, beside all of them, or in a corner."""

from kiosk.play import card, checking, group, ready, starting, telling
from kiosk.play.durations import OFFICER_HOLD_MS, PAUSE_CORNER_MS
from kiosk.play.events import Corner, OptionTouched, ScreenTouched, StartTouched
from kiosk.play.group_places import GROUP_PLACES
from kiosk.play.office import entering, pages
from kiosk.play.office.places import AtChoosing, AtFinding, AtPreview, AtSwap
from kiosk.play.places import ROOMS, AtAttract, AtCard, AtCheck, AtFeedback, AtGate, AtReady, AtSetUp
from kiosk.play.pressing import go_on
from kiosk.play.rooms import room
from kiosk.play.state import Timer
from kiosk.play.stirring import stir, wakes
from kiosk.play.turn import Turn


def touched(turn: Turn, touch: OptionTouched | StartTouched | ScreenTouched) -> None:
    if wakes(turn):
        return
    stir(turn)
    match touch, turn.state.place:
        case OptionTouched(index=index), AtSetUp() as place:
            starting.set_up_touched(turn, place, index)
        case OptionTouched(index=index), (AtChoosing() | AtFinding() | AtPreview() | AtSwap()) as place:
            pages.touched(turn, place, index)
        case OptionTouched(index=index), AtGate() as place:
            entering.touched(turn, place, index)
        case OptionTouched(index=index), AtCheck() as place:
            checking.took(turn, place, index)
        case OptionTouched(index=index), AtCard() as place:
            card.chose(turn, place, index)
        case OptionTouched(index=index), place if isinstance(place, ROOMS):
            room.touched(turn, place, index)
        case OptionTouched(index=index), place if isinstance(place, GROUP_PLACES):
            group.touched(turn, place, index)
        case StartTouched(), AtSetUp() as place:
            starting.start(turn, place)
        case ScreenTouched(), AtGate() as place:
            entering.touched_beside(turn, place)
        case ScreenTouched(), AtAttract():
            starting.hello(turn)
        case ScreenTouched(), AtReady() as place:
            ready.stirred(turn, place)
        case ScreenTouched(), AtFeedback() as place:
            telling.again(turn, place)
        case ScreenTouched(), _:
            go_on(turn)
        case _:
            pass


def corner_pressed(turn: Turn, corner: Corner) -> None:
    if wakes(turn):
        return
    stir(turn)
    if isinstance(turn.state.place, ROOMS):
        room.corner_pressed(turn, turn.state.place, corner)
    if corner is Corner.PAUSE:
        turn.after(PAUSE_CORNER_MS, Timer.PAUSE_CORNER)
    else:
        turn.after(OFFICER_HOLD_MS, Timer.OFFICER_CORNER)
