"""What all rooms have in common: options that are gone through and chosen, and the way back."""

from dataclasses import replace

from hardware.events import Side
from kiosk.care import PowerOff
from kiosk.play.card import afresh
from kiosk.play.doors import DOORS
from kiosk.play.durations import GUIDANCE_IDLE_MS, HAND_OUT_IDLE_MS, NOTES_IDLE_MS, SET_UP_IDLE_MS
from kiosk.play.effects import LookAfter
from kiosk.play.events import CareTold, Corner, HandOutMade, PowerOffTold, Pressed, Released, StickTold
from kiosk.play.knobs import pages
from kiosk.play.places import AtCard, AtGuidance, AtNotes, AtPaused, AtSetUp
from kiosk.play.rooms import care, hand_out, self_test, sheets, switching_off
from kiosk.play.rooms.places import AtCare, AtHandOut, AtSelfTest, AtSwitchingOff
from kiosk.play.rooms.screens import Option, RoomScreen, SelfTest
from kiosk.play.state import State, Timer
from kiosk.play.turn import Turn

DOOR_NAMES = {type(door.place()): door.name for door in DOORS}
Room = AtNotes | AtGuidance | AtHandOut | AtCare | AtSelfTest | AtSwitchingOff


def entered(turn: Turn, place: Room) -> None:
    stirred(turn, place)
    match place:
        case AtHandOut():
            hand_out.entered(turn, place)
        case AtCare():
            care.entered(turn)
        case AtSelfTest():
            self_test.entered(turn, place)
        case _:
            pass


def stirred(turn: Turn, place: Room) -> None:
    """Somebody is there: the room starts to wait anew. Once the plug may be pulled, that stays up until it is."""
    match place:
        case AtNotes():
            turn.after(NOTES_IDLE_MS, Timer.IDLE)
        case AtGuidance():
            turn.after(GUIDANCE_IDLE_MS, Timer.IDLE)
        case AtHandOut():
            turn.after(HAND_OUT_IDLE_MS, Timer.IDLE)
        case AtSwitchingOff(outcome=PowerOff.MAY_BE_PULLED):
            turn.cancel(Timer.IDLE)
        case _:
            turn.after(SET_UP_IDLE_MS, Timer.IDLE)


def options(state: State, place: Room) -> tuple[Option, ...]:
    match place:
        case AtNotes():
            return sheets.NOTES_OPTIONS
        case AtGuidance():
            return sheets.GUIDANCE_OPTIONS
        case AtHandOut():
            return hand_out.options(state, place)
        case AtCare():
            return care.OPTIONS
        case AtSelfTest():
            return self_test.options(place)
        case AtSwitchingOff():
            return switching_off.options(state, place)


def pressed(turn: Turn, place: Room, press: Pressed) -> None:
    """GO does the option in focus, NEVER GO goes to the next; while a button is being tried, a press is just that."""
    if isinstance(place, AtSelfTest) and self_test.pressed(turn, place, press):
        return
    offered = options(turn.state, place)
    if not offered:
        return
    if press.side is Side.GO:
        touched(turn, place, place.focus % len(offered))
    else:
        turn.stay(_focused(place, (place.focus + 1) % len(offered)))


def released(turn: Turn, place: Room, release: Released) -> None:
    if isinstance(place, AtSelfTest):
        self_test.released(turn, place, release)


def corner_pressed(turn: Turn, place: Room, corner: Corner) -> None:
    """The corners that pause and call the officer are tried with the others; held, they still do what they do."""
    if isinstance(place, AtSelfTest):
        self_test.touched(turn, place, self_test.CORNERS[corner])


def touched(turn: Turn, place: Room, index: int) -> None:
    """Do the option `index` (0…); what is not there does nothing."""
    if isinstance(place, AtSelfTest) and index >= SelfTest.MARKS_FROM:
        self_test.touched(turn, place, index - SelfTest.MARKS_FROM)
        return
    offered = options(turn.state, place)
    if 0 <= index < len(offered):
        chose(turn, place, offered[index].name)


def chose(turn: Turn, place: Room, name: str) -> None:
    if name == "back":
        back(turn, place)
        return
    match place:
        case AtNotes(behind=behind):
            turn.enter(afresh(behind, is_from_start=False))
        case AtGuidance(behind=behind):
            turn.enter(AtPaused(behind))
        case AtHandOut():
            hand_out.chose(turn, place, name)
        case AtCare():
            turn.do(LookAfter())
        case AtSelfTest():
            self_test.chose(turn, place, name)
        case AtSwitchingOff():
            switching_off.chose(turn, place, name)


def back(turn: Turn, place: Room) -> None:
    """To the card in a round; elsewhere to the door that leads here, on its page of the settings."""
    if isinstance(place, AtNotes | AtGuidance) and turn.state.round is not None:
        turn.enter(AtCard(place.behind))
    elif isinstance(place, AtNotes | AtGuidance) and not isinstance(place.behind, AtSetUp):
        turn.enter(place.behind)
    else:
        turn.close_speaker()
        turn.enter(at_door(turn.state, place))


def at_door(state: State, place: Room) -> AtSetUp:
    """The settings, turned to the page with this room's door."""
    name = DOOR_NAMES.get(type(place))
    found = (
        AtSetUp(focus, number)
        for number, page in enumerate(pages(state))
        for focus, knob in enumerate(page)
        if knob.name == name
    )
    return next(found, AtSetUp())


def told(turn: Turn, event: HandOutMade | StickTold | CareTold | PowerOffTold) -> None:
    """An answer from outside; nothing where nobody waits for it any more."""
    match event, turn.state.place:
        case HandOutMade(hand_out=made, text=text), AtHandOut() as place:
            hand_out.made(turn, place, made, text)
        case StickTold(state=stick), AtHandOut() as place:
            hand_out.stick_told(turn, place, stick)
        case CareTold(machine=machine), AtCare() as place:
            care.told(turn, place, machine)
        case PowerOffTold(outcome=outcome, text=text), AtSwitchingOff(is_asked=True) as place:
            switching_off.told(turn, place, outcome, text)
        case _:
            pass


def screen(state: State, place: Room) -> RoomScreen:
    offered = options(state, place)
    place = _focused(place, place.focus % len(offered) if offered else 0)
    match place:
        case AtNotes() if state.round is not None:
            return sheets.notes(state.round, place)
        case AtNotes():
            raise RuntimeError("there are no notes without a round")
        case AtGuidance():
            return sheets.guidance(state, place)
        case AtHandOut():
            return hand_out.screen(state, place)
        case AtCare():
            return care.screen(state, place)
        case AtSelfTest():
            return self_test.screen(state, place)
        case AtSwitchingOff():
            return switching_off.screen(state, place)


def _focused(place: Room, focus: int) -> Room:
    return replace(place, focus=focus)
